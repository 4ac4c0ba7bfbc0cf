import { newComplaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { hear } from '../../dialogs/main-dialog.ts';
import type { Outcome, Turn } from '../../dialogs/turn.ts';
import { withWake } from './with-wake.ts';
import type { Running } from './parts.ts';
import { save } from './save.ts';
import { putIntoWords } from './wording.ts';

/**
 * What was said is about something else than the complaint that is over: a draft of its own begins with these messages,
 * in one commit that moves the conversation on to it.
 */
export async function newStory(
  running: Running,
  { outcome, turn, conversation }: { outcome: Outcome; turn: Turn; conversation: Conversation },
): Promise<void> {
  const { customerId, id, locale } = conversation;
  const draft = newComplaint({ id: running.ids.next('cmp'), customerId, conversation: id, locale, now: turn.now });
  const { choice: _, ...fresh } = turn;
  const begun = hear(fresh, draft);
  const said = putIntoWords(running, begun, { here: conversation, open: [] }, false, turn.now);
  const finished = withWake({ ...outcome.complaint, version: outcome.complaint.version + 1 });
  const fromSeq = turn.messages[0]?.seq ?? conversation.lastSeq + 1;
  const moved: Conversation = {
    ...conversation,
    version: conversation.version + 1,
    welcomed: true,
    spans: [...conversation.spans, { fromSeq, complaintId: draft.id }],
  };
  await save(running, said, { complaints: [finished], conversations: [moved] });
}
