import type { Complaint } from './domain/complaint.ts';
import { line, tell } from './reply.ts';
import { tells } from './telling.ts';
import type { Outcome, Turn } from './turn.ts';

/**
 * Where a draft stands, when they ask for it: nobody has it yet. Undefined when that was not asked, or when the complaint
 * is on its way: then its dialog answers.
 */
export function statusHere(turn: Turn, complaint: Complaint): Outcome | undefined {
  if (!asksStatus(turn) || complaint.state !== 'draft' || !complaint.claim.story.length) return undefined;
  return tell(complaint, [line(complaint, 'status-draft')]);
}

/** Where does it stand? A reference that comes with no story asks that too, in whatever words. */
export function asksStatus(turn: Turn): boolean {
  const { signals, reference } = turn.understanding;
  return (Boolean(signals.status) && !signals.story) || (reference !== undefined && !tells(turn));
}
