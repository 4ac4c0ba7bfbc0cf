import type { Day } from './calendar.ts';
import { inMonthBefore, isDay, latest, plus, weekdayOf } from './calendar.ts';
import type { RuleWords } from './words.ts';

export interface DayContext {
  today: Day;
  /** A day was asked for. */
  asked: boolean;
  /** Of "4/5" the day is the first number. */
  dayFirst: boolean;
}

/** What a pattern caught, by name. */
export type Groups = Record<string, string | undefined>;

/** A little of what stands before and after it. */
export interface Surroundings {
  before: string;
  after: string;
}

type Reading = (g: Groups, context: DayContext, around: Surroundings) => Day | undefined;

/** What the words of each form of a day mean. */
export function createDayValues(words: RuleWords) {
  return { ...datedValues(words), ...relativeValues(words), ...roughValues(words) } satisfies Record<
    string,
    Reading | ((sign: 1 | -1) => Reading)
  >;
}

function datedValues({ dates }: RuleWords) {
  const ahead = new RegExp(dates.ahead);
  const monthNames = new RegExp(String.raw`\b(?:${Object.keys(dates.months).join('|')})\b`, 'g');
  const pointing = new RegExp(String.raw`\b(?:${dates.beforeDay}|${dates.of}) $`);
  const part = new RegExp(String.raw`^ (?:${dates.of})\b`);
  return {
    dated: (g: Groups, { today }: DayContext, { before }: Surroundings) =>
      inYear(today, dates.months[g['month'] ?? ''] ?? 0, Number(g['day']), g['year'], ahead.test(before)),

    /** The other end of a range: its month is the nearest one named, after it or before. */
    borrowed(g: Groups, { today }: DayContext, { before, after }: Surroundings) {
      const month = [...before.matchAll(monthNames)].at(-1)?.[0] ?? [...after.matchAll(monthNames)][0]?.[0] ?? '';
      return inYear(today, dates.months[month] ?? 0, Number(g['day']), undefined, ahead.test(before));
    },

    sorted: (g: Groups) => ({ year: Number(g['year']), month: Number(g['month']), day: Number(g['day']) }),

    written(g: Groups, { dayFirst }: DayContext) {
      const year = g['year'] ?? '';
      return { ...inOrder(g, dayFirst), year: Number(year.length === 2 ? `20${year}` : year) };
    },

    /** "12/15"; a fraction and "24/7" are no day unless words say so, and neither is what no month has. */
    short(g: Groups, { today, dayFirst, asked }: DayContext, { before, after }: Surroundings) {
      const small = Number(g['one']) < 5 && Number(g['two']) < 5;
      const always = g['one'] === '24' && g['two'] === '7';
      if (!asked && !pointing.test(before) && (small || always || part.test(after))) return NONE;
      const { day, month } = inOrder(g, dayFirst);
      return latest(today, month, day);
    },
  };
}

/** A day that does not exist. */
const NONE: Day = { year: 0, month: 0, day: 0 };

function inOrder(g: Groups, dayFirst: boolean): { day: number; month: number } {
  const [one, two] = [Number(g['one']), Number(g['two'])];
  return two > 12 || (!dayFirst && one <= 12) ? { day: two, month: one } : { day: one, month: two };
}

/** Without a year the latest; 29 February in the latest year that has it. */
function inYear(today: Day, month: number, day: number, year: string | undefined, ahead: boolean): Day {
  if (year) return { year: Number(year), month, day };
  const found = latest(today, month, day, ahead);
  return month === 2 && day === 29 ? { ...found, year: found.year - (found.year % 4) } : found;
}

function relativeValues({ dates, numbers }: RuleWords) {
  const ahead = new RegExp(dates.ahead);
  const pointing = new RegExp(dates.pointing);
  return {
    ofMonth: (g: Groups, { today }: DayContext) =>
      inMonthBefore(today, g['last'] ? 1 : g['next'] ? -1 : 0, Number(g['day'])),

    named: (g: Groups, { today }: DayContext) => plus(today, dates.relative[g['name'] ?? ''] ?? 0),

    holiday(g: Groups, { today }: DayContext) {
      const [month = 1, day = 1] = (dates.holidays[g['name'] ?? ''] ?? '').split('-').map(Number);
      return latest(today, month, day);
    },

    distant:
      (sign: 1 | -1): Reading =>
      (g, { today }) => {
        const said = g['count'] ?? '';
        const count = sign * (numbers[said] ?? Number(said));
        const [size, what] = dates.spans[g['unit'] ?? ''] ?? [0, 'days'];
        if (!Number.isFinite(count)) return undefined;
        return what === 'days' ? plus(today, size * count) : monthsFrom(today, size * count);
      },

    /** The weekday before today, or the one to come where the words look ahead. */
    inWeek(g: Groups, { today }: DayContext, { before, after }: Surroundings) {
      const name = g['weekday'] ?? '';
      const alone = !['last', 'next', 'now', 'last2', 'next2', 'now2', 'last3', 'day'].some((side) => g[side]);
      if (alone && dates.notAlone.includes(name) && !pointing.test(before) && before + after !== '') return undefined;
      const wanted = dates.weekdays[name] ?? 0;
      if (g['day']) return onWeekday(today, Number(g['day']), wanted, g['year']);
      const back = (weekdayOf(today) - wanted + 7) % 7 || 7;
      const past = g['last'] ?? g['last2'] ?? g['last3'];
      const future = g['next'] ?? g['next2'] ?? g['now'] ?? g['hence'];
      if (!future && (past || !ahead.test(before)))
        return plus(today, g['last2'] && back < weekdayOf(today) ? -back - 7 : -back);
      return plus(today, (g['next2'] || g['hence'] ? 14 : 7) - (back % 7 || 7));
    },
  };
}

function roughValues({ dates }: RuleWords) {
  return {
    shifted(g: Groups, { today }: DayContext) {
      const step = g['last'] ? -1 : g['next'] ? 1 : 0;
      return g['week'] ? plus(today, 7 * step) : monthsFrom(today, g['month'] ? step : 12 * step);
    },

    monthAlone(g: Groups, { today }: DayContext) {
      const month = dates.months[g['month'] ?? ''] ?? 1;
      return g['year'] ? { year: Number(g['year']), month, day: 1 } : latest(today, month, 1);
    },
  };
}

/** The same day so many months on, or the 28th where that is too late in the month. */
function monthsFrom(today: Day, months: number): Day {
  const all = today.year * 12 + today.month - 1 + months;
  return { year: Math.floor(all / 12), month: (all % 12) + 1, day: Math.min(today.day, 28) };
}

/** "Friday the 17th": the nearest month in which the two agree, looking back first; else the day alone. */
function onWeekday(today: Day, day: number, weekday: number, year: string | undefined): Day | undefined {
  if (day < 1 || day > 31) return undefined;
  const nearest = [0, 1, 2, 3, -1, 4, 5, 6, -2].map((back) => {
    const { year: y, month } = monthsFrom({ ...today, day: 1 }, -back);
    return { year: y, month, day };
  });
  const right = nearest.find((d) => isDay(d) && weekdayOf(d) === weekday && (!year || d.year === Number(year)));
  return right ?? inMonthBefore(today, day > today.day ? 1 : 0, day);
}
