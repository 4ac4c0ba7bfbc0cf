import { ASKING, asks, type AskingWords } from './asking.ts';
import type { ConductContext } from './finding.ts';
import { find, gap, occurs, phrases, spansOf, type Hit, type Phrases, type Rule } from './rule.ts';
import { sentenceAt, whole, type ReadText, type Sentence } from './text.ts';

/** How a language listens, beside how it asks. */
export interface ListeningWords extends AskingWords {
  /** Questions that let them go on, or make sure that all are safe. */
  invites: RegExp;
  /** Thanks that could go to anybody. */
  emptyThanks: Phrases;
  /** Asks to say it once more. */
  again: Phrases;
}

export const listeningRules: Rule[] = [
  {
    id: 'C14',
    name: 'interrupting',
    level: 'error',
    says: 'It asks for a detail while the customer is still telling the story.',
    better: 'Say that you are listening, and ask after the story: "I am listening. Tell me the rest."',
    practice: 'hear them out',
    judge: (text, context) => judgeInterruption(text, context, WORDS),
  },
  {
    id: 'C15',
    name: 'show-you-heard',
    level: 'advice',
    says: 'This could be said to anybody.',
    better: 'Give back one thing they told, and get it right: "Your bag came back on the 29th, a week late."',
    practice: 'hear them out',
    judge: (text) => judgeThanks(text, WORDS),
  },
  {
    id: 'C16',
    name: 'asking-again',
    level: 'error',
    says: 'It asks for something the customer has already given.',
    better: 'Use what is on record, and ask only whether it is right.',
    practice: 'hear them out',
    judge: (text, context) => judgeAskingAgain(text, context, WORDS),
  },
  {
    id: 'C17',
    name: 'one-question',
    level: 'advice',
    says: 'It asks for more than one thing.',
    better: 'Ask one question, say what it is for, and keep the rest for later.',
    practice: 'hear them out',
    anyLanguage: true,
    judge: (text) => judgeQuestions(text, text.language === 'en' ? WORDS : undefined),
  },
  {
    id: 'C18',
    name: 'match-tone',
    level: 'advice',
    says: 'It is much longer than what the customer wrote.',
    better: 'Say it in about as many words as they used.',
    practice: 'match the tone',
    anyLanguage: true,
    judge: judgeLength,
  },
  {
    id: 'C19',
    name: 'plain-and-short',
    level: 'advice',
    says: 'It is hard to read.',
    better: 'At most 90 words, sentences of at most 25 words, no capitals for stress.',
    practice: 'match the tone',
    anyLanguage: true,
    judge: judgePlainness,
  },
];

const INVITES =
  /\b(?:more|else|happened|happen|the rest|go on|safe|danger|hurt|injured|all right|person|somebody|that everything|continue|listening)\b/;

export function judgeInterruption(text: ReadText, context: ConductContext, words: ListeningWords): Hit[] {
  if (!context.storyOpen) return [];
  const form = text.sentences.filter(
    (s) => asks(s, words) && (occurs(words.details, s.words) || (s.question && !words.invites.test(s.words))),
  );
  if (form.length > 0) return form.map(spanOf);
  return context.asks !== undefined && context.asks !== 'more' ? [whole(text)] : [];
}

const EMPTY_THANKS = phrases(
  `thank(?:s| you)(?: very much| so much| again)? for (?:your |the |this |that |all |all the |all your |sharing |providing )?(?:information|message|feedback|details|contacting|reaching out|getting in touch|sharing|writing|patience|understanding|email|e-mail|input|bringing|letting us know|comments|enquiry|time|report)`,
  'your (?:feedback|comments?|opinion|message|call|complaint|satisfaction|experience) (?:is|are|has been|have been|matters?)(?: \\w+)?(?: important| valued| appreciated| received| noted)?',
  '(?:we|i) (?:\\w+ )?appreciate your (?:\\w+ )?(?:feedback|patience|understanding|input|message|comments)',
  '(?:duly noted|point taken|feedback (?:received|noted))',
  "(?:we|i)(?:'ve| have) received your (?:message|complaint|feedback|request|enquiry|email)",
);

