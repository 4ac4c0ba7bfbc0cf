import { answers } from './es-answers.ts';
import { kinds } from './es-kinds.ts';
import { signals } from './es-signals.ts';
import { talk } from './es-talk.ts';
import { things } from './es-things.ts';
import { tone } from './es-tone.ts';
import { values } from './es-values.ts';
import type { RuleWords } from './words.ts';

/** What the rules know of Spanish. Accents are left out on phones, so all its words stand here without them. */
export const spanish: RuleWords = {
  bare: { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u', ü: 'u', ñ: 'n' },
  valence: {},
  ...answers,
  ...kinds,
  ...signals,
  ...talk,
  ...things,
  ...tone,
  ...values,
};
