import type { ContactWords } from './contact-words.ts';
import type { FeelingWords, ToneWords } from './feeling-words.ts';
import type { DetailKind } from '../../../dialogs/domain/claim.ts';
import type { Signals } from '../../../dialogs/domain/ports.ts';

export type Signal = keyof Signals;

/**
 * Everything the rules know of a language: another language is another file of these. Lists of patterns are written
 * as `patterns.ts` says; plain words are lower case and without apostrophes.
 */
export interface RuleWords {
  /** Letters that are read as others, one for one (`á` as `a`); the words here are then written without them. */
  bare?: Readonly<Record<string, string>>;
  /** Signals whose words must be the whole message, beside `filler`. */
  whole: Partial<Record<Signal, readonly string[]>>;
  /** Signs without words that mean a signal when nothing else is written. */
  marks: Partial<Record<Signal, string>>;
  /** While receipts are asked for: there are some, but not now. */
  later: readonly string[];
  /** Signals whose words may stand anywhere. */
  anywhere: Partial<Record<Signal, readonly string[]>>;
  /** Words that change nothing at either end of a short answer. */
  filler: readonly string[];
  /** Words a sentence may begin with that are left out when it is quoted. */
  preludes: readonly string[];
  /** Words that add nothing beside a value ("it was on the 7th"). */
  connectives: readonly string[];
  /** Shortly before a request they make it a tale of one ("I tried to speak to…"). */
  told: readonly string[];
  /** Shortly before danger they take it back ("nobody was hurt"). */
  denied: readonly string[];
  /** As last words they promise more. */
  dangling: readonly string[];
  /** What may stand before an answer in words and is no part of it: the source of a regular expression. */
  lead: string;
  /** Words that are values by themselves, beside numbers, units and months. */
  values: readonly string[];
  /** Words that begin a correction, and words that say "not" between two values. */
  corrects: readonly string[];
  /** Key words that are read in spite of a slip of the fingers, in small letters; four letters or more. */
  keys: readonly string[];
  /** What looks like a slip of theirs and is a word or a name of its own. */
  notSlips: readonly string[];
  /** What failed is otherwise than it was told: it came after all, it was something else. */
  turned: readonly string[];
  /** Right after such a word they make it none: "no idea". */
  notCorrects: readonly string[];
  instead: readonly string[];
  kinds: Readonly<Record<string, KindWords>>;
  /**
   * By kind of wish; `wishes.words` alone answer the question for it, `wants` before them make them a wish anywhere,
   * `prefers` in the same sentence while another question is open, `denied` none. `adds` begins what comes on top of a
   * wish; `ails` tells of pain and is none.
   */
  wishes: {
    wants: readonly string[];
    prefers: readonly string[];
    adds: readonly string[];
    ails: readonly string[];
    denied: readonly string[];
    words: Readonly<Record<string, readonly string[]>>;
  };
  ways: Readonly<Record<'here' | 'email' | 'phone' | 'text', readonly string[]>>;
  contact: ContactWords;
  /** `unmarked` is how a question begins that needs no mark: the source of a regular expression. */
  questions: {
    openers: readonly string[];
    rhetorical: readonly string[];
    requests: readonly string[];
    unmarked: string;
  };
  feeling: FeelingWords;
  tone: ToneWords;
  /** How good or bad single words feel, from 5 to -5: a lexicon made for it, or nothing. */
  valence: Readonly<Record<string, number>>;
  /** Word numbers: `one` 1 … `hundred` 100. */
  numbers: Readonly<Record<string, number>>;
  dates: DateWords;
  times: TimeWords;
  durations: DurationWords;
  amounts: AmountWords;
  references: ReferenceWords;
  /** `lead` is what may stand before an answer and is no part of it: the source of a regular expression. */
  places: PlaceWords;
  names: NameWords;
}

export interface PlaceWords {
  before: readonly string[];
  stop: readonly string[];
  lead: string;
  /** The two ends of a journey, the beginning first: "from", "to". */
  ends: readonly string[];
  /** First words of a place that are ordinary by themselves: "new". */
  opening: readonly string[];
  /** Names in two or four capitals that are places. */
  known: readonly string[];
  /** Sources of regular expressions: "airport"; "flight"; words before a place that alone are none ("bound for"). */
  venues: string;
  streets: string;
  journey: string;
  goingTo: string;
}

export interface NameWords {
  /** "my name is". */
  before: readonly string[];
  stop: readonly string[];
  /** Sources of regular expressions: "I'm", "this is"; "booked under"; "Dr"; "here" after a name; what may stand before an answer. */
  self: string;
  owner: string;
  titles: string;
  speaking: string;
  lead: string;
}

export interface KindWords {
  /** What it is about. */
  about: readonly string[];
  /** How much one of those words says; 2 unless given. */
  weight?: number;
  /** What failed, the most telling first. */
  failures: Readonly<Record<string, readonly string[]>>;
  /** Kinds of details it cannot have where one of the first words stands and none of the others. */
  without?: Partial<Record<DetailKind, readonly [said: readonly string[], unless: readonly string[]]>>;
}

