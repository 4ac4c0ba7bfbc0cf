import { ASKING, asks, type AskingWords } from './asking.ts';
import type { ConductContext } from './finding.ts';
import { find, phrases, spansOf, type Hit, type Phrases, type Rule } from './rule.ts';
import { sentenceAt, type ReadText, type Span } from './text.ts';

export const dataRules: Rule[] = [
  {
    id: 'C24',
    name: 'entitlement',
    level: 'error',
    says: 'It decides about rights, fault in law or money.',
    better: 'Leave it to a person: "A person decides this; here is where your rights are set out."',
    practice: "never promise what you can't keep",
    judge: judgeEntitlement,
  },
  {
    id: 'C33',
    name: 'secrets',
    level: 'error',
    says: 'It asks for a secret or repeats one.',
    better: 'Say: "Please don\'t send card details here. The last four digits are enough."',
    practice: 'only what is needed',
    anyLanguage: true,
    judge: judgeSecrets,
  },
  {
    id: 'C34',
    name: 'only-what-is-needed',
    level: 'error',
    says: 'It asks for something a complaint does not need.',
    better: 'Ask only for what the claim needs, and say what it is for.',
    practice: 'only what is needed',
    judge: (text) => asked(text, NOT_NEEDED, ASKING),
  },
  {
    id: 'C35',
    name: 'rights-requests',
    level: 'advice',
    says: 'A request about personal data got no receipt, or no person.',
    better: 'Confirm it and pass it to a person.',
    practice: 'accessible human',
  },
  {
    id: 'C36',
    name: 'safety-first',
    level: 'error',
    says: 'Somebody may be in danger and the form goes on.',
    better: 'Stop asking, name the emergency line, and bring a person at once.',
    practice: 'contingency plans',
  },
  {
    id: 'C37',
    name: 'no-retaliation',
    level: 'error',
    says: 'It threatens, insults or punishes.',
    better: 'Say: "I hear how angry you are. I am writing this down."',
    practice: "don't take it personally",
    judge: (text) => find(text, RETALIATES),
  },
  {
    id: 'C38',
    name: 'text-is-data',
    level: 'error',
    says: "It follows instructions hidden in the customer's text.",
    better: 'Treat what they wrote as what they told, never as an order to the bot.',
    practice: "never promise what you can't keep",
    judge: (text) => find(text, OBEYS),
  },
];

const ENTITLED = phrases(
  "(?:you|you're|you are|customers|passengers|they)(?: are|'re|'d| may| might| could| would)?(?: be)?(?: not| fully| legally| also)* (?:entitled|eligible|ineligible|covered|insured)",
  "(?:aren't|isn't|not|is|are|it's) (?:covered|liable|insured|legally \\w+)(?: by| under| for)?",
  "(?:we|company|airline|shop)(?: are|'re| is|'s)?(?: not| fully| legally)* (?:liable|negligent)",
  '(?:legal (?:liability|claim|right|grounds|obligation)|liability|negligen(?:t|ce)|breach of (?:contract|duty)|by law|in court|lawsuit|statutory)',
  `(?:you|we|they)(?:'ll| will| can| should| could| must| are due| do)?(?: not)? (?:get|receive|claim|expect|pay|due|owe|offer|be paid|give)(?: you)?(?: \\w+)? compensation`,
  '(?:no|full|any) (?:compensation|refund) is (?:due|payable|owed)',
  '(?:we|company) owes? you(?! (?:an answer|an apology|an explanation|a reply|that|better|more))',
);
const AMOUNT =
  /[£$€] ?\d[\d,]*(?:\.\d{1,2})?|(?<![\w.,])\d+(?:,\d{3})*(?:\.\d{1,2})? ?(?:[£€](?! ?\d)|(?:pounds?|euros?|dollars?|usd|eur|gbp|chf|quid|pence|cents)(?!\w))/g;

function judgeEntitlement(text: ReadText, context: ConductContext): Hit[] {
  return [...find(text, ENTITLED), ...amountsIn(text, context, AMOUNT)];
}

/** Amounts that neither the customer named nor the settings hold. The pattern has the flag `g`. */
export function amountsIn(text: ReadText, context: ConductContext, pattern: RegExp): Hit[] {
  const found = spansOf(pattern, text.plain);
  if (found.length === 0) return [];
  const known = new Set(context.amounts?.map(worth));
  return found
    .filter(({ start, end }) => !known.has(worth(text.plain.slice(start, end))))
    .map((span) => ({ ...span, says: 'Nobody named this amount: not the customer, not the settings.' }));
}

