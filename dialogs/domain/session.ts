import type { Button, Instant } from './message.ts';

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
  | 'reopen';

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
  question?: Question;
  /** Set when the one apology was said. */
  apologisedAt?: Instant;
  /** Answers in a row that could not be used; two offer a person. */
  failed: number;
  /** A person was offered for rising anger; offered once. */
  offeredPerson?: true;
  /** Secrets were warned about; said once. */
  warnedOfSecrets?: true;
  /** Things asked about once and not to be asked again, apart from details. */
  asked: Asked[];
  /** The line said last of each prompt, so that no line is said twice running. */
  lines: Record<string, number>;
  checkIns: number;
}

export function newSession(locale: string): Session {
  return { version: 1, dialog: 'hear-out', locale, failed: 0, asked: [], lines: {}, checkIns: 0 };
}
