import type { Complaint } from './complaint.ts';
import type { Instant } from './message.ts';
import type { Understanding } from './ports.ts';
import type { KnownFact } from './proof.ts';
import { readReference } from './reference.ts';

export const ENOUGH_FACTS = 2;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Wrong answers in one conversation within an hour, and for one reference within a day. */
const MOST_HERE = 3;
const MOST_FOR_ONE = 10;
const MOST_CODES = 3;

/**
 * The facts a text states, at most one of each kind and two numbers: a list of guesses is one guess. `reference` is the
 * complaint they speak of, which proves nothing.
 */
export function factsIn(heard: Understanding, reference: string): KnownFact[] {
  const numbers = heard.details.filter((d) => d.kind === 'reference' && readReference(d.value) !== reference);
  const first = (kind: 'flight' | 'date') => heard.details.filter((d) => d.kind === kind).slice(0, 1);
  const amount = heard.expenses[0]?.amount;
  return [
    ...numbers.slice(0, 2).map(({ value }): KnownFact => ({ kind: 'number', value: bare(value) })),
    ...first('flight').map(({ value }): KnownFact => ({ kind: 'flight', value: bare(value) })),
    ...first('date').map(({ value }): KnownFact => ({ kind: 'date', value })),
    ...(amount ? [{ kind: 'amount' as const, value: amountOf(amount) }] : []),
    ...(heard.email ? [{ kind: 'email' as const, value: heard.email.value.toLowerCase() }] : []),
    ...(heard.phone ? [{ kind: 'phone' as const, value: heard.phone.value }] : []),
  ];
}

/** Those said before and those said now, each once. */
export function withFacts(before: readonly KnownFact[], now: readonly KnownFact[]): KnownFact[] {
  return [...before, ...now.filter((fact) => !before.some((b) => same(b, fact)))].slice(-6);
}

/**
 * Whether two of these facts stand in the complaint's record. A flight and its date count as one fact: everybody on
 * board knows both.
 */
export function proves(complaint: Complaint, facts: readonly KnownFact[]): boolean {
  const known = recorded(complaint);
  const right = facts.filter((fact) => known.some((k) => same(k, fact)));
  const journey = right.filter(({ kind }) => kind === 'flight' || kind === 'date').length;
  return right.length - Math.max(0, journey - 1) >= ENOUGH_FACTS;
}

/** What the record holds that may be asked for. */
function recorded({ claim }: Complaint): KnownFact[] {
  const { contact } = claim;
  return [
    ...Object.values(claim.details).flatMap(({ kind, value }): KnownFact[] => {
      if (kind === 'reference') return [{ kind: 'number', value: bare(value) }];
      if (kind === 'flight') return [{ kind, value: bare(value) }];
      return kind === 'date' ? [{ kind, value }] : [];
    }),
    ...claim.expenses.map(({ amount }): KnownFact => ({ kind: 'amount', value: amountOf(amount) })),
    ...(contact?.address
      ? [
          contact.way === 'email'
            ? { kind: 'email' as const, value: contact.address.toLowerCase() }
            : { kind: 'phone' as const, value: contact.address },
        ]
      : []),
  ];
}

/** Whether more wrong answers are taken in this conversation. */
export function mayGuess(failed: readonly Instant[] = [], now: Instant): boolean {
  return failed.filter((at) => at > now - HOUR).length < MOST_HERE;
}

/** Whether more wrong answers are taken for this complaint. When not, even right ones are not told apart from them. */
export function mayBeProved({ proofs }: Complaint, now: Instant): boolean {
  return (proofs?.failed ?? []).filter((at) => at > now - DAY).length < MOST_FOR_ONE;
}

/** Whether another code may be sent for this complaint. */
export function maySendCode({ proofs }: Complaint, now: Instant): boolean {
  return (proofs?.sent ?? []).filter((at) => at > now - HOUR).length < MOST_CODES;
}

/** The times with one more; what is older than a day counts no longer. */
export function noting(times: readonly Instant[] = [], now: Instant): Instant[] {
  return [...times.filter((at) => at > now - DAY), now];
}

/** The number to send a code to; undefined when the customer gave none. */
export function phoneOf({ claim }: Complaint): string | undefined {
  const { contact } = claim;
  return contact && (contact.way === 'text' || contact.way === 'phone') ? contact.address : undefined;
}

function amountOf({ minor, currency }: { minor: number; currency: string }): string {
  return `${minor} ${currency}`;
}

/** A number as it is, whatever it was written with between its letters and digits. */
function bare(value: string): string {
  return value.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function same(a: KnownFact, b: KnownFact): boolean {
  return a.kind === b.kind && a.value === b.value;
}
