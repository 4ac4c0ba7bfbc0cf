import type { Aside } from '../../../dialogs/domain/claim.ts';
import type {
  FoundDetail,
  FoundExpense,
  Heard,
  HeardMessage,
  LanguageEngine,
  QuickEar,
  Signals,
  Understanding,
} from '../../../dialogs/domain/ports.ts';
import type { Asked } from '../../../dialogs/domain/session.ts';
import { readAnswer } from './answers.ts';
import type { QuestionFinder } from './asking.ts';
import { clip, createQuestionFinder, findWish } from './asking.ts';
import { findWay, isOwn } from './contacts.ts';
import type { ValueReader } from './details.ts';
import type { Values } from './found.ts';
import { createValueReader } from './details.ts';
import { COMPLAINS, createDissatisfactionScale, type DissatisfactionScale } from './dissatisfaction.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { measureAnger, pickQuote, type QuoteWords, quoteWords } from './feeling.ts';
import { createGlance } from './glance.ts';
import { createKindGuesser, type KindGuesser } from './kind.ts';
import type { Span } from './passage.ts';
import type { Reader, Reading } from './reading.ts';
import { createReader } from './reading.ts';
import { createSignalReader, mergeSignals, type SignalReader } from './signals.ts';
import type { KindWords, RuleWords } from './words.ts';

/**
 * Understands language by rules alone: no model, no network, no state but a small memory of texts just read.
 * `locales` maps a language ("en") to its words; the first one stands in for a language that is missing. `types` adds
 * words for claim types of the company's own, or replaces those of a type with the same name, in every language.
 */
export function createRules(data: RulesData = {}): LanguageEngine & QuickEar {
  const { locales = { en: english, es: spanish }, types = {} } = data;
  const languages = new Map<string, Language>();
  for (const [code, words] of Object.entries(locales))
    languages.set(code, learn({ ...words, kinds: { ...words.kinds, ...types } }));
  const [first] = languages.values();

  function languageOf(locale: string): Language {
    const language = languages.get(locale.toLowerCase().split(/[-_]/)[0] ?? '') ?? first;
    return language ?? learn(english);
  }

  /** "My maleta did not arrive": what it is about may be said in another language, and what failed in this one. */
  function guessInOthers(own: Language, { messages }: Heard): Pick<Understanding, 'type' | 'failure'> {
    for (const other of languages.values()) {
      if (other === own) continue;
      const { type } = other.guessKind(messages.map(({ text }) => other.read(text)));
      if (type)
        return own.guessKind(
          messages.map(({ text }) => own.read(text)),
          { known: type },
        );
    }
    return {};
  }

  return {
    async understand(heard, signal) {
      giveUp(signal);
      const language = languageOf(heard.locale);
      const each: Heeded[] = [];
      for (const message of heard.messages) {
        each.push(await heed(language, message, heard));
        giveUp(signal);
      }
      const understood = merge(language, each, heard);
      const isUnclear = !understood.type && !heard.type && understood.signals.story;
      const guess = isUnclear ? guessInOthers(language, heard) : {};
      if (!guess.type) return understood;
      const { mayHaveFailed: _, ...told } = understood;
      return { ...told, ...guess };
    },
    glance(text, asks, locale) {
      return languageOf(locale).glance(text, asks);
    },
  };
}

export interface RulesData {
  locales?: Readonly<Record<string, RuleWords>>;
  types?: Readonly<Record<string, KindWords>>;
}

interface Language {
  words: RuleWords;
  read: Reader;
  signals: SignalReader;
  values: ValueReader;
  questions: QuestionFinder;
  guessKind: KindGuesser;
  glance: (text: string, asks: Asked | undefined) => ReturnType<QuickEar['glance']>;
  weigh: DissatisfactionScale;
  quotes: QuoteWords;
  loud: ReadonlySet<string>;
  denied: ReadonlySet<string>;
}

function learn(words: RuleWords): Language {
  const read = createReader(words);
  const signals = createSignalReader(words);
  return {
    words,
    read,
    signals,
    values: createValueReader(words),
    questions: createQuestionFinder(words),
    guessKind: createKindGuesser(words.kinds),
    glance: createGlance(words, read, signals),
    weigh: createDissatisfactionScale(words),
    quotes: quoteWords(words),
    loud: new Set(words.tone.shouted),
    denied: new Set(words.wishes.denied),
  };
}

/** What was made of one message. */
interface Heeded {
  message: HeardMessage;
  reading: Reading;
  signals: Signals;
  values: Values;
  questions: Span[];
  complains: boolean;
}

async function heed(language: Language, message: HeardMessage, heard: Heard): Promise<Heeded> {
  const reading = language.read(message.text);
  const signals = language.signals.read(reading, heard.asks);
  const values = await language.values(reading, heard);
  const questions = language.questions(reading);
  const answered = readAnswer({ reading, values, signals, questions }, heard, language.words);
  const corrects = [...values.details, ...values.amounts].some((v) => v.correction);
  if ((answered || corrects) && reading.passage.words.length <= 12) delete signals.story;
  if (CLAIMED.has(heard.asks) && reading.hits.has('ails')) signals.story = true;
  const complains = language.weigh(reading) >= COMPLAINS;
  if (complains && tellsUnasked(reading, signals, heard)) signals.story = true;
  return { message, reading, signals, values, questions, complains };
}

/** Pain that is told of while these are asked belongs to the story, and answers nothing. */
const CLAIMED: ReadonlySet<Asked | undefined> = new Set(['wish', 'receipts', 'expenses', 'contact']);

/** What complains is told as a story, also when it is put as a question; not while something else is answered or asked for. */
function tellsUnasked(
  { whole, passage }: Reading,
  { person, status, rights, areYouABot, stop }: Signals,
  { asks }: Heard,
): boolean {
  return !asks && !whole.size && passage.words.length >= 4 && !person && !status && !rights && !areYouABot && !stop;
}

