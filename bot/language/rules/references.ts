import { readReference } from '../../../dialogs/domain/reference.ts';
import type { FoundValue } from './durations.ts';
import type { Passage, Span, Word } from './passage.ts';
import { lastWordBefore, overlaps } from './passage.ts';
import type { RuleWords } from './words.ts';
import { matchesOf, patternOf } from './matches.ts';

export interface FoundReference extends FoundValue {
  /** What the words call it, for example `order`. */
  name?: string;
}

/** A complaint reference of ours anywhere in the text, normalised; undefined when there is none. */
export function findOwnReference({ plain }: Passage): FoundValue | undefined {
  // Looked ahead for, so that of "case F4W2-F4J8" the second pair is tried as well.
  for (const { index, 1: written = '' } of matchesOf(
    /(?<![A-Za-z0-9])(?=([A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4})(?![A-Za-z0-9]))/g,
    plain,
  )) {
    const value = readReference(written);
    const dashed = written.length > 8 && written.includes('-');
    if (value && /\d/.test(written) && (dashed || /[A-Z]/.test(written)) && /[A-Za-z]/.test(written)) {
      return { from: index, to: index + written.length, value };
    }
  }
  return undefined;
}

export interface ReferenceFinder {
  /** "SW1A 1AA", and the five figures of an American one where the words say that it is one. Named `postcode`. */
  postcodes(passage: Passage): FoundReference[];
  /** Numbers with a word for what they are, right before ("order number 4471") or after ("4471 is my order number"). */
  named(passage: Passage, taken: readonly Span[]): FoundReference[];
  /** The answer "0125 123 456" and little else, where a number was asked for. */
  spaced(passage: Passage): FoundReference[];
  /** Tokens that can hardly be anything else: long numbers, letters and digits mixed, "#4471". */
  bare(passage: Passage, taken: readonly Span[], asked: boolean): FoundReference[];
}

const TOKEN =
  /(?<![\w£$€.@/-])#?(?=[A-Za-z]{0,24}(?:[-/_][A-Za-z]{0,16}){0,2}\d|[A-Z]{6}\b)[A-Za-z0-9]{1,24}(?:[-/_][A-Za-z0-9]{1,16}){0,4}(?![\w@]|[.,:]\d)/g;

export function createReferenceFinder({ references, durations }: RuleWords): ReferenceFinder {
  const names = Object.entries(references.names).flatMap(([name, list]) =>
    list.map((entry) => ({ name, words: entry.split(' ').map((part) => new Set(part.split('|'))) })),
  );
  names.sort((a, b) => b.words.length - a.words.length);
  const links = new Set(references.links);
  const shortly = new RegExp(references.shortly);
  const joined = new RegExp(String.raw`^(?:, ?| ?& ?|,? (?:${references.and}) )$`);
  const units = new Set([...Object.keys(durations.units), ...references.units]);

  return {
    postcodes: ({ plain, lower }) => findPostcodes(plain, lower, patternOf(references.livesIn)),
    named(passage, taken) {
      const found: FoundReference[] = [];
      const tokens = findTokens(passage, units, taken);
      for (const token of tokens) {
        const listed = nameOfList(passage, token, found, joined);
        const name =
          nameBefore(passage, token, names, links) ?? nameAfter(passage, token, names, references.mine) ?? listed;
        if (name && isLongEnough(passage, token, shortly)) found.push({ name, ...withGroups(passage, token, taken) });
      }
      return found;
    },
    spaced({ plain }) {
      const spaced = SPACED.exec(plain)?.[1];
      const from = spaced ? plain.indexOf(spaced) : 0;
      return spaced ? [{ from, to: from + spaced.length, value: spaced }] : [];
    },
    bare(passage, taken, asked) {
      return findTokens(passage, units, taken).filter((token) => isTelling(passage, token, asked));
    },
  };
}

/** Three characters; two are enough right after "id" or "number". */
function isLongEnough({ lower }: Passage, { value, from }: FoundReference, shortly: RegExp): boolean {
  const length = value.replace(/\W/g, '').length;
  return length >= 3 || (length === 2 && shortly.test(lower.slice(Math.max(0, from - 16), from)));
}

/** "JD0002 2233 4455 66": a long number written in groups is one number. */
function withGroups({ plain }: Passage, token: FoundReference, taken: readonly Span[]): FoundReference {
  const groups = /^(?: \d{3,5})+(?: \d{2,5})?(?!\w|[.,:/-]\d)/.exec(plain.slice(token.to, token.to + 40))?.[0] ?? '';
  const whole = { from: token.from, to: token.to + groups.length, value: token.value + groups };
  return groups && /\d{3}$/.test(token.value) && !overlaps(whole, taken) ? whole : token;
}

/** "0125 123 456" and little else. */
const SPACED = /^\D{0,20}?(\d{2,}(?: \d{2,}){1,4})\D{0,12}$/;

