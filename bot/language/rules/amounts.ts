import type { Money } from '../../../dialogs/domain/money.ts';
import { readNumberFrom, readNumberWords } from './numbers.ts';
import type { DescriptionWords } from './spending.ts';
import { compileDescriptions, describe, isGiven, isListedAlike } from './spending.ts';
import type { Passage, Span } from './passage.ts';
import { lastWordBefore, overlaps } from './passage.ts';
import type { Reading } from './reading.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

export interface FoundAmount extends Span {
  amount: Money;
  currencyAssumed?: true;
  /** Where the words stand that say what it went on. */
  what?: Span;
  /** It was given, offered or asked as a price: no cost of the customer's. */
  given: boolean;
}

export interface AmountContext {
  /** ISO 4217, for a number without a currency, and for "$" where dollars are the country's own. */
  currency: string;
  /** The open question is about money, so that a bare number is an amount. */
  asked: boolean;
  /** The claim is read back: a price is one that is put right. */
  changes: boolean;
  /** Places taken by something else. */
  taken: readonly Span[];
}

export interface AmountFinder {
  /** Money with its currency: "£1,200", "1.234,56 €", "240 pounds", "ninety quid". */
  written(passage: Passage, currency: string): FoundAmount[];
  /** That and what stands beside it without a currency ("a charger, 19.99"), each with what it went on. */
  complete(reading: Reading, written: readonly FoundAmount[], context: AmountContext): FoundAmount[];
}

/** Amounts of one message that are looked at; a list of costs is shorter. */
const MOST = 40;

const NUMBER = String.raw`\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?!\d)`;

/** Finds money, in the order of the text. */
export function createAmountFinder(words: RuleWords): AmountFinder {
  const look = compile(words);
  return {
    written(passage, currency) {
      const found = findWritten(look, passage, currency);
      return [...found, ...findSpelled(look, passage, currency, found)];
    },
    complete: (reading, written, context) => complete(look, reading, written, context),
  };
}

/** The words of a language, made ready for looking. */
interface Look {
  written: RegExp;
  bare: RegExp;
  /** "27 pounds 50": what follows a currency's name. */
  cents: RegExp;
  /** Currencies that may stand after a number in words. */
  spelled: ReadonlySet<string>;
  currencies: Readonly<Record<string, string>>;
  small: Readonly<Record<string, string>>;
  numbers: Readonly<Record<string, number>>;
  and: string;
  descriptions: DescriptionWords;
  nouns: ReadonlySet<string>;
  listed: ReadonlySet<string>;
  priceBefore: RegExp;
  priceAfter: RegExp;
}

function compile({ amounts, durations, numbers }: RuleWords): Look {
  const { currencies, small } = amounts;
  const signs = Object.keys(currencies).filter((c) => !/^[a-z]+$/.test(c));
  const names = Object.keys({ ...currencies, ...small }).filter((c) => /^[a-z]+$/.test(c));
  const codes = names.filter((n) => n.length === 3).map((n) => String.raw`\b${n}`);
  const before = `(?<before>${[...signs.map(escape), ...codes].join('|')})`;
  const after = `(?<after>(?:${signs.map(escape).join('|')})|(?:${names.join('|')})(?![a-z]|\\.m))`;
  return {
    written: new RegExp(
      String.raw`${before} ?(?<first>${NUMBER})(?<k>k\b)?(?: (?<named>${names.join('|')})(?![a-z]))?|(?<![\w.,])(?<second>${NUMBER})(?<k2>k)?[ -]?${after}`,
      'g',
    ),
    bare: new RegExp(String.raw`(?<![\w.,:/£$€#-])(?:${NUMBER})(?![\w:/%-]|[.,]\d)`, 'g'),
    cents: new RegExp(String.raw`^ (\d\d)(?=$|[.,!?;](?!\d)| (?:${amounts.on.join('|')})\b)`),
    spelled: new Set(names),
    currencies,
    small,
    numbers,
    and: durations.and,
    descriptions: compileDescriptions(amounts, durations.and),
    nouns: new Set(amounts.nouns),
    listed: new Set(amounts.listed),
    priceBefore: new RegExp(String.raw`\b(?:${amounts.priceBefore}) $`),
    priceAfter: new RegExp(String.raw`^(?:$|[.,;!?](?!\d)| (?:${amounts.priceAfter})\b)`),
  };
}

