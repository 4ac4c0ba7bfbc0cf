import type { Heard, LanguageEngine, Understanding } from '../../../dialogs/domain/ports.ts';

/** Tuesday 15 March 2022, ten in the morning: the day that sets with dates of their own were written for. */
const NOW = Date.UTC(2022, 2, 15, 10);

export type Hearing = (
  turns: readonly { text: string; at: number }[],
  about?: Partial<Heard>,
) => Promise<Understanding>;

/** Understands turns of one item; `at` is a turn's number there, and the `seq` of everything found in it. */
export function listen(engine: LanguageEngine): Hearing {
  return (turns, about = {}) =>
    engine.understand(
      {
        messages: turns.map(({ text, at }) => ({ ref: { conversation: 'eval', seq: at }, text })),
        locale: 'en',
        now: NOW,
        timeZone: 'UTC',
        currency: 'USD',
        ...about,
      },
      new AbortController().signal,
    );
}

/** A value that was found, whichever part of the answer it stands in. */
export interface Told {
  kind: string;
  value: string;
  /** Empty where the answer gives no words. */
  words: string;
  turn: number;
}

export function toldIn({ details, asides = [], expenses, email, phone }: Understanding): Told[] {
  const told: Told[] = [...details, ...asides].map(({ kind, value, words, from }) => {
    return { kind, value: kind === 'money' ? String(Number.parseFloat(value)) : value, words, turn: from.seq };
  });
  for (const { amount, words, from } of expenses)
    told.push({ kind: 'money', value: String(amount.minor / 100), words, turn: from.seq });
  if (email) told.push({ kind: 'email', value: email.value, words: '', turn: email.from.seq });
  if (phone) told.push({ kind: 'phone', value: phone.value, words: '', turn: phone.from.seq });
  return told;
}
