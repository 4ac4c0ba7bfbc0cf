import { withClaim } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Turn } from './turn.ts';

/** An insult of fewer words is no more than that. */
const LONG_OUTBURST = 8;
/** Fewer words than this say little when they are read back alone. */
const TELLING = 5;

/**
 * Whether this belongs to the story: it tells something, or holds a fact. A right that is used is no story, and neither
 * is a mere insult, nor a question that names nothing that went wrong.
 */
export function tells(turn: Turn): boolean {
  const { signals, details, expenses, failure, reference } = turn.understanding;
  if (signals.rights && !failure) return false;
  const facts = details.filter(({ value }) => value !== reference);
  if (facts.length > 0 || expenses.length > 0 || failure) return true;
  if (signals.abuse && wordsIn(textOf(turn)) < LONG_OUTBURST) return false;
  return Boolean(signals.story) && !onlyAsks(turn);
}

/** What they said stays with the story, so that the person who takes it reads it. */
export function withStory(turn: Turn, complaint: Complaint): Complaint {
  const told = turn.messages.map(({ conversation, seq }) => ({ conversation, seq }));
  return withClaim(complaint, { story: [...complaint.claim.story, ...told] });
}

/** Every word of it is part of a question. */
export function onlyAsks(turn: Turn): boolean {
  const { questions } = turn.understanding;
  const rest = questions.reduce((text, { words }) => text.replace(words, ' '), textOf(turn));
  return questions.length > 0 && wordsIn(rest) === 0;
}

/** Something is asked that the company's knowledge has no answer for. */
export function asksUnanswered({ understanding, answers }: Turn): boolean {
  return understanding.questions.some((_, i) => !answers[i]);
}

/** The words worth giving back of what was added; undefined when it is better to give none. */
export function wordsToGiveBack(turn: Turn): string | undefined {
  const last = turn.messages.findLast((m) => m.text);
  const words = turn.understanding.quote?.words ?? last?.text.slice(0, 120) ?? '';
  const isTelling = wordsIn(words) >= TELLING && !/\?\s*$/.test(words) && !turn.understanding.signals.abuse;
  return isTelling ? words : undefined;
}

function textOf({ messages }: Turn): string {
  return messages.map((m) => m.text).join(' ');
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)?.length ?? 0;
}
