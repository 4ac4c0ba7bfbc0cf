import type { ClaimType } from '../../dialogs/domain/claim.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Finding } from '../../dialogs/domain/conduct/finding.ts';
import type { Channel, ClosedWhy, Conversation, Told } from '../../dialogs/domain/conversation.ts';
import type {
  Attachment,
  Button,
  Instant,
  Message,
  MessageRef,
  MessageState,
  Value,
} from '../../dialogs/domain/message.ts';
import type { Answer, Reply } from '../../dialogs/turn.ts';
import type { Refused, Sent, WantedFile } from './carrier.ts';
import type { Company } from './company.ts';
import type { ModelPrompts } from './model.ts';

export type { Asking, Carrier, Fetched, Refused, Sent, WantedFile } from './carrier.ts';
export type { Company } from './company.ts';

/** Where everything is kept. One contract suite holds every implementation to these words. */
export interface Store {
  /** The conversation with this id or at this address; undefined when there is none. Throws `gone` when it was erased. */
  conversation(key: string | Conversation['address']): Promise<Conversation | undefined>;
  /** The complaint with this id or reference; undefined when there is none. Throws `gone` when it was erased. */
  complaint(key: string | { reference: string }): Promise<Complaint | undefined>;
  /** Messages of a conversation after that seq, oldest first, at most `limit`. None gives an empty list. */
  log(conversationId: string, afterSeq: number, limit: number): Promise<Message[]>;
  /**
   * All of it or nothing, durable when it returns. Messages get the next seqs of their conversation, in order.
   * Throws `conflict` when a record's stored version is not the one before it, `seen` when a seen key was committed
   * in the last 7 days (`details.first` is the result kept with it), `gone` for an erased record, `not-found` for a
   * message of no conversation or the state of a message that is not stored, `unavailable` when nothing can be written.
   * Watchers are told afterwards.
   */
  commit(change: Commit): Promise<Committed>;
  /** The result committed with this seen key in the last 7 days; undefined when there is none. */
  seen(key: string): Promise<string | undefined>;
  /** Complaints as small rows, by the query's own order. */
  list(query: Query): Promise<Row[]>;
  /** Calls back with ids only, after each commit. The answer ends it. */
  watch(changed: (ids: Changed) => void): () => void;
  /** Damage found and set aside, in words for an operator; empty when all is well. */
  damage(): string[];
  close(): Promise<void>;
}

export interface Commit {
  /** Whole records; each replaces the stored one whose version is one less than its own. */
  complaints?: Complaint[];
  conversations?: Conversation[];
  /** Messages without their seq; `lastSeq` of their conversation is raised by the store. */
  append?: NewMessage[];
  /**
   * Changes of messages stored before this commit, in order; what a state leaves out stays as it was. One that names no
   * such message makes it `not-found`, and nothing is committed. A repeat changes nothing.
   */
  states?: MessageState[];
  /** Keys that make a repeat harmless, each with the small result a repeat gets. */
  seen?: { key: string; result: string }[];
  /** The time of the commit, for keeping seen keys 7 days. */
  at: Instant;
}

export type NewMessage = Omit<Message, 'seq'>;

export interface Committed {
  /** The seq of each appended message, in the order given. */
  seqs: number[];
}

export interface Changed {
  conversations: string[];
  complaints: string[];
}

export type Query =
  /** Complaints whose `wakeAt` is at or before `now`, the soonest first. */
  | { due: Instant; limit: number }
  /** Complaints in that handoff state: waiting ones the longest first, others the newest first. */
  | { handoff: 'waiting' | 'accepted' | 'closed'; limit: number };

/** What a list shows of a complaint; derived in the commit. */
export interface Row {
  id: string;
  reference?: string;
  state: Complaint['state'];
  type?: string;
  conversation: string;
  wakeAt?: Instant;
  attempts: number;
  handoff?: {
    state: 'waiting' | 'accepted' | 'closed';
    since: Instant;
    queuedAt: Instant;
    agent?: string;
    acceptedAt?: Instant;
    closedAt?: Instant;
  };
}

/** The words: prompt files, loaded and checked as a whole. */
export interface Words {
  /** Hash of the whole set. */
  readonly version: string;
  readonly company: Company;
  readonly claimTypes: readonly ClaimType[];
  /** The languages there are words in. */
  readonly locales: readonly string[];
  /** What a reply says there. Deterministic: the same reply, seed and lines give the same words. Never throws for a value. */
  word(reply: Reply, to: Destination): Worded;
  /** One value in words, as a prompt would print it. */
  print(type: string, value: Value, locale: string, now?: Instant): string;
  /** A short phrase of the locale by its key, for example `card.reference`; the key itself when there is none. */
  phrase(key: string, locale: string): string;
  /** The company's answer to a question, or undefined: then the bot says that it does not know. */
  answer(question: string, locale: string): Answer | undefined;
  /** All the answers the company has, in that locale. */
  answers(locale: string): readonly Answer[];
  /** What a language model is told, by what it is asked to do. */
  readonly modelPrompts: ModelPrompts;
}

