import { phrasesOf, type Judge, type Phrases } from '../rule.ts';

/** What is looked for in Spanish, by the ids of the rules. */
export type Judges = Readonly<Record<string, Judge>>;

/** Spanish phrases, written without accents because the text is read without them, see `readText`. */
export function phrases(...alternatives: string[]): Phrases {
  return phrasesOf('es', alternatives);
}
