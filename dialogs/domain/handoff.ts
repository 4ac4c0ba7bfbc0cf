import type { Instant } from './message.ts';

export type HandoffReason = 'complete' | 'asked' | 'danger' | 'threat' | 'unclear' | 'rights' | 'broken';

/** A complaint on its way to, or with, a person. It is always in exactly one of these states. */
export interface Handoff {
  state: 'waiting' | 'accepted' | 'closed';
  reason: HandoffReason;
  /** When it first entered the queue. */
  since: Instant;
  /** When it entered the queue this time; differs from `since` after it was put back. */
  queuedAt: Instant;
  agent?: { id: string; name: string };
  acceptedAt?: Instant;
  /** The agent has written to the customer since accepting. */
  spoke?: true;
  /** How the survey was answered, if it was. */
  survey?: 'yes' | 'no';
  closedAt?: Instant;
  cause?: string;
  /** Another desk was asked to take it, or has it; absent: it is our own desk's alone. */
  hub?: AtHub;
}

export interface AtHub {
  /** When it was asked. */
  since: Instant;
  /** When it comes back to our own queue unless somebody there has taken it. */
  until: Instant;
  /** Something that was sent there may not have arrived. */
  unsure?: true;
}

/** An agent who has accepted and written nothing within this many milliseconds loses the floor. */
export const SILENCE_MS = 180_000;