function merge(language: Language, each: readonly Heeded[], heard: Heard): Understanding {
  const readings = each.map((e) => e.reading);
  const told = {
    details: each.flatMap(detailsOf),
    expenses: each.flatMap(expensesOf),
    asides: each.flatMap(asidesOf),
    questions: each.flatMap((e) => e.questions.map((q) => ({ words: e.reading.passage.cut(q), from: e.message.ref }))),
  };
  return {
    by: 'rules',
    signals: mergeSignals(each.map((e) => e.signals)),
    anger: measureAnger(readings, language.loud),
    ...(each.some((e) => e.complains) && { complains: true as const }),
    ...language.guessKind(readings, {
      known: heard.type,
      flies: told.details.some((d) => d.kind === 'flight'),
    }),
    ...nameOnce(told, heard),
    ...wishOf(language, each, heard),
    ...contactOf(language, each, heard),
    ...quoteOf(language, each),
  };
}

function detailsOf({ values, reading, message }: Heeded): FoundDetail[] {
  return values.details.map(({ kind, value, name, correction, ...span }) => ({
    kind,
    value,
    words: reading.passage.cut(span),
    from: message.ref,
    ...(correction && { correction }),
    ...(name !== undefined && { name }),
  }));
}

/** What was offered to the customer, or asked as a price, is left out. */
function expensesOf({ values, reading, message }: Heeded): FoundExpense[] {
  const { passage } = reading;
  return values.amounts
    .filter((a) => !a.given)
    .map((a) => ({
      what: a.what ? passage.cut(a.what) : '',
      amount: a.amount,
      words: passage.cut(a),
      from: message.ref,
      ...(a.currencyAssumed && { currencyAssumed: a.currencyAssumed }),
      ...(a.correction && { correction: a.correction }),
    }));
}

/** What was offered to the customer, or asked as a price, and values that tell of other things. */
function asidesOf({ values, reading, message }: Heeded): Aside[] {
  const { passage } = reading;
  const money = values.amounts
    .filter((a) => a.given)
    .map(({ amount, ...span }) => ({
      kind: 'money' as const,
      value: `${(amount.minor / 100).toFixed(2)} ${amount.currency}`,
      words: passage.cut(span),
      from: message.ref,
    }));
  const others = values.asides.map(({ kind, value, ...span }) => ({
    kind,
    value,
    words: passage.cut(span),
    from: message.ref,
  }));
  return [...others, ...money];
}

/** Of a burst only the first answer is the answer. */
function nameOnce<T extends { details: FoundDetail[] }>(told: T, { asks }: Heard): T {
  const name = asks?.startsWith('detail:') ? asks.slice('detail:'.length) : undefined;
  let named = false;
  for (const detail of told.details) {
    if (name === undefined || detail.name !== name) continue;
    if (named && !detail.correction) delete detail.name;
    named = true;
  }
  return told;
}

function wishOf({ denied }: Language, each: readonly Heeded[], heard: Heard): Pick<Understanding, 'wish'> {
  const asked = heard.asks === 'wish';
  for (const { reading, message, signals } of each) {
    const wish = findWish(reading, heard.asks, { denied });
    const adds = reading.hits.has('adds') && { adds: true as const };
    if (wish) return { wish: { kind: wish.kind, words: reading.passage.cut(wish.span), from: message.ref, ...adds } };
    const spoken =
      asked &&
      !reading.hits.has('ails') &&
      reading.passage.words.length > 0 &&
      !reading.whole.size &&
      !signals.person &&
      !signals.areYouABot &&
      !signals.help &&
      !signals.skip &&
      !signals.dontKnow;
    if (spoken && !/\?\s*$/.test(reading.passage.plain)) {
      const words = reading.passage.cut(clip(reading.passage.plain, { from: 0, to: reading.passage.plain.length }));
      return { wish: { kind: 'own-words', words: words.trim(), from: message.ref } };
    }
  }
  return {};
}

function contactOf(
  { words }: Language,
  each: readonly Heeded[],
  { asks }: Heard,
): Pick<Understanding, 'email' | 'phone' | 'contactWay' | 'reference'> {
  const found: Pick<Understanding, 'email' | 'phone' | 'contactWay' | 'reference'> = {};
  for (const { values, reading, message } of each) {
    const [email] = values.emails;
    const [phone] = values.phones;
    const way =
      findWay(reading, words, asks === 'contact' || asks === 'summary' || asks === 'change') ??
      (email && isOwn(reading, words, 'email', email) ? 'email' : undefined) ??
      (phone && isOwn(reading, words, 'phone', phone) ? 'phone' : undefined);
    if (email) found.email = { value: email.value, from: message.ref };
    if (phone) found.phone = { value: phone.value, from: message.ref };
    if (way) found.contactWay = way;
    if (values.own) found.reference = values.own.value;
  }
  const way =
    found.contactWay ?? (asks !== 'contact' ? undefined : found.email ? 'email' : found.phone ? 'phone' : undefined);
  return way ? { ...found, contactWay: way } : found;
}

function quoteOf({ quotes }: Language, each: readonly Heeded[]): Pick<Understanding, 'quote'> {
  const quote = pickQuote(
    each.map((e) => ({ reading: e.reading, story: e.signals.story === true })),
    quotes,
  );
  const source = quote && each[quote.index];
  return quote && source ? { quote: { words: source.reading.passage.cut(quote.span), from: source.message.ref } } : {};
}

function giveUp(signal: AbortSignal): void {
  if (signal.aborted) throw new DOMException('No longer wanted.', 'AbortError');
}
