import type { OutboxEntry } from '../../dialogs/domain/complaint.ts';
import type { Running } from './parts.ts';
import type { Sent } from './ports.ts';

export const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;

/** The outbox after a try: finished entries are gone, the others wait for their time. */
export function after(outbox: OutboxEntry[], entry: OutboxEntry, sent: Sent, running: Running): OutboxEntry[] {
  if (sent.result === 'retry') {
    const wait = sent.afterMs ?? Math.min(RETRY_MS * 2 ** entry.tries, LONGEST_RETRY_MS);
    const again = { state: 'pending' as const, tries: entry.tries + 1, notBefore: running.clock.now() + wait };
    return outbox.map((e) => (e.id === entry.id ? { ...e, ...again } : e));
  }
  if (sent.result === 'sent' && sent.next !== undefined) {
    const next = { state: 'pending' as const, tries: 0, notBefore: running.clock.now(), part: sent.next };
    return outbox.map((e) => (e.id === entry.id && e.to === 'customer' ? { ...e, ...next } : e));
  }
  if (sent.result === 'unknown' && entry.to === 'webhook') {
    return outbox.map((e) => (e.id === entry.id ? { ...e, state: 'unknown' } : e));
  }
  return outbox.filter((e) => e.id !== entry.id);
}
