import type { ClosedWhy, Conversation } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';

/** What came of a send. `retry`: it surely did not arrive, and when to try again, in ms. `unknown`: nobody can tell. */
export type Sent =
  | {
      result: 'sent';
      providerId?: string;
      /** The message is longer than one send can take: this part of it is next. */
      next?: number;
    }
  | { result: 'retry'; afterMs?: number }
  | { result: 'unknown' }
  | Refused;

/** It did not arrive and never will. `closes`: nothing else will arrive there either. `reason` is a stable code. */
export interface Refused {
  result: 'refused';
  reason: string;
  closes?: ClosedWhy;
}

/** Takes messages to customers at one door. Direct Line has none: what is committed there is sent. */
export interface Carrier {
  /**
   * Sends one message, once. Never throws for what the other side does; a throw counts as `unknown`. `part`: which part
   * of a message that takes several sends, as its own answer named it; absent: the first, which is nearly always all.
   */
  send(message: Message, to: Conversation, part?: number): Promise<Sent>;
  /** How many sends the other side bears in one conversation within so many ms; absent: any. More of them wait. */
  pace?: { most: number; withinMs: number };
  /** Shows that somebody is writing, where the channel can show it. Best effort: a failure is nobody's concern. */
  typing?(to: Conversation): Promise<void>;
  /** Whether words of the same complaint that go elsewhere are sent here too, as pages show them. Absent: no phone is told twice. */
  staysOpen?(to: Conversation): boolean;
  /** How customers are asked to write, at a door that takes words only for a time after they have. Absent: it always does. */
  asking?: Asking;
  /** Where a phone number (E.164) is written to at this door. Absent: it writes to no numbers. */
  addressOf?(phone: string): Conversation['address'];
  /** Fetches a file that came with a message of this door. Never throws for what the other side does; a throw is a retry. */
  fetch?(source: unknown, from: Conversation): Promise<Fetched>;
}

/** The approved word that may be sent when nothing else may. */
export interface Asking {
  /** Whether it is all that may be sent there now, and there is one in that language. */
  first(to: Conversation): boolean;
  /** Sends it, once, in place of the message that stands for it in the log. As a carrier's `send` otherwise. */
  send(message: Message, to: Conversation): Promise<Sent>;
}

/** A file that lies elsewhere: what it is said to be, and where, as its door knows it (plain JSON). */
export interface WantedFile {
  name: string;
  type: string;
  source: unknown;
}

/** What came of fetching a file. `refused`: it never will; `reason` is a stable code. */
export type Fetched =
  { result: 'fetched'; name: string; bytes: Uint8Array } | { result: 'retry'; afterMs?: number } | Refused;
