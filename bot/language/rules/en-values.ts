import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

const UNITS = {
  minute: 'M', minutes: 'M', min: 'M', mins: 'M', mn: 'M', minuets: 'M',
  hour: 'H', hours: 'H', hr: 'H', hrs: 'H', h: 'H', hous: 'H',
  day: 'D', days: 'D', night: 'D', nights: 'D',
  week: 'W', weeks: 'W', wk: 'W', wks: 'W', fortnight: 'W', weekend: 'D',
  month: 'MONTH', months: 'MONTH', mths: 'MONTH', year: 'Y', years: 'Y', yrs: 'Y', yr: 'Y',
} as const; // prettier-ignore

/** Numbers in words, and time. */
export const values: Pick<RuleWords, 'numbers' | 'dates' | 'times' | 'durations'> = {
  // prettier-ignore
  numbers: {
    a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
    twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
    twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
    hundred: 100, thousand: 1000, couple: 2, dozen: 12, grand: 1000,
  },
  dates: {
    hint: String.raw`\d[./-]\d|\d{4}-\d|\b(?:mon|tues?|weds?|wednes|thur?s?|fri|satur|sun)(?:day)?\b|\bsat\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\b|\byesterday|\btoday|\btonight|\btomorrow|\bago\b|\b(?:last|this) (?:morning|evening|night|afternoon|week|weekend)\b|\d(?:st|nd|rd|th)\b`,
    notAlone: [
      'sat',
      'sun',
      'mon',
      'wed',
      'fri',
      'may',
      'march',
      'mar',
      'dec',
      'jan',
      'now',
      'second',
      'august',
      'the second',
      'this second',
      'at the moment',
      'sec',
    ],
    notAfter: String.raw`(?:\bfor|\bwithin|\bin|\bper|\bevery|\beach|\bover|\btook|\bwaited) $`,
    daysAgo: {
      'the day before yesterday': 2,
      'day before yesterday': 2,
      'a fortnight ago': 14,
      'fortnight ago': 14,
      'a couple of days ago': 2,
      'couple of days ago': 2,
      'a couple of weeks ago': 14,
      'couple of weeks ago': 14,
      yday: 1,
      yesturday: 1,
      yesterdy: 1,
    },
    holidays: {
      'christmas day': '12-25',
      'xmas day': '12-25',
      'christmas eve': '12-24',
      'boxing day': '12-26',
      "new year's eve": '12-31',
      'new years eve': '12-31',
      "new year's day": '01-01',
      'new years day': '01-01',
      "valentine's day": '02-14',
      'valentines day': '02-14',
      halloween: '10-31',
    },
    ordinal: String.raw`(?:\bthe |\bthe)?\b(\d{1,2})(?:st|nd|rd|th)\b`,
    notBefore: spaced(`
      time times attempt day days week month year hour party floor class one email mail call message
      complaint person agent row item order parcel letter reply street st avenue ave road try birthday
      anniversary flight delay degree century round replacement visit driver leg rep engineer phone rate
      wedding
    `),
    // prettier-ignore
    months: { january: 1, jan: 1, february: 2, feb: 2, march: 3, mar: 3, april: 4, apr: 4, may: 5, june: 6, jun: 6, july: 7, jul: 7, august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12 },
    lastMonth: 'of last month',
    thisMonth: 'of this month',
    rough: String.raw`\b(?:week|month|year)s?\b`,
    partOfDay: String.raw`today|tonight|2day|yesterday|\b(?:this|last) (?:morning|evening|afternoon|night)`,
    pointing: String.raw`\b(?:on|last|this|since|until|by|next) $`,
    length: String.raw`^(?:for|within|in|over|after) \d|\bin the \w+$`,
    partOfMonth: {
      early: 5,
      'beginning of': 5,
      'start of': 5,
      mid: 15,
      'middle of': 15,
      'the middle of': 15,
      late: 25,
      'end of': 25,
    },
    dayAfter: String.raw`\b(?:on|since|from|until|till|the|am) $`,
    ahead: String.raw`\b(?:next|coming|this coming|until|till|by|leaving|tomorrow)\b`,
  },
  times: {
    am: String.raw`a\.?m\b\.?|(?:o'clock )?in the morning|(?:this|yesterday|tomorrow) morning`,
    pm: String.raw`p\.?m\b\.?|(?:o'clock )?(?:in the |this )?(?:afternoon|evening)|(?:o'clock )?(?:at |last |to)night`,
    at: String.raw`\b(?:at|around|about|by|since|from|until|till|before|after|the) `,
    exact: { noon: '12:00', midday: '12:00', midnight: '00:00' },
    half: 'half',
    quarter: 'quarter',
    past: 'past|after',
    to: 'to',
    oclock: "o'?clock",
  },
  durations: {
    units: UNITS,
    half: 'half',
    andHalf: 'and (?:a|one) half',
    and: 'and',
    late: String.raw`^[ ,]*(?:too |very )?(?:late|later|delay|delayed|behind|overdue|longer)\b`,
    lateBefore: String.raw`\b(?:delay(?:ed)?|late)\b(?: was| is| were)?(?: of| by| for| about| over| at least| around| more than| almost| nearly| some){0,3} $`,
    waiting: String.raw`\b(?:wait(?:ed|ing)?|stuck|stranded|held|sat|sitting|queued?|queuing|kept|hold)\b[^.;!?]{0,28}$`,
    notBefore: String.raw`^[ -]?(?:ago|old|guarantee|warranty|return|refund|trial|earlier|before|support|a (?:day|week|month)|per|service|delivery\b)`,
  },
};
