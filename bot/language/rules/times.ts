import type { FoundValue, ValueFinder } from './durations.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

/** `bare` is an hour by itself ("from 4 to 10"): most likely a time, and no more than that. */
export interface FoundTime extends FoundValue {
  bare?: true;
}

export type TimeFinder = (passage: Parameters<ValueFinder>[0]) => FoundTime[];

/**
 * Times of day as HH:MM. A bare hour is a time when one was asked for; without a morning or evening beside it, 1 to 7 are
 * then meant after noon.
 */
export function createTimeFinder(words: RuleWords): { find: TimeFinder; findAsked: TimeFinder } {
  const look = compile(words);
  const find: TimeFinder = ({ lower }) => {
    const found: FoundTime[] = [];
    if (!look.worth.test(lower)) return found;
    for (const { word, value } of look.exact) {
      const match = word.exec(lower);
      if (match) found.push({ from: match.index, to: match.index + match[0].length, value });
    }
    for (const pattern of look.patterns) add(look, found, lower, pattern, false);
    const certain = found.length;
    add(look, found, lower, look.pointed, false);
    for (const time of found.slice(certain)) time.bare = true;
    return found.sort((a, b) => a.from - b.from);
  };
  return {
    find,
    findAsked(passage) {
      const found = find(passage).filter((time) => !time.bare);
      if (!found.length) add(look, found, passage.lower, look.bare, true);
      return found;
    },
  };
}

/** The words of a language, made ready for looking. */
interface Look {
  words: RuleWords;
  /** From the longest way of saying it to the shortest. */
  patterns: RegExp[];
  bare: RegExp;
  /** An hour after "at", "from", "before" with nothing that it could count. */
  pointed: RegExp;
  worth: RegExp;
  exact: { word: RegExp; value: string }[];
}

function compile(words: RuleWords): Look {
  const { am, pm, at, exact, half, quarter, past, to, oclock, pointing, goesOn, service } = words.times;
  const named = (most: number): string =>
    Object.keys(words.numbers)
      .filter((w) => (words.numbers[w] ?? 0) <= most && w.length > 2)
      .join('|');
  const part = String.raw`(?:,? ?(?:(?<am>${am})|(?<pm>${pm}))(?!\w))`;
  const partBefore = String.raw`\b(?:(?<am>${words.times.morning})|(?<pm>${words.times.evening})),? (?:at )?`;
  const hour = `[01]?\\d|2[0-3]|${named(12)}`;
  const start = String.raw`(?<![\w.,:£$€/#-])`;
  const lead = String.raw`(?:${half}|${quarter}|(?:5|10|15|20|25|35|five|ten|twenty)(?= )|\d{1,2}(?= (?:minutes?|mins?) ))`;
  const patterns = [
    new RegExp(
      String.raw`(?<!${words.times.range})\b(?<lead>${lead})(?: minutes?| mins?)? (?:(?<past>${past})|(?<to>${to})) (?<h>${hour})\b(?:${part}| (?<pm2>${words.times.evening})\b)?`,
      'g',
    ),
    new RegExp(String.raw`(?<=\bat )(?<h>${hour}) (?<pm>${words.times.evening})\b`, 'g'),
    new RegExp(String.raw`${start}(?<h>[01]?\d|2[0-3])[: .](?<m>[0-5]\d) (?<pm>${words.times.evening})\b`, 'g'),
    new RegExp(String.raw`${start}(?<h>\d{1,2})(?:[:.h ]?(?<m>[0-5]\d))?(?:ish)?${part}`, 'g'),
    new RegExp(String.raw`${partBefore}(?<h>\d{1,2})(?:[:.h](?<m>[0-5]\d))?(?![\d:%]|[.,]\d)`, 'g'),
    new RegExp(String.raw`${start}(?<h>[01]?\d|2[0-3])[:h](?<m>[0-5]\d)(?![\d:]|\w)`, 'g'),
    new RegExp(String.raw`(?<=${at})(?<h>[01]?\d|2[0-3])(?:[.](?<m>[0-5]\d)|(?<m2>[0-5]\d))(?!\d|\w|[.,]\d)`, 'g'),
    new RegExp(
      String.raw`(?:(?<=\b(?:${words.times.before}) )|(?<![\w.,£$€#-])(?=[\d.:]+ (?:${service})\b))(?<h>[01]\d|2[0-3])[.:]?(?<m>[0-5]\d)(?![\w.,:]\d|\d)`,
      'g',
    ),
    new RegExp(String.raw`\b(?<h>${hour}) ?(?:${oclock})${part}?`, 'g'),
    new RegExp(String.raw`\b(?<h>${hour})${part}`, 'g'),
  ];
  const bare = new RegExp(
    String.raw`${start}(?<h>[01]?\d|2[0-3]|${named(23)})(?:[ .:]?(?<m>[0-5]\d))?(?:ish)?(?![\w:/%])`,
    'g',
  );
  const pointed = new RegExp(
    String.raw`(?<=\b(?:${pointing}) )(?<h>[01]?\d|2[0-3])(?: (?<m>[0-5][05]))?(?:ish)?(?=$|[?!;)]|[.,](?!\d)| ?- |,? (?:${goesOn})\b)`,
    'g',
  );
  const worth = new RegExp(String.raw`\d|${oclock}|${past}|\b(?:${pm}|${am})|in the|${Object.keys(exact).join('|')}`);
  const fixed = Object.entries(exact).map(([word, value]) => ({ word: new RegExp(String.raw`\b${word}\b`), value }));
  return { words, patterns, bare, pointed, worth, exact: fixed };
}

function add(look: Look, found: FoundTime[], lower: string, pattern: RegExp, asked: boolean): void {
  for (const match of matchesOf(pattern, lower)) {
    const from = match.index;
    const to = from + match[0].length;
    const value = read(look.words, match.groups ?? {}, asked);
    if (value && !found.some((f) => from < f.to && f.from < to)) found.push({ from, to, value });
  }
}

function read(words: RuleWords, g: Record<string, string | undefined>, asked: boolean): string | undefined {
  let hours = number(words, g['h']);
  let minutes = number(words, g['m'] ?? g['m2'] ?? '0');
  if (g['past'] || g['to']) {
    const lead =
      g['lead'] === words.times.half ? 30 : g['lead'] === words.times.quarter ? 15 : number(words, g['lead']);
    minutes = g['to'] ? 60 - lead : lead;
    if (g['to']) hours = (hours + 23) % 24;
  }
  if (g['m2'] && (hours === 19 || hours === 20)) return undefined;
  if (hours > 23 || minutes > 59 || ((g['am'] || g['pm']) && hours > 23 && !g['m'] && !g['lead'])) return undefined;
  if (g['am'] && hours === 12) hours = 0;
  if (((g['pm'] ?? g['pm2']) && hours < 12) || (asked && hours >= 1 && hours <= 7)) hours += 12;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function number(words: RuleWords, text = ''): number {
  return words.numbers[text] ?? Number(text);
}
