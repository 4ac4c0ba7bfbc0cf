import type { QueueRow, SummaryAnswer } from '../../desk/schemas.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** £240.00, in the browser's way of writing it. */
export function money({ minor, currency }: QueueRow['totals'][number]): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function sum(totals: QueueRow['totals']): string {
  return totals.map(money).join(' + ');
}

/** 14:02 today, with the day when it was another. */
export function clock(at: number, now = Date.now()): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    ...(!sameDay && { day: 'numeric', month: 'short' }),
  }).format(at);
}

/** 6 min, 95 min, 3 hr, 2 days. */
export function span(ms: number): string {
  const [n, unit] =
    ms < 2 * HOUR_MS
      ? [Math.floor(ms / 60_000), 'minute']
      : ms < 2 * DAY_MS
        ? [Math.floor(ms / HOUR_MS), 'hour']
        : [Math.floor(ms / DAY_MS), 'day'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.max(0, n));
}

/** A fact's value as people write it; whatever cannot be read as its kind stays as it is. */
export function fact({ kind, value }: Pick<SummaryAnswer['facts'][number], 'kind' | 'value'>): string {
  if (kind === 'date') return day(value) ?? value;
  if (kind === 'duration') return duration(value) ?? value;
  return value;
}

export function size(bytes: number): string {
  const [n, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(n);
}

function day(value: string): string | undefined {
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at)) return undefined;
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}

const PARTS = ['week', 'day', 'hour', 'minute'] as const;

function duration(value: string): string | undefined {
  const read = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(value);
  const parts = PARTS.flatMap((unit, i) => {
    const n = read?.[i + 1];
    return n ? [new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(n))] : [];
  });
  return parts.length ? parts.join(' ') : undefined;
}
