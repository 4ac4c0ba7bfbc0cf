import type { Instant } from './message.ts';

/** Something the customer was told would happen. No text that commits may be sent without one. */
export interface Promise {
  id: string;
  what: 'check-in' | 'answer-later';
  /** Who owes it: the bot itself, or the desk (whoever takes the complaint). */
  who: 'bot' | 'desk';
  made: Instant;
  /** When the program acts on it: to keep it, or to say in time that it slips. At or before `due`. */
  rings: Instant;
  /** It rings when they write again: until then nothing may be sent to them. */
  waits?: true;
  /** By when, as the customer was told: a whole minute. */
  due: Instant;
  /** `told`: it slipped and the customer was told before or when it did, with a new promise in its place. */
  state: 'open' | 'kept' | 'told' | 'withdrawn';
  settled?: Instant;
}

/** Promises not yet settled, the soonest first. */
export function openPromises(promises: readonly Promise[]): Promise[] {
  return promises.filter((p) => p.state === 'open').sort((a, b) => a.due - b.due);
}

const MINUTE = 60_000;

/** The first time from then on at which one may write unasked. */
type FirstWriting = (at: Instant) => Instant;
const anyTime: FirstWriting = (at) => at;

/** Words without news that nobody sits there for come by so much less often. */
export const SELDOM_FACTOR = 15;

/** A check-in: the bot writes at `rings`, and said it would by the next whole minute after that. */
export function checkIn(id: string, now: Instant, afterMs: number, firstWriting = anyTime): Promise {
  const rings = firstWriting(now + afterMs);
  return { id, what: 'check-in', who: 'bot', made: now, rings, due: wholeMinute(rings + 5_000), state: 'open' };
}

/** A person's answer by a time. Ten minutes before it, the customer is told if it will not be kept. */
export function answerLater(id: string, now: Instant, due: Instant, firstWriting = anyTime): Promise {
  const rings = firstWriting(wholeMinute(due) - 10 * MINUTE);
  return { id, what: 'answer-later', who: 'desk', made: now, rings, due: rings + 10 * MINUTE, state: 'open' };
}

function wholeMinute(instant: Instant): Instant {
  return Math.ceil(instant / MINUTE) * MINUTE;
}

/** The promises with one of them settled; one already settled, or unknown, stays as it is. */
export function settle(promises: readonly Promise[], id: string, state: Promise['state'], now: Instant): Promise[] {
  return promises.map((p) => (p.id === id && p.state === 'open' ? { ...p, state, settled: now } : p));
}
