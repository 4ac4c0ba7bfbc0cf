import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { after } from '../../dialogs/reply.ts';
import type { Outcome, Turn } from '../../dialogs/turn.ts';
import type { Places } from './places.ts';

/** A turn that was decided, and the places its words go to. */
export interface Decided {
  turn: Turn;
  outcome: Outcome;
  places: Places;
}

/** What an errand is about, as it was found before any lock was taken. */
export interface Concerned {
  /** The complaint that is spoken of; undefined when there is none. What follows is the same either way. */
  other?: Complaint;
  /** The number that may be written to, and where that is. */
  phone?: string;
  address?: Conversation['address'];
}

/** What came of an errand, after what was to be said in any case. */
export function cameOf({ outcome }: Decided, result: Outcome): Outcome {
  return after(
    outcome.replies.flatMap(({ lines }) => lines),
    result,
  );
}
