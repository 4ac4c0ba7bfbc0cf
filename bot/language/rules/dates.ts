import type { ParsedResult } from 'chrono-node';
import { en } from 'chrono-node';
import type { Day } from './calendar.ts';
import { dayIn, inMonthBefore, latest, plus, print, weekdayOf } from './calendar.ts';
import type { FoundDay } from './day-phrases.ts';
import { createDayReader } from './day-phrases.ts';
import type { Passage, Span } from './passage.ts';
import { lastWordBefore } from './passage.ts';
import type { DateWords, RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

/** `sure` ones hold no time of day in their words. */
export type DateFinder = (passage: Passage, context: DateContext) => (FoundDay & { sure?: true })[];

export interface DateContext {
  now: number;
  /** IANA name. */
  timeZone: string;
  /** A date was asked for: rough ones ("last week") and bare days ("the 7th", "7") count. */
  asked: boolean;
  /** Of "4/5" the day is the first number. */
  dayFirst: boolean;
}

/** Days as yyyy-mm-dd in the customer's calendar. Complaints look back: of two readings the latest past one is meant. */
export function createDateFinder(words: RuleWords): DateFinder {
  const look = compile(words.dates);
  const readDays = createDayReader(words);
  return (passage, { now, timeZone, asked, dayFirst }) => {
    if (!look.hint.test(passage.lower) && !(asked && /\d/.test(passage.lower))) return [];
    const today = dayIn(timeZone, now);
    const { found, voids } = readDays(passage.lower, { today, asked, dayFirst });
    const taken = [...found, ...voids];
    findGerman(look, passage.lower, today, asked, taken);
    for (const window of look.words.noLibrary ? [] : windowsAround(passage.lower, look.hints, taken)) {
      findByLibrary(look, passage, window, today, asked, taken);
    }
    if (/\d/.test(passage.lower)) findOrdinals(look, passage, today, asked, taken);
    if (asked && !taken.length) findPartOfMonth(look, passage.lower, today, taken);
    const sure = new Set(found);
    return taken
      .filter((day) => !voids.includes(day))
      .map((day) => (sure.has(day) ? { ...day, sure: true as const } : day))
      .sort((a, b) => a.from - b.from);
  };
}

/** The words of a language, made ready for looking. */
interface Look {
  words: DateWords;
  hint: RegExp;
  hints: RegExp;
  ordinal: RegExp;
  dayAlone: RegExp | undefined;
  notAfter: RegExp;
  ahead: RegExp;
  rough: RegExp;
  pointing: RegExp;
  length: RegExp;
  clock: RegExp;
  dayAfter: RegExp;
  partOfMonth: RegExp;
  the: RegExp;
  /** "of last month", "of this month", "of next month" right after a day. */
  ofMonth: readonly RegExp[];
  notAlone: ReadonlySet<string>;
  notBefore: ReadonlySet<string>;
}

function compile(words: DateWords): Look {
  const { the, th, to, beforeDay } = words;
  return {
    words,
    hint: new RegExp(words.hint),
    hints: new RegExp(words.hint, 'g'),
    ordinal: new RegExp(
      String.raw`(?<marked>\b(?:${the}) ?|\b(?:${beforeDay}) |^\W*|(?:${th}) ?(?:${to}) ?|, )?\b(?<day>\d{1,2})(?:${th})\b(?<range>(?= ?(?:${to}) ?(?:${the} )?\d{1,2}(?:${th})\b))?`,
      'g',
    ),
    dayAlone: words.dayAlone === undefined ? undefined : new RegExp(words.dayAlone, 'g'),
    notAfter: new RegExp(words.notAfter),
    ahead: new RegExp(words.ahead),
    rough: new RegExp(words.rough),
    pointing: new RegExp(words.pointing),
    length: new RegExp(words.length),
    clock: new RegExp(words.clock),
    dayAfter: new RegExp(words.dayAfter),
    partOfMonth: new RegExp(
      `\\b(${Object.keys(words.partOfMonth).join('|')})[ -](${Object.keys(words.months).join('|')})\\b`,
    ),
    the: new RegExp(`\\b(?:${the}) ?$`),
    ofMonth: [words.ofLast, words.ofThis, words.ofNext].map((of) => new RegExp(`^ (?:${of})\\b`)),
    notAlone: new Set(words.notAlone),
    notBefore: new Set(words.notBefore),
  };
}

/** "24.10." with the full stop after the month, which the library does not know. */
function findGerman(look: Look, lower: string, today: Day, asked: boolean, found: FoundDay[]): void {
  for (const match of matchesOf(/(?<![\d.,])(\d{1,2})\. ?(\d{1,2})\.(?![\d])/g, lower)) {
    const [day, month] = [Number(match[1]), Number(match[2])];
    const dated = asked || look.dayAfter.test(lower.slice(Math.max(0, match.index - 12), match.index));
    if (!dated || day < 1 || day > 31 || month < 1 || month > 12) continue;
    add(found, { from: match.index, to: match.index + match[0].length, value: print(latest(today, month, day)) });
  }
}

/** "Mid October", as the day in its middle; only where a day was asked for and a rough one will do. */
function findPartOfMonth({ words, partOfMonth }: Look, lower: string, today: Day, found: FoundDay[]): void {
  const match = partOfMonth.exec(lower);
  const [day, month] = [words.partOfMonth[match?.[1] ?? ''], words.months[match?.[2] ?? '']];
  if (!match || !day || !month) return;
  add(found, { from: match.index, to: match.index + match[0].length, value: print(latest(today, month, day)) });
}

function findByLibrary(
  look: Look,
  { plain, lower }: Passage,
  window: Span,
  today: Day,
  asked: boolean,
  found: FoundDay[],
): void {
  // Noon in UTC on the customer's day: the library then counts in that calendar, whatever the zone of the machine.
  const reference = { instant: new Date(Date.UTC(today.year, today.month - 1, today.day, 12)), timezone: 0 };
  for (const result of en.GB.parse(plain.slice(window.from, window.to), reference)) {
    const from = window.from + result.index;
    const to = from + result.text.length;
    const before = lower.slice(Math.max(0, from - 24), from);
    const value = isFalse(look, result, before) ? undefined : meant(look, result, today, before, asked);
    if (value) add(found, { from, to, value });
  }
}

/** What the library takes for a date though people seldom mean one by it. */
function isFalse(look: Look, { text, index }: ParsedResult, before: string): boolean {
  const small = text.toLowerCase();
  if (look.notAlone.has(small) && (text === small || index === 0) && !look.pointing.test(before)) return true;
  return (
    look.length.test(small) || look.clock.test(small) || (look.notAfter.test(before) && /^(?:\d|an? )/.test(small))
  );
}

/** The day that is meant; undefined for a month, or for a rough "last week" that nobody asked for. */
function meant(
  look: Look,
  { start, text }: ParsedResult,
  today: Day,
  before: string,
  asked: boolean,
): string | undefined {
  const day = { year: start.get('year') ?? today.year, month: start.get('month') ?? 1, day: start.get('day') ?? 1 };
  const lower = text.toLowerCase();
  const ahead = look.ahead.test(before + lower);
  const rough = look.rough.test(lower) && !/\d/.test(lower);
  if (start.isCertain('weekday') && !start.isCertain('day')) {
    if (ahead) return print(day);
    const back = (weekdayOf(today) - (start.get('weekday') ?? 0) + 7) % 7;
    return print(plus(today, -(back || 7)));
  }
  if (rough) return asked ? print(day) : undefined;
  if (!start.isCertain('day')) return undefined;
  return print(start.isCertain('year') ? day : latest(today, day.month, day.day, ahead));
}

/** "the 3rd", "from 22nd until 29th" and, when a day was asked for, a bare "7". */
function findOrdinals(look: Look, { lower, words }: Passage, today: Day, asked: boolean, found: FoundDay[]): void {
  for (const match of matchesOf(look.ordinal, lower)) {
    const { marked, day = '', range } = match.groups ?? {};
    const from = match.index + lower.slice(match.index).indexOf(day);
    const the = look.the.exec(lower.slice(Math.max(0, from - 6), from))?.[0].length ?? 0;
    const to = from + day.length + 2;
    const next = words[lastWordBefore(words, to) + 1];
    const counts = next && /^[ -]$/.test(lower.slice(to, next.from)) && look.notBefore.has(next.text);
    if (counts || (!asked && marked === undefined && range === undefined && !the)) continue;
    addDay(look, lower, { from: from - the, to }, Number(day), today, found);
  }
  for (const match of look.dayAlone ? matchesOf(look.dayAlone, lower) : []) {
    const span = { from: match.index, to: match.index + match[0].length };
    addDay(look, lower, span, Number(match.groups?.['day']), today, found);
  }
  const bare = asked && !found.length && /^\W*(?:\w+ ){0,3}\d{1,2}\W*$/.test(lower) ? /\d{1,2}/.exec(lower) : null;
  if (bare) addDay(look, lower, { from: bare.index, to: bare.index + bare[0].length }, Number(bare[0]), today, found);
}

function addDay(look: Look, lower: string, span: Span, day: number, today: Day, found: FoundDay[]): void {
  if (day < 1 || day > 31) return;
  const rest = lower.slice(span.to, span.to + 30);
  const month = look.ofMonth.map((of) => of.exec(rest)?.[0].length ?? 0);
  const [last = 0, now = 0, next = 0] = month;
  const back = next ? -1 : last || (!now && day > today.day) ? 1 : 0;
  const named =
    last + now + next > 0 ? undefined : monthJustNamed(look, lower.slice(Math.max(0, span.from - 40), span.from));
  const value = named ? latest(today, named, day) : inMonthBefore(today, back, day);
  if (value) add(found, { from: span.from, to: span.to + last + now + next, value: print(value) });
}

/** "Early October, maybe the 4th": the part of a month that was named just before, within the sentence. */
function monthJustNamed({ words, partOfMonth }: Look, before: string): number | undefined {
  const match = partOfMonth.exec(before);
  if (!match || /[.;!?\n]/.test(before.slice(match.index))) return undefined;
  return words.months[match[2] ?? ''];
}

function add(found: FoundDay[], one: FoundDay): void {
  if (!found.some((f) => one.from < f.to && f.from < one.to)) found.push(one);
}

const REACH = 36;
const WIDEST = 280;
/** Characters of one message that the library gets to see. */
const ENOUGH = 1200;

/** Stretches of at most 280 characters around the hints that nothing was made of: the library is dear, and slow on long text. */
function windowsAround(lower: string, hint: RegExp, taken: readonly Span[]): Span[] {
  const windows: Span[] = [];
  for (const { index, 0: seen } of matchesOf(hint, lower)) {
    if (taken.some((t) => t.from < index + seen.length && index < t.to)) continue;
    const last = windows.at(-1);
    const to = Math.min(lower.length, index + REACH);
    if (last && index <= last.to + 1 && to - last.from <= WIDEST) last.to = Math.max(last.to, to);
    else windows.push({ from: Math.max(0, index - REACH), to });
    if (windows.reduce((sum, w) => sum + w.to - w.from, 0) > ENOUGH) break;
  }
  for (const window of windows) {
    while (window.from > 0 && /\w/.test(lower.charAt(window.from - 1)) && /\w/.test(lower.charAt(window.from)))
      window.from++;
    while (window.to < lower.length && /\w/.test(lower.charAt(window.to)) && /\w/.test(lower.charAt(window.to - 1)))
      window.to--;
  }
  return windows;
}
