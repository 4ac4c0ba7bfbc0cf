import type { ClaimType } from './domain/claim.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Means } from './domain/complaint-service.ts';
import type { Channel } from './domain/conversation.ts';
import type { Attachment, Card, Choice, Instant, Message, MessageRef, Value } from './domain/message.ts';
import type { Understanding } from './domain/ports.ts';
import type { KnownFact } from './domain/proof.ts';
import type { Question } from './domain/session.ts';

export type { Session } from './domain/session.ts';

/** What came in: everything the customer said since the last turn, and what the dialog may know about the world. */
export interface Turn {
  now: Instant;
  channel: Channel;
  messages: readonly Message[];
  understanding: Understanding;
  /** The button pressed, when it belongs to the open question or to none that is (a person is always one). */
  choice?: Choice;
  /** All they did was press buttons of questions that are over. */
  over?: boolean;
  attachments: readonly (Attachment & { from: MessageRef })[];
  /** An e-mail address that the place they write from says is theirs; absent: none is known. */
  knownEmail?: string;
  /** The number of a phone on which they go on with this complaint as well; absent: there is none. */
  knownPhone?: string;
  /** A file of theirs did not come through. */
  lostFile?: true;
  /** Answers found in the company's knowledge, one per question the customer asked, in the same order. */
  answers: readonly (Answer | undefined)[];
  world: World;
}

export interface Answer {
  title: string;
  text: string;
}

/** What is true outside this conversation; `Means` is what the use cases need of it. */
export interface World extends Omit<Means, 'now'> {
  claimTypes: readonly ClaimType[];
  /** Text messages can be sent to a number. */
  texting: boolean;
  /** Minutes the latest handoffs waited, as the range of the middle half; absent with fewer than five to go by. */
  wait?: { from: number; to: number };
}

/** One line of a reply: the words are the prompt file's, chosen and filled in later. */
export interface Line {
  prompt: string;
  /** Which part of the file: `Say` unless named. */
  section?: 'ask-again' | 'stop-asking' | 'confirm' | 'while-they-write';
  /** A situation the prompt has its own words for (`Say when …`); without such words `Say` is used. */
  moment?: string;
  values?: Record<string, Value>;
}

/** One message of the bot: its lines are joined. The buttons are those of the last line that has any. */
export interface Reply {
  lines: Line[];
  /** The question this reply opens. */
  question?: Question;
  /** A card to build from the complaint as it stands after the turn. */
  card?: Card['kind'];
}

/** What a dialog decided. Nothing has happened yet: the core saves it whole, or not at all. */
export interface Outcome {
  complaint: Complaint;
  replies: Reply[];
  /** What was said belongs to no complaint so far: the core opens a draft for it and asks again. */
  newStory?: true;
  /** Something outside this complaint has to be found out or done first: the dialog then says what came of it. */
  errand?: Errand;
}

/** What only the core can do for a dialog. */
export type Errand =
  /** Goes on with that complaint here, if these facts or this code prove that it is theirs. */
  | { do: 'join'; reference: string; facts: KnownFact[]; code?: string }
  /** Sends a code to the number that complaint holds, if there is one. */
  | { do: 'send-code'; reference: string }
  /** Asks at this number whether to go on there. */
  | { do: 'invite'; phone: string };
