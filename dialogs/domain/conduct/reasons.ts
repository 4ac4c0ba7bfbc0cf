import type { ConductContext } from './finding.ts';
import { find, gap, occurs, phrases, spansOf, type Hit, type Phrases, type Rule } from './rule.ts';
import { sentenceAt, whole, type ReadText, type Sentence, type Span } from './text.ts';

/** How a language answers why. */
export interface WhyWords {
  /** A procedure instead of an answer. */
  procedure: Phrases;
  notKnown: Phrases;
  nextStep: Phrases;
  /** Whether a sentence gives a cause. */
  isCause: (sentence: Sentence) => boolean;
  answers: Phrases;
}

export const reasonRules: Rule[] = [
  {
    id: 'C05',
    name: 'excuse',
    level: 'error',
    says: 'It gives a reason nobody asked for.',
    better: 'Leave the reason out; say what you do now. Keep the reason for when they ask why.',
    practice: 'no excuses',
    judge: (text, context) => (context.askedWhy ? [] : excusesIn(text, context)),
  },
  {
    id: 'C06',
    name: 'honest-why',
    level: 'advice',
    says: 'They asked why, and this does not answer.',
    better:
      'Give the cause in one sentence, or: "I don\'t know yet. I have put that question first for the person who takes this."',
    practice: 'no excuses',
    judge: (text, context) => judgeAnswer(text, context, WHY),
  },
  {
    id: 'C08',
    name: 'policy-shield',
    level: 'error',
    says: 'A rule or an "unable to" stands where help should be.',
    better: 'Say what can be done and by whom: "I can\'t approve this. A person can, and I have asked."',
    practice: 'no blame passing',
    judge: judgeShield,
  },
  {
    id: 'C09',
    name: 'playing-down',
    level: 'error',
    says: 'It plays the harm down, jokes about it, or praises the company.',
    better: 'Say it as large as it is for them: "A week without your bag is a long time."',
    practice: 'take responsibility',
    judge: (text, context) => [...find(text, BELITTLES), ...find(text, PRAISE), ...facesIn(text, context)],
  },
];

const MUCH =
  '(?:high|higher|highest|heavy|heavier|large|larger|increased|increase in|unprecedented|unusual|unusually|exceptional|exceptionally|record|extra|so many|too many|a lot of)';
const FAULT =
  '(?:fault|faults|issues?|problems?|difficult\\w+|errors?|glitch\\w*|failures?|outages?|delays?|constraints?|reasons?|restrictions?|works?|upgrades?)';

/** Words that bring in a cause, whatever it is. */
const BECAUSE = phrases(
  'due to (?!(?:arrive|land|be|leave|depart|open|reach|call|start|happen|come|answer|fly|go|get|the delay|reasons)\\b)\\w+',
  'because of',
  "because (?:the|our|there|there's|they|they're|it|it's|a|an|some|we're|we are|we were|we had|we have)",
  'as a (?:direct )?(?:result|consequence)',
  'owing to',
  'on account of',
  '(?:was|were|is|are|being|been|mainly|partly) (?:caused by|a result of|the result of|down to (?:a|an|the|our|some))',
  'thanks to (?:the|a|some) (?:weather|strike|storm|holidays)',
  `(?<!you're )(?<!you are )(?:we|we're|we are|we were|are|is|was|were|been|currently|still) (?:\\w+ )?experiencing`,
  `${MUCH}${gap(30)} (?:volumes?|demand|workload|numbers? of \\w+|calls|requests|messages|enquiries|contacts)`,
  'volume is (?:\\w+ ){0,2}(?:higher|high|heavy)',
  "(?:out of|beyond|outside|not (?:in|within|under)) (?:our|my|anyone's|the \\w+'s) control",
  "(?:no|not have|don't have any|don't have) control (?:of|over)",
  '(?:we|we do|we always) (?:do|did|try|tried|always do|always try|always aim|always strive)(?: (?:our|my|to do our))?(?: very)? (?:best|utmost|everything|all|hard|to (?:avoid|answer|keep|prevent|be|make|reply|respond|ensure|provide))',
  "(?:we|we'll|we will) only (?:\\w+ ){1,4}if we (?:really )?have to",
  "sometimes,? (?:when|we're|we are|we|our|the|flights?|things|it|there|delays?|trains?)",
  'safety is (?:always )?(?:our|the)',
  '(?:has|have) always (?:been|had|done|worked|boarded|charged|used)',
  'subject to (?:availability|change|conditions|demand|capacity)',
);

