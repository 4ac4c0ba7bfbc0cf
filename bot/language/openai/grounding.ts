import type { ClaimType, DetailKind } from '../../../dialogs/domain/claim.ts';
import type { FoundDetail, FoundExpense, Heard, HeardMessage, LanguageEngine } from '../../../dialogs/domain/ports.ts';
import type { ModelReading } from '../reading.ts';
import { wordsIn } from '../standing.ts';
import type { DetailAnswer, ExpenseAnswer, TurnAnswer } from './schemas.ts';

/** What an answer is held against. */
export interface Ground {
  heard: Heard;
  /** Reads values in the words a model points at. */
  rules: LanguageEngine;
  claimTypes: readonly ClaimType[];
  /** Titles of the company's answers. */
  titles: readonly string[];
}

interface Pointed {
  words: string;
  from: HeardMessage['ref'];
}

/** What is left of a model's answer when everything that cannot be shown in the messages is taken away. */
export async function ground(answer: TurnAnswer, on: Ground, signal: AbortSignal): Promise<ModelReading> {
  const { heard, claimTypes, titles } = on;
  const type = claimTypes.find((t) => t.type === answer.type);
  const failure = type && failureOf(type, answer.failure);
  const wish = answer.wish && pointed(answer.wish, heard);
  const quote = answer.quote && pointed(answer.quote, heard);
  const details: FoundDetail[] = [];
  for (const told of answer.details) details.push(...(await detail(told, on, signal)));
  const expenses: FoundExpense[] = [];
  for (const told of answer.expenses) expenses.push(...(await expense(told, on, signal)));
  return {
    ...(type ? { type: type.type } : {}),
    ...(failure ? { failure } : {}),
    ...(answer.story === null ? {} : { story: answer.story }),
    anger: answer.anger,
    signals: Object.fromEntries(answer.signals.map((name) => [name === 'are-you-a-bot' ? 'areYouABot' : name, true])),
    ...(answer.reply ? { reply: answer.reply === 'dont-know' ? 'dontKnow' : answer.reply } : {}),
    details,
    expenses,
    ...(wish && answer.wish
      ? { wish: { ...wish, kind: WISHES.has(answer.wish.kind) ? answer.wish.kind : 'own-words' } }
      : {}),
    questions: answer.questions.flatMap((told) => {
      const found = pointed(told, heard);
      const title = titles.find((t) => t === told.answeredBy);
      return found ? [{ ...found, ...(title === undefined ? {} : { answeredBy: title }) }] : [];
    }),
    ...(quote && quote.words.length <= LONGEST_QUOTE ? { quote } : {}),
    ...(answer.reflection?.trim() ? { reflection: answer.reflection.trim() } : {}),
  };
}

const LONGEST_QUOTE = 120;
const WISHES = new Set(['money-back', 'replacement', 'repair', 'explanation', 'apology', 'own-words']);

/** `lost` and `baggage.lost` both name it. */
function failureOf({ type, failures }: ClaimType, named: string | null): string | undefined {
  return failures.find((f) => f === named || f === `${type}.${named}`);
}

/** The words as they stand, in the message that was named or, when they are not there, in another. */
function pointed({ words, message }: { words: string; message: number }, { messages }: Heard): Pointed | undefined {
  const named = messages[message - 1];
  for (const { text, ref } of named ? [named, ...messages] : messages) {
    const standing = wordsIn(text, words);
    if (standing !== undefined) return { words: standing, from: ref };
  }
  return undefined;
}

async function detail(told: DetailAnswer, on: Ground, signal: AbortSignal): Promise<FoundDetail[]> {
  const found = pointed(told, on.heard);
  const { kind, correction } = told;
  const specs = on.claimTypes.flatMap((t) => t.details).filter((spec) => spec.kind === kind);
  const name = specs.find((spec) => spec.name === told.name)?.name;
  if (!found || (kind === 'text' && name === undefined)) return [];
  const value = await valueOf(kind, told.value, found, on, signal);
  if (value === undefined) return [];
  return [
    {
      kind,
      value,
      ...found,
      ...(correction ? { correction: true as const } : {}),
      ...(name === undefined ? {} : { name }),
      by: 'model',
    },
  ];
}

/** As the rules read it in these words alone; else as the model has it, if that is such a value at all. */
async function valueOf(
  kind: DetailKind,
  value: string,
  { words, from }: Pointed,
  { heard, rules }: Ground,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (kind === 'text' || kind === 'name' || kind === 'place') return words;
  const alone: Heard = { ...bare(heard), messages: [{ ref: from, text: words }], asks: 'detail:it', wants: kind };
  const { details } = await rules.understand(alone, signal);
  const read = details.find((d) => d.kind === kind);
  if (read) return read.value;
  const form = FORMS[kind];
  if (form) return form(value, heard.now) ? value : undefined;
  return plain(value) && plain(value) === plain(words) ? words : undefined;
}

/** What was heard, without the question: words that are looked at alone answer none. */
function bare({ asks: _asks, wants: _wants, reflects: _reflects, ...heard }: Heard): Heard {
  return heard;
}

const YEAR_MS = 366 * 86_400_000;

const FORMS: Partial<Record<DetailKind, (value: string, now: number) => boolean>> = {
  date(value, now) {
    const at = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T12:00Z`) : Number.NaN;
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) return false;
    return at > now - 3 * YEAR_MS && at < now + YEAR_MS;
  },
  time: (value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value),
  duration: (value) => /^P(?=.)(?:\d{1,3}[YMWD])*(?:T(?=.)(?:\d{1,4}[HMS])+)?$/.test(value),
};

function plain(value: string): string {
  return value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** An amount is what the rules read in the words, and never a number of the model's own. */
async function expense(told: ExpenseAnswer, on: Ground, signal: AbortSignal): Promise<FoundExpense[]> {
  const found = pointed(told, on.heard);
  if (!found) return [];
  const alone: Heard = {
    ...bare(on.heard),
    messages: [{ ref: found.from, text: found.words }],
    asks: 'expenses',
  };
  const { expenses, asides = [] } = await on.rules.understand(alone, signal);
  const [read] = expenses;
  if (!read || expenses.length > 1 || asides.some((a) => a.kind === 'money')) return [];
  const text = on.heard.messages.find(({ ref }) => ref === found.from)?.text ?? '';
  const { amount, currencyAssumed } = read;
  return [{ what: wordsIn(text, told.what) ?? '', amount, ...(currencyAssumed ? { currencyAssumed } : {}), ...found }];
}
