import type { FoundValue } from './durations.ts';
import { ordinaryWords } from './lexicon.ts';
import type { Passage, Span, Word } from './passage.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

export type NameFinder = (passage: Passage, asked: boolean) => FoundValue[];

/**
 * People's names: where they give it ("my name is Kim Ward", "I'm Kim"), after a title ("Dr. Amin"), in the name of whom
 * something was booked, and where one was asked for. A name is a word that the rules know nothing else of, or one with a
 * capital where a name must stand.
 */
export function createNameFinder(words: RuleWords): NameFinder {
  const look = compile(words);
  return (passage, asked) => {
    const found: FoundValue[] = [];
    for (const match of matchesOf(look.titled, passage.lower)) take(firstWordAt(passage, match), 'titled', match.index);
    const titled = found.length;
    for (const match of matchesOf(look.introduced, passage.lower)) take(firstWordAt(passage, match), 'told');
    for (const match of matchesOf(look.greeted, passage.lower)) take(firstWordAt(passage, match), 'greeted');
    for (const match of matchesOf(look.owner, passage.lower)) take(firstWordAt(passage, match), 'greeted');
    for (const match of matchesOf(look.speaking, passage.plain)) take(firstWordAt(passage, match, 0), 'greeted');
    if (asked && titled === found.length) {
      for (const match of matchesOf(look.lead, passage.lower)) take(firstWordAt(passage, match), 'asked');
    }
    return found;

    function take(first: number, how: How, from?: number): void {
      const span = first < 0 || found.length === MOST ? undefined : nameAt(look, passage, first, how);
      if (!span || found.some((f) => span.from < f.to && f.from < span.to)) return;
      const whole = from === undefined ? span : { from, to: span.to };
      found.push({ ...whole, value: passage.plain.slice(whole.from, whole.to) });
    }
  };
}

/** `told`: after "my name is"; `greeted`: after "I'm", which more often tells something else; `asked`: the answer itself. */
type How = 'told' | 'greeted' | 'asked' | 'titled';

const MOST = 10;

interface Look {
  introduced: RegExp;
  greeted: RegExp;
  owner: RegExp;
  titled: RegExp;
  speaking: RegExp;
  lead: RegExp;
  stop: ReadonlySet<string>;
  /** Every word that means something else to the rules. */
  ordinary: ReadonlySet<string>;
}

function compile(words: RuleWords): Look {
  const { names } = words;
  const spaced = (list: readonly string[]): string => list.join('|').replaceAll(' ', String.raw`['’ ]?[ ]?`);
  return {
    introduced: new RegExp(String.raw`(?<!\w)(?:${spaced(names.before)}) ?[:=]? ?`, 'g'),
    greeted: new RegExp(String.raw`(?<![\w'])(?:${names.self})(?: again)?[,:]? `, 'g'),
    owner: new RegExp(String.raw`(?<!\w)(?:${names.owner}) `, 'g'),
    titled: new RegExp(String.raw`(?<!\w)(?:${names.titles}) (?=\p{L})`, 'gu'),
    speaking: new RegExp(
      String.raw`(?<=^|[.,!?] )\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)? (?:${names.speaking})(?!\w)`,
      'gu',
    ),
    lead: new RegExp(String.raw`(?:^|[.!?] +)${names.lead}`, 'g'),
    stop: new Set(names.stop),
    ordinary: ordinaryWords(words),
  };
}

function firstWordAt({ words }: Passage, match: RegExpMatchArray, length = match[0].length): number {
  const from = (match.index ?? 0) + length;
  return words.findIndex((w) => w.from === from);
}

/** Up to three words that look alike and belong together. */
function nameAt(look: Look, passage: Passage, first: number, how: How): Span | undefined {
  const { plain, words } = passage;
  const start = words[first];
  if (!start || look.stop.has(start.text) || !/^\p{L}[\p{L}'-]+$/u.test(start.text)) return undefined;
  const capital = isCapital(plain, start);
  const shouted = isShouted(plain, start);
  if (!isName(look, passage, start, how)) return undefined;
  let last = first;
  while (last < first + 3 && joins(last + 1)) last++;
  const end = words[last];
  return end && { from: start.from, to: end.to };

  function joins(i: number): boolean {
    const [before, word] = [words[i - 1], words[i]];
    if (!before || !word || !/^[ '-]$/.test(plain.slice(before.to, word.from))) return false;
    if (look.stop.has(word.text) || !/^\p{L}/u.test(word.text)) return false;
    if (capital && isCapital(plain, word)) return !isShouted(plain, word) || shouted;
    const small = !isCapital(plain, word) && i === first + 1 && !look.ordinary.has(word.text);
    return small && (!capital || how === 'told' || how === 'asked');
  }
}

function isName({ ordinary }: Look, passage: Passage, word: Word, how: How): boolean {
  const capital = isCapital(passage.plain, word);
  const strange = !ordinary.has(word.text);
  if (how === 'titled') return capital || strange;
  if (how === 'told') return capital || strange;
  if (how === 'greeted') return capital && strange;
  return strange || (capital && isSentenceOfThree(passage, word));
}

/** "Mark." is hardly anything but a name, where one was asked for. */
function isSentenceOfThree({ words }: Passage, { sentence }: Word): boolean {
  return words.filter((w) => w.sentence === sentence).length <= 3;
}

function isCapital(plain: string, { from }: Span): boolean {
  return /^\p{Lu}/u.test(plain.slice(from, from + 2));
}

function isShouted(plain: string, { from, to }: Span): boolean {
  return to - from > 1 && plain.slice(from, to) === plain.slice(from, to).toUpperCase();
}