/** Things that are reasons by being named. The customer's own mention of one takes it off this list. */
const CAUSES = phrases(
  'weather',
  'back-?logs?',
  'short[- ]staffed',
  'under-?staffed',
  `(?:staff|staffing|crew|driver|personnel)(?: and \\w+)? (?:shortages?|sickness|availability|absences?|levels|${FAULT})`,
  'short of (?:staff|drivers|people|hands)',
  '(?:technical|mechanical|operational|system|systems|software|server|computer|logistical|security|safety|external|supply|supplier|network|mechanic) ' +
    FAULT,
  'maintenance (?:issues?|delays?|problems?|works?|reasons?|check|fault)',
  'industrial action',
  'air traffic(?: control| delays)?',
  'atc',
  '(?:unforeseen|unexpected|extraordinary|exceptional) (?:circumstances|events?|demand|delays?)',
  'circumstances',
  "(?:very|so|really|rather|extremely|pretty|quite|too|incredibly|unusually|a|been|it is|it's) busy(?! (?:tone|line|signal))",
  'busy (?:period|time|season|day|afternoon|morning|evening|week|weekend|route|month)',
  'peak (?:season|times?|periods?|hours)',
  '(?:it was|over|during|because of|with|in) (?:the )?(?:holidays?|christmas|easter|bank holiday)(?: season| period| rush)?',
  'holiday (?:season|period|rush)',
  '(?:recent|ongoing|severe|bad|heavy|dense|really bad|thick|inclement|adverse) (?:disruptions?|fog|snow|storms?|winds?|rain|traffic|conditions)',
  '(?:system|software|it|website) (?:migration|update|was down|went down|is down|crash)',
  'teething (?:troubles|problems)',
  '(?:these|such) things (?:do |can |sometimes )?happen',
  'standard (?:practice|procedure|process|hold)',
  'domino effect',
  'lightning strike',
  "(?:we are|we're|as) (?:only )?a small (?:team|company|business)",
  '(?:new|temporary|junior) (?:member of staff|colleague|employee|trainee|system)',
);

