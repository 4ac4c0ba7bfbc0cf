import type { ConductContext } from './finding.ts';
import { find, gap, phrases, type Hit, type Phrases, type Rule } from './rule.ts';
import { plainly, sentenceAt, whole, type ReadText, type Span } from './text.ts';

/** How a language says sorry, and says who did it. */
export interface ApologyWords {
  apologies: (text: ReadText) => Span[];
  /** Words that tell nothing of what went wrong. */
  common: ReadonlySet<string>;
  /** Nobody did it. */
  passives: Phrases;
  /** We did it. */
  owns: (text: ReadText) => boolean;
  /** Somebody's account is given back: it is theirs to say who did it. */
  reported: RegExp;
}

export const apologyRules: Rule[] = [
  {
    id: 'C01',
    name: 'apologise-first',
    level: 'advice',
    says: 'The first reply to a complaint does not say sorry for what happened.',
    better: 'Begin with what went wrong and say sorry for it: "You waited three weeks. I am sorry."',
    practice: 'take responsibility',
    judge: (text, context) => judgeFirst(text, context, WORDS),
  },
  {
    id: 'C02',
    name: 'own-it',
    level: 'advice',
    says: 'It does not say who did it.',
    better: 'Say "we" and what we did: "We lost your bag."',
    practice: 'take responsibility',
    judge: (text) => judgeOwnership(text, WORDS),
  },
  {
    id: 'C03',
    name: 'conditional-apology',
    level: 'error',
    says: 'The apology doubts that harm was done.',
    better:
      'Say what happened and be sorry for it, without "if", "any" or "you feel": "You waited for hours. I am sorry."',
    practice: 'take responsibility',
    judge: (text) => CONDITIONS.flatMap((pattern) => find(text, pattern)),
  },
  {
    id: 'C04',
    name: 'one-apology',
    level: 'advice',
    says: 'One full apology is enough; more of them get in the way of the repair.',
    better: 'Leave this one out and say what happens now.',
    practice: 'take responsibility',
    judge: (text, context) => judgeRepeats(text, context, WORDS),
  },
];

const APOLOGY_WORDS = phrases('sorry', 'apologi[sz](?:e|ed|es|ing)', 'apolog(?:y|ies)', 'regrets?');