export interface DateWords {
  /** A day of the month by itself, as its group `day`, in a language without endings such as `st` and `nd`. */
  dayAlone?: string;
  /** The date library does not know the language. */
  noLibrary?: true;
  /** A cheap sign that a date may be near: a source of a regular expression over lower case, as all below that are a string. */
  hint: string;
  /** 0 for Sunday. */
  weekdays: Readonly<Record<string, number>>;
  months: Readonly<Record<string, number>>;
  /** Days by how many they are from today: `yesterday` -1. */
  relative: Readonly<Record<string, number>>;
  /** Days of the year, as `mm-dd`. */
  holidays: Readonly<Record<string, string>>;
  /** Lengths that count from today, as `3 weeks` in "3 weeks ago": `week` is 7 days. */
  spans: Readonly<Record<string, readonly [number, 'days' | 'months']>>;
  the: string;
  of: string;
  /** Between two days of a range. */
  to: string;
  /** After the figure of a day: `st`, `nd`. */
  th: string;
  last: string;
  next: string;
  now: string;
  week: string;
  month: string;
  year: string;
  /** After a weekday: that of the week after. */
  weekHence: string;
  ago: string;
  /** The same before the number, where a language has it there. */
  agoBefore: string;
  fromNow: string;
  /** Before a number of days: when they are over. */
  in: string;
  /** Before a month or a year by itself they show that one is meant. */
  beforeMonth: string;
  /** Before "3rd" they show that a day is meant. */
  beforeDay: string;
  /** Words a date library takes for dates and people seldom mean so, and short weekdays that are also words. */
  notAlone: readonly string[];
  /** Before a find they make it a length of time or a deadline ahead. */
  notAfter: string;
  /** After an ordinal: it counts something else. */
  notBefore: readonly string[];
  /** "of last month", "of this month", "of the following month" after a day. */
  ofLast: string;
  ofThis: string;
  ofNext: string;
  /** Too rough for a day unless one is asked for. */
  rough: string;
  /** Right before a short weekday they show that a date is meant. */
  pointing: string;
  /** Finds of the library that are lengths or hours. */
  length: string;
  /** In a find of the library: it counts hours or minutes. */
  clock: string;
  /** Parts of a month as a day of it, for a rough answer. */
  partOfMonth: Readonly<Record<string, number>>;
  /** Before "24.10." they show that a date is meant. */
  dayAfter: string;
  /** Marks a weekday as one to come. */
  ahead: string;
  deadline: string;
}

export interface TimeWords {
  /** After an hour. */
  am: string;
  pm: string;
  /** The same before an hour. */
  morning: string;
  evening: string;
  at: string;
  /** Before an hour without anything else they show that one is meant. */
  pointing: string;
  /** After such an hour: it counts nothing. */
  goesOn: string;
  /** Before "5 to 9": a range, and no five minutes before nine. */
  range: string;
  /** What a timetable's figure names: "the 1735 to". */
  service: string;
  /** Before such a figure: "the delayed 1541". */
  before: string;
  exact: Readonly<Record<string, string>>;
  half: string;
  quarter: string;
  past: string;
  to: string;
  oclock: string;
}

export interface DurationWords {
  units: Readonly<Record<string, 'M' | 'H' | 'D' | 'W' | 'MONTH' | 'Y'>>;
  half: string;
  andHalf: string;
  and: string;
  /** Right after one, and shortly before one: how late they were; `waiting` before one: how long they waited. */
  late: string;
  lateBefore: string;
  waiting: string;
  /** After one: it is no duration ("2 year old"). */
  notBefore: string;
  /** After days or more: they name a day ("3 days ago"). */
  pointsBack: string;
}

export interface AmountWords {
  /** Signs and words to ISO 4217; a hundredth of it is in `small`. */
  currencies: Readonly<Record<string, string>>;
  small: Readonly<Record<string, string>>;
  /** Near an amount: it was given or asked as a price, and is no cost of theirs. */
  given: readonly string[];
  /** The same, and stronger: what is given in place of money. */
  vouchers: readonly string[];
  /** Right beside one where nothing was spent: wanted back, promised or owed. Absent: nothing says so. */
  sought?: readonly string[];
  /** The talk is of prices: a number without a currency may be one. */
  priced: readonly string[];
  /** "a 10 refund": what a number right before it, after an article, is the amount of. */
  nouns: readonly string[];
  /** Sources: before such a number, and after it. */
  priceBefore: string;
  priceAfter: string;
  /** Near an amount: they bore it. */
  borne: readonly string[];
  /** Between an amount and what it went on. */
  on: readonly string[];
  /** Of these, what makes a number beside other money an amount as well: "and 9 for a taxi". */
  listed: readonly string[];
  /** Words at which a description of what was bought ends or before which it begins. */
  edges: readonly string[];
  after: readonly string[];
  /** Small words inside a description, looked over when it is read backwards ("clothes for the week"). */
  through: readonly string[];
  articles: readonly string[];
  /** While a change is asked for: the new amount as its first group, at the end of it. */
  changed: string;
  /** Words that only point at what it went on. */
  pronouns: readonly string[];
}

export interface ReferenceWords {
  /** By detail name: the words that name such a number. */
  names: Readonly<Record<string, readonly string[]>>;
  /** Words that may stand between the name and the number. */
  links: readonly string[];
  /** Sources: right before a number of two figures they show that it is one; "and" between two; before a postcode. */
  shortly: string;
  and: string;
  livesIn: string;
  /** "is my": between a number and its name after it, as a source of a regular expression. */
  mine: string;
  /** What may follow a number without a space and is no part of one. */
  units: readonly string[];
  flight: string;
  flightLinks: string;
  /** After a number it makes that no flight: "flight 2 hours". */
  notFlight: string;
  /** Words of two letters that look like an airline's code. */
  smallWords: readonly string[];
  /** Two-character airline codes that are taken without the word for a flight. */
  airlines: readonly string[];
}

/** Words written in a row, as a list. */
export function spaced(row: string): string[] {
  return row.trim().split(/\s+/);
}
