import type { Fact, Value } from '../../dialogs/domain/message.ts';
import type { Money } from '../../dialogs/domain/money.ts';
import {
  clock,
  currencies,
  isoDay,
  lists,
  longDate,
  longDay,
  numbers,
  shortDate,
  shortDay,
  units,
  weekday,
} from './formats.ts';
import type { Phrase } from './phrases.ts';
import { type Printed, render, type Span } from './template.ts';

/** How values read in one locale and time zone. */
export interface Voice {
  /** For dates, numbers and money. */
  locale: string;
  timeZone: string;
  phrase(key: string): Phrase | undefined;
}

export type Kind = 'text' | 'number' | 'quote' | 'phrase' | 'facts' | 'instant' | 'range' | 'list' | Fact['kind'];

export interface How {
  /** Makes times read as from here; without it they carry their date. */
  now?: number;
  table?: string;
  bare?: boolean;
  customer?: boolean;
}

/** One value in words. Undefined when it is not a value of that kind: then it counts as absent. Never throws. */
export function print(kind: Kind, value: Value, voice: Voice, how: How = {}): Printed | undefined {
  switch (kind) {
    case 'text':
    case 'quote':
      return typeof value === 'string' ? printText(value, how.customer || kind === 'quote') : undefined;
    case 'number':
      return typeof value === 'number' ? { text: numbers(voice).format(value) } : undefined;
    case 'phrase':
      return typeof value === 'string' ? printPhrase(`${how.table ?? ''}.${value}`, voice) : undefined;
    case 'facts':
      return isFacts(value)
        ? printList(
            value.map((fact) => printFact(fact, voice, how)),
            voice,
          )
        : undefined;
    case 'list':
      return isTexts(value)
        ? printList(
            value.map((text) => printText(text, how.customer)),
            voice,
          )
        : undefined;
    case 'instant':
      return typeof value === 'number' && Number.isFinite(value)
        ? wrap(printInstant(value, voice, how.now))
        : undefined;
    case 'range':
      return isRange(value) ? wrap(printRange(value, voice)) : undefined;
    case 'money':
      return isMoney(value) ? wrap(printMoney(value, voice)) : undefined;
    case 'date':
      return typeof value === 'string' ? wrap(printDate(value, voice, how.now)) : undefined;
    case 'duration':
      return typeof value === 'string' ? wrap(printDuration(value, voice)) : undefined;
    case 'time':
      return typeof value === 'string' && /^\d\d:\d\d/.test(value) ? wrap(value.slice(0, 5)) : undefined;
    default:
      return undefined;
  }
}

/** Characters of a customer's words in a sentence of ours, and of a text of the company's own. */
const LONGEST = 160;
const LONGEST_OWN = 1_000;

/** Most values are plain already. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}.,;:!?'’()/&@£€$%-]| (?=[^ ])){0,150}$/u;

/**
 * A customer's words as they may stand in a sentence of ours: one line, no control or direction characters, nothing
 * that is Markdown, no mark that would end the quotation.
 */
