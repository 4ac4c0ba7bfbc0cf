import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { phoneOf } from '../../dialogs/domain/proving.ts';
import type { Errand } from '../../dialogs/turn.ts';
import type { Concerned, Decided } from './decided.ts';
import { inviteThere } from './inviting.ts';
import { joinHere, sendCode } from './joining.ts';
import type { Running } from './parts.ts';
import { textingDoor } from './texting.ts';

/**
 * Does what a dialog asked for outside of its complaint. All locks are taken in their one order (places, then complaints
 * by id) while none is held, and the turn is decided once more under them; undefined from `decide`: it is over meanwhile.
 */
export async function runErrand(
  running: Running,
  { complaintId, errand }: { complaintId: string; errand: Errand },
  decide: () => Promise<Decided | undefined>,
): Promise<void> {
  const concerned = await find(running, errand);
  const { address, other } = concerned;
  const place = address ? [`at:${address.door}:${address.account}:${address.thread}`] : [];
  const complaints = [...new Set([complaintId, ...(other ? [other.id] : [])])].sort();
  await running.locks.runAll([...place, ...complaints], async () => {
    const decided = await decide();
    if (!decided) return;
    if (errand.do === 'join') return joinHere(running, decided, { errand, otherId: other?.id });
    if (errand.do === 'send-code') return sendCode(running, decided, concerned);
    return inviteThere(running, decided, { phone: errand.phone, ...(address ? { address } : {}) });
  });
}

async function find(running: Running, errand: Errand): Promise<Concerned> {
  const other = errand.do === 'invite' ? undefined : await complaintBy(running, errand.reference);
  const phone = errand.do === 'invite' ? errand.phone : errand.do === 'send-code' && other ? phoneOf(other) : undefined;
  const address = phone ? textingDoor(running)?.(phone) : undefined;
  return { ...(other ? { other } : {}), ...(phone ? { phone } : {}), ...(address ? { address } : {}) };
}

/** An erased complaint is none. */
async function complaintBy(running: Running, reference: string): Promise<Complaint | undefined> {
  try {
    return await running.store.complaint({ reference });
  } catch (error) {
    if (error instanceof AmendsError && error.code === 'gone') return undefined;
    throw error;
  }
}
