import type { Instant } from './message.ts';

/** Something only the customer of a complaint is likely to know, in the form it is kept in. */
export interface KnownFact {
  kind: 'number' | 'flight' | 'date' | 'amount' | 'email' | 'phone';
  value: string;
}

/** Who has tried to prove that this complaint is theirs. Kept on the record, so that a restart forgives nothing. */
export interface Proofs {
  /** When wrong facts or codes were given lately, oldest first. */
  failed: Instant[];
  /** When codes were sent lately, oldest first. */
  sent: Instant[];
  /** The code that is good now; kept as a hash, and gone once it was used. */
  code?: { salt: string; hash: string; until: Instant };
}
