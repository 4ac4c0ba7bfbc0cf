import type { Understanding } from '../../../dialogs/domain/ports.ts';
import type { Passage, Span } from './passage.ts';
import { meant, type Reading } from './reading.ts';

/** 0 calm to 3 furious, from strong words, capitals, "!!" and being made to repeat oneself. */
export function measureAnger(readings: readonly Reading[]): Understanding['anger'] {
  let points = 0;
  for (const { passage, hits } of readings) {
    const words = passage.plain.match(/\b[A-Za-z']{3,}\b/g) ?? [];
    const shouted = words.filter((w) => w === w.toUpperCase()).length;
    if (
      shouted >= 2 ||
      (shouted === 1 &&
        words.length > 3 &&
        /\b(?:NOBODY|NEVER|NOT|STILL|AGAIN|NOTHING|NOW|EVER|WORST|WHY|HOURS|DAYS|ALL)\b/.test(passage.plain))
    )
      points += 1;
    if (shouted >= 5 && shouted > words.length / 2) points += 1;
    if (/!!|\?!|!\?|\?\?/.test(passage.plain)) points += 1;
    points += Math.min(2, hits.get('feeling:strong')?.length ?? 0);
    if (hits.has('signal:abuse')) points += 2;
    if (hits.has('signal:threat')) points += 3;
  }
  if (points === 0) return 0;
  return points <= 1 ? 1 : points <= 3 ? 2 : 3;
}

const LONGEST = 120;

/** The most telling short sentence: a broken expectation or a feeling, in the first person, cut at a word. */
export function pickQuote(
  readings: readonly { reading: Reading; story: boolean }[],
  preludes: ReadonlySet<string>,
): { index: number; span: Span } | undefined {
  let best: { index: number; span: Span; score: number } | undefined;
  for (const [index, { reading, story }] of readings.entries()) {
    if (!story) continue;
    for (const sentence of clauses(reading)) {
      const score = rate(reading, sentence);
      const span = shorten(reading.passage.plain, withoutPrelude(reading.passage, sentence, preludes));
      if (score > (best?.score ?? 0)) best = { index, span, score };
    }
  }
  return best;
}

/** Sentences; those that are too long for a quote, or hold a number, at their commas and joins. */
function clauses({ passage }: Reading): Span[] {
  return passage.sentences.flatMap((sentence) => {
    const length = sentence.to - sentence.from;
    const numbered = length > 40 && /\d{4}|@/.test(passage.plain.slice(sentence.from, sentence.to));
    if (length <= LONGEST && !numbered) return [sentence];
    const parts: Span[] = [];
    let from = sentence.from;
    for (const join of passage.plain
      .slice(sentence.from, sentence.to)
      .matchAll(/[,;:] | - | (?=(?:and|but|because|so) )/g)) {
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

function rate({ passage, hits }: Reading, span: Span): number {
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
  if (/\b(?:i|my|we|our|me)\b/i.test(text)) score += 1;
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
