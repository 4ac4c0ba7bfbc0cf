import type { Instant } from './message.ts';

/** Something the customer was told would happen. No text that commits may be sent without one. */
export interface Promise {
  id: string;
  what: 'check-in' | 'answer-later' | 'person-reads';
  /** `bot`, `desk` (whoever takes it) or an agent's id. */
  who: string;
  made: Instant;
  /** By when. */
  due: Instant;
  /** `told`: it slipped and the customer was told before or when it did, with a new promise in its place. */
  state: 'open' | 'kept' | 'told' | 'withdrawn';
  settled?: Instant;
}

/** Promises not yet settled, the soonest first. */
export function openPromises(promises: readonly Promise[]): Promise[] {
  return promises.filter((p) => p.state === 'open').sort((a, b) => a.due - b.due);
}

/** The promises with one of them settled; one already settled, or unknown, stays as it is. */
export function settle(promises: readonly Promise[], id: string, state: Promise['state'], now: Instant): Promise[] {
  return promises.map((p) => (p.id === id && p.state === 'open' ? { ...p, state, settled: now } : p));
}
