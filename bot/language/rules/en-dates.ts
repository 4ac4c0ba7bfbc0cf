import type { DateWords } from './words.ts';
import { spaced } from './words.ts';

/** Days, weeks and months, with British habits: the day before the month. */
export const dates: DateWords = {
  hint: String.raw`\d[./-]\d|\b(?:(?:mon|tues?|weds?|wednes|thur?s?|fri|satur|sun)(?:day)?|sat)\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\b|\byest|\btoday|\b2day|\byday|\btonight|\b(?:to|2)?mor+ow|\btmr|\bago\b|(?:day|night|week|wk|fortnight|month|mth|year|yr)s? back\b|\b(?:last|this|next|past|current|following) \w|\d(?:st|nd|rd|th)\b|\bfrom (?:now|today)|\b(?:19|20)\d\d\b|mas\b|\beve\b|halloween|\bvalentine|new year`,
  // prettier-ignore
  weekdays: {
    sunday: 0, sun: 0, monday: 1, mon: 1, tuesday: 2, tues: 2, tue: 2, wednesday: 3, wednes: 3, weds: 3, wed: 3,
    thursday: 4, thurs: 4, thur: 4, thu: 4, friday: 5, fri: 5, saturday: 6, sat: 6,
  },
  // prettier-ignore
  months: { january: 1, jan: 1, february: 2, feb: 2, march: 3, mar: 3, april: 4, apr: 4, may: 5, june: 6, jun: 6, july: 7, jul: 7, august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12 },
  relative: {
    'the day before yesterday': -2, 'day before yesterday': -2, yesterday: -1, yday: -1, yesturday: -1, yesterdy: -1, yest: -1,
    'last night': -1, 'last evening': -1, today: 0, '2day': 0, tonight: 0, tonite: 0, '2nite': 0, 'this morning': 0,
    'this afternoon': 0, 'this evening': 0, tomorrow: 1, tomorow: 1, tommorow: 1, tommorrow: 1, tmrw: 1, tmr: 1, '2morrow': 1,
    'the day after tomorrow': 2, 'day after tomorrow': 2,
  }, // prettier-ignore
  holidays: {
    'christmas day': '12-25', 'xmas day': '12-25', 'christmas eve': '12-24', 'xmas eve': '12-24', 'boxing day': '12-26',
    "new year's eve": '12-31', 'new years eve': '12-31', "new year's day": '01-01', 'new years day': '01-01',
    "valentine's day": '02-14', 'valentines day': '02-14', halloween: '10-31',
  }, // prettier-ignore
  spans: {
    day: [1, 'days'], days: [1, 'days'], night: [1, 'days'], nights: [1, 'days'], week: [7, 'days'], weeks: [7, 'days'],
    wk: [7, 'days'], wks: [7, 'days'], fortnight: [14, 'days'], month: [1, 'months'], months: [1, 'months'],
    mths: [1, 'months'], year: [12, 'months'], years: [12, 'months'], yrs: [12, 'months'], yr: [12, 'months'],
  }, // prettier-ignore
  the: 'the',
  of: 'of the|of',
  to: 'to|until|till|til|through|thru|and|or|-|–',
  th: 'st|nd|rd|th',
  last: 'last|past|previous',
  next: 'next|coming|following',
  now: 'this|current',
  week: 'week|wk',
  month: 'month',
  year: 'year|yr',
  weekHence: 'in a week|week|a week from now',
  ago: 'ago|back(?! to)',
  agoBefore: '(?!)',
  fromNow: 'from now|from today|hence',
  in: 'in',
  beforeMonth: 'in|since|for|from|until|till|by|during|before|after|of|on|end of|and|to',
  beforeDay:
    'on|from|until|till|til|to|by|since|for|between|and|through|and|till|around|about|before|after|mean|meant|say|was|is|be',
  notAlone: [
    ...spaced('sat sun mon wed fri may march mar dec jan now second august sec tue thu'),
    'the second', 'this second', 'at the moment', 'next day', 'the next day', 'the other day', 'the same day', 'same day',
  ], // prettier-ignore
  notAfter: String.raw`(?:\bfor|\bwithin|\bin|\bper|\bevery|\beach|\bover|\btook|\bwaited) $`,
  notBefore: spaced(`
    time times attempt day days week month year hour party floor class one email mail call message
    complaint person agent row item order parcel letter reply street st avenue ave road try birthday
    anniversary flight delay degree century round replacement visit driver leg rep engineer phone rate
    wedding line place world generation gen account bag night party-
  `),
  ofLast: 'of last month',
  ofThis: 'of this month|of the current month',
  ofNext: 'of next month|next month|of the following month|the following month|of the next month',
  rough: String.raw`\b(?:week|month|year)s?\b`,
  pointing: String.raw`\b(?:on|last|this|since|until|by|next|from|to) $`,
  length: String.raw`^(?:for|within|in|over|after|last|past|next) (?:\d|few|couple|two|three|four|five|six|ten)|\bin the \w+$`,
  clock: String.raw`\b(?:hours?|hrs?|minutes?|mins?|now)\b`,
  partOfMonth: {
    early: 5, 'beginning of': 5, 'start of': 5, mid: 15, 'middle of': 15, 'the middle of': 15, late: 25, 'end of': 25,
  }, // prettier-ignore
  dayAfter: String.raw`\b(?:on|since|from|until|till|the|am) $`,
  deadline: '(?:before|by|no later than|in time for)(?: the| next| this)?',
  ahead: String.raw`\b(?:next|coming|this coming|until|till|by|leaving|tomorrow)\b`,
};