/** What makes such a word harmless: it explains a question, or says whose words it is. */
const HARMLESS =
  /\b(?:(?:might|may|could) be \w+ (?:due to|because)|i ask|i am asking|i'm asking|we ask|you (?:said|wrote|told)|as you|helps? (?:me|us)|so that)\b/;

function excusesIn(text: ReadText, context: ConductContext): Span[] {
  const theirs = new Set(context.customerWords?.map((word) => word.toLowerCase()));
  const named = find(text, CAUSES).filter(
    ({ start, end }) =>
      !text.plain
        .slice(start, end)
        .split(' ')
        .some((word) => theirs.has(word)),
  );
  return [...find(text, BECAUSE), ...named].filter(({ start }) => {
    const sentence = sentenceAt(text, start);
    return sentence !== undefined && !HARMLESS.test(sentence.words);
  });
}

const ANSWERS = phrases(
  'because',
  'reasons?',
  'why',
  'caused?',
  'should have',
  'happened (?:when|after|as)',
  `we (?:also |then |simply |just )?(?:did not|didn't|forgot|lost|missed|sent|put|left|failed|made|gave|booked|never|loaded|mixed|closed|entered|overlooked|cancelled|took|had|were)`,
  '(?:was|were) (?:put|sent|loaded|left|given|booked|entered|closed|mixed|filed|not)',
);
const PROCEDURE = phrases(
  'as per',
  '(?:per|under|according to) (?:our |company |standard )?(?:procedures?|process|policy|protocol)',
);
const NOT_KNOWN = phrases(
  "(?:don't|do not|cannot|can't|didn't|not)(?: yet)? (?:know|say|tell|sure)",
  'no answer (?:yet|to that)',
);
const NEXT_STEP = phrases(
  "(?:i|we)(?:'ve| have| am|'m| are|'re| will|'ll)(?: also| just| now| already)? (?:put|asked?|pass(?:ed|ing)?|noted?|wr(?:ite|itten|iting)|add(?:ed|ing)?|asking|sent|hand(?:ed|ing)?|find(?:ing)? out|mark(?:ed)?|look(?:ing)?|check(?:ing)?)",
  '(?:a |the )?(?:person|colleague|agent|desk|team)',
  'by \\d',
);

const WHY: WhyWords = {
  procedure: PROCEDURE,
  notKnown: NOT_KNOWN,
  nextStep: NEXT_STEP,
  isCause: ({ words }) => occurs(BECAUSE, words) || occurs(CAUSES, words),
  answers: ANSWERS,
};

export function judgeAnswer(text: ReadText, context: ConductContext, words: WhyWords): Hit[] {
  if (!context.askedWhy || text.sentences.length === 0) return [];
  const procedure = find(text, words.procedure);
  if (procedure.length > 0) return procedure;
  if (find(text, words.notKnown).length > 0) {
    const open = find(text, words.nextStep).length === 0;
    return open ? [{ ...whole(text), says: 'It says "I don\'t know" and nothing about who finds out.' }] : [];
  }
  const causes = text.sentences.filter(words.isCause);
  const extra = causes.slice(1).map(({ start, end }) => ({ start, end, says: 'One sentence of cause is enough.' }));
  if (extra.length > 0) return extra;
  return causes.length > 0 || find(text, words.answers).length > 0 ? [] : [whole(text)];
}

const RULES =
  '(?:polic(?:y|ies)|terms|rules|procedures?|guidelines|regulations|protocols?|process(?:es)?|conditions of \\w+)';
const GIVE =
  '(?:make|offer|give|refund|transfer|change|approve|provide|accept|help|issue|process|hono(?:u)?r|reimburse|replace|override|waive|do|assist|guarantee|touch|allow|cover|pay|compensate|extend|cancel|move|reopen|consider|discuss)';
const SHIELDS = phrases(
  `(?:our|company|the company's|store|airline|per|under|same|against|by|of) (?:\\w+ )?${RULES}`,
  `${RULES} (?:and \\w+ )?(?:does|do|is|are|states?|says?|allows?|requires?|prevents?|forbids?|doesn't|don't|prohibits?|only)`,
  '(?:terms (?:and|an|&) conditions|t&cs?|terms of (?:service|use|sale|carriage))',
  'company policy',
  '(?:non-refundable|nonrefundable|not refundable)',
  `(?<!you )(?<!you're )(?<!you are )(?:is|are|be|isn't|aren't|it's|not|that's) (?:not )?(?:permitted|allowed|eligible|possible)(?<!is (?:permitted|allowed|eligible|possible))(?<!are (?:permitted|allowed|eligible|possible))(?<!be (?:permitted|allowed|eligible|possible))`,
  "(?:i am|i'm|we are|we're|i|we)(?: \\w+)? (?:unable|not able|not permitted|not allowed|not authori[sz]ed|not in a position|powerless) to(?! find| see| reach)",
  `(?:i|we|they)(?: \\w+)? (?:cannot|can't|can not|won't be able to|wouldn't(?: \\w+)? be able to|will not be able to)(?: \\w+)? (?:be able to )?${GIVE}(?! (?:out|you will|whether|but))`,
  `(?:we|i) (?:don't|do not|never) (?:\\w+ )?${GIVE}`,
  'only (?:be )?(?:allowed|permitted|entitled)',
  '(?:we|i) only (?:offer|provide|refund|accept|give|allow)',
  'only [a-z]+ (?:members|customers|passengers|holders) (?:get|have|can|receive)',
  `(?:unfortunately|(?:i'm|we're|i am|we are) afraid)${gap(60)} (?:can't(?! be guaranteed)|cannot(?! be guaranteed)|unable|only|not able|would only|won't|not (?:possible|something|all)|don't|have to|need to)`,
  "(?:not|isn't|aren't) something (?:we|i)(?:'re| are|'m| am)? (?:able|can)",
  '(?:nothing|not much|little) (?:more |else |further )?(?:we|i|that we|that i) can do',
  "at (?:their|our|the manager's|management) discretion",
  '(?:no|any|make) exceptions?',
  'subject to [\\w ,]{0,40}(?:rules|terms|conditions|polic(?:y|ies))',
  'my hands are tied',
);
/** "I am sorry we were unable to": it owns a failure, and hides behind nothing. */
const OWNED = /\b(?:sorry|apologi[sz]e) (?:that )?(?:we|i)(?: \w+)? $/;
const OFFERS = phrases(
  '(?:i|we)(?: still| also)? can(?! not| only apolog)(?:,|;| \\w)',
  'what (?:i|we) can do',
  "(?:i|we)(?:'ve| have)(?: already| now| also)? (?:asked|passed|put|sent|handed|written|added|noted)",
  "(?:i|we)(?:'ll| will| am|'m)(?: now| also)? (?:ask|pass|put|hand|get|add|write|find|asking|passing|handing)",
  '(?:person|colleague|team|desk|manager|agent) (?:can|may|does|decides|looks|will|who can)',
  '[a-z]+ can[,;.]',
  'instead',
  'would you (?:like|rather|prefer)',
);

function judgeShield(text: ReadText): Hit[] {
  const shields = find(text, SHIELDS).filter(({ start, end }) => {
    const isOwned = /\b(?:were|was) (?:unable|not able) to$/.test(text.plain.slice(start, end));
    return !(isOwned && OWNED.test(text.plain.slice(Math.max(0, start - 40), text.plain.indexOf('were', start))));
  });
  if (shields.length === 0) return shields;
  const lastOffer = find(text, OFFERS).at(-1)?.start ?? -1;
  return shields.filter(({ end }) => lastOffer < end);
}

const BELITTLES = phrases(
  '(?:just|only|merely|simply) an? (?:few|couple|small|little|minor|tiny|slight|short|bit|simple|matter|one-off|bag|delay|formality|misunderstanding)',
  '(?:minor|small|little|slight|tiny|trivial|wee) (?:hiccup|glitch|issue|mishap|problem|inconvenience|delay|mix-?up|setback|bump|blip|snag|matter|mistake|error|wait|thing|detour|oversight)s?',
  'hiccups?',
  'bummers?',
  '(?:oops|whoops|oopsie|uh-oh|uh oh|ha ha|haha|hahaha|lol|yikes|silver lining|bright side|cheer up|never mind)',
  "(?:can't|couldn't|cannot) help but (?:laugh|smile)",
  'at least (?:you|nobody|no one|it|the|your|they|we|there|nothing|she|he|this|that|everyone|now|some)',
  "(?:not|isn't|wasn't) (?:that|so|too|such a|a|really that) (?:bad|big|serious|important|terrible)(?: a)?(?: deal| problem)?",
  'no big deal',
  "could (?:have been|be|'ve been) (?:much |a lot |far )?worse",
  '(?:not the|hardly the) end of the world',
  'happens to (?:everyone|everybody|the best|all of us|us all)',
  'other (?:customers|people|passengers) (?:have|had|are|were|waited|wait)',
  "(?:not the only|you're not alone)",
  'part of the (?:adventure|fun)',
  "(?:not|aren't|isn't) aware of any",
);
const PRAISE = phrases(
  '(?:we|which we|who) (?:always )?(?:pride ourselves|are proud|strive)',
  "we're proud",
  '(?:our|the) (?:top|main|number one|highest|first)? ?(?:goal|aim|mission|ambition) is',
  '(?:top|number one|highest) priority',
  '(?:world-class|world class|award-winning|best in class|industry-leading|second to none|unparalleled|high standards?|highest standards?)',
  '(?:we|company) (?:take|takes) (?:this|these|all|your|every|such|customer|complaints?)(?: \\w+)? (?:very |extremely )?seriously',
  'valued (?:customers?|guests?|members?)',
  '(?:we|we truly|we really) value (?:your|you)',
  'committed to (?:excellence|providing|offering|delivering|quality)',
  'normally (?:excellent|known|very good|reliable)',
  'known for (?:our|its)',
);
const FACES =
  /[\u{1f600}-\u{1f64f}\u{1f44c}-\u{1f44f}\u{1f389}\u{1f917}-\u{1f92f}\u{1f970}-\u{1f97a}\u{2764}\u{263a}]|(?<!\S)[:;]-?[()DPp](?!\S)/gu;

/** Smiling is for after the repair, unless the customer did it first or nothing went wrong. */
export function facesIn(text: ReadText, context: ConductContext): Span[] {
  if (context.pleased) return [];
  if (context.customerWords?.some((word) => spansOf(FACES, word).length > 0)) return [];
  return spansOf(FACES, text.raw).filter(({ start }) => text.plain[start] !== ' ');
}
