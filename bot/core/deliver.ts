import type { Complaint, OutboxEntry } from '../../dialogs/domain/complaint.ts';
import { withWake } from './accept.ts';
import type { Running } from './parts.ts';

const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;

/**
 * Sends what is in a complaint's outbox, one entry after the other, with no lock held while sending. An entry is marked
 * `sending` before the call: one that is found so after a restart may or may not have arrived, becomes `unknown`, is
 * shown, and is never blindly repeated. (What goes over Direct Line is not here: committed is sent.)
 */
export async function deliver(running: Running, complaintId: string): Promise<void> {
  const entry = await mark(running, complaintId);
  if (!entry || !running.alerts) return;
  const complaint = await running.store.complaint(complaintId);
  if (!complaint) return;
  const { result, afterMs } = await running.alerts.send({ id: entry.id, event: entry.event, complaint });
  running.count?.('sends', { result });
  await change(running, complaintId, (outbox) => {
    if (result === 'sent') return outbox.filter((e) => e.id !== entry.id);
    return outbox.map((e) => (e.id === entry.id ? settled(e, result, running.clock.now(), afterMs) : e));
  });
}

/** Marks the next due entry as being sent; one already marked was cut off by a stop and is nobody's to repeat. */
async function mark(running: Running, complaintId: string): Promise<OutboxEntry | undefined> {
  const now = running.clock.now();
  let chosen: OutboxEntry | undefined;
  await change(running, complaintId, (outbox) => {
    chosen = outbox.find((e) => e.state === 'pending' && e.notBefore <= now);
    return outbox.map((e) => {
      if (e.id === chosen?.id) return { ...e, state: 'sending', tries: e.tries + 1, notBefore: now + RETRY_MS };
      return e.state === 'sending' && e.notBefore <= now ? { ...e, state: 'unknown' } : e;
    });
  });
  return chosen;
}

function settled(entry: OutboxEntry, result: 'retry' | 'unknown', now: number, afterMs?: number): OutboxEntry {
  if (result === 'unknown') return { ...entry, state: 'unknown' };
  const wait = afterMs ?? Math.min(RETRY_MS * 2 ** (entry.tries - 1), LONGEST_RETRY_MS);
  return { ...entry, state: 'pending', notBefore: now + wait };
}

async function change(
  running: Running,
  complaintId: string,
  to: (outbox: OutboxEntry[]) => OutboxEntry[],
): Promise<void> {
  await running.locks.run(complaintId, async () => {
    const complaint = await running.store.complaint(complaintId);
    if (!complaint) return;
    const next: Complaint = withWake({ ...complaint, version: complaint.version + 1, outbox: to(complaint.outbox) });
    await running.store.commit({ at: running.clock.now(), complaints: [next] });
    running.plan(next);
  });
}
