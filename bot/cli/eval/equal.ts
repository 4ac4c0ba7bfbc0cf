import type { Gold } from './items.ts';
import type { Told } from './listen.ts';

/** Kinds of values that can be what a gold slot means. Slots that are not here are not scored. */
export const SLOTS: Readonly<Record<string, string>> = {
  flight_number: 'flight',
  account_number: 'reference',
  booking_ref: 'reference',
  order_ref: 'reference',
  room_number: 'reference',
  postcode: 'reference',
  email: 'email',
  customer_name: 'name',
  other_person: 'name',
  person_name: 'name',
  first_name: 'name',
  last_name: 'name',
  place: 'place',
  city: 'place',
  amount: 'money',
  expense: 'money',
  time: 'time',
  date: 'date',
  duration: 'duration',
};

/**
 * Whether a value that was found is the one wanted: in the same turn, of the same kind, and with the same words (articles,
 * prepositions, capitals and marks at the ends aside) or the same value.
 */
export function isSame(told: Told, gold: Gold): boolean {
  if (told.turn !== gold.turn || told.kind !== SLOTS[gold.slot]) return false;
  const wanted = plain(gold.text);
  if (plain(told.words) === wanted || plain(told.value) === wanted) return true;
  if (told.kind === 'name' && /^(?:first|last)_name$/.test(gold.slot))
    return plain(told.value).split(' ').includes(wanted);
  if (told.kind === 'reference' || told.kind === 'flight') return bare(told.value) === bare(gold.text);
  if (told.kind === 'money') return Number(told.value) === (numberIn(gold.value, 'amount') ?? amountIn(gold.text));
  if (told.kind === 'date') return told.value === dateIn(gold.value);
  if (told.kind === 'time') return isSameTime(told.value, gold);
  return false;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'#(.,:;!?-]+|[\s"').,:;!?-]+$/g, '')
    .replace(/^(?:(?:the|a|an|on|at|in|for|from|by|to|around|about|is|flight|no\.?) )+/, '');
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}

function amountIn(text: string): number | undefined {
  const digits = text.replace(/[^\d.]/g, '').replace(/\.+$/, '');
  return digits ? Number(digits) : undefined;
}

function dateIn(value: unknown): string | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => numberIn(value, part));
  if (!year || !month || !day) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A gold time without a half of the day is met by either half. */
function isSameTime(told: string, gold: Gold): boolean {
  const hour = numberIn(gold.value, 'hour');
  const minute = numberIn(gold.value, 'minute');
  const [hours = NaN, minutes = NaN] = told.split(':').map(Number);
  if (hour !== undefined && minute !== undefined && hours === hour && minutes === minute) return true;
  const written = /^(\d{1,2})(?:[:. ]?(\d\d))? ?([ap])?\.?m?\.?$/i.exec(gold.text.trim());
  if (!written || Number(written[2] ?? 0) !== minutes) return false;
  const half = written[3]?.toLowerCase();
  if (half && half !== (hours < 12 ? 'a' : 'p')) return false;
  return Number(written[1]) % 12 === hours % 12;
}

function numberIn(value: unknown, part: string): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.entries(value).find(([name]) => name === part)?.[1];
  return typeof found === 'number' ? found : undefined;
}
