import type { Channel } from './channel.ts';
import type { Instant } from './message.ts';
import type { Told } from './told.ts';

export type { Channel } from './channel.ts';
export type { Told } from './told.ts';

/** One address, one thread, for as long as it exists. The last span says which complaint it is about now. */
export interface Conversation {
  id: string;
  version: number;
  /** Unique: the door, the account there, and the thread. */
  address: { door: string; account: string; thread: string };
  role: 'customer' | 'agent';
  customerId: string;
  customerName?: string;
  /** What the place they write from said of them, the newest word of each source. Absent: nothing. */
  told?: readonly Told[];
  /** What the door needs to write first, as plain JSON (a Bot Framework conversation reference). */
  sendRef?: unknown;
  locale: string;
  channel: Channel;
  /** It was said here what this is: by the greeting, or in the first reply. */
  welcomed?: true;
  /** Nothing can be sent here: the customer opted out, took the bot out, or no message arrives. What they write is heard. */
  closedTo?: { why: ClosedWhy; since: Instant };
  /**
   * They were asked here to write, because nothing else may be sent before they do; what is owed waits for their word.
   * `text` is the id of what asked them. `lost`: it did not arrive, and nothing waits. Absent once they have written.
   */
  asked?: { at: Instant; text: string; lost?: true };
  /** When somebody here could not prove that a complaint is theirs, lately. */
  guesses?: Instant[];
  /** A complaint of another conversation goes on here when they answer before then; `text` is the id of what asked them. */
  invited?: { complaintId: string; until: Instant; text?: string };
  /** When it was written to here lately without having written: codes and invitations. */
  unasked?: Instant[];
  /** The seq of its newest message; 0 while it has none. */
  lastSeq: number;
  spans: { fromSeq: number; complaintId: string }[];
}

/** `opted-out` ends only by the customer's own word; the others end when they write again. */
export type ClosedWhy = 'opted-out' | 'blocked' | 'unreachable';

/** The complaint this conversation is about now; undefined in one that has had none. */
export function currentComplaint(conversation: Conversation): string | undefined {
  return conversation.spans.at(-1)?.complaintId;
}
