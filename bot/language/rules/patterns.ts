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
  const index: Index = { words: new Map(), stems: new Map() };
  for (const [tag, list] of Object.entries(lists)) for (const text of list) enter(index, parse(tag, text));
  return {
    find(words) {
      const hits: Hit[] = [];
      for (let at = 0; at < words.length; at++) {
        const word = words[at]?.text ?? '';
        look(index.words.get(word), words, at, hits);
        if (index.stems.size > 0) look(index.stems.get(word.slice(0, 3)), words, at, hits);
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

/** Patterns by what they can begin with: whole words, and the first three letters of stems. */
interface Index {
  words: Map<string, Pattern[]>;
  stems: Map<string, Pattern[]>;
}

function enter(index: Index, pattern: Pattern): void {
  const words = new Set<string>();
  const stems = new Set<string>();
  for (const element of pattern.elements) {
    for (const word of element.words) words.add(word);
    for (const stem of element.stems) stems.add(stem.slice(0, 3));
    if (!element.optional) break;
  }
  for (const word of words) index.words.set(word, [...(index.words.get(word) ?? []), pattern]);
  for (const stem of stems) index.stems.set(stem, [...(index.stems.get(stem) ?? []), pattern]);
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
