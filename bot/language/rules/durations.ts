import type { Passage, Span } from './passage.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

export interface FoundValue extends Span {
  value: string;
}

export type ValueFinder = (passage: Passage) => FoundValue[];

/** Lengths of time as ISO 8601: "7 hours" is PT7H, "two weeks" P14D, "3h 20" PT3H20M. Of a range it takes the longer. */
export function createDurationFinder(words: RuleWords): ValueFinder {
  const { durations, numbers } = words;
  const unit = `(?:${Object.keys(durations.units)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
  const name = `(?:${Object.keys(numbers).join('|')})`;
  const digits = String.raw`\d{1,4}(?:[.,]\d{1,2})?(?: ?½| 1/2)?`;
  const pattern = new RegExp(
    String.raw`(?<![\w.,£$€:/-])(?:(?:${digits}|${name}) ?(?:-|–|to|or) ?)?(?:(?<digits>${digits})\+?(?<midhalf> ${durations.andHalf})? ?-?|(?<half>${durations.half}) (?:an? |of an? )?|(?<words>${name}(?:[ -](?:of )?${name})?)(?<midhalf2> ${durations.andHalf})?(?: of)?[ -])(?<unit>${unit})\b(?<andhalf> ${durations.andHalf})?(?:,? ?(?:${durations.and} )?(?<more>\d{1,2}|${name})(?: ?(?<moreunit>${unit})\b|(?=\b)))?`,
    'g',
  );
  const ended = new RegExp(durations.notBefore);
  const pointed = new RegExp(durations.pointsBack);
  const worth = new RegExp(String.raw`\d|\b${unit}\b`);

  return ({ lower }) => {
    const found: FoundValue[] = [];
    if (!worth.test(lower)) return found;
    for (const match of matchesOf(pattern, lower)) {
      const g = match.groups ?? {};
      const main = durations.units[g['unit'] ?? ''];
      const count = g['half'] ? 0.5 : g['digits'] ? readDigits(g['digits']) : readWords(words, g['words'] ?? '');
      if (!main || count === undefined) continue;
      if (/^(?:an?|una?)$/.test(g['words'] ?? '') && (main === 'D' || main === 'M')) continue;
      if (g['unit'] === 'h' && !g['digits']) continue;
      const more = moreMinutes(words, main, g);
      const to = match.index + (more === undefined && g['more'] ? withoutMore(match[0], g) : match[0].length);
      if (ended.test(lower.slice(to, to + 14))) continue;
      if (main !== 'M' && main !== 'H' && pointed.test(lower.slice(to, to + 14))) continue;
      const value = print(main, count + (g['andhalf'] || g['midhalf'] || g['midhalf2'] ? 0.5 : 0), more ?? 0);
      if (value) found.push({ from: match.index, to, value });
    }
    return found;
  };
}

function readWords({ numbers }: RuleWords, text: string): number | undefined {
  const values = text
    .split(/[ -]/)
    .map((w) => numbers[w])
    .filter((n) => n !== undefined);
  return values.length ? values.reduce((sum, n) => (n >= 100 || sum === 1 ? sum * n : sum + n)) : undefined;
}

/** Minutes after hours ("3h 20", "2 hours and 10 minutes"); undefined when what follows is something else. */
function moreMinutes(words: RuleWords, main: string, g: Record<string, string | undefined>): number | undefined {
  if (main !== 'H' || !g['more']) return undefined;
  const count = /^\d/.test(g['more']) ? Number(g['more']) : readWords(words, g['more']);
  const second = g['moreunit']
    ? words.durations.units[g['moreunit']]
    : g['unit']?.startsWith('h') && g['unit'].length <= 3
      ? 'M'
      : undefined;
  return second === 'M' && count !== undefined && count < 60 ? count : undefined;
}

function withoutMore(text: string, g: Record<string, string | undefined>): number {
  const unit = g['unit'] ?? '';
  const tail = g['andhalf'] ?? '';
  return text.indexOf(unit + tail) + unit.length + tail.length;
}

function readDigits(text: string): number {
  const half = /½|1\/2/.test(text) ? 0.5 : 0;
  return Number(text.replace(/ ?½| 1\/2/, '').replace(',', '.')) + half;
}

function print(unit: string, count: number, minutes: number): string | undefined {
  if (!(count > 0)) return undefined;
  if (unit === 'M') return `PT${Math.round(count)}M`;
  if (unit === 'H') {
    const all = Math.round(count * 60) + minutes;
    const hours = Math.floor(all / 60);
    return `PT${hours ? `${hours}H` : ''}${all % 60 ? `${all % 60}M` : ''}`;
  }
  if (unit === 'D' && !Number.isInteger(count)) return `PT${Math.round(count * 24)}H`;
  if (unit === 'MONTH') return Number.isInteger(count) ? `P${count}M` : `P${Math.round(count * 30)}D`;
  if (unit === 'Y') return Number.isInteger(count) ? `P${count}Y` : `P${Math.round(count * 12)}M`;
  return `P${Math.round(count * (unit === 'W' ? 7 : 1))}D`;
}

/**
 * Those that say how late they were; without any, those that say how long they waited. In a tale all others tell of
 * other things; a message that is hardly more than the length itself means it.
 */
export function createLatenessFilter({
  durations,
}: RuleWords): (passage: Passage, found: FoundValue[]) => FoundValue[] {
  const [late, before, waiting] = [durations.late, durations.lateBefore, durations.waiting].map((s) => new RegExp(s));
  return ({ lower, words }, found) => {
    if (words.length <= 6) return found;
    const lates = found.filter(
      ({ from, to }) => late?.test(lower.slice(to, to + 24)) || before?.test(lower.slice(Math.max(0, from - 48), from)),
    );
    if (lates.length) return lates;
    return found.filter(({ from }) => waiting?.test(lower.slice(Math.max(0, from - 48), from)));
  };
}
