import type { RuleWords } from './words.ts';
import { dates } from './en-dates.ts';

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
  dates,
  times: {
    am: String.raw`a\.?m\b\.?|(?:o'clock )?in the morning|(?:this |yesterday |tomorrow )?morning`,
    pm: String.raw`p\.?m\b\.?|(?:o'clock )?(?:in the |this )?(?:afternoon|evening)|(?:o'clock )?(?:in the |at |last |to)night`,
    morning: 'morning',
    evening: 'afternoon|evening|night',
    pointing: 'at|before|after|until|till|til|by|from|between|and|to|than|around|about|since|starts at|open at',
    goesOn:
      'today|tonight|tomorrow|yesterday|on|or|and|to|until|till|is|was|ok|please|would|will|for the|but|so|because|when|if|instead|as|this|with|at',
    range: String.raw`\b(?:from|between) `,
    service: 'train|service|bus|coach|departure|flight|ferry|arrival|boat|connection',
    before: 'delayed|cancelled|canceled|late|missed',
    at: String.raw`\b(?:at|around|about|by|since|from|until|till|before|after|the) `,
    exact: { noon: '12:00', midday: '12:00', midnight: '00:00' },
    half: 'half',
    quarter: 'quarter',
    past: 'past|after',
    to: 'to',
    oclock: `o['"]? ?clock`,
  },
  durations: {
    units: UNITS,
    half: 'half',
    andHalf: 'and (?:a|one) half',
    and: 'and',
    late: String.raw`^[ ,]*(?:too |very )?(?:late|later|delay|delayed|behind|overdue|longer)\b`,
    lateBefore: String.raw`\b(?:delay(?:ed)?|late)\b(?: was| is| were)?(?: of| by| for| about| over| at least| around| more than| almost| nearly| some){0,3} $`,
    waiting: String.raw`\b(?:wait(?:ed|ing)?|stuck|stranded|held|sat|sitting|queued?|queuing|kept|hold)\b[^.;!?]{0,28}$`,
    pointsBack: String.raw`^ (?:ago|earlier|before|from (?:now|today))\b`,
    notBefore: String.raw`^[ -]?(?:old|guarantee|warranty|return|refund|trial|support|a (?:day|week|month)|per|service|delivery\b)`,
  },
};
