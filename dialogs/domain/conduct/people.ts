import type { ConductContext } from './finding.ts';
import { find, gap, phrases, type Hit, type Phrases, type Rule } from './rule.ts';
import { whole, type ReadText } from './text.ts';

/** How a language hands over to a person. */
export interface PeopleWords {
  /** Something in between, where a person was asked for. */
  delays: Phrases;
  passesOn: Phrases;
  handsOver: Phrases;
  whatTheyGet: Phrases;
  /** It is said to be a program. */
  automated: RegExp;
  /** It is said to be human. */
  deniesIt: Phrases;
}

export const peopleRules: Rule[] = [
  {
    id: 'C25',
    name: 'a-person-at-once',
    level: 'error',
    says: 'They asked for a person, and this puts something in between.',
    better: 'Pass them on now: "Yes. I am passing you to a person, with everything you told me."',
    practice: 'accessible human',
    judge: (text, context) => judgePersonAsked(text, context, WORDS),
  },
  {
    id: 'C26',
    name: 'says-it-is-a-bot',
    level: 'error',
    says: 'It does not say that it is automated.',
    better: 'Say so plainly: "I am the automated complaints assistant."',
    practice: 'accessible human',
    judge: (text, context) => judgeDisclosure(text, context, WORDS),
  },
  {
    id: 'C27',
    name: 'open-handover',
    level: 'advice',
    says: 'It hands over without saying what the person gets to know.',
    better: 'Say who gets what: "They have everything you told me; you need not repeat it."',
    practice: 'accessible human',
    judge: (text) => judgeHandover(text, WORDS),
  },
  {
    id: 'C28',
    name: 'choice-of-remedy',
    level: 'advice',
    says: 'It presses for an answer, or asks the customer to give something up.',
    better: 'Ask what would put it right, and offer a choice where there is one.',
    practice: 'remedy or choice',
    judge: (text) => find(text, PRESSURE),
  },
  {
    id: 'C29',
    name: 'one-question-survey',
    level: 'advice',
    says: 'A survey asks more than one question, or comes before the end.',
    better: 'One question with yes or no, once, after the end.',
    practice: 'one-question survey',
  },
  {
    id: 'C30',
    name: 'write-first',
    level: 'advice',
    says: 'The failure was known, and the customer had to complain first.',
    better: 'Write first: say what happened, be sorry, offer to start the claim.',
    practice: 'anticipate',
  },
  {
    id: 'C31',
    name: 'what-happens-next',
    level: 'error',
    says: 'It discourages the customer from going further.',
    better: 'Say what happens next and how to take it further.',
    practice: 'keep informed',
    judge: (text) => find(text, DISCOURAGES),
  },
  {
    id: 'C32',
    name: 'clock-from-first-contact',
    level: 'error',
    says: 'The complaint counts from later than the first word of it.',
    better: 'Record it with the first message, in whichever channel it comes.',
    practice: 'respond quickly',
  },
];

const DELAYS = phrases(
  `before (?:i|we|you|transferring|passing|handing|connecting|that|doing)`,
  'first,? (?:let|can|could|may|i|tell|please|a few|we|try)',
  "(?:let me|i'd like to|i can|maybe i can|perhaps i can|allow me to|i could)(?: just| first| still)? (?:try|help|see|solve|sort|answer|assist)",
  '(?:do|are) you (?:really|still|sure|certain|absolutely)',
  '(?:no|not|none of our|all)(?: of)?(?: our)? (?:agents?|colleagues|people|one)(?: \\w+)? (?:is|are) (?:\\w+ )?(?:busy|available|free|occupied)',
  "(?:cannot|can't|unable to|not able to|not possible to|won't) (?:transfer|connect|pass|put|hand|forward|get|reach)",
  "(?:isn't|is not|not) (?:possible|necessary|needed|available)",
  'no need (?:for|to)',
  '(?:try|check|visit|read|see|have you tried) (?:the|our)',
  'if you (?:still|insist|really)',
  '(?:just|only) (?:one|a few|some|two|a couple of)(?: more| quick)? questions?',
  'why (?:do|would) you (?:want|need)',
  'call (?:us|back) (?:later|tomorrow|during)',
);
const PASSES_ON = phrases(
  "(?:i'm|i am|i've|i have|we're|we are|we've|we have)(?: now| just| already)? (?:pass|hand|ask|fetch|get|connect|bring|transferr?|put|call|add)(?:ed|ing|t|ting|s)?",
  "i (?:pass|hand|connect|transfer|ask|will|'ll) ",
  '(?:a|the) (?:person|colleague|human)',
  '[a-z]+ (?:is here|has joined|takes over)',
);

export function judgePersonAsked(text: ReadText, context: ConductContext, words: PeopleWords): Hit[] {
  if (!context.askedForPerson || text.sentences.length === 0) return [];
  const delays = find(text, words.delays);
  if (delays.length > 0) return delays;
  if (find(text, words.passesOn).length > 0) return [];
  return [{ ...whole(text), says: 'They asked for a person, and this does not pass them on.' }];
}

const AUTOMATED =
  /\b(?:automated|automatic|bot|chatbot|robot|virtual assistant|digital assistant|machine|(?:not|no) (?:a )?(?:person|human)|ai|artificial intelligence|computer|program|software)\b/;
