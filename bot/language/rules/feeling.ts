import type { Understanding } from '../../../dialogs/domain/ports.ts';
import { matchesOf } from './matches.ts';
import type { Passage, Span } from './passage.ts';
import { meant, type Reading } from './reading.ts';
import type { RuleWords } from './words.ts';

/** 0 calm to 3 furious, from strong words, capitals, "!!" and being made to repeat oneself. */
export function measureAnger(readings: readonly Reading[], loud: ReadonlySet<string>): Understanding['anger'] {
  let points = 0;
  for (const { passage, hits } of readings) {
    const words = passage.words.filter(({ text }) => text.length >= 3 && !/\d/.test(text));
    const shouted = words.filter(({ from, to }) => isShouted(passage.plain, from, to));
    const isLoud = shouted.length === 1 && words.length > 3 && shouted.some(({ text }) => loud.has(text));
    if (shouted.length >= 2 || isLoud) points += 1;
    if (shouted.length >= 5 && shouted.length > words.length / 2) points += 1;
    if (/!!|\?!|!\?|\?\?/.test(passage.plain)) points += 1;
    points += Math.min(2, hits.get('feeling:strong')?.length ?? 0);
    if (hits.has('signal:abuse')) points += 2;
    if (hits.has('signal:threat')) points += 3;
  }
  if (points === 0) return 0;
  return points <= 1 ? 1 : points <= 3 ? 2 : 3;
}

/** In capitals from its first letter to its last. */
function isShouted(plain: string, from: number, to: number): boolean {
  const [first, last] = [plain.charAt(from), plain.charAt(to - 1)];
  if (first === first.toLowerCase() || last === last.toLowerCase()) return false;
  const written = plain.slice(from, to);
  return written === written.toUpperCase();
}

const LONGEST = 120;

/** Words a quote is cut by. */
export interface QuoteWords {
  /** What stands before a tale and is no part of it. */
  preludes: ReadonlySet<string>;
  /** Whoever tells it. */
  own: ReadonlySet<string>;
  /** Where a long sentence may be cut. */
  joins: RegExp;
}

export function quoteWords({ preludes, tone }: RuleWords): QuoteWords {
  const joins = new RegExp(`[,;:] | - | (?=(?:${tone.joins.join('|')}) )`, 'g');
  return { preludes: new Set(preludes), own: new Set(tone.own), joins };
}

/** The most telling short sentence: a broken expectation or a feeling, in the first person, cut at a word. */
export function pickQuote(
  readings: readonly { reading: Reading; story: boolean }[],
  words: QuoteWords,
): { index: number; span: Span } | undefined {
  let best: { index: number; span: Span; score: number } | undefined;
  for (const [index, { reading, story }] of readings.entries()) {
    if (!story) continue;
    for (const sentence of clauses(reading, words.joins)) {
      const score = rate(reading, sentence, words.own);
      const span = shorten(reading.passage.plain, withoutPrelude(reading.passage, sentence, words.preludes));
      if (score > (best?.score ?? 0)) best = { index, span, score };
    }
  }
  return best;
}

/** Sentences; those that are too long for a quote, or hold a number, at their commas and joins. */
function clauses({ passage }: Reading, joins: RegExp): Span[] {
  return passage.sentences.flatMap((sentence) => {
    const length = sentence.to - sentence.from;
    const numbered = length > 40 && /\d{4}|@/.test(passage.plain.slice(sentence.from, sentence.to));
    if (length <= LONGEST && !numbered) return [sentence];
    const parts: Span[] = [];
    let from = sentence.from;
    for (const join of matchesOf(joins, passage.plain.slice(sentence.from, sentence.to))) {
      const at = sentence.from + join.index;
      if (at - from >= 20) parts.push({ from, to: at });
      if (at - from >= 20) from = at + join[0].length;
    }
    return [...parts, { from, to: sentence.to }];
  });
}

/** "Hi, ok so the room was filthy" tells from "the room" on. */
function withoutPrelude({ words }: Passage, { from, to }: Span, preludes: ReadonlySet<string>): Span {
  const first = words.find((w) => w.from >= from && !preludes.has(w.text));
  return first && first.from < to && words.some((w) => w.from > first.from && w.to <= to)
    ? { from: first.from, to }
    : { from, to };
}

function rate({ passage, hits }: Reading, span: Span, own: ReadonlySet<string>): number {
  const within = (tag: string): number =>
    meant(hits, hits.get(tag) ?? []).filter(
      (h) => (passage.words[h.from]?.from ?? -1) >= span.from && (passage.words[h.to - 1]?.to ?? 0) <= span.to,
    ).length;
  const text = passage.plain.slice(span.from, span.to);
  const words = text.split(' ').length;
  const failures = [...hits.keys()].filter((tag) => tag.startsWith('failure:')).some((tag) => within(tag) > 0);
  let score =
    Math.min(3, within('feeling:breach') + within('feeling:soft') / 2) +
    2 * Math.min(2, within('feeling:strong')) +
    (failures ? 2 : 0);
  if (passage.words.some((w) => w.from >= span.from && w.to <= span.to && own.has(w.text))) score += 1;
  if (/\b[A-Z]{4,}\b/.test(text) && /[a-z]/.test(text)) score += 1;
  if (text.endsWith('?') || words < 4) score -= 2;
  if (/\d{4,}|@/.test(text)) score -= 3;
  if (within('rhetorical') > 0) score -= 3;
  if (hits.has('signal:abuse') && within('signal:abuse') > 0) score -= 4;
  if (words > 20) score -= 1;
  return score;
}

function shorten(plain: string, { from, to }: Span): Span {
  if (to - from <= LONGEST) return { from, to };
  const cut = plain.lastIndexOf(' ', from + LONGEST);
  return { from, to: cut > from ? cut : from + LONGEST };
}
