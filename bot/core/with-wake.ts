import { inOneShape } from '../../dialogs/domain/changed.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { nextWake } from '../../dialogs/domain/complaint.ts';

/** A complaint ready to be committed: its wake time follows from what is in it. */
export function withWake(complaint: Complaint): Complaint {
  const ready = inOneShape(complaint);
  ready.wakeAt = nextWake(complaint);
  return ready;
}
