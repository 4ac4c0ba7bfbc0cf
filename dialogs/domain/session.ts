import type { Button, Instant } from './message.ts';
import type { KnownFact } from './proof.ts';

/** What an open question wants to know. `detail:NAME` names a detail of the claim type. */
export type Asked =
  | 'more'
  | 'kind'
  | `detail:${string}`
  | 'expenses'
  | 'receipts'
  | 'wish'
  | 'contact'
  | 'summary'
  | 'change'
  | 'keep-waiting'
  | 'pause'
  | 'start-over'
  | 'survey'
  | 'reopen'
  | 'reference'
  | 'proof';

/** The one question that is open in a conversation. */
export interface Question {
  id: string;
  asks: Asked;
  prompt: string;
  /** How often it was asked; the second failed answer stops the asking. */
  times: number;
  buttons: Button[];
}

/** Where the dialog stands. Kept with the complaint; a newer program reads an older version or starts the step again. */
export interface Session {
  version: 1;
  dialog: 'hear-out' | 'claim' | 'read-back' | 'waiting' | 'relay' | 'survey' | 'ended';
  locale: string;
  question?: Question | undefined;
  /** Set when the one apology was said. */
  apologisedAt?: Instant | undefined;
  /** Answers in a row that could not be used; two offer a person. */
  failed: number;
  /** A person was offered for rising anger; offered once. */
  offeredPerson?: true | undefined;
  /** Secrets were warned about; said once. */
  warnedOfSecrets?: true | undefined;
  /** Things asked about once and not to be asked again, apart from details. */
  asked: Asked[];
  /** The line said last of each prompt, so that no line is said twice running. */
  lines: Record<string, number>;
  checkIns: number;
  /** How much they write: messages of words, and the words in them. */
  written?: { messages: number; words: number } | undefined;
  /** A complaint they want to go on with here, and what they have said so far to show that it is theirs; `question` was open before. */
  joining?: { reference: string; facts: KnownFact[]; question?: Question } | undefined;
  /** They want to go on by text message; `question` was open before. */
  goesOnByText?: { question?: Question } | undefined;
  /** It goes on in another place, where their first words have not been answered yet. */
  arrived?: true | undefined;
  /** Buttons beside the last words, when those asked nothing; `question` is what a press of one names. */
  beside?: { question: string; buttons: Button[] } | undefined;
}

export function newSession(locale: string): Session {
  return { version: 1, dialog: 'hear-out', locale, failed: 0, asked: [], lines: {}, checkIns: 0 };
}