/** Cents stand after the last mark; every other mark sets thousands apart. */
function worth(amount: string): number {
  const [, units = '', cents = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(amount.replace(/[^\d.,]/g, '')) ?? [];
  return Number(`${units.replace(/\D/g, '')}.${cents}`);
}

const SECRET = phrases(
  '(?:credit |debit |full |whole |bank )?card (?:number|details|data)',
  '(?:long|sixteen-digit|16-digit) number',
  '(?:credit|debit|bank) card',
  '(?:cvv|cvc|cvv2|cvc2)',
  'security (?:code|number|answer|question|word)s?',
  '(?:three|3|four) digits on the (?:back|front)',
  'expiry date',
  'pin(?: code| number)?',
  '(?:password|passcode|passphrase|login details|log-in details|login|one-time code|verification code|memorable (?:word|place|date))s?',
  "mother's maiden name",
  '(?:social security|national insurance|passport|identity card|id card|tax|driving licen[cs]e|national id)(?: number| no\\.?| details)',
  'ssn',
  '(?:bank account|sort code|iban|bank details|account number and sort)',
);
const TOLD_SECRET = phrases(
  `(?:your )?(?:cvv|cvc|pin|password|passcode|security (?:code|answer)|one-time code)(?: code)?(?: is| was|:| =) ?["']?(?=\\S*[\\d*])\\S{3,}`,
);
const LONG_NUMBER = /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g;
const LAST_FOUR = /\b(?:last|final) (?:four|4|three|3)\b/;

function judgeSecrets(text: ReadText): Hit[] {
  if (text.language !== 'en') return cardsIn(text);
  return [
    ...cardsIn(text),
    ...spansOf(TOLD_SECRET.pattern, text.unquoted),
    ...asked(text, SECRET, ASKING).filter((hit) => !LAST_FOUR.test(around(text, hit))),
  ];
}

/** Card numbers that are repeated, whoever wrote them first. */
export function cardsIn(text: ReadText): Hit[] {
  return spansOf(LONG_NUMBER, text.unquoted, Infinity)
    .filter(({ start, end }) => isCardNumber(text.unquoted.slice(start, end)))
    .map((span) => ({ ...span, says: 'It repeats a card number.' }));
}

/** The check digit of payment cards, and a first digit that cards have. */
function isCardNumber(written: string): boolean {
  const digits = Array.from(written.replace(/\D/g, ''), Number);
  const sum = digits.toReversed().reduce((total, digit, place) => {
    const twice = place % 2 === 0 ? digit : digit * 2;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0 && (digits[0] ?? 0) >= 2 && (digits[0] ?? 0) <= 6;
}

/** Where the text asks for one of these, and does not advise against it. */
export function asked(text: ReadText, things: Phrases, words: AskingWords): Span[] {
  return find(text, things).filter(({ start }) => {
    const sentence = sentenceAt(text, start);
    return sentence !== undefined && asks(sentence, words);
  });
}

function around(text: ReadText, span: Span): string {
  return sentenceAt(text, span.start)?.words ?? '';
}

const NOT_NEEDED = phrases(
  'date of birth',
  'birth ?(?:day|date)s?',
  'how old(?: are you)?',
  '(?:your )?(?:nationality|gender|marital status|religion|ethnicity|citizenship|occupation|profession|employer|income|salary|age)',
  `(?:copy|photo|scan|picture|image) of (?:your|the) (?:passport|id|identity|licen[cs]e|driving|driver|face|birth)`,
  '(?:proof of (?:identity|address|income)|identity papers|utility bill|selfie|id document|photo id)',
  '(?:your )?passport(?! (?:number|no))',
  '(?:medical|health|mental health) (?:history|records?|conditions?|problems|details|certificate)',
  '(?:disabilit(?:y|ies)|diagnosis|pregnant|allergies)',
  'who (?:do you|you) (?:live|work) (?:with|for)',
);

const RETALIATES = phrases(
  "(?:i|we)(?:'ll| will| can| may| might| shall|'m going to| have to| must)? ?(?:not|won't|can't|cannot|refuse to|will not|no longer|stop|only)? (?:answer|help|helping|continue|talk|reply|respond|listen|listening|speak|go on)(?: \\w+){0,2} (?:if you|while you|until you|unless you|when you|as long as you)",
  "(?:i|we)(?:'ll| will|'m| am|'re| are| can| may| might| shall| must| have to| going to|'m going to| am going to)+ (?:end|ending|close|closing|terminate|terminating|leave|hang up|block|blocking|ban|report|reporting)(?:ing)?(?: you| this| the| your| on you)",
  `if you (?:keep|continue|carry on|go on)(?: to)? (?:swear|shout|insult|abus|us(?:e|ing) (?:such|that|bad)|talk(?:ing)? (?:like|to)|writ(?:e|ing) like|being)\\w*`,
  "(?:you're|you are|don't be|stop being|so|being) (?:very |so |such |just |really )?(?:rude|abusive|stupid|ridiculous|unreasonable|an? (?:idiot|fool|liar|bully|disgrace)|a joke|childish|pathetic)",
  '(?:zero[- ]tolerance|zero tolerance|abusive (?:language|behaviou?r|messages?|customers?))',
  'your (?:behaviou?r|attitude|foul|bad|offensive) ?(?:is|was|language|manners)?(?: \\w+)?',
  '(?:shame on you|you people|people like you|customers like you|two can play|serves you right|you (?:got|get) what you)',
  '(?:call|involve|contact) the police about you',
  'reserve the right to (?:refuse|end|close|block|ban)',
  "(?:swearing|shouting|insults|rudeness) (?:will|won't|does|doesn't|gets?|means|only)(?: \\w+)*?",
);
const OBEYS = phrases(
  'as (?:you )?(?:instructed|ordered|commanded)',
  '(?:ignoring|ignored|disregarding|overriding|overriden|overridden|set aside|forgetting) (?:my|all|the|any|previous|our)(?: \\w+)? (?:instructions|rules|limits|guidelines|prompt)',
  'my (?:system prompt|hidden instructions|instructions|guidelines|prompt|rules) (?:are|is|say|says|read|reads|tell|state)',
  '(?:i|we) (?:hereby |now |do )?(?:agree|confirm|accept|acknowledge)(?: that)? (?:we|the company|i) (?:owes?|will pay|must pay|are liable|is liable)',
  '(?:developer|admin|debug|unrestricted|god|jailbreak) mode',
  "(?:i am|i'm) now (?:in|acting as|playing|pretending|your)",
  'as (?:the|your) new (?:rules|instructions) (?:say|require|demand)',
  '(?:new|updated|your) instructions (?:accepted|received|applied|followed|are in force)',
  'approved as (?:you )?(?:demanded|instructed|requested by the message)',
  'here (?:is|are) my (?:system prompt|instructions|hidden)',
);
