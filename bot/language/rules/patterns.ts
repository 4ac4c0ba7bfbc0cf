import type { Word } from './passage.ts';

/** Where a pattern matched: word numbers, `to` not included. */
export interface Hit {
  tag: string;
  from: number;
  to: number;
}

/**
 * Patterns over words, as the word lists write them: `a|b` is either word, `begin*` any word that begins so, `word?`
 * may be missing, `_` is any one word, `^` and `$` are the message's first and last word. Apostrophes are left out
 * ("dont"). A pattern never reaches over the end of a sentence.
 */
export interface Patterns {
  find(words: readonly Word[]): Hit[];
}

export function compilePatterns(lists: Readonly<Record<string, readonly string[]>>): Patterns {
  const index = new Map<string, Pattern[]>();
  for (const [tag, list] of Object.entries(lists)) for (const text of list) enter(index, parse(tag, text));
  return {
    find(words) {
      const hits: Hit[] = [];
      for (let at = 0; at < words.length; at++) {
        const word = words[at]?.text ?? '';
        look(index.get(word), words, at, hits);
        look(index.get(`${word.slice(0, 3)}*`), words, at, hits);
      }
      return hits;
    },
  };
}

interface Element {
  words: ReadonlySet<string>;
  stems: readonly string[];
  any: boolean;
  optional: boolean;
}

interface Pattern {
  tag: string;
  first: boolean;
  last: boolean;
  elements: Element[];
}

function parse(tag: string, text: string): Pattern {
  const parts = text.split(' ');
  const elements = parts.filter((p) => p !== '^' && p !== '$').map(parseElement);
  return { tag, first: parts[0] === '^', last: parts.at(-1) === '$', elements };
}

function parseElement(part: string): Element {
  const optional = part.endsWith('?');
  const choices = (optional ? part.slice(0, -1) : part).split('|');
  return {
    words: new Set(choices.filter((c) => !c.endsWith('*'))),
    stems: choices.filter((c) => c.endsWith('*')).map((c) => c.slice(0, -1)),
    any: choices.includes('_'),
    optional,
  };
}

/** Entered under every word it can begin with, and stems under their first three letters. */
function enter(index: Map<string, Pattern[]>, pattern: Pattern): void {
  const keys = new Set<string>();
  for (const element of pattern.elements) {
    for (const word of element.words) keys.add(word);
    for (const stem of element.stems) keys.add(`${stem.slice(0, 3)}*`);
    if (!element.optional) break;
  }
  for (const key of keys) index.set(key, [...(index.get(key) ?? []), pattern]);
}

function look(patterns: readonly Pattern[] | undefined, words: readonly Word[], at: number, hits: Hit[]): void {
  if (!patterns) return;
  for (const pattern of patterns) {
    if (pattern.first && at > 0) continue;
    const to = match(pattern, 0, words, at, words[at]?.sentence);
    if (to !== undefined) hits.push({ tag: pattern.tag, from: at, to });
  }
}

function match(pattern: Pattern, e: number, words: readonly Word[], at: number, sentence?: number): number | undefined {
  const element = pattern.elements[e];
  if (!element) return pattern.last && at < words.length ? undefined : at;
  const word = words[at];
  if (word && word.sentence === sentence && fits(element, word.text)) {
    const to = match(pattern, e + 1, words, at + 1, sentence);
    if (to !== undefined) return to;
  }
  return element.optional ? match(pattern, e + 1, words, at, sentence) : undefined;
}

function fits(element: Element, word: string): boolean {
  if (element.any || element.words.has(word)) return true;
  for (const stem of element.stems) if (word.startsWith(stem)) return true;
  return false;
}
