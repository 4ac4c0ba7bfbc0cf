import type { FoundValue, ValueFinder } from './durations.ts';
import { ordinaryWords } from './lexicon.ts';
import type { Passage, Span, Word } from './passage.ts';
import { overlaps } from './passage.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

interface Look {
  before: ReadonlySet<string>;
  stop: ReadonlySet<string>;
  /** Short names in capitals that are places. */
  known: ReadonlySet<string>;
  ordinary: ReadonlySet<string>;
  venue: RegExp;
  /** "from" and "to": between them lies a journey. */
  ends: ReadonlySet<string>;
  journey: RegExp;
  /** First words of a place that are ordinary by themselves ("new york"). */
  opening: ReadonlySet<string>;
  street: RegExp;
  travel: RegExp;
  goingTo: RegExp;
}

/**
 * Places: named with a capital letter after "from", "to", "at" or "in", or before "Airport" and its like; both ends of a
 * route ("LHR-JFK"); in small letters only where a journey is told. Modest on purpose.
 */
export function createPlaceFinder(words: RuleWords): ValueFinder {
  const { places, dates } = words;
  const look: Look = {
    before: new Set(places.before),
    stop: new Set([...places.stop, ...Object.keys(dates.weekdays), ...Object.keys(dates.months)]),
    known: new Set(places.known),
    ordinary: ordinaryWords(words),
    venue: new RegExp(String.raw`^(?:${places.venues})$`),
    journey: new RegExp(String.raw`\b(?:${places.journey})(?: \w+)? $`),
    ends: new Set(places.ends),
    opening: new Set(places.opening),
    street: new RegExp(
      String.raw`(?<![\w.,£$€-])\d{1,5}[a-z]? (?:[\p{L}\d.'-]{1,20} ){1,3}(?:${places.streets})(?!\w)`,
      'giu',
    ),
    travel: new RegExp(String.raw`\b(?:${places.journey})\b`),
    goingTo: new RegExp(String.raw`\b(?:${places.goingTo}) $`),
  };
  return (passage) => {
    const found: FoundValue[] = [];
    findRoutes(look, passage, found);
    for (const match of matchesOf(look.street, passage.plain))
      found.push({ from: match.index, to: match.index + match[0].length, value: match[0] });
    if (!/[a-z]{3}/.test(passage.plain)) return found; // all in capitals: nothing tells a name
    for (const [i, word] of passage.words.entries()) {
      const place = look.venue.test(word.text) ? venueAt(look, passage, i) : placeAfter(look, passage, i, word);
      if (place && !overlaps(place, found)) found.push({ ...place, value: passage.plain.slice(place.from, place.to) });
    }
    return found;
  };
}

/** "MIA-BOG", "psc->msp": two codes of an airport each, where they stand in capitals or a journey is told. */
function findRoutes({ travel, ordinary }: Look, { plain, lower }: Passage, found: FoundValue[]): void {
  for (const match of matchesOf(
    /(?<![\w@#-])([A-Z]{3}|[a-z]{3})(?: ?(?:->|>|→|=>) ?|[-/–])([A-Z]{3}|[a-z]{3})(?![\w-])/g,
    plain,
  )) {
    const [all, one = '', two = ''] = match;
    const small = [one, two].some((code) => code === code.toLowerCase());
    if (small && (!travel.test(lower) || ordinary.has(one) || ordinary.has(two))) continue;
    const second = match.index + all.length - two.length;
    found.push({ from: match.index, to: match.index + one.length, value: one });
    found.push({ from: second, to: second + two.length, value: two });
  }
}

/** "Heathrow Airport": the capitals before it, and the terminal. */
function venueAt({ stop }: Look, { plain, words }: Passage, at: number): Span | undefined {
  let first = at;
  while (first > 0 && at - first < 4 && areJoined(plain, words[first - 1], words[first])) {
    const before = words[first - 1];
    if (!before || !/^[\p{Lu}\d]/u.test(plain.slice(before.from)) || before.text.length < 2 || stop.has(before.text))
      break;
    first--;
  }
  const [a, b] = [words[first], words[at]];
  if (!a || !b || first === at || !/^\p{Lu}/u.test(plain.slice(a.from))) return undefined;
  const isPartOfName = /^\p{Lu}/u.test(plain.slice(b.from)) || b.text === 'inn';
  return { from: a.from, to: isPartOfName ? b.to : (words[at - 1]?.to ?? b.from) };
}

function placeAfter(look: Look, passage: Passage, i: number, word: Word): Span | undefined {
  const { plain, lower, words } = passage;
  const points = look.before.has(word.text) || look.goingTo.test(lower.slice(Math.max(0, word.from - 16), word.to + 1));
  if (!points) return undefined;
  const named = run(look, passage, i + 1, (w) => isProper(look, plain, w));
  if (named) return withCountry(look, plain, named);
  const next = words[i + 1];
  if (!next || !areJoined(plain, word, next) || look.stop.has(next.text)) return undefined;
  if (look.ordinary.has(next.text) && !look.opening.has(next.text)) return undefined;
  if (/^[b-df-hj-np-tv-xz]{3}$/.test(next.text)) return next; // a code in small letters: no word has no vowel
  return isTold(look, passage, word)
    ? run(look, passage, i + 1, ({ text }) => text.length > 2 && (look.opening.has(text) || !look.ordinary.has(text)))
    : undefined;
}

/** "HV117 from new york on the 3rd", "my trip to rome": a journey right before makes small letters a place. */
function isTold({ journey, ends }: Look, { lower }: Passage, { text, from }: Word): boolean {
  if (!ends.has(text)) return false;
  const before = lower.slice(Math.max(0, from - 40), from);
  return journey.test(before) || (text === 'from' && /\d\w* (?:\w+ ){0,2}$/.test(before));
}

/** Up to three words that fit, in a row. */
function run(
  { stop }: Look,
  { plain, words }: Passage,
  first: number,
  fits: (word: Word) => boolean,
): Span | undefined {
  let last = first - 1;
  for (let i = first; i < first + 3; i++) {
    const word = words[i];
    if (!word || stop.has(word.text) || !fits(word) || !/\p{L}/u.test(word.text)) break;
    if (!areJoined(plain, words[i - 1], word)) break;
    last = i;
  }
  const [a, b] = [words[first], words[last]];
  return a && b && last >= first ? { from: a.from, to: b.to } : undefined;
}

/** A capital letter; of what is written in capitals only a code of three, and what is known. */
function isProper({ known }: Look, plain: string, { from, to }: Word): boolean {
  const written = plain.slice(from, to);
  if (!/^\p{Lu}/u.test(written) || /\p{Ll}\p{Lu}/u.test(written)) return false;
  return written !== written.toUpperCase() || written.length === 3 || known.has(written.toLowerCase());
}

/** "Destin, FL", "in Oslo, Norway." */
function withCountry({ ordinary }: Look, plain: string, place: Span): Span {
  const more =
    /^, (?:[A-Z]{2}(?![\w'])|[A-Z][a-z]+(?= ?(?:[.!?]|$)))/.exec(plain.slice(place.to, place.to + 30))?.[0] ?? '';
  return ordinary.has(more.slice(2).toLowerCase()) ? place : { from: place.from, to: place.to + more.length };
}

function areJoined(plain: string, one: Span | undefined, two: Span | undefined): boolean {
  return one !== undefined && two !== undefined && !/[^ '’-]/.test(plain.slice(one.to, two.from));
}
