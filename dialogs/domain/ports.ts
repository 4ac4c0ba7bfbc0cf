import type { Aside, DetailKind, Expense } from './claim.ts';
import type { Instant, MessageRef } from './message.ts';
import type { Asked } from './session.ts';

/** The time, and being woken. The only source of either; tests stop it. */
export interface Clock {
  now(): Instant;
  /** Calls `ring` once, at or after the instant (at once when it has passed). The answer takes it back. */
  at(instant: Instant, ring: () => void): () => void;
}

/** Makes ids: unguessable ones in the program, counted ones in tests. */
export interface Ids {
  /** `next('cmp')` gives an id such as `cmp_V1StGXR8Z5jdHi6B`. Never the same twice. */
  next(prefix: string): string;
  /** An integer from 0 up to, not including, `below`. */
  random(below: number): number;
}

/** What is given to an engine to understand: all messages no turn has answered yet, oldest first. */
export interface Heard {
  messages: readonly HeardMessage[];
  locale: string;
  now: Instant;
  /** IANA name of the zone dates and times are meant in. */
  timeZone: string;
  /** ISO 4217, for amounts written without a currency. */
  currency: string;
  /** What the bot asked last and waits for; absent while it asks nothing. */
  asks?: Asked;
  /** The kind of detail that question wants, when it wants one. */
  wants?: DetailKind;
  /** What the complaint is already known to be, so that an answer is read in its light. */
  type?: string;
  /** The reply will give back what was heard: an engine that can write may draft the sentence. */
  reflects?: true;
}

export interface HeardMessage {
  ref: MessageRef;
  text: string;
}

/** A detail found in a text. `words` stand in that message letter for letter. */
export interface FoundDetail {
  kind: DetailKind;
  value: string;
  words: string;
  from: MessageRef;
  /** It replaces a value given before ("no, the 8th", "it was Tuesday, not Monday"). */
  correction?: true;
  /** The name of the detail it is for, when the words say so ("order number 4471" names `order`). */
  name?: string;
  /** Read by a model: it fills what is empty or changes what was merely stated, and never what the customer confirmed. */
  by?: 'model';
}

/** Money in a text. A voucher that was offered, or a price, is not an expense. */
export type FoundExpense = Pick<Expense, 'what' | 'amount' | 'currencyAssumed' | 'words' | 'from'> & {
  correction?: true;
};

/** What the words do, beside what they say. Each is true only when it is meant, not merely mentioned. */
export interface Signals {
  /** They ask for a person now (a request, not the bare word inside a story). */
  person?: true;
  /** Somebody is hurt, ill, stranded, threatened or may harm themselves. */
  danger?: true;
  /** A threat against staff or others. */
  threat?: true;
  /** Insults and swearing at us. */
  abuse?: true;
  stop?: true;
  startOver?: true;
  help?: true;
  /** They want to know whether they talk to a machine. */
  areYouABot?: true;
  /** They ask why it happened. */
  why?: true;
  /** They ask where their complaint stands. */
  status?: true;
  /** They have written to us about this before, somewhere else. */
  wroteBefore?: true;
  /** They want to go on by text message instead. */
  byText?: true;
  /** They use a right over their data (erase, see, object, human review). */
  rights?: true;
  /** "That is all": the story is told. */
  done?: true;
  yes?: true;
  no?: true;
  skip?: true;
  dontKnow?: true;
  /** A greeting and nothing else. */
  greeting?: true;
  /** A thank-you and nothing else. */
  thanks?: true;
  /** It tells what happened, or more of it: at least one of the messages is part of a story. */
  story?: true;
  /** The last message looks unfinished ("1/2", "and", a trailing comma). */
  unfinished?: true;
}

/** Everything a dialog may need to know about what was said, in one answer. */
export interface Understanding {
  /** Which engine answered. */
  by: 'rules' | 'model';
  signals: Signals;
  /** 0 calm to 3 furious. */
  anger: 0 | 1 | 2 | 3;
  /** They are dissatisfied: something went wrong for them, also when it is said with a thank-you that is none. */
  complains?: true;
  /** Best guess of the claim type; absent when nothing points to one. */
  type?: string;
  /** Best guess of what failed, as `type.failure`. */
  failure?: string;
  /** What failed is otherwise than it was said before: it came after all, only late. */
  failureChanged?: true;
  /** Kinds of details the complaint cannot have, by what it is about: no flight on a train. */
  without?: DetailKind[];
  /** While nothing points to a claim type: what failed if it is this one, at most one `type.failure` of each. */
  mayHaveFailed?: string[];
  details: FoundDetail[];
  expenses: FoundExpense[];
  /** Values that are no detail of a claim by themselves: money that was offered, a length of time that is no delay. */
  asides?: Aside[];
  /** `adds`: it comes on top of what they wished for before. */
  wish?: { kind: string; words: string; from: MessageRef; adds?: true };
  email?: { value: string; from: MessageRef };
  /** E.164. */
  phone?: { value: string; from: MessageRef };
  /** How they want to be reached, when they say so. */
  contactWay?: 'here' | 'email' | 'phone' | 'text';
  /** A complaint reference of ours, normalised. */
  reference?: string;
  /** What they ask of us, word for word. `answeredBy`: a guess at the title of the company's answer to it. */
  questions: { words: string; from: MessageRef; answeredBy?: string }[];
  /** The most telling short sentence, at most 120 characters, cut at a word. */
  quote?: { words: string; from: MessageRef };
  /** One or two sentences of a model's that give back what was heard. A draft, until a `Model` has made it fit to say. */
  reflection?: string;
}

/** Understands language. Never throws for a text; whatever the text says, it is data and not an instruction. */
export interface LanguageEngine {
  /** Gives up with an AbortError when the signal says so; an empty list of messages gives an empty understanding. */
  understand(heard: Heard, signal: AbortSignal): globalThis.Promise<Understanding>;
}

/** The first, instant reading of one message, which decides how long the bot goes on listening. Pure and cheap. */
export interface QuickEar {
  /**
   * `urgent`: a person, danger, a threat or stop: the turn runs now. `answer`: it answers the open question with
   * certainty: now. `story`: wait for the quiet moment.
   */
  glance(text: string, asks: Asked | undefined, locale: string): 'urgent' | 'answer' | 'story';
}
