import type { Complaint } from './domain/complaint.ts';
import { line, tell } from './reply.ts';
import type { Outcome, Turn } from './turn.ts';

/**
 * Asked about a complaint that is not this conversation's: a kind no, the same whether such a reference exists or not.
 * Undefined when nothing of the kind was asked; a status question about this complaint is answered by its dialog.
 */
export function statusElsewhere(turn: Turn, complaint: Complaint): Outcome | undefined {
  const { signals, reference } = turn.understanding;
  const other = reference !== undefined && reference !== complaint.reference;
  if (other && !signals.story) return tell(complaint, [line(complaint, 'status-elsewhere')]);
  if (!signals.status || complaint.state !== 'draft' || signals.story) return undefined;
  return tell(complaint, [line(complaint, complaint.claim.story.length ? 'status-draft' : 'status-elsewhere')]);
}
