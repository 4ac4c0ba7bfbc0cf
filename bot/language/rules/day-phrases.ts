import type { Day } from './calendar.ts';
import { isDay, print } from './calendar.ts';
import type { DayContext, Groups, Surroundings } from './day-values.ts';
import { createDayValues } from './day-values.ts';
import type { FoundValue } from './durations.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

export interface FoundDay extends FoundValue {
  /** It names a week, a month, a year or a day to come: no day of a tale. */
  rough?: true;
}

/** Days as people write them. `voids` look like a day and are none ("31 February"): nobody should look there again. */
export type DayReader = (lower: string, context: DayContext) => { found: FoundDay[]; voids: FoundDay[] };

/** One way to write a day. */
export interface DayForm {
  pattern: RegExp;
  /** Undefined for what is no day after all, and a day that does not exist as it was written. */
  read(g: Groups, context: DayContext, around: Surroundings): Day | undefined;
  rough?: true;
}

/** What a longer form took is not looked at again. */
export function createDayReader(words: RuleWords): DayReader {
  const forms = [...datedForms(words), ...relativeForms(words), ...roughForms(words)];
  return (lower, context) => {
    const found: FoundDay[] = [];
    const voids: FoundDay[] = [];
    for (const { pattern, read, rough } of forms) {
      for (const match of matchesOf(pattern, lower)) {
        const from = match.index;
        const to = from + match[0].length;
        if ([...found, ...voids].some((f) => from < f.to && f.from < to)) continue;
        const around = { before: lower.slice(Math.max(0, from - 24), from), after: lower.slice(to, to + 40) };
        const day = read(match.groups ?? {}, context, around);
        if (!day) continue;
        const exists = isDay(day) && day.year >= 1900 && day.year < 2200;
        (exists ? found : voids).push({ from, to, value: print(day), ...(rough && { rough }) });
      }
    }
    return { found, voids };
  };
}

/** Parts that several forms are made of. */
function partsOf({ dates, durations, numbers }: RuleWords) {
  const weekday = oneOf(dates.weekdays);
  const month = oneOf(dates.months);
  const th = `(?:${dates.th})?`;
  const the = `(?:(?:${dates.the}) ?)?`;
  return {
    weekday,
    month,
    th,
    the,
    on: String.raw`(?:\b(?:${weekday})\b\.?,? ?${the})?`,
    day: String.raw`${the}(?<day>\d{1,2})${th}`,
    year: String.raw`(?:,? (?:(?:${dates.of}) )?(?<year>\d{4})(?![\d:]))?`,
    /** It is no day but the beginning of a time, an amount or a length. */
    ends: String.raw`(?![\d:%]|[.,/]\d| ?(?:${oneOf(durations.units)})\b)`,
    count: String.raw`(?<![.,\d])(?<count>\d{1,3}|${oneOf(numbers)})(?: (?:of|few))?`,
    unit: String.raw`(?<unit>${inSpans(dates, () => true)})`,
    shortUnit: String.raw`(?<unit>${inSpans(dates, (what) => what === 'days')})`,
  };
}

/** Days with their month, in words or figures, and the other end of a range, which borrows it. */
function datedForms(words: RuleWords): DayForm[] {
  const { dates } = words;
  const { on, day, month, year, th, the, ends } = partsOf(words);
  const { dated, borrowed, sorted, written, short } = createDayValues(words);
  const to = `(?:${dates.to})`;
  const dayMonth = String.raw`\b${day} ?(?:(?:${dates.of}) )?(?<month>${month})\b\.?`;
  return [
    form(String.raw`(?<![\d/.-])(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})(?![\d/-]|\.\d)`, sorted),
    form(
      String.raw`(?<![\d/.,£$€]|[A-Za-z]-)(?<one>\d{1,2})(?<mark>[/.-])(?<two>\d{1,2})\k<mark>(?<year>\d{4}|\d\d)(?![\d/]|-\d{3}|\.\d)`,
      written,
    ),
    form(String.raw`${on}${dayMonth}${year}`, dated),
    form(String.raw`${on}\b(?<month>${month})\b\.? ?${day}${ends}${year}`, dated),
    form(String.raw`(?<![\w/.,£$€-])(?<one>\d{1,2})\/(?<two>\d{1,2})(?![\d/]|\w)`, short),
    form(String.raw`(?<!\d-|[\d/.:£$€])\b${day}(?= ?${to} ?${on}${unnamed(dayMonth)})`, borrowed),
    form(String.raw`(?<=\b(?:${month})\.? ?${the}\d{1,2}${th} ?${to} ?)${day}${ends}`, borrowed),
  ];
}

