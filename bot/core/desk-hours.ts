import type { Instant } from '../../dialogs/domain/message.ts';
import type { Company } from './ports.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

let latest: { company: Company; minute: number; opens: Instant | undefined } | undefined;

/** When the desk next opens, to the minute; undefined while it is open, and when it never opens. */
export function opensAt(company: Company, now: Instant): Instant | undefined {
  const minute = Math.floor(now / MINUTE);
  // Asked for in every turn, and the answer holds for a minute.
  if (latest?.company !== company || latest.minute !== minute) {
    latest = { company, minute, opens: reckon(company, now) };
  }
  return latest.opens;
}

function reckon(company: Company, now: Instant): Instant | undefined {
  const { weekday, minute } = localTime(company.timeZone, now);
  const today = company.hours[weekday];
  if (today && minute >= today.from && minute < today.to) return undefined;
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const hours = company.hours[(weekday + ahead) % 7];
    if (!hours || (ahead === 0 && minute >= hours.from)) continue;
    const guess = startOfMinute(now) + (ahead * DAY_MINUTES + hours.from - minute) * MINUTE;
    return correctedForClockChange(company.timeZone, guess, hours.from);
  }
  return undefined;
}

/** Between now and then the clocks may have changed: what counts is the local opening time. */
export function correctedForClockChange(timeZone: string, guess: Instant, wanted: number): Instant {
  const off = wanted - localTime(timeZone, guess).minute;
  const shift = off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off < -DAY_MINUTES / 2 ? off + DAY_MINUTES : off;
  return guess + shift * MINUTE;
}

function startOfMinute(now: Instant): Instant {
  return Math.floor(now / MINUTE) * MINUTE;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The weekday and the minute of the day there. */
export function localTime(timeZone: string, now: Instant): { weekday: number; minute: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(now).map((p) => [p.type, p.value]));
  return {
    weekday: WEEKDAYS.indexOf(parts['weekday'] ?? 'Sun'),
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}
