import type { Channel } from './channel.ts';
import type { Money } from './money.ts';

/** Milliseconds since 1970-01-01T00:00Z. What the customer sees of it is formatted in their zone and locale. */
export type Instant = number;

/** Names one message for ever: `seq` is given by the store's commit, starts at 1, never changes and is never reused. */
export interface MessageRef {
  conversation: string;
  seq: number;
}

export interface Speaker {
  role: 'customer' | 'bot' | 'agent';
  id: string;
  name?: string;
}

/** A file that came with a message. Its bytes are found by `id`, unless it is missing. */
export interface Attachment {
  id: string;
  name: string;
  /** The media type found in the bytes, not the one that was claimed. */
  type: string;
  /** Bytes as stored; 0 while it is missing. */
  size: number;
  /** `wanted`: it lies elsewhere and is being fetched. `lost`: it could not be fetched, and `why` is a stable code. */
  missing?: { state: 'wanted' | 'lost'; why?: string };
}

/** A choice offered with a message. `id` is what a dialog hears, `label` what the customer reads. */
export interface Button {
  id: string;
  label: string;
}

/** Which button of which question was pressed. An answer to another question than the open one is not taken for it. */
export interface Choice {
  question: string;
  button: string;
}

/** The few fixed shapes that are more than text. Each reads as well as the plain text beside it. */
export type Card =
  | { kind: 'summary'; title: string; quote?: string; rows: CardRow[] }
  | { kind: 'expenses'; title: string; rows: ExpenseRow[]; total: string };

export interface CardRow {
  label: string;
  value: string;
  /** Files that belong to it, to be shown with it; without a value they are all there is to say. Absent: none. */
  files?: CardFile[];
}

export interface ExpenseRow {
  what: string;
  amount: string;
  receipts: CardFile[];
}

/** A file of theirs that a card shows again. */
export interface CardFile extends Pick<Attachment, 'id' | 'name' | 'type'> {
  /** How large it is, in words; absent while its bytes are not here, and nothing can be opened. */
  size?: string;
}

/** Where a message that leaves by another door than Direct Line stands. */
export interface Delivery {
  state: 'pending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'withdrawn';
  /** When it came to that. */
  at: Instant;
  /** The provider's id of it, once it gave one. */
  providerId?: string;
  /** Why it failed, as a stable code, for example `opted-out`. */
  reason?: string;
}

/** What may change of a message after it was said. Absent stays as it was. */
export interface MessageState extends MessageRef {
  delivery?: Delivery;
  /** Whole list, in place of the one that was. */
  attachments?: Attachment[];
  /** The sender changed it later in their own client: the new words, already masked. The first ones stay. */
  edited?: { at: Instant; text: string };
  /** The sender took it back in their own client; 0: and put it back. What was said stays on the record. */
  withdrawnAt?: Instant;
}

/** One thing said in a conversation. Append-only: only what a `MessageState` names, and erasure, may change it. */
export interface Message extends MessageRef {
  id: string;
  /** Never earlier than the message before it. */
  at: Instant;
  from: Speaker;
  /** Already masked: no secret is ever in here. */
  text: string;
  attachments?: Attachment[];
  choice?: Choice;
  /** The id of the question this message asks, which its buttons answer. */
  question?: string;
  buttons?: Button[];
  card?: Card;
  /** Which words were said, as `name#line` with `name` the prompt's; absent for people's own words. */
  prompts?: string[];
  /** The language those words are in; absent for people's own words, and when it was not noted. */
  locale?: string;
  /** Version of the prompt set the words came from. */
  promptSet?: string;
  /** The reference of the complaint, once there is one, for whoever shows the message. */
  reference?: string;
  /** Kinds of secrets that were masked in the text, for example `card-number`. */
  masked?: string[];
  /** The text was longer than a message may be, and was kept to the limit. */
  cut?: true;
  /** The seq of the message this one repeats (same words again under a new id). It starts no turn. */
  repeatOf?: number;
  /** Where it stands, when it leaves by another door than Direct Line; absent for all others. */
  delivery?: Delivery;
  /** The sender's later words for it. `text` stays what was said first. */
  edited?: { at: Instant; text: string };
  /** When the sender took it back; 0: they put it back. It stays on the record. */
  withdrawnAt?: Instant;
  /** The id of the message in another conversation that says the same: this one shows it here as well. */
  sameAs?: string;
  /** On such a copy of the customer's own words: the channel they wrote them by. */
  writtenBy?: Channel;
  /** What the door needs to give the message back as it came: sender's own id, channel data. Opaque elsewhere. */
  wire?: Wire;
}

export interface Wire {
  clientActivityId?: string;
  channelData?: unknown;
  entities?: unknown;
  /** The sender's own value of a button or card, given back as it came. */
  value?: unknown;
}

/** A value that may stand in a prompt; how it prints is decided by its declared type, locale and time zone. */
export type Value = string | number | Money | readonly Fact[] | readonly string[] | { from: number; to: number };

/** One fact to give back: the phrase it is said with, the kind that says how to print it, and the value. */
export interface Fact {
  phrase: string;
  kind: 'date' | 'time' | 'duration' | 'money' | 'text' | 'quote';
  value: string | Money;
  /** What an amount was for, in the customer's words. */
  what?: string;
}
