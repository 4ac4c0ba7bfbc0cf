import { cuedBy, type Language } from './cues.ts';
import type { ConductContext } from './finding.ts';

/** From `start` up to and without `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

export interface Sentence extends Span {
  /** The sentence as the rules read it, see `ReadText.plain`. */
  words: string;
  question: boolean;
  known: Known;
}

/** What has been found out about a sentence so far. No phrase reaches over the end of one. */
export interface Known {
  /** The phrases worth looking for in it, see cues.ts. */
  cued: ReadonlySet<object>;
  /** Where those stand in it that were looked for. */
  spans: Map<object, readonly Span[]>;
}

/** A text, made ready once for all rules. */
export interface ReadText {
  raw: string;
  /** Lower case, straight apostrophes, the customer's quoted words blanked out; Spanish without accents. As long as `raw`, unit for unit. */
  plain: string;
  /** The same with the quotes left in: for rules that protect the customer from their own words. */
  unquoted: string;
  sentences: Sentence[];
  /** Whose words the rules look for in it; absent in a language they know none of. */
  language: Language | undefined;
}

export function readText(raw: string, context: ConductContext): ReadText {
  const language = languageOf(context.locale);
  const unquoted = plainly(raw, language);
  const plain = context.quotes?.length ? blank(unquoted, context.quotes) : unquoted;
  return { raw, plain, unquoted, sentences: split(plain, raw, language), language };
}

/** Words as the rules read them, unit for unit: in lower case, and in Spanish without accents. */
export function plainly(raw: string, language: Language | undefined): string {
  const lowered = lower(raw).replaceAll('’', "'");
  return language === 'es' ? lowered.replace(/[áéíóúüñ]/g, (letter) => BARE[letter] ?? letter) : lowered;
}

const BARE: Record<string, string> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u', ü: 'u', ñ: 'n' };

/** The language of a BCP 47 tag, if the rules know words of it; without a tag it is English. */
export function languageOf(locale = 'en'): Language | undefined {
  const [language] = locale.toLowerCase().split(/[-_]/);
  return language === 'en' || language === 'es' ? language : undefined;
}

/** Where the text's words begin and end: the span of a finding about the whole text. */
export function whole(text: ReadText): Span {
  const first = text.sentences[0];
  return first ? { start: first.start, end: text.raw.trimEnd().length } : { start: 0, end: text.raw.length };
}

/** The sentence that holds this offset, if any does. */
export function sentenceAt(text: ReadText, offset: number): Sentence | undefined {
  let low = 0;
  let high = text.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((text.sentences[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const sentence = text.sentences[low];
  return sentence && sentence.start <= offset ? sentence : undefined;
}

// A few capitals grow when lowered (İ), which would shift every offset after them.
function lower(raw: string): string {
  const lowered = raw.toLowerCase();
  return lowered.length === raw.length ? lowered : raw.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function blank(words: string, spans: readonly Span[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    blanked += words.slice(at, from) + ' '.repeat(Math.min(end, words.length) - Math.min(from, words.length));
    at = end;
  }
  return blanked + words.slice(at);
}

const ENDS = /[.!?…]+(?=[\s"')\]”]|$)|\n+/g;

function split(words: string, raw: string, language: Language | undefined): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  ENDS.lastIndex = 0;
  for (let end = ENDS.exec(words); end; end = ENDS.exec(words)) {
    if (end[0] === '.' && isAbbreviation(raw, end.index)) continue;
    add(sentences, words, start, end.index + end[0].length, language);
    start = end.index + end[0].length;
  }
  add(sentences, words, start, words.length, language);
  return sentences;
}

/** A full stop after a single letter, with a small letter to follow, ends no sentence: `by 5 p.m. at the latest`. */
function isAbbreviation(raw: string, dot: number): boolean {
  return /(?:^|[^\p{L}'])\p{L}\. \p{Ll}/u.test(raw.slice(Math.max(0, dot - 2), dot + 3));
}

function add(sentences: Sentence[], words: string, from: number, to: number, language: Language | undefined): void {
  const untrimmed = words.slice(from, to);
  const start = from + (untrimmed.length - untrimmed.trimStart().length);
  const trimmed = untrimmed.trim();
  if (trimmed === '') return;
  sentences.push({
    start,
    end: start + trimmed.length,
    words: trimmed,
    question: /[?][!?]*$/.test(trimmed),
    known: know(trimmed, language),
  });
}

// Prompts say the same sentences to everybody, so most of a text has been looked at before.
const kept: Readonly<Record<Language, Map<string, Known>>> = { en: new Map(), es: new Map() };
const MOST_KEPT = 1_000;
const LONGEST_KEPT = 300;

function know(words: string, language: Language | undefined): Known {
  const before = language && kept[language].get(words);
  if (before) return before;
  const known = { cued: cuedBy(words, language), spans: new Map<object, readonly Span[]>() };
  if (!language || words.length > LONGEST_KEPT) return known;
  const { [language]: shelf } = kept;
  const oldest = shelf.size < MOST_KEPT ? undefined : shelf.keys().next().value;
  if (oldest !== undefined) shelf.delete(oldest);
  shelf.set(words, known);
  return known;
}