function complete(
  look: Look,
  reading: Reading,
  certain: readonly FoundAmount[],
  context: AmountContext,
): FoundAmount[] {
  const { passage } = reading;
  const found = [...certain];
  const { asked, changes } = context;
  const money = asked || changes || found.length > 0 || reading.hits.has('borne') || reading.hits.has('priced');
  if (money && /\d/.test(passage.lower)) {
    found.push(...findBare(look, reading, context, found));
    found.push(...findPrices(look, reading, context, found));
  }
  if (asked) {
    const currency = certain[0]?.amount.currency ?? context.currency;
    found.push(...findSpelledBare(look, passage, { ...context, currency }, found));
  }
  found.sort((a, b) => a.from - b.from);
  for (const each of found) {
    each.given ||= isGiven(reading, each, found);
    const what = describe(look.descriptions, passage, each, found);
    if (what && !overlaps(what, context.taken)) each.what = what;
  }
  return found;
}

function findWritten(look: Look, { lower }: Passage, currency: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of matchesOf(look.written, lower)) {
    const { first, second, k, k2, before, named, after } = match.groups ?? {};
    const span = { from: match.index, to: match.index + match[0].length };
    const number = readNumber(first ?? second ?? '') * (k || k2 ? 1000 : 1);
    const name = named ?? before ?? after ?? '';
    if (found.length === MOST) break;
    const minor = minorUnits(look.small[name] ? number / 100 : number);
    if (minor === undefined) continue;
    const cents = after && /^[a-z]{4}/.test(after) && look.cents.exec(lower.slice(span.to, span.to + 16))?.[1];
    if (cents) {
      const amount = { minor: minor + Number(cents), currency: currencyOf(look, name, currency) };
      found.push({ from: span.from, to: span.to + 3, amount, given: false });
      continue;
    }
    found.push({ amount: { minor, currency: currencyOf(look, name, currency) }, given: false, ...span });
  }
  return found;
}

function findSpelled(look: Look, passage: Passage, currency: string, taken: readonly Span[]): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const [i, word] of passage.words.entries()) {
    if (!look.spelled.has(word.text) || found.length === MOST) continue;
    const number = readNumberWords(passage.words, i, look.numbers, look.and);
    const first = number && passage.words[number.from];
    if (!number || !first || !/[a-z]/.test(passage.words[i - 1]?.text ?? '')) continue;
    const rest = centsAfter(look, passage, i);
    const span = { from: first.from, to: rest?.to ?? word.to };
    if (overlaps(span, taken)) continue;
    found.push({
      amount: {
        minor: Math.round(number.value * 100) + (rest?.cents ?? 0),
        currency: currencyOf(look, word.text, currency),
      },
      given: false,
      ...span,
    });
  }
  return found;
}

/** "Twenty-seven pounds fifty": a number under a hundred right after the currency, with nothing that it counts. */
function centsAfter(look: Look, { plain, words }: Passage, at: number): { cents: number; to: number } | undefined {
  const number = words[at + 1] && readNumberFrom(words, at + 1, look.numbers, look.and);
  const [currency, first, last] = number ? [words[at], words[at + 1], words[number.to - 1]] : [];
  if (!number || !currency || !first || !last || number.value < 5 || number.value > 99) return undefined;
  const next = words[number.to];
  const counts =
    next !== undefined && /^ $/.test(plain.slice(last.to, next.from)) && !look.descriptions.on.has(next.text);
  const isSmall = next !== undefined && Object.hasOwn(look.small, next.text);
  if (plain.slice(currency.to, first.from) !== ' ' || (counts && !isSmall && !look.descriptions.ends.has(next.text)))
    return undefined;
  return { cents: number.value, to: isSmall ? next.to : last.to };
}

/** "A hundred and twenty for a hire car": a number in words where money was asked for, and what it went on follows. */
function findSpelledBare(look: Look, passage: Passage, context: AmountContext, others: readonly Span[]): FoundAmount[] {
  const found: FoundAmount[] = [];
  const { words } = passage;
  for (let i = 0; i < words.length && found.length < MOST; i++) {
    if (!Object.hasOwn(look.numbers, words[i]?.text ?? '')) continue;
    const number = readNumberFrom(words, i, look.numbers, look.and);
    if (!number) continue;
    const [first, last, next] = [words[i], words[number.to - 1], words[number.to]];
    i = number.to - 1;
    if (!first || !last || (next && next.sentence === last.sentence && !look.descriptions.on.has(next.text))) continue;
    const span = { from: first.from, to: last.to };
    if (overlaps(span, context.taken) || overlaps(span, others)) continue;
    const amount = { minor: number.value * 100, currency: context.currency };
    found.push({ amount, currencyAssumed: true, given: false, ...span });
  }
  return found;
}