const DENIES_IT = phrases(
  "(?:i'm|i am|we're|you're talking to|you are talking to|speaking to|speaking with|chatting with) (?:an? )?(?:real|actual|live|genuine|very much|only|just|fellow)? ?(?:an? )?(?:person|human|human being|woman|man|employee|member of staff|real one)",
  "(?:i'm|i am|this is) (?:definitely |certainly |really )?(?:not|no) (?:an? )?(?:bot|robot|machine|chatbot|ai|computer|program)",
  "my name(?: is|'s) [a-z]+(?! and i am (?:automated|a bot))",
  'as a (?:mother|father|parent|human|person|traveller|customer) myself',
  "(?:i'm|i am) only human",
  '(?:just|back from) (?:grabbing|having|getting)? ?(?:my|a) (?:coffee|lunch|break)',
);

/** Who asks whether this is a machine, or hears from it first, is told; it never plays a human. */
export function judgeDisclosure(text: ReadText, context: ConductContext, words: PeopleWords): Hit[] {
  const denials = find(text, words.deniesIt);
  if (denials.length > 0) return denials.map((span) => ({ ...span, says: 'It plays a human.' }));
  const due = context.firstText === true || context.askedIfBot === true;
  return due && !words.automated.test(text.plain) ? [whole(text)] : [];
}

const HANDS_OVER = phrases(
  '(?:pass|hand|transfer|connect|forward|put)(?:ing|ed|ring|red|ting)? (?:you|your complaint|this|it)(?: \\w+)? ?(?:over|on|through|to)(?: to)?(?: \\w+){0,2}',
  'an? (?:person|agent|colleague|human) (?:takes|is taking|will take) (?:over|it|this)',
);
const WHAT_THEY_GET = phrases(
  '(?:everything|all) (?:you|of it|of this|that|i have)',
  'what you (?:told|wrote|said|sent)',
  '(?:the|this|your|a) (?:summary|notes?|words|story|messages|whole)',
  `(?:repeat|again|tell it twice|as you wrote|have read|has read)`,
  'this is what',
);
const WORDS: PeopleWords = {
  delays: DELAYS,
  passesOn: PASSES_ON,
  handsOver: HANDS_OVER,
  whatTheyGet: WHAT_THEY_GET,
  automated: AUTOMATED,
  deniesIt: DENIES_IT,
};

export function judgeHandover(text: ReadText, { handsOver, whatTheyGet }: PeopleWords): Hit[] {
  const over = find(text, handsOver).slice(0, 1);
  return over.length > 0 && find(text, whatTheyGet).length > 0 ? [] : over;
}

const PRESSURE = phrases(
  '(?:take it or leave it|full and final|or nothing|final offer|last (?:chance|offer)|non-negotiable|once and for all)',
  `(?:in exchange for|in return for)${gap(30)}(?:dropping|closing|withdrawing|deleting|removing|not|your silence|review)`,
  '(?:if|provided|as long as|on condition|once|when|unless|only if)(?: that)? you (?:agree to |first |also )?(?:drop|withdraw|delete|remove|sign|waive|close|accept|settle|agree not)',
  '(?:waive|give up) (?:your|any|all)',
  '(?:sign|signing) (?:a|this|the) (?:release|waiver|settlement|agreement)',
  '(?:the )?(?:best|most|only thing|all) (?:we|i|that we|that i) (?:can|are able to|could) (?:do|offer)',
  '(?:offer|voucher|credit) (?:expires|is only|is valid only|ends|will be withdrawn|lapses)',
  '(?:you|please) (?:have to|must|need to|should) (?:accept|decide|take it|choose) ?(?:this|it|now|today|right now|immediately)?',
  '(?:accept|decide|answer) (?:now|today|right now|immediately|by the end)',
  '(?:drop|withdraw) (?:the|your) (?:complaint|claim|case) (?:and|then|first|to)',
);
const DISCOURAGES = phrases(
  "(?:no|little|not much|isn't any|any) (?:point|use|sense) (?:in )?(?:complain|writ|contact|tak|going|pursu|appeal|call)\\w*",
  "(?:don't|do not|needn't|please don't|refrain from|stop) (?:bother|contact|contacting|write (?:to us |back )?again|reply|complain|writing to us|escalate|take this|go to|take it)(?:ing)?",
  "(?:it )?(?:won't|will not|wouldn't) (?:change|make|help|do any|get you) (?:anything|the|our|any|much|good|a difference|it|you|anywhere)",
  '(?:nothing|not anything) (?:more|else|further) (?:we|i|you|that|can|to)',
  '(?:case|matter|complaint|file) (?:is )?(?:now )?(?:closed|settled) (?:and|for good|as far)',
  '(?:our|this is the|this is our|the|my) (?:decision is |answer is )?final(?: (?:decision|answer|word|response))?',
  'no further (?:correspondence|action|complaints?|replies|discussion|messages)',
  "you (?:can't|cannot|may not|have no right to) (?:appeal|complain|take this|go to|dispute|escalate)",
  "(?:wouldn't|would not|don't|do not) (?:advise|recommend) (?:complain|tak|going|contact|appeal|pursu)\\w*",
  "(?:ombudsman|regulator|court|anybody|anyone else|outside body) (?:won't|will not|can't|cannot|would only|doesn't|will only|will tell)",
  '(?:not worth (?:it|complaining|pursuing|your)|waste of (?:time|your time)|let it go|just move on|drop it|go elsewhere)',
  'last (?:reply|message|word|thing) (?:we|on|you)',
);