/** Days told from today: yesterday, last Friday, three days ago, the 8th of last month. */
function relativeForms(words: RuleWords): DayForm[] {
  const { dates } = words;
  const { weekday, day, ends, count, unit, shortUnit } = partsOf(words);
  const { ofMonth, named, holiday, distant, inWeek } = createDayValues(words);
  const side = (n: string): string =>
    String.raw`(?:(?<last${n}>${dates.last})|(?<next${n}>${dates.next})|(?<now${n}>${dates.now}))`;
  return [
    form(String.raw`\b${day} (?:(?<last>${dates.ofLast})|(?<now>${dates.ofThis})|(?<next>${dates.ofNext}))\b`, ofMonth),
    form(String.raw`\b(?<name>${oneOf(dates.relative)})(?:'?s)?\b`, named),
    form(String.raw`\b(?<name>${oneOf(dates.holidays)})\b`, holiday),
    ...[shortUnit, unit].flatMap((u) => [
      form(String.raw`\b(?:${dates.agoBefore}) ${count} ${u}\b`, distant(-1), u === unit),
      form(String.raw`\b${count} ${u} (?:${dates.ago})\b`, distant(-1), u === unit),
    ]),
    form(String.raw`\b${count} ${unit} (?:${dates.fromNow})\b`, distant(1)),
    form(String.raw`\b(?:${dates.in}) ${count} ${unit}\b(?! (?:${dates.ago}))`, distant(1), true),
    form(
      String.raw`(?:\b${side('')} )?\b(?<weekday>${weekday})\b` +
        String.raw`(?:,? ${side('2')} (?:${dates.week})\b| (?<last3>${dates.last})\b| (?<hence>${dates.weekHence})\b)?` +
        String.raw`(?:,? ${day}${ends}(?! [a-z]{3,}s\b)(?: (?<year>\d{4})\b)?)?`,
      inWeek,
    ),
  ];
}

/** Weeks, months and years. */
function roughForms(words: RuleWords): DayForm[] {
  const { dates } = words;
  const { month } = partsOf(words);
  const { shifted, monthAlone } = createDayValues(words);
  const before = String.raw`(?<=\b(?:${dates.beforeMonth}) )`;
  return [
    form(
      String.raw`\b(?:(?<last>${dates.last})|(?<next>${dates.next})|(?<now>${dates.now})) (?:(?<week>${dates.week})|(?<month>${dates.month})|(?<year>${dates.year}))\b`,
      shifted,
      true,
    ),
    form(String.raw`${before}(?<month>${month})\b(?: (?<year>\d{4})\b)?`, monthAlone, true),
    form(String.raw`${before}(?<year>(?:19|20)\d\d)(?![\w/:-]|[.,]\d)`, monthAlone, true),
  ];
}

function form(source: string, read: DayForm['read'], rough = false): DayForm {
  return { pattern: new RegExp(source, 'g'), read, ...(rough && { rough: true as const }) };
}

/** Days and weeks ago name a day; so many months or years ago are a rough one. */
function inSpans({ spans }: RuleWords['dates'], fits: (what: string) => boolean): string {
  return oneOf(Object.fromEntries(Object.entries(spans).filter(([, [, what]]) => fits(what))));
}

function unnamed(source: string): string {
  return source.replace(/\?<\w+>/g, '?:');
}

/** The longest first, so that "sept" is not read as "sep". */
export function oneOf(table: object): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
