import type { ConductContext } from './finding.ts';
import { find, phrases, spansOf, type Hit, type Phrases, type Rule } from './rule.ts';
import { plainly, sentenceAt, type ReadText } from './text.ts';

export const mannerRules: Rule[] = [
  {
    id: 'C10',
    name: 'policing-feelings',
    level: 'error',
    says: 'It tells the customer how to feel, or claims to feel it too.',
    better: 'Say: "You have every reason to be angry."',
    practice: "don't take it personally",
    judge: (text) => find(text, FEELINGS),
  },
  {
    id: 'C11',
    name: 'doubting',
    level: 'error',
    says: 'It doubts or contradicts what the customer told.',
    better: 'Write down both: "I have noted 14:20, as you said. The record says 13:50, so I have put down both."',
    practice: 'hear them out',
    judge: judgeDoubt,
  },
  {
    id: 'C12',
    name: 'jargon',
    level: 'advice',
    says: 'The customer may not know this word.',
    better: 'Say it in everyday words, or use the word the customer used.',
    practice: 'match the tone',
    judge: (text, context) => judgeJargon(text, context, { everyday: EVERYDAY, jargon: JARGON }),
  },
  {
    id: 'C13',
    name: 'selling',
    level: 'error',
    says: 'It sells or advertises to somebody who complains.',
    better: 'Leave it out.',
    practice: 'take responsibility',
    judge: (text) => find(text, SELLING),
  },
];

const MOOD =
  '(?:angry|upset|mad|rude|emotional|dramatic|aggressive|annoyed|difficult|hostile|so negative|cross|impatient|unreasonable)';
const FEELINGS = phrases(
  '(?:calm (?:down|yourself)|settle down|chill|relax|stay calm|keep calm|lighten up|simmer down|take it easy)',
  '(?:no|any) need (?:to|for) (?:shout|shouting|swear|swearing|be|get|panic|yell|raise|use|that (?:tone|language)|such language|capitals|caps|anger)(?:ing)?',
  '(?:watch|mind|moderate) your (?:language|tone|words|manners)',
  '(?:be|being|try to be|more) (?:reasonable|polite|civil|patient with us|respectful)',
  '(?:be patient|cool off|have some patience|take a (?:deep )?breath)',
  '(?:stop|quit) (?:shouting|yelling|swearing|being|complaining|whining)',
  `(?:don't|do not|shouldn't|should not|mustn't|needn't|need not|try not to) (?:be|get|feel)(?: so| too)? ${MOOD}`,
  `(?:you're|you are) (?:just |simply )?(?:being (?:too |so |very )?${MOOD}|over-?reacting|too emotional|too sensitive)`,
  "(?:i|we)(?: can| do| totally| completely| fully| really| truly| quite| certainly)*? (?:understand|know|feel|appreciate|see|imagine)(?: exactly| just| precisely)? (?:how|what) you(?:'re| are| must)? (?:feel|feeling|be feeling|felt|going through|went through)",
  '(?:i|we)(?: can| do| totally| completely| fully| really| truly| quite)? (?:understand|feel|share|hear) your (?:frustration|anger|pain|disappointment|feelings|upset|annoyance)',
  '(?:over-?react(?:ing|ed)?|making a fuss|blow(?:ing)? this out of proportion)',
  '(?:cheer up|you should be (?:happy|grateful|glad|thankful))',
);

const DOUBT = phrases(
  "(?:are you|you(?:'re| are)) (?:\\w+ )?(?:sure|certain)(?! (?:you want|you would like|it is all right|to))",
  '(?:our|the|my) (?:own )?(?:records?|systems?|logs?|data|database|files?|tracking|scan(?:s)?|driver|cameras?) (?:clearly |actually |only )?(?:shows?|says?|indicates?|suggests?|tells?|states?|proves?|confirms?|disagrees?)',
  'according to (?:our|the|my) (?:records?|systems?|logs?|data|database|files?|tracking)',
  "(?:that|this|it)(?:'s| is)?(?: simply| just)? (?:not possible|impossible|not correct|not true|incorrect|untrue|not what happened|not how it happened|wrong, )",
  "(?:that|this|it) (?:can't|cannot|can not|could not|couldn't|doesn't|does not) (?:be (?:right|true|correct|possible)|have happened|add up|sound right|match our)",
  'you (?:must be|may be|might be|are|seem to be|appear to be|could be) (?:mistaken|confused|wrong|misremembering|exaggerating)',
  'you (?:must |may |might |seem to |probably )?(?:have )?(?:misunderstood|misread|misremember(?:ed)?|misheard)',
  '(?:alleged|allegedly|supposed|supposedly|claimed|so-called)',
  'you (?:claim|allege|say) (?:that |to )(?:have |we |it |the )',
  '(?:do you have|can you|please|any) (?:any )?(?:prove|proof|evidence)(?: that| of)?',
  "(?:we|i)(?:'ve| have)? (?:have |had |find |see |found )?no (?:record|trace|evidence) of",
  'if (?:that|this|it) (?:is|was|has)(?: really| actually|) (?:true|what happened|the case|happened)',
  '(?:did|was|is) (?:that|this|it) (?:really|actually) (?:happen|true|so|the case|what happened|lost|late|broken)',
  'actually, (?:you|the|our|your|it|that|we)',
  '(?:i|we) (?:find|found) (?:that|this|it) (?:hard|difficult) to believe',
);
const BOTH = /\b(?:both|as you said|as you wrote|as you told)\b/;

