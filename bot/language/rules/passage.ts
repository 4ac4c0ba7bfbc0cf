import { matchesOf } from './matches.ts';
import type { Slips } from './slips.ts';

/** A stretch of a passage's plain text, `to` not included. */
export interface Span {
  from: number;
  to: number;
}

/** A word as patterns see it: lower case, without apostrophes (`don't` is `dont`). */
export interface Word extends Span {
  text: string;
  /** Counts sentences from 0. */
  sentence: number;
}

/** One message, made ready for looking. Everything found is a span of `plain`. */
export interface Passage {
  /** White space collapsed, curly quotes made straight. */
  plain: string;
  /** The same in lower case, letter for letter in the same place. */
  lower: string;
  words: readonly Word[];
  sentences: readonly Span[];
  /** What stands there in the message, letter for letter. */
  cut(span: Span): string;
}

/**
 * `bare` says which letters are read as others, one for one: a language whose accents people often leave out. `slips` are
 * read as the key words that are meant.
 */
export function readPassage(
  original: string,
  bare: Readonly<Record<string, string>> = {},
  slips: Slips = new Map(),
): Passage {
  const asWritten = spell(collapse(original), bare);
  const mended = mend(asWritten, slips);
  const { plain, starts, lower, sentences, words } = mended ? spell(mended, bare) : asWritten;
  return {
    plain,
    lower,
    sentences,
    words,
    cut({ from, to }) {
      if (!starts) return original.slice(from, to);
      return to > from ? original.slice(starts[from], (starts[to - 1] ?? 0) + 1) : '';
    },
  };
}

/** The number of the last word that ends at or before that place; -1 when there is none. */
export function lastWordBefore(words: readonly Word[], place: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.to ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether it shares a place with any of the others. */
export function overlaps(span: Span, others: readonly Span[]): boolean {
  return others.some((o) => o !== span && span.from < o.to && o.from < span.to);
}

interface Plain {
  plain: string;
  starts?: number[];
}

function spell({ plain, starts }: Plain, bare: Readonly<Record<string, string>>) {
  const lower = without(bare, lowerCase(plain));
  const sentences = splitSentences(plain);
  return { plain, lower, sentences, words: splitWords(lower, sentences), ...(starts && { starts }) };
}

/** The text with its slips put right, each letter still knowing where it came from; undefined when there are none. */
function mend({ plain, starts, words, sentences }: ReturnType<typeof spell>, slips: Slips): Plain | undefined {
  let mended: { plain: string; starts: number[] } | undefined;
  let place = 0;
  for (const { text, from, to, sentence } of words) {
    const meant = slips.get(text);
    if (meant === undefined || isName(plain.slice(from, to), from === sentences[sentence]?.from)) continue;
    mended ??= { plain: '', starts: [] };
    copy(mended, place, from);
    mended.plain += meant;
    const last = to - from - 1;
    for (let i = 0; i < meant.length; i++)
      mended.starts.push(at(from + (i === meant.length - 1 ? last : Math.min(i, last))));
    place = to;
  }
  if (mended) copy(mended, place, plain.length);
  return mended;

  function copy(into: { plain: string; starts: number[] }, from: number, to: number): void {
    into.plain += plain.slice(from, to);
    for (let i = from; i < to; i++) into.starts.push(at(i));
  }

  function at(i: number): number {
    return starts?.[i] ?? i;
  }
}

/** A capital letter inside a sentence, or capitals only: a name or a code, and no slip. */
function isName(written: string, opens: boolean): boolean {
  return written !== written.toLowerCase() && (!opens || written === written.toUpperCase());
}

/** `starts[i]` is where the plain character `i` stands in the original; absent when nothing has moved. */
function collapse(original: string): Plain {
  const straight = /[‘’“”]/.test(original) ? original.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : original;
  if (!/\s\s|[^\S ]|^\s/.test(straight)) return { plain: straight };
  let plain = '';
  const starts: number[] = [];
  for (let i = 0; i < straight.length; i++) {
    const char = straight.charAt(i);
    const white = /\s/.test(char);
    if (white && (plain === '' || plain.endsWith(' ') || plain.endsWith('\n'))) continue;
    starts.push(i);
    plain += white ? (char === '\n' ? '\n' : ' ') : char;
  }
  return { plain, starts };
}

function without(bare: Readonly<Record<string, string>>, lower: string): string {
  return /[^\0-\x7f]/.test(lower) ? lower.replace(/[^\0-\x7f]/g, (letter) => bare[letter] ?? letter) : lower;
}

function lowerCase(plain: string): string {
  const lower = plain.toLowerCase();
  if (lower.length === plain.length) return lower;
  return Array.from({ length: plain.length }, (_, i) => {
    const char = plain.charAt(i);
    const small = char.toLowerCase();
    return small.length === 1 ? small : char;
  }).join('');
}

/** Ends after a run of end marks before a space, or at a new line; a full stop after a letter or a title ("p.m.", "Mr.") is none. */
function splitSentences(plain: string): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  for (const end of matchesOf(/[.!?…]+["')]{0,3}(?=\s|$)|\n/g, plain)) {
    if (end[0] === '.' && TITLE.test(plain.slice(Math.max(0, end.index - 7), end.index))) continue;
    const to = end.index + (end[0] === '\n' ? 0 : end[0].length);
    add(from, to);
    from = end.index + end[0].length;
  }
  add(from, plain.length);
  return sentences;

  function add(start: number, to: number): void {
    while (start < to && /\s/.test(plain.charAt(start))) start++;
    if (start < to) sentences.push({ from: start, to });
  }
}

const TITLE = /(?:^|[^a-z])(?:[a-z]|mr|mrs|ms|dr|st|vs|approx)$/i;

function splitWords(lower: string, sentences: readonly Span[]): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of matchesOf(/[\p{L}\p{N}\p{M}]+(?:'[\p{L}]+)*/gu, lower)) {
    while (sentence < sentences.length - 1 && match.index >= (sentences[sentence]?.to ?? 0)) sentence++;
    const text = match[0].includes("'") ? match[0].replaceAll("'", '') : match[0];
    words.push({ text, from: match.index, to: match.index + match[0].length, sentence });
  }
  return words;
}
