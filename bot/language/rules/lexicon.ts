import type { RuleWords } from './words.ts';

/** Every word of two letters or more in the lists, tables and patterns of a language: whatever it is, it is no name. */
export function ordinaryWords(words: RuleWords): ReadonlySet<string> {
  return new Set(JSON.stringify({ ...words, valence: {} }).match(/[a-z]{2,}/g));
}