/** Numbers without a currency: all of them when money was asked for, else prices beside other money. */
function findBare(look: Look, reading: Reading, context: AmountContext, others: readonly FoundAmount[]): FoundAmount[] {
  const found: FoundAmount[] = [];
  const { passage, hits } = reading;
  const currency = others[0]?.amount.currency ?? context.currency;
  for (const match of matchesOf(look.bare, passage.lower)) {
    if (found.length === MOST) break;
    const span = { from: match.index, to: match.index + match[0].length };
    if (overlaps(span, context.taken) || overlaps(span, others)) continue;
    const at = lastWordBefore(passage.words, span.from) + 1;
    const verb = hits.get('borne')?.some((h) => at - h.to >= 0 && at - h.to <= 1);
    const next = passage.words[lastWordBefore(passage.words, span.to) + 1];
    const counted =
      next &&
      /^\s$/.test(passage.plain.slice(span.to, next.from)) &&
      !look.descriptions.ends.has(next.text) &&
      !look.descriptions.edges.has(next.text) &&
      !look.descriptions.on.has(next.text);
    const known = [...others, ...found];
    const listed =
      (next !== undefined && look.listed.has(next.text) && isBeside(passage, span, known)) ||
      isListedAlike(look.descriptions, passage, span, known);
    if (!/[.,]\d\d$/.test(match[0]) && (counted || !(context.asked || verb || listed))) continue;
    const minor = Math.round(readNumber(match[0]) * 100);
    if (minor > 0) found.push({ amount: { minor, currency }, currencyAssumed: true, given: false, ...span });
  }
  return found;
}

/** "£12 for lunch and 9 for a taxi": money stands before it in the same sentence. */
function isBeside({ words }: Passage, span: Span, others: readonly Span[]): boolean {
  const sentenceAt = (place: number) => words[lastWordBefore(words, place) + 1]?.sentence;
  return others.some((other) => other.to < span.from && sentenceAt(other.from) === sentenceAt(span.from));
}

/** "A 10 refund charge", "now 55 to Oslo and 135 back": figures that are prices by what stands around them; no cost by themselves. */
function findPrices(
  look: Look,
  { passage, hits }: Reading,
  context: AmountContext,
  others: readonly FoundAmount[],
): FoundAmount[] {
  const found: FoundAmount[] = [];
  const { lower, words } = passage;
  const currency = others[0]?.amount.currency ?? context.currency;
  for (const match of matchesOf(look.bare, lower)) {
    const span = { from: match.index, to: match.index + match[0].length };
    if (found.length === MOST || overlaps(span, context.taken) || overlaps(span, others)) continue;
    const at = lastWordBefore(words, span.from) + 1;
    const [before, next] = [words[at - 1]?.text ?? '', words[at + 1]?.text ?? ''];
    const noun = look.descriptions.empty.has(before) && look.nouns.has(next);
    const priced = hits.get('priced')?.some((h) => words[h.from]?.sentence === words[at]?.sentence);
    const price =
      priced &&
      look.priceBefore.test(lower.slice(Math.max(0, span.from - 12), span.from)) &&
      look.priceAfter.test(lower.slice(span.to, span.to + 12));
    const minor = minorUnits(readNumber(match[0]));
    if (minor === undefined || minor < 500 || !(noun || price)) continue;
    found.push({ amount: { minor, currency }, currencyAssumed: true, given: !noun, ...span });
  }
  return found;
}

/** In hundredths; undefined for nothing, and for more than can be counted exactly. */
function minorUnits(number: number): number | undefined {
  const minor = Math.round(number * 100);
  return minor > 0 && Number.isSafeInteger(minor) ? minor : undefined;
}

function currencyOf({ currencies, small }: Look, name: string, own: string): string {
  const currency = currencies[name] ?? small[name] ?? own;
  if (PESOS.has(own) && /^(?:\$|pesos?)$/.test(name)) return own;
  return currency === 'USD' && /^(?:AUD|CAD|NZD|SGD|HKD)$/.test(own) && !/^usd?\$?$/.test(name) ? own : currency;
}

/** Where these are the country's own, "$" and "pesos" mean them. */
const PESOS = new Set(['ARS', 'CLP', 'COP', 'CUP', 'DOP', 'MXN', 'UYU']);

/** 1.234,56 and 1,234.56 alike: the last separator is the decimal one unless three digits follow it. */
function readNumber(text: string): number {
  const [, whole = '', decimals] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  return Number(`${whole.replace(/\D/g, '')}.${decimals ?? 0}`);
}

function escape(text: string): string {
  return text.replace(/[$.*+?^()|[\]{}\\]/g, String.raw`\$&`);
}