/** A record that says otherwise may be named where both versions are written down. */
function judgeDoubt(text: ReadText): Hit[] {
  return find(text, DOUBT).filter(({ start }) => {
    const sentence = sentenceAt(text, start);
    return sentence !== undefined && !BOTH.test(sentence.words);
  });
}

const CAPITALS = /(?<![\w-])[A-Z]{3,5}(?![\w-])/g;
const EVERYDAY = new Set(
  'SMS FAQ PDF USA GBP EUR USD CHF STOP SKIP HELP YES PERSON START END DONE BACK MORE UTC GMT CET BST JPG PNG CCTV GPS USB DVD VAT LTD PLC AND THE NOT YOU FOR'.split(
    ' ',
  ),
);
const JARGON = phrases(
  'escalat(?:e|ed|ing|ion)',
  '(?:tier|level) (?:\\d|two|three)(?: support| team)?',
  'irregular operations',
  'ticketed segments?',
  '(?:business|working) days? sla',
  'triag(?:e|ed|ing)',
  '(?:utili[sz]e|leverage|facilitate|endeavou?r|aforementioned|herein|hereby|pursuant|expedite|remediat(?:e|ion)|adjudicat(?:e|ion)|liaise|actioned|onboarding|deliverables?)',
  '(?:root cause analysis|service level|stakeholders?|back-?end|workflow|touch base|per diem|force majeure|quantum|subrogation|disposition code|consignee|manifest(?:ed)?|rebooking waiver|chargeback)',
);

/** Codes in capitals are told in every language; what is everyday and what is jargon, each has to say. */
export function judgeJargon(
  text: ReadText,
  context: ConductContext,
  { everyday, jargon }: { everyday: ReadonlySet<string>; jargon: Phrases },
): Hit[] {
  const theirs = new Set(context.customerWords?.map((word) => plainly(word, text.language)));
  const codes = spansOf(CAPITALS, text.raw).filter(({ start, end }) => {
    const word = text.raw.slice(start, end);
    return text.plain[start] !== ' ' && !everyday.has(word);
  });
  return [...codes, ...find(text, jargon)].filter(({ start, end }) => !theirs.has(text.plain.slice(start, end)));
}

const SELLING = phrases(
  '(?:upgrade|switch|sign up) (?:to|now|today|for|your)',
  'special (?:offer|deal|price)s?',
  '(?:\\d+ ?%|percent) off',
  '(?:discount|promo|voucher) codes?(?: for your next)?',
  'discount on your next',
  '(?:next|future) (?:purchase|order|booking|flight|stay|trip)s? with us',
  '(?:book|shop|order|fly|travel|stay|buy) (?:with us )?(?:again|now|today)',
  '(?:follow|like|find|tag) us on',
  '(?:rate|review|recommend) us',
  '(?:leave|write|post|give)(?: us)? an? (?:\\w+ )?(?:review|rating)',
  '(?:five|5)[- ]stars?',
  '(?:subscribe|newsletters?)',
  '(?:our|join the|join our) (?:loyalty|rewards?|members(?:hip)?|premium|plus|gold)(?: \\w+)?',
  '(?:refer a friend|limited time|new (?:collection|range|arrivals)|best ?sellers?|exclusive (?:offer|deal)s?)',
  '(?:download|try|check out|discover|explore) our',
  "(?:hope to|can't wait to|look forward to) (?:see|seeing|welcome|welcoming|serve|serving)(?: \\w+)? (?:you |again|back)",
  'see you (?:on board |again )?soon',
  'give us another (?:chance|try)',
);
