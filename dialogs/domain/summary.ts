import type { Aside, Claim, ClaimType, Contact, Detail, DetailKind, Expense } from './claim.ts';
import type { Complaint } from './complaint.ts';
import type { HandoffReason } from './handoff.ts';
import type { Attachment, Instant, MessageRef } from './message.ts';
import type { Money } from './money.ts';
import { total } from './money.ts';
import { applies } from './taking.ts';
import type { Promise } from './promise.ts';

/** Words of the customer, cut at a word where they were long (then they end with an ellipsis), and where they stand. */
export interface Quoted {
  words: string;
  from: MessageRef;
}

/** One fact of the claim and the message it came from. */
export interface SummaryFact extends Pick<Detail, 'kind' | 'value' | 'words' | 'from' | 'state'> {
  /** The detail's name in its claim type. */
  name: string;
  /** Values it had before, oldest first; empty when it was never corrected. */
  was: { value: string; from: MessageRef }[];
}

export interface SummaryPromise extends Omit<Promise, 'state'> {
  /** `late`: still open and its time has passed. */
  state: Promise['state'] | 'late';
}

/** What a person had best do first; a key for which the desk has words. */
export type NextStep =
  | 'make-safe'
  | 'stay-safe'
  | 'own-late-promise'
  | 'read-back'
  | 'apologise'
  | 'answer-questions'
  | 'ask-missing'
  | 'ask-wish';

/** A complaint in one look, in the order in which an agent needs it. Everything in it stands in the record. */
export interface Summary {
  /** `anger`: it rose so far that a person was offered. */
  severity: 'danger' | 'threat' | 'anger' | 'plain';
  firstContactAt: Instant;
  /** Since when they wait for a person, also across being put back; absent when they do not. */
  waitingSince?: Instant;
  /** What went wrong: claim type, failure (`baggage.lost`), one short sentence of theirs, and where the story is told. */
  happened: { type?: string; failure?: string; quote?: Quoted; story: MessageRef[] };
  wants?: Quoted & { kind: string };
  /** What they were told would happen: late ones first, then open ones by their time, then the settled, newest first. */
  promises: SummaryPromise[];
  /** When the one apology was made; absent when none was. */
  apologisedAt?: Instant;
  facts: SummaryFact[];
  expenses: { items: Expense[]; totals: Money[]; receipts: number };
  /** Values of the customer's that are no fact of the claim, in the order they were said. */
  asides: Aside[];
  /** Values that agents told the customer, in the order they were said. None of them is the customer's claim. */
  saidByUs: Aside[];
  /** Files that are not a receipt of an expense. */
  files: (Attachment & { from: MessageRef })[];
  /** Details of the claim type that were neither given nor declined. */
  missing: string[];
  /** Details they cannot or will not give. */
  declined: { name: string; why: 'skipped' | 'unknown' }[];
  /** What they asked and nobody answered. */
  questions: Quoted[];
  /** What was done for them so far: questions that were answered, times they were written to while they waited. */
  tried: { answered: number; checkIns: number; otherDesk: boolean };
  contact?: Contact;
  /** Why it was handed over; absent while it was not. */
  reason?: HandoffReason;
  /** At most three, the most pressing first. */
  next: NextStep[];
}

/** One row of what a customer reads back before it is handed over. Nothing internal is in any of them. */
export type CustomerRow =
  | { key: 'what-happened'; type?: string; failure?: string; quote?: string }
  | { key: 'detail'; name: string; kind: DetailKind; value: string }
  | {
      key: 'expenses';
      items: { what: string; amount: Money; receipts: Attachment[]; currencyAssumed?: true }[];
      totals: Money[];
      receipts: number;
    }
  | { key: 'files'; files: Attachment[] }
  | { key: 'you-want'; kind: string; words: string }
  | { key: 'open-questions'; questions: string[] }
  | { key: 'contact'; way: Contact['way']; address?: string };

const LONG = 20;
const SHORT = 12;
const MOST_STEPS = 3;

/**
 * The summary of a complaint as it stands at `now`, from its record alone. `type` is its claim type, which says what is
 * missing and in which order details come; without it nothing is missing and details keep the order they came in.
 */
export function summarise(complaint: Complaint, now: Instant, type?: ClaimType): Summary {
  const { claim, handoff, session } = complaint;
  const known = {
    severity: severityOf(complaint),
    firstContactAt: complaint.firstContactAt,
    ...(handoff?.state === 'waiting' && { waitingSince: handoff.since }),
    happened: happenedIn(claim),
    ...(claim.wish && { wants: { ...claim.wish, words: brief(claim.wish.words, LONG) } }),
    promises: promisesOf(complaint.promises, now),
    ...(session.apologisedAt !== undefined && { apologisedAt: session.apologisedAt }),
    facts: factsOf(claim, type),
    expenses: {
      items: claim.expenses,
      totals: total(claim.expenses.map((e) => e.amount)),
      receipts: claim.expenses.reduce((n, e) => n + e.receipts.length, 0),
    },
    asides: claim.asides?.filter(({ by }) => !by) ?? [],
    saidByUs: claim.asides?.filter(({ by }) => by) ?? [],
    files: filesBesideReceipts(claim),
    missing: missingFrom(claim, type),
    declined: Object.entries(claim.declined).map(([name, why]) => ({ name, why })),
    questions: claim.questions
      .filter((q) => !q.answered)
      .map(({ words, from }) => ({ words: brief(words, SHORT), from })),
    tried: {
      answered: claim.questions.filter((q) => q.answered).length,
      checkIns: session.checkIns,
      otherDesk: handoff?.hub !== undefined,
    },
    ...(claim.contact && { contact: claim.contact }),
    ...(handoff && { reason: handoff.reason }),
  };
  return { ...known, next: nextSteps(known, handoff?.spoke ?? false) };
}

