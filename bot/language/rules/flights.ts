import type { FoundValue } from './durations.ts';
import type { Passage } from './passage.ts';
import { overlaps } from './passage.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

export type FlightFinder = (passage: Passage, asked: boolean) => FoundValue[];

/** Three capitals and figures: an airline we do not know, where the talk is of flights. */
const UNKNOWN = /(?<![\w-])[A-Z]{3}\d{2,4}(?![\w-])/g;

const CODED = /(?<![A-Za-z0-9])([A-Za-z]{2,3}|[A-Za-z]\d|\d[A-Za-z])([ -]?)(\d{1,4})(?![A-Za-z0-9:%]|[.,-]\d)/g;
const ALONE = /^\D{0,24}?(\d{2,4})\D{0,8}$/;

/** Flight numbers: BA117, "ba 117" when one is asked for, "flight 117". The value has no space and capital letters. */
export function createFlightFinder({ references, contact }: RuleWords): FlightFinder {
  const flying = new RegExp(String.raw`\b(?:${references.flight})\b`);
  const otherwise = new RegExp(contact.otherwise);
  const airlines = new Set(references.airlines);
  const small = new Set(references.smallWords);
  const named = new RegExp(
    String.raw`\b(?:${references.flight})(?:[ :#-]|${references.flightLinks}){0,8} ?#?([a-z]{2,3}|[a-z]\d|\d[a-z])?[ -]?(\d{1,4})(?![\w:]|[.,-]\d|${references.notFlight})`,
    'g',
  );

  return (passage, asked) => {
    const isOther = ({ from }: { from: number }): boolean => {
      const [near] = /(?:\S+ )?\S+[ :#]*$/.exec(passage.lower.slice(Math.max(0, from - 24), from)) ?? [''];
      return !flying.test(near) && otherwise.test(near);
    };
    const coded = findCoded(passage, airlines, small, asked);
    const found = asked ? coded : coded.filter((f) => !isOther(f)); // "my order FR-201"
    for (const match of matchesOf(named, passage.lower)) {
      const [all, letters = '', digits = ''] = match;
      const to = match.index + all.length;
      if (small.has(letters)) continue; // "my flight on 28 November"
      const code = letters.toUpperCase();
      const from = code ? passage.lower.lastIndexOf(letters, to) : to - digits.length;
      if (!overlaps({ from, to }, found)) found.push({ from, to, value: code + digits });
    }
    for (const match of flying.test(passage.lower) ? matchesOf(UNKNOWN, passage.plain) : []) {
      const span = { from: match.index, to: match.index + match[0].length };
      const before = passage.lower.slice(Math.max(0, span.from - 24), span.from);
      if (!overlaps(span, found) && !otherwise.test(before)) found.push({ ...span, value: match[0] });
    }
    const alone = asked && !found.length ? ALONE.exec(passage.lower)?.[1] : undefined;
    const from = alone ? passage.lower.indexOf(alone) : 0;
    if (alone) found.push({ from, to: from + alone.length, value: alone });
    return found.sort((a, b) => a.from - b.from);
  };
}

/** Codes of known airlines; in small letters with a space only when asked for, and never when they make a word. */
function findCoded(
  { plain }: Passage,
  airlines: ReadonlySet<string>,
  small: ReadonlySet<string>,
  asked: boolean,
): FoundValue[] {
  const found: FoundValue[] = [];
  for (const match of matchesOf(CODED, plain)) {
    const [all, letters = '', space, digits = ''] = match;
    const code = letters.toUpperCase();
    const isWord = space !== '' && small.has(letters);
    if (!airlines.has(code) || isWord || (space && letters !== code && !asked)) continue;
    found.push({ from: match.index, to: match.index + all.length, value: code + digits });
  }
  return found;
}