export interface Destination {
  /** Times are printed as seen from here ("tomorrow at 09:00"). */
  now: Instant;
  channel: Channel;
  locale: string;
  /** Chooses among variations together with the prompt's name: conversation id and seq. */
  seed: string;
  /** The line of each prompt that was said last. */
  lines: Readonly<Record<string, number>>;
  /** For the conduct rules: what the customer asked, what was promised, whether an apology was made. */
  conduct: ConductState;
}

export interface ConductState {
  askedWhy: boolean;
  apologised: boolean;
  /** Instants of promises on record, which a text may name. */
  promised: readonly Instant[];
}

export interface Worded {
  text: string;
  buttons: Button[];
  /** The language of the words; the company's where there are none in the one that was asked for. */
  locale: string;
  /** What was said, as `name#line`. */
  prompts: string[];
  /** Line numbers to remember. */
  lines: Record<string, number>;
  /** Rules the full words would have broken, which is why the optional values were left out. */
  rescued: string[];
  /** B rules broken, after every rescue; empty in a checked set. */
  findings: Finding[];
}

/** The bytes of attachments. */
export interface Files {
  /**
   * Checks, cleans (location data removed, pictures re-encoded) and keeps the bytes, synced to disk before it returns.
   * Throws `unusable` with `details.reason` `type`, `size` or `damaged` when they cannot be taken.
   */
  put(file: { name: string; bytes: Uint8Array }): Promise<Attachment>;
  /** The bytes and what they are; undefined for an unknown id. */
  get(id: string): Promise<{ attachment: Attachment; bytes: Uint8Array } | undefined>;
  /** Takes back what no message names. An unknown id, or a repeat, does nothing. */
  drop(id: string): Promise<void>;
}

/** Tells other systems about complaints. */
export interface Sender {
  send(entry: { id: string; event: string; complaint: Complaint }): Promise<Exclude<Sent, Refused>>;
}

/** Structured lines without personal data: ids, codes and counts only. */
export interface Log {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}

/** What a door hands in: one message of a customer, already parsed. */
export interface Inbound {
  address: Conversation['address'];
  /** The id the conversation shall have, where the door's own is fit to be ours; else one is made. */
  conversationId?: string;
  channel: Channel;
  /** The activity's id, where the channel gives one. */
  activityId?: string;
  clientActivityId?: string;
  sender: { id: string; name?: string };
  /** What the site they write from says of them. */
  told?: readonly Pick<Told, 'by' | 'facts'>[];
  locale?: string;
  /** When the sender's side says it was sent, where the door is told. The same words at the same time are a repeat. */
  sentAt?: string;
  text: string;
  choice?: Message['choice'];
  attachments?: Message['attachments'];
  /** Files that lie elsewhere: the message is accepted, and they are fetched afterwards. */
  wanted?: WantedFile[];
  wire?: Message['wire'];
  sendRef?: unknown;
  /** What was pressed, as the channel gives it back, where it has buttons of its own. */
  pressed?: string;
  /** A word of the text-message trade, which the provider answers: recorded, obeyed, and no dialog hears it. */
  trade?: 'stop' | 'start' | 'help';
  /** With `trade: 'stop'`: no provider has answered it, so one confirmation is sent, and nothing after it. */
  confirms?: true;
  /** With `trade: 'start'`: it was a yes. It answers an open question of who has not opted out. */
  isAlsoYes?: true;
}

/** A place where a customer can be written to, before they have written: a bot was added to their chat. */
export type Arrival = Omit<
  Inbound,
  | 'text'
  | 'choice'
  | 'pressed'
  | 'attachments'
  | 'wanted'
  | 'wire'
  | 'clientActivityId'
  | 'sentAt'
  | 'trade'
  | 'confirms'
  | 'isAlsoYes'
>;

/** What a provider says later about a message that was sent. */
export interface DeliveryNews extends MessageRef {
  /** The message's own id; news of another one is ignored. */
  id: string;
  state: 'sent' | 'delivered' | 'read' | 'failed';
  providerId?: string;
  /** Why it failed, as a stable code. */
  reason?: string;
  /** Nothing else will arrive there either. */
  closes?: ClosedWhy;
}

/** The answer to an accepted message: where it stands. A repeat gets the first one's. */
export interface Receipt extends MessageRef {
  id: string;
  repeat?: true;
}