/** "reservations XEHM4B and 59XX6W": the name of the first is that of the second. */
function nameOfList(
  { lower }: Passage,
  token: Span,
  found: readonly FoundReference[],
  joined: RegExp,
): string | undefined {
  const last = found.at(-1);
  return last && last.to < token.from && joined.test(lower.slice(last.to, token.from)) ? last.name : undefined;
}

const BRITISH = /(?<![\w£$€])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)/g;
const AMERICAN = /(?<![\w£$€.,/#-])\d{5}(?:-\d{4})?(?![\w/]|[.,-]\d)/g;

function findPostcodes(plain: string, lower: string, livesIn: RegExp): FoundReference[] {
  const found: FoundReference[] = [];
  for (const pattern of [BRITISH, AMERICAN]) {
    for (const match of matchesOf(pattern, plain)) {
      const before = lower.slice(Math.max(0, match.index - 40), match.index);
      const state = /(?:^|[ ,])[A-Z]{2},? $/.test(plain.slice(Math.max(0, match.index - 5), match.index));
      if (pattern === AMERICAN && !state && !livesIn.test(before)) continue;
      found.push({ from: match.index, to: match.index + match[0].length, value: match[0], name: 'postcode' });
    }
  }
  return found;
}

/** How a kind of number is called: one set of words per place ("bag|baggage tag"). */
interface Naming {
  name: string;
  words: readonly ReadonlySet<string>[];
}

function findTokens({ plain }: Passage, units: ReadonlySet<string>, taken: readonly Span[]): FoundReference[] {
  const found: FoundReference[] = [];
  for (const match of matchesOf(TOKEN, plain)) {
    const hash = match[0].startsWith('#') ? 1 : 0;
    const span = { from: match.index + hash, to: match.index + match[0].length };
    const value = match[0].slice(hash);
    const unit = /^\d+([a-z]+)$/i.exec(value)?.[1];
    if (unit && units.has(unit.toLowerCase())) continue;
    if (/^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/.test(value)) continue; // a day, or what looks like one
    if (!overlaps(span, taken)) found.push({ ...span, value });
  }
  return found;
}

function isTelling({ plain }: Passage, { value, from }: FoundReference, asked: boolean): boolean {
  if (/^[A-Za-z]*[a-z]{3}/.test(value) && plain.charAt(from - 1) === '#') return false; // a hashtag
  const letters = /[A-Za-z]/.test(value);
  const digits = value.replace(/\D/g, '').length;
  if (asked) return digits >= 2 || (letters && digits >= 1 && value.length >= 4);
  if (plain.charAt(from - 1) === '#' && digits >= 3) return true;
  if (/^(?=[A-Z]*\d[A-Z\d]*[A-Z])[A-Z\d]{6}$/.test(value)) return true; // a booking code: JMO1MG
  if (value.includes('_')) return digits >= 2;
  if (isGrouped(value)) return true;
  return letters ? value.length >= 6 && digits >= 2 && !/^\d+[a-z]+$/.test(value) : digits >= 8;
}

/** "4471-22": a shorter group of figures after a longer one, which no range, year or day is. */
function isGrouped(value: string): boolean {
  const [, one = '', two = ''] = /^(\d{3,8})-(\d{2,8})$/.exec(value) ?? [];
  return one.length > two.length && one.length + two.length >= 6 && !/^(?:19|20)\d\d$/.test(one);
}

/** "order number is 4471": the name, with only linking words in between. */
function nameBefore(
  { words, plain }: Passage,
  token: Span,
  names: readonly Naming[],
  links: ReadonlySet<string>,
): string | undefined {
  const nearest = lastWordBefore(words, token.from);
  for (let i = nearest; i > nearest - 5; i--) {
    const word = words[i];
    if (!word || word.sentence !== words[nearest]?.sentence) return undefined;
    if (/[,;]/.test(plain.slice(word.to, i === nearest ? token.from : words[i + 1]?.from))) return undefined;
    const name = nameEndingAt(words, i, names);
    // "case reference" is a complaint's, but "order reference" an order's: the more telling word before it wins.
    if (name) return name === 'complaint' ? (nameEndingAt(words, i - 1, names) ?? name) : name;
    if (!links.has(word.text)) return undefined;
  }
  return undefined;
}

/** "4471 is my order number". */
function nameAfter({ words, lower }: Passage, token: Span, names: readonly Naming[], mine: string): string | undefined {
  const after = new RegExp(`^ (?:${mine}) `).exec(lower.slice(token.to, token.to + 16));
  if (!after) return undefined;
  const first = lastWordBefore(words, token.to + after[0].length) + 1;
  return nameEndingAt(words, first, names) ?? nameEndingAt(words, first + 1, names);
}

function nameEndingAt(all: readonly Word[], end: number, names: readonly Naming[]): string | undefined {
  return names.find(({ words }) => words.every((set, k) => set.has(all[end - words.length + 1 + k]?.text ?? '')))?.name;
}
