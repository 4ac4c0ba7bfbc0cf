import type { Complaint } from './domain/complaint.ts';
import { line, tell } from './reply.ts';
import { tells } from './telling.ts';
import type { Outcome, Turn } from './turn.ts';

/**
 * Asked about a complaint that is not this conversation's: a kind no, the same whether such a reference exists or not.
 * Undefined when nothing of the kind was asked; a status question about this complaint is answered by its dialog.
 */
export function statusElsewhere(turn: Turn, complaint: Complaint): Outcome | undefined {
  const { reference } = turn.understanding;
  if (!asksStatus(turn)) return undefined;
  if (reference !== undefined && reference !== complaint.reference)
    return tell(complaint, [line(complaint, 'status-elsewhere')]);
  if (complaint.state !== 'draft') return undefined;
  return tell(complaint, [line(complaint, complaint.claim.story.length ? 'status-draft' : 'status-elsewhere')]);
}

/** Where does it stand? A reference that comes with no story asks that too, in whatever words. */
export function asksStatus(turn: Turn): boolean {
  const { signals, reference } = turn.understanding;
  return (Boolean(signals.status) && !signals.story) || (reference !== undefined && !tells(turn));
}
