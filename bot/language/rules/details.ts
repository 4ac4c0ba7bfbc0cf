import type { DetailKind } from '../../../dialogs/domain/claim.ts';
import type { Heard } from '../../../dialogs/domain/ports.ts';
import { createAmountFinder } from './amounts.ts';
import { findEmails, findPhones, findWay } from './contacts.ts';
import { createCorrectionFinder, isChanging } from './corrections.ts';
import { createDateFinder } from './dates.ts';
import type { FoundValue } from './durations.ts';
import { createDurationFinder, createLatenessFilter } from './durations.ts';
import { createFlightFinder } from './flights.ts';
import type { Aside, Found, Values } from './found.ts';
import { createLeftoverFinder } from './leftovers.ts';
import { patternOf } from './matches.ts';
import type { Passage, Span } from './passage.ts';
import { overlaps } from './passage.ts';
import { createNameFinder } from './names.ts';
import { createPlaceFinder } from './places.ts';
import type { Reading } from './reading.ts';
import { createReferenceFinder, findOwnReference } from './references.ts';
import { createTimeFinder } from './times.ts';
import type { RuleWords } from './words.ts';

export type ValueReader = (reading: Reading, heard: Heard) => Promise<Values>;

/** Where the month is written before the day. */
const MONTH_FIRST = /[-_](?:US|PH|PR|GU)\b/i;

/** Values of one kind in one message that are kept; what is longer is no tale. */
const MOST = 60;

/** Finds all values in one message. What is found first keeps its place: a date's digits are not also an order number. */
export function createValueReader(words: RuleWords): ValueReader {
  const finders = createFinders(words);
  const correct = createCorrectionFinder(words);
  return async (reading, heard) => correct(reading, await readValues(finders, reading, heard), heard);
}

type Finders = ReturnType<typeof createFinders>;

function createFinders(words: RuleWords) {
  return {
    words,
    amounts: createAmountFinder(words),
    findDates: createDateFinder(words),
    times: createTimeFinder(words),
    findDurations: createDurationFinder(words),
    lateness: createLatenessFilter(words),
    findFlights: createFlightFinder(words),
    references: createReferenceFinder(words),
    findPlaces: createPlaceFinder(words),
    findNames: createNameFinder(words),
    leftovers: createLeftoverFinder(words),
  };
}

async function readValues(find: Finders, reading: Reading, heard: Heard): Promise<Values> {
  const { passage } = reading;
  const { wants, locale, currency } = heard;
  const taken: Span[] = [];
  const details: Found[] = [];
  const asides: Aside[] = [];
  const phones: FoundValue[] = [];
  const emails = take(findEmails(passage, find.words, heard.asks === 'contact'));
  // Another number may look like ours where one is asked for; who proves that a complaint is theirs may name another one.
  const own = wants === 'reference' && heard.asks !== 'proof' ? undefined : findOwnReference(passage);
  if (own) take([own]);
  const written = take(find.amounts.written(passage, currency));
  if (/\d|[A-Z]{6}/.test(passage.plain)) await findNumbered();
  else findDated();
  add('name', take(find.findNames(passage, wants === 'name')));
  add('place', find.findPlaces(passage));
  const context = { currency, asked: heard.asks === 'expenses', changes: isChanging(heard), taken };
  const amounts = find.amounts.complete(reading, written, context);
  asides.push(...find.leftovers(passage, [...taken, ...details, ...asides, ...amounts]));
  details.sort((a, b) => a.from - b.from);
  return { details, asides, amounts, emails, phones, ...(own && { own }) };

  async function findNumbered(): Promise<void> {
    // "text me, 07700 900123" gives a phone's number, whatever number was asked for.
    const spoken = patternOf(find.words.contact.spoken).test(passage.lower);
    if (wants === 'reference' && !spoken) add('reference', take(find.references.spaced(passage)));
    add('reference', take(find.references.postcodes(passage)));
    add('flight', take(find.findFlights(passage, wants === 'flight')));
    add('reference', take(find.references.named(passage, taken)));
    findDated();
    phones.push(...take(await findPhones(passage, find.words, { locale, currency, asked: heard.asks === 'contact' })));
    add('reference', take(find.references.bare(passage, taken, wants === 'reference')));
  }

  function findDated(): void {
    const { days, whole, free } = readCalendar(find, passage, heard, taken);
    add('date', take(whole));
    const told = heard.asks === 'contact' ? [] : free.filter((time) => !isToCall(time));
    add('time', take(told.filter((t) => !t.bare)));
    const lengths = heard.asks === 'contact' ? [] : take(find.findDurations(passage));
    const lates = wants === 'duration' ? lengths : find.lateness(passage, lengths);
    add('duration', lates);
    addAside('duration', lengths, (length) => !lates.includes(length));
    addAside(
      'time',
      heard.asks === 'contact' ? [] : free,
      (time) => (time.bare === true || isToCall(time)) && !overlaps(time, taken),
    );
    addAside('date', days, (day) => day.rough === true);
  }

  /** "Ring me after 5pm": when to call, and nothing that happened then. */
  function isToCall({ from }: Span): boolean {
    const before = passage.lower.slice(Math.max(0, from - 80), from);
    return patternOf(find.words.contact.whenToCall).test(before) && findWay(reading, find.words, false) !== undefined;
  }

  function addAside<T extends FoundValue>(kind: DetailKind, found: readonly T[], fits: (one: T) => boolean): void {
    for (const one of found) if (fits(one)) asides.push({ from: one.from, to: one.to, value: one.value, kind });
  }

  function take<T extends Span>(found: readonly T[]): T[] {
    const free = found.filter((f) => !overlaps(f, taken)).slice(0, MOST);
    taken.push(...free);
    return free;
  }

  function add(kind: DetailKind, found: readonly (FoundValue & { name?: string })[]): void {
    for (const each of found) details.push({ kind, ...each });
  }
}

/** All days, those that may be details of a claim, and the times of day that are not part of one. */
function readCalendar(find: Finders, passage: Passage, heard: Heard, taken: readonly Span[]) {
  const { now, timeZone, locale, wants } = heard;
  const asked = wants === 'date';
  const days = find.findDates(passage, { now, timeZone, asked, dayFirst: !MONTH_FIRST.test(locale) });
  const sure = days.filter((day) => day.sure && !day.rough);
  const clock = (wants === 'time' ? find.times.findAsked : find.times.find)(passage);
  const free = clock.filter((t) => !overlaps(t, taken) && !overlaps(t, sure));
  const whole = days
    .filter((day) => !day.rough)
    .map((day) => (day.sure ? day : without(find.words, passage, day, free)));
  return { days, whole, free };
}

/** A day's words without a time that was taken in with them: "at 14:20 on Monday" is "Monday". */
function without<T extends FoundValue>({ tone }: RuleWords, { plain }: Passage, day: T, times: readonly Span[]): T {
  const time = times.find((t) => overlaps(t, [day]));
  if (!time) return day;
  const on = patternOf(String.raw`^[\s,]*(?:(?:${tone.onDay.join('|')}) )?`);
  const tail = on.exec(plain.slice(time.to, day.to).toLowerCase())?.[0].length ?? 0;
  const at = patternOf(String.raw`[\s,]*(?:${tone.atTime.join('|')})?\s*$`);
  const head = plain.slice(day.from, time.from).toLowerCase().replace(at, '').length;
  if (day.to - time.to - tail > head) return { ...day, from: time.to + tail };
  return head > 0 ? { ...day, to: day.from + head } : day;
}