const AGAIN = phrases(
  `(?:repeat|re-send|resend|re-enter|reenter|re-submit|resubmit|remind me|retype|restate)(?! (?:yourself|it to))`,
  `(?:tell|send|give|provide|explain|describe|write|confirm|say|enter|share|spell|have|type)${gap(45)} (?:again|once more|one more time|a second time|another time|from the (?:beginning|start|top))`,
  'start (?:again )?from the (?:beginning|start)',
);

/** A number in it was theirs, so it is not said to anybody. */
export function judgeThanks(text: ReadText, { emptyThanks }: ListeningWords): Hit[] {
  return /\d/.test(text.plain) ? [] : find(text, emptyThanks);
}

export function judgeAskingAgain(text: ReadText, context: ConductContext, words: ListeningWords): Hit[] {
  const asked = context.asks !== undefined && context.given?.includes(context.asks);
  if (asked) return [spanOf(text.sentences.findLast((s) => asks(s, words)) ?? whole(text))];
  return find(text, words.again).filter(({ start }) => {
    const sentence = sentenceAt(text, start);
    return sentence !== undefined && asks(sentence, words);
  });
}

const QUESTION_MARKS = /[?？؟][?!？؟]*(?=[\s"')\]”»*_]|$)/g;
const OPENING_MARKS = /¿/g;

/** Marks tell questions in every language; without a mark they are told by `words`, where there are any. */
export function judgeQuestions(text: ReadText, words?: AskingWords): Hit[] {
  const closing = spansOf(QUESTION_MARKS, text.plain);
  const opening = spansOf(OPENING_MARKS, text.plain);
  const marks = closing.length >= opening.length ? closing : opening;
  if (marks.length > 1) return marks.slice(1).map((mark) => spanOf(sentenceAt(text, mark.start) ?? mark));
  return words ? text.sentences.filter((s) => detailsIn(s, words) >= 2 && asks(s, words)).map(spanOf) : [];
}

function detailsIn({ words }: Sentence, { details, or }: AskingWords): number {
  const named = spansOf(details.pattern, words).map(({ start, end }) => words.slice(start, end));
  return or.test(words) ? Math.min(named.length, 1) : new Set(named).size;
}

const WORDS: ListeningWords = { ...ASKING, invites: INVITES, emptyThanks: EMPTY_THANKS, again: AGAIN };

const LONG_ENOUGH = 60;

function judgeLength(text: ReadText, context: ConductContext): Hit[] {
  const theirs = context.customerWords?.length;
  if (!theirs) return [];
  return countWords(text.plain) > Math.max(LONG_ENOUGH, 2 * theirs) ? [whole(text)] : [];
}

const SHOUTING = /(?<![\p{L}\d_'])\p{Lu}{2,} \p{Lu}{2,} \p{Lu}{2,}/gu;

function judgePlainness(text: ReadText): Hit[] {
  const hits: Hit[] = text.sentences
    .filter((s) => s.words.length > 100 && countWords(s.words) > 25)
    .map((s) => ({ ...spanOf(s), says: 'This sentence has more than 25 words.' }));
  const capitals = spansOf(SHOUTING, text.raw).filter(({ start }) => text.plain[start] !== ' ');
  hits.push(...capitals.map((span) => ({ ...span, says: 'A row of capitals reads as shouting.' })));
  const long = text.raw.length > 350 && countWords(text.plain) > 90;
  return long ? [{ ...whole(text), says: 'It has more than 90 words.' }] : hits;
}

function countWords(words: string): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < words.length; i += 1) {
    const space = words.charCodeAt(i) <= 32;
    if (!space && !inside) count += 1;
    inside = !space;
  }
  return count;
}

function spanOf({ start, end }: { start: number; end: number }): Hit {
  return { start, end };
}
