import type { Attachment, MessageRef } from './message.ts';
import type { Money } from './money.ts';

export const DETAIL_KINDS = [
  'date', // 2026-11-03, the customer's calendar day
  'time', // 14:20, on the customer's clock
  'duration', // ISO 8601, PT7H or P14D
  'flight', // BA117
  'reference', // a booking, order, parcel or case number, as written
  'place',
  'name',
  'text',
] as const;

export type DetailKind = (typeof DETAIL_KINDS)[number];

/** One fact of the claim, with where it came from. */
export interface Detail {
  kind: DetailKind;
  value: string;
  /** The customer's exact words for it, found in that message. */
  words: string;
  from: MessageRef;
  state: 'stated' | 'confirmed' | 'corrected';
  /** Earlier values, oldest first, when it was corrected. */
  was?: { value: string; from: MessageRef }[];
}

/** A value that was said and is no detail of the claim. The person who takes it sees it; nobody is asked about it. */
export interface Aside {
  /** `money` was offered, given or named as a price; `number` counts or names something. */
  kind: DetailKind | 'money' | 'number';
  /** As of a detail; of money the amount and its currency, `12.00 USD`. */
  value: string;
  words: string;
  from: MessageRef;
  /** An agent said it to the customer, who may never have agreed to it; absent: the customer did. */
  by?: 'agent';
}

export interface Expense {
  id: string;
  /** What the money went on, in the customer's words; empty when they did not say. */
  what: string;
  amount: Money;
  /** The currency was not written; it was taken from the company's country and is read back for correction. */
  currencyAssumed?: true;
  words: string;
  from: MessageRef;
  receipts: Attachment[];
}

export interface Contact {
  way: 'here' | 'email' | 'phone' | 'text';
  /** E-mail address or phone number in E.164; absent for `here`, and while only the way was named. */
  address?: string;
  from: MessageRef;
}

/** What the customer asked and nobody has answered yet. */
export interface OpenQuestion {
  words: string;
  from: MessageRef;
  answered?: true;
}

export interface Claim {
  /** Which claim type it is, once known; the file name under prompts/claim-types. */
  type?: string | undefined;
  /** What failed, as `type.failure`, for example `baggage.lost`; names the apology's words. */
  failure?: string | undefined;
  /** What failed if it is of that type, as `type.failure`, one of each; gone once the type is known. */
  mayHaveFailed?: string[] | undefined;
  /** The messages that tell the story, oldest first. */
  story: MessageRef[];
  /** One short sentence of the customer's own, to give back and to hand over. */
  quote?: { words: string; from: MessageRef } | undefined;
  details: Record<string, Detail>;
  /** Kinds of details this complaint cannot have: no flight where they went by train. Absent: none. */
  without?: DetailKind[] | undefined;
  /** Details the customer cannot or will not give. They are not asked again. */
  declined: Record<string, 'skipped' | 'unknown'>;
  expenses: Expense[];
  /** What else was said in numbers, by them or to them, oldest first; absent: nothing. */
  asides?: Aside[] | undefined;
  attachments: (Attachment & { from: MessageRef })[];
  wish?: { kind: string; words: string; from: MessageRef } | undefined;
  contact?: Contact | undefined;
  questions: OpenQuestion[];
}

export function emptyClaim(): Claim {
  return { story: [], details: {}, declined: {}, expenses: [], attachments: [], questions: [] };
}

/** A kind of complaint, as its YAML file declares it. */
export interface ClaimType {
  type: string;
  /** What an agent reads. */
  title: string;
  /** Failures it knows, most telling first; each has words in the locale's phrases. */
  failures: string[];
  /** Of these, what gives way to any other that is told later: a parcel that is late may turn out to be broken. Absent: none. */
  vague?: string[];
  details: DetailSpec[];
  /** Whether to ask for expenses when the story names none. */
  asksExpenses: boolean;
}

export interface DetailSpec {
  name: string;
  kind: DetailKind;
  /** The prompt that asks for it. */
  ask: string;
  /** Asked for only when the failure is one of these; absent: always. */
  when?: string[];
}
