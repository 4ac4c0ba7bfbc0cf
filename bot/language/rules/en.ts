import { answers } from './en-answers.ts';
import { feeling } from './en-feeling.ts';
import { kinds } from './en-kinds.ts';
import { signals } from './en-signals.ts';
import { talk } from './en-talk.ts';
import { things } from './en-things.ts';
import { values } from './en-values.ts';
import { tone } from './en-tone.ts';
import type { RuleWords } from './words.ts';

/** What the rules know of English, with British habits: the day before the month. */
export const english: RuleWords = {
  ...answers,
  ...feeling,
  ...kinds,
  ...signals,
  ...talk,
  ...tone,
  ...things,
  ...values,
};