export function plainWords(words: string, longest = LONGEST): string {
  if (PLAIN.test(words)) return words;
  const clean = words
    .slice(0, longest * 4)
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g, '')
    .replace(/["“”„«»]/g, "'")
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/[*~`|\\<>{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=^\s*)[#+-]+ /gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const points = Array.from(clean);
  return points.length > longest
    ? `${points
        .slice(0, longest - 3)
        .join('')
        .trimEnd()}...`
    : clean;
}

function printText(words: string, customer = false): Printed | undefined {
  const text = plainWords(words, customer ? LONGEST : LONGEST_OWN);
  if (!text) return undefined;
  return customer ? { text, quotes: [{ start: 0, end: text.length }] } : { text };
}

function printPhrase(key: string, voice: Voice): Printed | undefined {
  const phrase = voice.phrase(key);
  return phrase && { text: phrase.text, ours: true };
}

/** Few short words, and nothing that could be a sentence of its own, read better without quotation marks. */
const UNMARKED = /^[\p{L}\p{N}](?:[\p{L}\p{N}'’&/#.-]| (?! )){0,39}$/u;

function marked(words: string): Printed | undefined {
  const text = plainWords(words);
  if (!text) return undefined;
  if (UNMARKED.test(text) && text.split(' ').length <= 5 && !/[.!?] /.test(text)) return { text };
  return { text: `"${text}"`, quotes: [{ start: 1, end: text.length + 1 }] };
}

function printFact(fact: Fact, voice: Voice, how: How): Printed | undefined {
  const value = fact.kind === 'text' || fact.kind === 'quote' ? undefined : print(fact.kind, fact.value, voice, how);
  const said = value ?? (typeof fact.value === 'string' ? marked(fact.value) : undefined);
  const phrase = voice.phrase(`fact.${fact.phrase}`) ?? voice.phrase(fact.phrase);
  if (!said) return undefined;
  const amounts = fact.kind === 'money' ? [said.text] : [];
  if (how.bare || !phrase) return { ...said, amounts, ours: true };
  const what = fact.what ? marked(fact.what) : undefined;
  const { text, quotes } = render(phrase.template, (name) =>
    name === 'value' ? said : name === 'what' ? what : undefined,
  );
  return { text, quotes, amounts, ours: true };
}

function printList(items: (Printed | undefined)[], voice: Voice): Printed | undefined {
  const there = items.filter((item) => item !== undefined);
  if (there.length < 2) return there[0];
  const joints = lists(voice);
  const quotes: Span[] = [];
  let text = '';
  for (const [i, item] of there.entries()) {
    if (i) text += there.length === 2 ? joints.pair : i === there.length - 1 ? joints.last : joints.next;
    for (const { start, end } of item.quotes ?? []) quotes.push({ start: start + text.length, end: end + text.length });
    text += item.text;
  }
  const amounts = there.flatMap((item) => item.amounts ?? []);
  return { text, quotes, amounts, ...(there[0]?.ours ? { ours: true as const } : {}) };
}

function printInstant(at: number, voice: Voice, now?: number): string {
  const time = spaced(clock(voice).format(at));
  if (now === undefined) return fill('time.date', { date: spaced(longDay(voice).format(at)), time }, voice);
  const days = dayNumber(at, voice) - dayNumber(now, voice);
  if (days === 0) return fill('time.today', { time }, voice);
  if (days === 1) return fill('time.tomorrow', { time }, voice);
  if (days === -1) return fill('time.yesterday', { time }, voice);
  if (days > 1 && days < 7) return fill('time.weekday', { day: weekday(voice).format(at), time }, voice);
  return fill('time.date', { date: spaced(shortDay(voice).format(at)), time }, voice);
}

function fill(key: string, values: Record<string, string>, voice: Voice): string {
  const phrase = voice.phrase(key);
  const give = (name: string) => (values[name] === undefined ? undefined : { text: values[name] });
  return phrase ? render(phrase.template, give).text : Object.values(values).join(' ');
}

/** Days since 1970 on the calendar of that zone. */
function dayNumber(at: number, voice: Voice): number {
  const date = isoDay(voice).format(at);
  return Date.parse(`${date}T00:00Z`) / 86_400_000;
}

function printDate(day: string, voice: Voice, now?: number): string | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T12:00Z`) : NaN;
  if (Number.isNaN(at)) return undefined;
  const near = now !== undefined && Math.abs(now - at) < 250 * 86_400_000;
  return spaced((near ? shortDate(voice) : longDate(voice)).format(at));
}

function printMoney({ minor, currency }: Money, voice: Voice): string | undefined {
  if (!/^[A-Za-z]{3}$/.test(currency) || !Number.isFinite(minor)) return undefined;
  const { format, minors } = currencies(`${currency}|${voice.locale}`);
  return spaced(format.format(minor / minors));
}

const PARTS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** `PT7H` as "7 hours", `P1DT2H` as "1 day 2 hours". */
function printDuration(iso: string, voice: Voice): string | undefined {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso);
  if (!found) return undefined;
  const said = PARTS.flatMap((unit, i) => {
    const count = found[i + 1];
    return count === undefined ? [] : [units(`${unit}|${voice.locale}`).format(Number(count))];
  });
  return spaced(said.join(' ')) || undefined;
}

function printRange({ from, to }: { from: number; to: number }, voice: Voice): string | undefined {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return undefined;
  const [low, high] = [Math.max(1, Math.round(from)), Math.max(1, Math.round(to))];
  const hours = high > 90;
  const [least, most] = hours ? [Math.max(1, Math.floor(low / 60)), Math.ceil(high / 60)] : [low, high];
  const unit = units(`${hours ? 'hour' : 'minute'}|${voice.locale}`);
  if (least >= most) return fill('range.one', { to: unit.format(most) }, voice);
  return fill('range.two', { from: numbers(voice).format(least), to: unit.format(most) }, voice);
}

function wrap(text: string | undefined): Printed | undefined {
  return text ? { text } : undefined;
}

/** Narrow and no-break spaces look the same and cost an SMS half its length. */
function spaced(text: string): string {
  return text.replace(/[\u00A0\u2009\u202F]/g, ' ');
}

function isMoney(value: Value): value is Money {
  return typeof value === 'object' && 'minor' in value;
}
function isRange(value: Value): value is { from: number; to: number } {
  return typeof value === 'object' && 'from' in value && 'to' in value;
}
function isTexts(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function isFacts(value: Value): value is readonly Fact[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object');
}
