import { z } from 'zod';
import type { Company } from '../core/ports.ts';
import type { Report } from './finding.ts';
import { readYaml } from './yaml-file.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const text = z.string().min(1);

const shape = z.strictObject({
  name: text,
  locale: text.refine(isLocale, 'it is not a language, such as en or en-GB'),
  'time-zone': text.refine(isTimeZone, 'it is not a time zone, such as Europe/London'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'it is not a currency, such as GBP'),
  hours: z.partialRecord(z.enum(DAYS), z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, 'hours are written as "09:00-17:30"')),
  'answer-within': z
    .string()
    .regex(/^[1-9]\d{0,2} (?:hours?|days?)$/, 'it is written as "4 hours" or "2 days"')
    .optional(),
  phone: text.optional(),
  emergency: text.optional(),
  outside: text.optional(),
  privacy: text.optional(),
});

/** The company, and what prompts may say of it, by the names of values. */
export interface CompanyFacts {
  company: Company;
  values: ReadonlyMap<string, string>;
}

/** Reads `company.yaml`. `over` are settings of the running program that win over the file. */
export function readCompany(
  source: string,
  over: { name?: string; locale?: string },
  report: Report,
): CompanyFacts | undefined {
  const read = readYaml(source, shape, report);
  if (!read) return undefined;
  const { data } = read;
  const name = over.name ?? data.name;
  const hours: Company['hours'] = {};
  for (const [i, day] of DAYS.entries()) {
    const [from, to] = (data.hours[day] ?? '').split('-').map(minuteOfDay);
    if (from === undefined || to === undefined || Number.isNaN(from)) continue;
    if (to > 1440 || to <= from) {
      const says = `On ${day} the desk would close before it opens.`;
      report({ ...read.at('hours', day), rule: 'bad-hours', says, better: 'Midnight at the end of a day is 24:00.' });
    }
    hours[i] = { from, to };
  }
  const values = new Map([['brand.name', name]]);
  for (const key of ['phone', 'emergency', 'outside', 'privacy'] as const) {
    const words = data[key];
    if (words) values.set(`company.${key}`, words);
  }
  const locale = over.locale ?? data.locale;
  const within = data['answer-within'];
  const company = { name, timeZone: data['time-zone'], currency: data.currency, locale, hours };
  return { company: within ? { ...company, answerWithinMs: spanOf(within) } : company, values };
}

function spanOf(words: string): number {
  const [count, unit = ''] = words.split(' ');
  return Number(count) * (unit.startsWith('hour') ? 1 : 24) * 3_600_000;
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? NaN) * 60 + (minutes ?? NaN);
}

export function isLocale(name: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name).length > 0;
  } catch {
    return false; // RangeError: not written like a language
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false; // RangeError: no such zone
  }
}
