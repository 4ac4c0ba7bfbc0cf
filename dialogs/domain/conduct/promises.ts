import type { ConductContext } from './finding.ts';
import { find, gap, mentions, occurs, phrases, spansOf, type Hit, type Phrases, type Rule } from './rule.ts';
import { plainly, type ReadText, type Sentence, type Span } from './text.ts';

/** How a language promises. */
export interface PromiseWords {
  /** A time nobody can be held to. */
  vague: Phrases;
  /** A word that is given. */
  oath: Phrases;
  /** Soon, in a good-bye. */
  farewell: RegExp;
  /** A hope is no promise. */
  hedged: RegExp;
  /** Of the vague words the one that no hope softens. */
  firm: string;
  /** What will be. */
  outcomes: readonly Phrases[];
  /** Of these the ones that only get in touch: a time on record can stand behind them. */
  contact: RegExp;
  /** A sentence that commits somebody; the times in it are promises. */
  commits: Phrases;
  times: Phrases;
  /** The customer's own deadline, or our own step. */
  theirPart: RegExp;
  /** A sentence that tells what was, seen in the text as it was written. */
  past?: RegExp;
}

export const promiseRules: Rule[] = [
  {
    id: 'C20',
    name: 'unbacked-promise',
    level: 'error',
    says: 'It promises something that no promise on record stands behind.',
    better:
      'Say what is done now, and the one time that is on record: "I will write again by 17:00, with news or without."',
    practice: "never promise what you can't keep",
    judge: (text, context) => judgePromises(text, context, WORDS),
  },
  {
    id: 'C21',
    name: 'keep-promises',
    level: 'error',
    says: 'A promise passed its time and nobody told the customer.',
    better: 'Write first: "I said 17:00. I missed it, and I am sorry."',
    practice: 'keep informed',
  },
  {
    id: 'C22',
    name: 'check-ins',
    level: 'advice',
    says: 'A waiting customer hears nothing, or the same sentence again.',
    better: 'Say what is happening, how long it may take, and ask whether to go on waiting.',
    practice: 'keep informed',
  },
  {
    id: 'C23',
    name: 'i-do-not-know',
    level: 'advice',
    says: 'It stops at not knowing.',
    better:
      'Add who finds out and what happens next: "I don\'t know. I have put that question first for the person who takes this."',
    practice: '"I don\'t know"',
    judge: (text) => judgeNotKnowing(text, AT_A_LOSS, AND_THEN),
  },
];

const WILL = "(?:'ll|'re going to|'m going to| will| shall| is going to| are going to| am going to)";
const ADVERB =
  '(?:(?:also|now|then|still|just|gladly|certainly|always|personally|happily|definitely|first|both|all|surely|only|directly|either|of course) )?';

