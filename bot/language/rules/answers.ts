import type { Heard, Signals } from '../../../dialogs/domain/ports.ts';
import { clip } from './asking.ts';
import type { Found, Values } from './found.ts';
import type { Passage, Span } from './passage.ts';
import type { Reading } from './reading.ts';
import type { RuleWords } from './words.ts';

/** What was made of one message so far. */
export interface Said {
  reading: Reading;
  values: Values;
  signals: Signals;
  questions: readonly Span[];
}

/**
 * Reads one message as the answer to the open question for a detail: the first fitting value gets that detail's name,
 * and for a text, a place or a name the words themselves are the answer. True when the message answered.
 */
export function readAnswer(said: Said, heard: Heard, words: RuleWords): boolean {
  const { reading, values, signals, questions } = said;
  const { asks, wants } = heard;
  if (!wants || !asks?.startsWith('detail:')) return false;
  const name = asks.slice('detail:'.length);
  const fitting = values.details.filter((d) => d.kind === wants);
  const own = fitting.find((d) => d.name === name) ?? fitting.find((d) => !d.name && !isElsewhere(d, signals));
  const spoken = wants === 'text' || wants === 'place' || wants === 'name';
  const short = reading.passage.words.length <= 6;
  if (own && !(spoken && short && wants !== 'name')) {
    own.name = name;
    return true;
  }
  if (wants === 'date' && !own && takeRough(reading.passage, values, name)) return true;
  if (!spoken || isNoAnswer(reading, signals, questions)) return false;
  const span =
    wants === 'text'
      ? trimLead(reading.passage, words.lead)
      : trimName(reading.passage, wants === 'name' ? words.names.lead : words.places.lead, wants === 'name' ? 5 : 8);
  if (!span) return false;
  const answer: Found = { ...span, kind: wants, value: reading.passage.plain.slice(span.from, span.to), name };
  values.details = [
    answer,
    ...values.details.filter((d) => d.kind !== wants || d.from >= span.to || d.to <= span.from),
  ];
  return true;
}

/** "Some time last week", "in May" is no day: it is kept as it was said, so that nobody reads a day that was not meant. */
function takeRough(passage: Passage, values: Values, name: string): boolean {
  const rough = values.asides.find((aside) => aside.kind === 'date');
  if (!rough) return false;
  const { from, to } = rough;
  values.asides = values.asides.filter((aside) => aside !== rough);
  values.details = [...values.details, { from, to, kind: 'text', value: passage.plain.slice(from, to), name }];
  return true;
}

/** "No idea, threw it away. And it was the 2nd, not the 3rd": that value is for another detail. */
function isElsewhere(detail: Found, signals: Signals): boolean {
  return detail.correction === true && (signals.dontKnow === true || signals.skip === true);
}

function isNoAnswer({ whole, passage }: Reading, signals: Signals, questions: readonly Span[]): boolean {
  const { person, danger, threat, stop, startOver, skip, dontKnow, status, areYouABot, rights } = signals;
  if (person || danger || threat || stop || startOver || skip || dontKnow || status || areYouABot || rights)
    return true;
  if (whole.size > 0 || questions.length > 0 || passage.words.length === 0) return true;
  return /\?\s*$/.test(passage.plain);
}

function trimText({ plain }: Passage): Span | undefined {
  const from = /^[\s"'*.,:;-]*/.exec(plain)?.[0].length ?? 0;
  const body = plain.slice(from).replace(/[\s"'.,;:!-]+$/, '');
  return body ? clip(plain, { from, to: from + body.length }) : undefined;
}

/** "It was a wool coat" names "a wool coat". */
function trimLead(passage: Passage, lead: string): Span | undefined {
  const span = trimText(passage);
  if (!span) return undefined;
  const before = new RegExp(`^${lead}`, 'i').exec(passage.plain.slice(span.from, span.to))?.[0].length ?? 0;
  return before < span.to - span.from ? { from: span.from + before, to: span.to } : span;
}

/** Without "it was in" before it; a name of more than five words, or a place of more than eight, is no plain answer. */
function trimName(passage: Passage, lead: string, most: number): Span | undefined {
  const span = trimLead(passage, lead);
  if (!span) return undefined;
  const { from } = span;
  const count = passage.plain.slice(from, span.to).split(' ').length;
  return count <= most ? { from, to: span.to } : undefined;
}
