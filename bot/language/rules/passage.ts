import { matchesOf } from './matches.ts';
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

/** `bare` says which letters are read as others, one for one: a language whose accents people often leave out. */
export function readPassage(original: string, bare: Readonly<Record<string, string>> = {}): Passage {
  const { plain, starts } = collapse(original);
  const lower = without(bare, lowerCase(plain));
  const sentences = splitSentences(plain);
  return {
    plain,
    lower,
    sentences,
    words: splitWords(lower, sentences),
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

/** `starts[i]` is where the plain character `i` stands in the original; absent when nothing has moved. */
function collapse(original: string): { plain: string; starts?: number[] } {
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