/** A time nobody can be held to. */
const VAGUE = phrases(
  '(?<!(?:as|too|how|so) )soon(?! enough| as| after)',
  'shortly(?! (?:after|before))',
  'asap',
  'as (?:soon|quickly|fast|promptly) as (?:possible|we can|they can|i can|practicable|conditions permit)',
  'rest assured',
  'in no time',
  'in due course',
  'any (?:minute|moment|day) now',
  'momentarily',
  'before you know it',
  'in the near future',
);
const OATH = phrases(
  `(?:i|we)(?: can| do|'ll| will)?(?: \\w+ly)? (?:guarantee|promise|assure)(?! whether)`,
  '(?:have|give you) (?:my|our) word',
  '(?:count on (?:it|us|me)|trust (?:me|us))',
  '(?:it|this|that|refund|delivery|result) is guaranteed',
);
const FAREWELL =
  /\b(?:see you|see .{0,20}again|hope to|hope you|look(?:ing)? forward|can't wait|get well|please contact|thanks for choosing)\b/;
const HEDGED =
  /\b(?:hope|hopes|hoping|(?:do|does|doing|try|trying) (?:our|my|their|everything|all|to)|working|work to|want|wants|wanted|aim)\b/;

/** What the bot does itself, now: no outcome is promised by it. */
const OWN_ACT =
  '(?:not|never|no longer|read|write (?:it|this|that|all|everything|down|your|what|every)|note|listen|pass|put|ask|add|take|keep|tell|show|save|record|hand|go|stay|wait|start|include|mark|stop|change|correct|remove|leave|need|help|assist|check|look|try|do (?:our|my)|forward|report|raise|be (?:here|listening|reading|happy|glad|able|honest|brief)|get (?:a|the|you a) (?:person|colleague)|fetch|bring (?:a|in)|connect|transfer|give (?:them|her|him|that)|send (?:this|it|that|everything|your) (?:\\w+ )?(?:to|on)|repeat|explain|say|say so|accommodate|use|set|count|copy|see|only|have (?:to|everything))';
/** Getting in touch: can be backed by a time on record. */
const CONTACT =
  '(?:contact|call|ring|phone|email|e-mail|text|get back|come back|follow up|reach out|be in touch|be with you|respond|reply|answer|write|update|hear|let you know|notify|message|(?:receive|get|have|see) (?:an? |some |the |your )?(?:update|answer|reply|response|call|e?-?mail|message|news))';
/** A result: no time on record can stand behind it. */
const RESULT =
  '(?:get|receive|have (?:your|you|it|the|this|that|them|an?)|be (?:\\w+ly )?(?:refunded|sorted|fixed|resolved|replaced|processed|delivered|returned|credited|paid|repaid|sent|dealt|addressed|completed|done|ready|back|fine|in the air|on (?:its|your) way|compensated|reimbursed|rebooked|reunited|solved|corrected|waived|receiving|arriving|okay|all right)|resolve|fix|refund|sort|deliver|arrive|send|process|replace|credit|ensure|make sure|find|take care|pay|repay|compensate|approve|reimburse|return|solve|work out|turn up|not happen|never happen|reach you|handle)';

const WE_WILL = phrases(`(?:i|we)${WILL} (?!${ADVERB}${OWN_ACT}\\b)${ADVERB}[a-z']+(?: [a-z']+)?`);
const OTHERS_WILL = phrases(`(?<!\\b(?:i|we))${WILL} ${ADVERB}(?:${CONTACT}|${RESULT})`);
const SHOULD = phrases(`should ${ADVERB}(?:${CONTACT}|${RESULT})(?! been\\b)`);
const CONTACT_AFTER_WILL = new RegExp(`(?:${WILL}| ?should) ${ADVERB}${CONTACT}\\b`);

/** A sentence that commits somebody; the times in it are promises. */
const COMMITS = phrases(
  `[a-z]+${WILL}`,
  'you can expect',
  'expect',
  'should (?:be|have|receive|hear|get|arrive)',
  '(?:somebody|someone|person|agent|colleague|we|i|they|desk|team|answer|reply|news|refund|bag|parcel) (?:writes?|answers?|calls?|rings?|replies|reply|reads?|gets? back|responds?|contacts?|updates?|sends?|comes?|arrives?|is due|are due)',
  'you(?: \\w+)? (?:hear|get|receive)',
  'be with you',
  'at the latest',
);
const NUMBER =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|ten|a few|a couple of|several|24|48)(?:(?: ?[-–] ?| to | or )(?:\\d+|two|three|four|five|six))?';
const UNIT = '(?:business |working |calendar )?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)';
const DAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const CLOCK = '(?:\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m)?|\\d{1,2} ?[ap]\\.?m|noon|midday|midnight)';
const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}|${MONTH} \\d{1,2}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?)`;
const TIMES = phrases(
  `(?:by|before|until|till|at|on|from|no later than|around|about|after) (?:the |about |around )?(?:${CLOCK}|${DATE}|${DAY})`,
  `(?:within|in|in under|in less than|for)(?: the)?(?: next| about| around)? ${NUMBER} ${UNIT}`,
  'in the next (?:few )?(?:\\w+ )?(?:minutes|hours|days|weeks)',
  'tomorrow',
  'tonight',
  '(?:by|later|before the end of) today',
  'this (?:afternoon|evening|week)',
  'next (?:week|month)',
  'end of (?:the )?(?:day|week|business|month)',
  'first thing',
  '(?:overnight|the same day)',
);
/** The customer's own deadline, or our own step: `send it within 7 days`. */
const THEIR_PART = /\b(?:you (?:can|have to|must|need|may|said|wrote|told|asked|wanted|want|waited)|hope you|please)\b/;

const WORDS: PromiseWords = {
  vague: VAGUE,
  oath: OATH,
  farewell: FAREWELL,
  hedged: HEDGED,
  firm: 'rest assured',
  outcomes: [WE_WILL, OTHERS_WILL, SHOULD],
  contact: CONTACT_AFTER_WILL,
  commits: COMMITS,
  times: TIMES,
  theirPart: THEIR_PART,
};

export function judgePromises(text: ReadText, context: ConductContext, all: PromiseWords): Hit[] {
  const { vague, oath, commits } = all;
  const outcomes = all.outcomes.filter((kind) => mentions(text, kind));
  if (outcomes.length === 0 && ![vague, oath, commits].some((kind) => mentions(text, kind))) return [];
  const backed = printed(text, context.promised ?? []);
  const words = { ...all, outcomes };
  const hits: Hit[] = [];
  for (const sentence of text.sentences) {
    if (sentence.question) continue;
    const told = all.past?.test(text.raw.slice(sentence.start, sentence.end)) ?? false;
    const hit = firstPromise(sentence, words, told, backed);
    if (hit) hits.push(context.pleased && !hit.vague ? { ...hit, level: 'advice' } : hit);
  }
  return hits;
}

/** Where times that are on record stand in the text. */
function printed(text: ReadText, promised: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const time of promised) {
    const words = plainly(time.trim(), text.language);
    if (words === '') continue;
    for (let at = text.plain.indexOf(words); at >= 0; at = text.plain.indexOf(words, at + words.length)) {
      const digit = /\d/.test(text.plain[at - 1] ?? '') || /\d/.test(text.plain[at + words.length] ?? '');
      if (!digit) spans.push({ start: at, end: at + words.length });
    }
  }
  return spans;
}

function firstPromise(
  sentence: Sentence,
  words: PromiseWords,
  told: boolean,
  backed: readonly Span[],
): (Hit & { vague?: boolean }) | undefined {
  const vague = vagueIn(sentence, words);
  if (vague) return { ...vague, vague: true };
  return outcomeIn(sentence, words, backed.length > 0) ?? (told ? undefined : timeIn(sentence, words, backed));
}

function vagueIn({ words, start }: Sentence, { oath, vague, farewell, hedged, firm }: PromiseWords): Hit | undefined {
  const given = spansOf(oath.pattern, words, 1)[0];
  if (given) return { ...moved(given, start), says: 'Nobody can give their word for this.' };
  const soon = spansOf(vague.pattern, words, 1)[0];
  if (!soon || farewell.test(words)) return undefined;
  const hit = { ...moved(soon, start), says: 'Nobody can be held to this; it sounds like a promise and is none.' };
  return hedged.test(words) && !words.includes(firm) ? { ...hit, level: 'advice' } : hit;
}

function outcomeIn(
  { words, start }: Sentence,
  { outcomes, contact: inTouch }: PromiseWords,
  hasBackedTime: boolean,
): Hit | undefined {
  for (const { pattern } of outcomes) {
    for (const span of spansOf(pattern, words)) {
      const contact = inTouch.test(words.slice(span.start, span.end));
      if (contact && hasBackedTime) continue;
      const says = contact ? 'It promises to get in touch, without a time that is on record.' : undefined;
      return says ? { ...moved(span, start), says } : moved(span, start);
    }
  }
  return undefined;
}

function timeIn(
  { words, start }: Sentence,
  { commits, times, theirPart }: PromiseWords,
  backed: readonly Span[],
): Hit | undefined {
  if (!occurs(commits, words) || theirPart.test(words)) return undefined;
  return spansOf(times.pattern, words)
    .map((time) => moved(time, start))
    .find((time) => !backed.some((b) => b.start < time.end && time.start < b.end));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

const AT_A_LOSS = phrases(
  "(?:i|we) (?:really |just |simply |honestly )?(?:don't|do not|didn't) (?:yet )?know",
  "(?:i|we)(?:'m|'re| am| are) (?:really )?not (?:sure|certain)",
  '(?:i|we) have no (?:idea|information|clue|details)',
  `(?:i|we) (?:cannot|can't) (?:help|say|tell|answer|find)${gap(20)}`,
  '(?:no|not any) (?:updates?|news|information|answer) (?:at (?:this|the) (?:moment|time)|yet|for you|available)',
  'there is no (?:information|news|answer)',
);
const AND_THEN = phrases(
  "(?:i|we)(?:'ve| have|'ll| will|'m| am|'re| are)(?: also| now| already| just)? (?:put|ask\\w*|pass\\w*|not(?:e|ed|ing)|wr(?:ite|itten|iting)|add\\w*|sen[dt]|hand\\w*|find\\w*|mark\\w*|look\\w*|check\\w*|tell)",
  '(?:person|colleague|desk|agent|team|somebody|someone)(?: who)? \\w+',
  '(?:by|until) \\d',
  '(?:they|she|he) (?:do|does|can|answers?|knows?)',
);

export function judgeNotKnowing(text: ReadText, atALoss: Phrases, andThen: Phrases): Hit[] {
  const lost = find(text, atALoss).slice(0, 1);
  return lost.length > 0 && find(text, andThen).length > 0 ? [] : lost;
}