/**
 * The rows of the read-back card, in the order in which they are shown; a row without content is left out. `words`,
 * `quote` and `questions` are the customer's own, to be shown as such.
 */
export function customerRows(summary: Summary): CustomerRow[] {
  const { happened, wants, facts, expenses, files, questions, contact } = summary;
  const rows: CustomerRow[] = [];
  const { type, failure, quote } = happened;
  if (type || quote) {
    rows.push({
      key: 'what-happened',
      ...(type && { type }),
      ...(failure && { failure }),
      ...(quote && { quote: quote.words }),
    });
  }
  rows.push(...facts.map(({ name, kind, value }) => ({ key: 'detail' as const, name, kind, value })));
  if (expenses.items.length) {
    const items = expenses.items.map(({ what, amount, receipts, currencyAssumed }) => ({
      what,
      amount,
      receipts,
      ...(currencyAssumed && { currencyAssumed }),
    }));
    rows.push({ key: 'expenses', items, totals: expenses.totals, receipts: expenses.receipts });
  }
  if (files.length) rows.push({ key: 'files', files });
  if (wants) rows.push({ key: 'you-want', kind: wants.kind, words: wants.words });
  if (questions.length) rows.push({ key: 'open-questions', questions: questions.map((q) => q.words) });
  if (contact) rows.push({ key: 'contact', way: contact.way, ...(contact.address && { address: contact.address }) });
  return rows;
}

function severityOf({ handoff, session }: Complaint): Summary['severity'] {
  if (handoff?.reason === 'danger' || handoff?.reason === 'threat') return handoff.reason;
  return session.offeredPerson ? 'anger' : 'plain';
}

function happenedIn({ type, failure, quote, story }: Claim): Summary['happened'] {
  return {
    ...(type && { type }),
    ...(failure && { failure }),
    ...(quote && { quote: { words: brief(quote.words, LONG), from: quote.from } }),
    story,
  };
}

function promisesOf(promises: readonly Promise[], now: Instant): SummaryPromise[] {
  const seen = promises.map((p) => ({ ...p, state: p.state === 'open' && p.due <= now ? ('late' as const) : p.state }));
  const pending = seen.filter((p) => p.state === 'late' || p.state === 'open').sort((a, b) => a.due - b.due);
  const settled = seen.filter((p) => p.state !== 'late' && p.state !== 'open');
  return [...pending, ...settled.sort((a, b) => (b.settled ?? b.due) - (a.settled ?? a.due))];
}

function factsOf(claim: Claim, type?: ClaimType): SummaryFact[] {
  const order = type?.details.map((d) => d.name) ?? [];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(claim.details)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, { kind, value, words, from, state, was = [] }]) => ({ name, kind, value, words, from, state, was }));
}

function missingFrom(claim: Claim, type?: ClaimType): string[] {
  const specs = type?.details.filter((spec) => applies(spec, claim)) ?? [];
  return specs.map((d) => d.name).filter((name) => !(name in claim.details) && !(name in claim.declined));
}

function filesBesideReceipts(claim: Claim): Summary['files'] {
  const receipts = new Set(claim.expenses.flatMap((e) => e.receipts.map((r) => r.id)));
  return claim.attachments.filter((a) => !receipts.has(a.id));
}

function nextSteps(known: Omit<Summary, 'next'>, spoke: boolean): NextStep[] {
  const steps: [NextStep, boolean][] = [
    ['make-safe', known.severity === 'danger'],
    ['stay-safe', known.severity === 'threat'],
    ['own-late-promise', known.promises.some((p) => p.state === 'late')],
    ['apologise', known.apologisedAt === undefined],
    ['read-back', !spoke],
    ['answer-questions', known.questions.length > 0],
    ['ask-missing', known.missing.length > 0],
    ['ask-wish', known.wants === undefined],
  ];
  return steps.flatMap(([step, due]) => (due ? [step] : [])).slice(0, MOST_STEPS);
}

/** Words cut after the most that may stand; cut, they end with an ellipsis. */
export function brief(words: string, most: number): string {
  const all = words.trim().split(/\s+/);
  return all.length <= most ? words.trim() : `${all.slice(0, most).join(' ')} …`;
}
