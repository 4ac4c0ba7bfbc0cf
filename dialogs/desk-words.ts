import type { Complaint } from './domain/complaint.ts';
import type { DeskCommand } from './domain/desk-command.ts';
import { line, tell } from './reply.ts';
import { survey } from './survey-dialog.ts';
import type { Outcome, World } from './turn.ts';

/** What the customer is told of what an agent did; an agent's own words are not the bot's to say, and a note is not told. */
export function tellOf(command: DeskCommand, before: Complaint, complaint: Complaint, world: World): Outcome {
  switch (command.do) {
    case 'accept':
      if (before.handoff?.agent?.id === complaint.handoff?.agent?.id) return { complaint, replies: [] };
      return tell(complaint, [line(complaint, 'agent-joined')]);
    case 'give-back':
      // Who only waits goes on waiting: nothing they know of has changed.
      if (before.handoff?.state !== 'accepted') return { complaint, replies: [] };
      return tell(complaint, [line(complaint, 'agent-put-back')]);
    case 'put-back':
      return tell(complaint, [line(complaint, 'agent-put-back')]);
    case 'close': {
      const said = tell(complaint, [line(complaint, 'closed')]);
      const asked = survey(said.complaint, world);
      return { complaint: asked.complaint, replies: [...said.replies, ...asked.replies] };
    }
    default:
      return { complaint, replies: [] };
  }
}