/** What stands right before the word when it tells of an apology and does not make one. */
const NOT_SORRY =
  /(?:\b(?:says?|said|saying|be|feels?|felt|a|not|never|you're|you are|they are|nobody is|nobody was)|n't) $/;
const SAYS_SORRY = /\b(?:i|we|me|us)\b[^.!?\n]{0,25}\b(?:say|be) $/;
const NOT_APOLOGISING =
  /(?:n't|\b(?:not|never|without|no need|need|nobody|no one|none|someone|somebody|anyone|you|they|he|she|us|them|him|her|staff|company))(?: (?:to|even|did|has|have|had|ever|could|would|should|must|please|want|wants|wanted))* $/;
const GIVES_APOLOGY =
  /(?:^|[,:;&–-] ?|\b(?:my|our|sincere|sincerest|deep|deepest|full|heartfelt|accept|accept an|many|huge|again|and|truly|owe you an|offer you an|offer an)) $|^$/;
const POLITE = /^sorry (?:to (?:bother|ask|trouble|interrupt|disturb)|state)\b/;

/**
 * The words that say sorry to the customer, in their order. Words about an apology do not count: `you want an apology`,
 * `nobody said sorry`, `no need to apologise`, and neither does `sorry to bother you`.
 */
export function apologiesIn(text: ReadText): Span[] {
  return find(text, APOLOGY_WORDS).filter(({ start, end }) => {
    const sentence = sentenceAt(text, start);
    if (!sentence) return false;
    const before = text.plain.slice(Math.max(sentence.start, start - 45), start);
    const word = text.plain.slice(start, end);
    if (word === 'sorry') {
      if (POLITE.test(text.plain.slice(start, start + 25))) return false;
      return SAYS_SORRY.test(before) || !NOT_SORRY.test(before);
    }
    if (word.startsWith('regret'))
      return /\b(?:i|we|and|&|deeply|sincerely) (?:do |deeply |sincerely |truly )?$/.test(before);
    if (word !== 'apology') return !NOT_APOLOGISING.test(before);
    return GIVES_APOLOGY.test(before);
  });
}

const COMMON_WORDS = new Set(
  'about after again also been before could from have here into just like more much only other over really some than that their them then there they this very want were what when where which while will with would your yours'.split(
    ' ',
  ),
);

export function judgeFirst(text: ReadText, context: ConductContext, { apologies, common }: ApologyWords): Hit[] {
  if (!context.firstReply || context.apologised) return [];
  if (apologies(text).length === 0) return [whole(text)];
  if (!context.customerWords?.length) return [];
  const theirs = new Set(context.customerWords.map((word) => stem(plainly(word, text.language), common)));
  theirs.delete('');
  const ours = text.plain.match(/[\p{L}\d]+/gu) ?? [];
  if (theirs.size === 0 || ours.some((word) => theirs.has(stem(word, common)))) return [];
  return [{ ...whole(text), says: 'The apology does not name what went wrong in any of the words of the customer.' }];
}

/** Enough of a content word to know its other forms by; empty for a word that tells nothing. */
function stem(word: string, common: ReadonlySet<string>): string {
  if (common.has(word)) return '';
  if (/\d/.test(word)) return word;
  return word.length < 4 ? '' : word.slice(0, 4);
}

/** One apology is full; what comes on top of it, or after one that was made, is too much. */
export function judgeRepeats(text: ReadText, context: ConductContext, { apologies }: ApologyWords): Hit[] {
  return apologies(text).slice(context.apologised ? 0 : 1);
}

const PASSIVES = phrases(
  `(?:was|were|has been|have been|had been|got)(?: not| never| also| then| only| wrongly| accidentally| unfortunately)? (?:lost|delayed|missed|damaged|cancelled|canceled|processed|overlooked|mishandled|misplaced|delivered|broken|forgotten|charged|answered|mislaid|ignored|left|sent|made|given|handled|misrouted|rejected|billed|recorded|entered|booked)(?! by (?:us|me)\\b)`,
  'mistakes? (?:was|were|has been|have been) made',
  '(?:an?|some|the) (?:oversight|miscommunication|misunderstanding|mix-up|clerical error|breakdown in communication)',
  'it (?:appears|seems|looks like)',
  '(?:an error|errors|a mistake|a problem) (?:occurred|happened|arose)',
  'there (?:was|were|has been|have been|seems to have been) (?:an? |some )?(?:errors?|mistakes?|mix-up|oversight|issues?|problems?|failures?)',
  'things? went wrong',
  'wires (?:got|were) crossed',
);
const OWNED = phrases(
  `we (?:have |had |also |then |simply |just )?(?:lost|left|broke|failed|missed|sent|forgot|delayed|damaged|cancelled|charged|made|did|should|let|kept|put|gave|sold|told|brought|got|ignored|overlooked|never|took|lose|owe|own|billed|rejected|mislaid|handled|entered|booked)`,
  '(?:our|my) (?:fault|mistake|failure|error|doing|responsibility)',
  '(?:is|was|are|all) (?:on us|ours)',
  'ours to (?:put right|fix|answer for)',
  'by us',
);
const REPORTED = /^(?:you (?:said|wrote|told|say|write)|as you)\b/;

const WORDS: ApologyWords = {
  apologies: apologiesIn,
  common: COMMON_WORDS,
  passives: PASSIVES,
  owns: (text) => find(text, OWNED).length > 0,
  reported: REPORTED,
};

export function judgeOwnership(text: ReadText, { passives, owns, reported }: ApologyWords): Hit[] {
  const found = find(text, passives);
  if (found.length === 0 || owns(text)) return [];
  return found.filter(({ start }) => {
    const sentence = sentenceAt(text, start);
    return sentence !== undefined && !sentence.question && !reported.test(sentence.words);
  });
}

const SORRY = `(?:sorry|apolog(?:y|ies|i[sz]e|i[sz]ed|i[sz]ing)|regrets?)`;
const DOUBTED =
  '(?:we|you|your|this|that|it|there|any|anything|anyone|the|our|i|my|he|she|they|someone|somebody|what|things|some)';
const HARM =
  '(?:inconvenien\\w+|trouble|frustrations?|disappointments?|confusion|upset|distress|delays?|problems?|issues?|offen[cs]e|stress|difficult\\w+|concerns?|annoyance|worry|harm|hassle|discomfort|disruptions?|bother|misunderstandings?|errors?|mistakes?|impact|hardship|grief|shortcomings?)';
const UNHAPPY = '(?:unhappy|dissatisfied|disappointed|upset|offended|frustrated|displeased|annoyed)';

const CONDITIONS = [
  phrases(
    `${SORRY}(?: (?:to you|for that|for this|about that|about this|in advance|sincerely|for it|both))? if ${DOUBTED}`,
    `${SORRY}${gap(70)} if (?:there (?:was|were|has been) any|any (?:was|were|of)|applicable|so|at all|it (?:did|was|has|caused)|that(?: is|'s) how)`,
    `${SORRY} (?:for|about|over|that) any`,
    `${SORRY}${gap(60)} any (?:\\w+ )?${HARM}`,
    `any ${HARM}${gap(40)} regret(?:ted)?`,
    `${SORRY}${gap(70)} (?:may|might)(?: well| also| possibly)? (?:have|cause|feel|be causing)`,
    `${SORRY} (?:for|about) (?:whatever|how you feel|how you felt|the way you (?:feel|felt)|your feelings|what you (?:feel|felt|think|perceive))`,
    `${SORRY}(?: to (?:hear|learn|see|read|know|note))?(?: that| how)? you(?:'re| are| were|'ve been)? (?:feel|felt|feeling|think|thought|believe|see it|saw it|perceive\\w*|took it|found)`,
    `${SORRY}(?: to (?:hear|learn|see|read|know))?(?: that)? you(?:'re|'ve been| are| were| have been)? (?:not (?:happy|satisfied|enjoying|pleased)|so ${UNHAPPY}|${UNHAPPY})`,
    `${SORRY}(?: that)? you (?:aren't|weren't|were not) (?:happy|satisfied|pleased|enjoying)`,
    `${SORRY}(?: for)? (?:the |your )?(?:perceived|potential|possible|alleged)`,
  ),
  phrases(
    `if (?:we|you|this|that|it|there|our|anything|i|any|your|what)${gap(60)} (?:let you down|fell short|caused|cause|upset|offended|was|were|wasn't|weren't|felt|feel|feels|inconvenienced|disappointed|failed|did|didn't|not)${gap(50)}(?:(?:then|we|i|do|truly|sincerely|please accept our|my|our|we're|i'm|am|are|so|very)[ ,]){1,4}${SORRY}`,
  ),
];
