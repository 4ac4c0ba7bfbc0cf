/** A day of the calendar, months from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const calendars = new Map<string, Intl.DateTimeFormat>();
const MINUTE_MS = 60_000;
/** What was asked last. Where a zone lies is a matter of whole minutes, so a day begins with one. */
let last = { timeZone: '', minute: Number.NaN, day: { year: 1970, month: 1, day: 1 } };

/** Which day it is at that instant in that zone. */
export function dayIn(timeZone: string, now: number): Day {
  const minute = Math.floor(now / MINUTE_MS);
  if (last.timeZone !== timeZone || last.minute !== minute) last = { timeZone, minute, day: readDay(timeZone, now) };
  return last.day;
}

function readDay(timeZone: string, now: number): Day {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(timeZone, calendar);
  }
  const [year = 1970, month = 1, day = 1] = calendar.format(now).split('-').map(Number);
  return { year, month, day };
}

/** That many days later; earlier when negative. */
export function plus(day: Day, days: number): Day {
  return dayOf(new Date(Date.UTC(day.year, day.month - 1, day.day + days)));
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Sunday to 6. */
export function weekdayOf(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
}

/** A trip of next week is complained about more often than one of eleven months ago. */
const NEAR_DAYS = 21;

/** That day of the year, this year or the last; a day ahead stays ahead when it is near or the words say so. */
export function latest(today: Day, month: number, day: number, ahead = false): Day {
  const later = month > today.month || (month === today.month && day > today.day);
  const limit = plus(today, NEAR_DAYS);
  const near = month === limit.month ? day <= limit.day : month === today.month && limit.month !== today.month;
  return { year: later && !ahead && !near ? today.year - 1 : today.year, month, day };
}

/** That day so many months before, or in the nearest earlier month that has it. */
export function inMonthBefore(today: Day, months: number, day: number): Day | undefined {
  for (let back = months; back < months + 3; back++) {
    const found = dayOf(new Date(Date.UTC(today.year, today.month - 1 - back, day)));
    if (found.day === day) return found;
  }
  return undefined;
}

/** yyyy-mm-dd. */
export function print({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether the calendar has that day: there is no 31 February. */
export function isDay({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return dayOf(new Date(Date.UTC(year, month - 1, day))).day === day;
}
