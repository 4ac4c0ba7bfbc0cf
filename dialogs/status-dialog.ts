import type { Complaint } from './domain/complaint.ts';
import { line, tell } from './reply.ts';
import { tells } from './telling.ts';
import type { Outcome, Turn } from './turn.ts';

/**
 * Where it stands, when they ask for it while they tell: nobody has it yet, or it waits for a right that they used.
 * Undefined when that was not asked, or when nothing is being told any more: then its dialog answers.
 */
export function statusHere(turn: Turn, complaint: Complaint): Outcome | undefined {
  if (!asksStatus(turn) || !complaint.claim.story.length) return undefined;
  if (complaint.handoff?.state === 'waiting' && complaint.session.dialog !== 'waiting')
    return { complaint, replies: [{ lines: [line(complaint, 'status-waiting')] }] };
  if (complaint.state !== 'draft') return undefined;
  return tell(complaint, [line(complaint, 'status-draft')]);
}

/** Where does it stand? A reference that comes with no story asks that too, in whatever words. */
export function asksStatus(turn: Turn): boolean {
  const { signals, reference } = turn.understanding;
  return (Boolean(signals.status) && !signals.story) || (reference !== undefined && !tells(turn));
}
