import MiniSearch from 'minisearch';
import { z } from 'zod';
import type { Answer } from '../../dialogs/turn.ts';
import type { Report, Source } from './finding.ts';
import { splitFrontMatter } from './prompt-file.ts';
import { readTemplate, type Template } from './template.ts';
import { readYaml } from './yaml-file.ts';

/** One question the company answers, and the ways people ask it. */
export interface Knowledge {
  file: string;
  title: string;
  /** The stems of each way to ask. */
  asked: readonly ReadonlySet<string>[];
  template: Template;
  source: string;
  line: number;
}

const meta = z.strictObject({ title: z.string().min(1), questions: z.array(z.string().min(1)).min(2) });

/** Reads one file of `knowledge/`: the answer is its text, which may use the company's own values. */
export function readKnowledge(source: Source, report: Report): Knowledge | undefined {
  const parts = splitFrontMatter(source.text, report);
  const front = parts && readYaml(parts.front, meta, report, 1);
  if (!parts || !front) return undefined;
  const first = parts.body.findIndex((text) => text.trim());
  const line = parts.firstLine + Math.max(0, first);
  const words = parts.body.join(' ').replace(/\s+/g, ' ').trim();
  if (!words) {
    report({
      line,
      col: 1,
      rule: 'no-answer',
      says: 'There is no answer.',
      better: 'Write it below the front matter.',
    });
    return undefined;
  }
  const template = readTemplate(words, { line, col: 1 }, report);
  if (!template) return undefined;
  const asked = [front.data.title, ...front.data.questions].map((question) => new Set(stems(question)));
  return { file: source.file, title: front.data.title, asked, template, source: words, line };
}

/** So much of the meaning has to be shared: a question of two words of which one is strange is not answered. */
const ENOUGH = 0.7;
/** A longer word may have one slip of the fingers in it. */
const LONG_WORD = 6;
const MOST_CANDIDATES = 8;

/**
 * The answer whose question shares most words with this one, the rare words counting most; undefined when none is near
 * enough. It forgives a slip of the fingers, misses many a wording, and hardly ever answers a question nobody asked.
 */
export function findAnswer(
  question: string,
  known: readonly Knowledge[],
  say: (k: Knowledge) => string,
): Answer | undefined {
  const { search, entries, weigh } = indexOf(known);
  const words = new Set(stems(question.slice(0, 400)));
  if (!words.size) return undefined;
  let best: Knowledge | undefined;
  let most = 0;
  for (const { id, match, queryTerms } of search.search([...words].join(' ')).slice(0, MOST_CANDIDATES)) {
    const entry = entries[Number(id)];
    if (!entry) continue;
    const shared = sum(Object.keys(match), weigh) + sum(queryTerms, weigh);
    const score = shared / (sum(entry.asked, weigh) + sum(words, weigh));
    if (score > most) [best, most] = [entry.known, score];
  }
  return best && most >= ENOUGH ? { title: best.title, text: say(best) } : undefined;
}

function sum(words: Iterable<string>, weigh: (word: string) => number): number {
  let all = 0;
  for (const word of words) all += weigh(word);
  return all;
}

interface Index {
  search: MiniSearch;
  /** Each way to ask, by its place in the index. */
  entries: { known: Knowledge; asked: ReadonlySet<string> }[];
  /** A word in few answers tells more than one in many; a word in none tells that something else is meant. */
  weigh(word: string): number;
}

const indexes = new WeakMap<readonly Knowledge[], Index>();

function indexOf(known: readonly Knowledge[]): Index {
  const before = indexes.get(known);
  if (before) return before;
  const entries = known.flatMap((one) => one.asked.map((asked) => ({ known: one, asked })));
  const search = new MiniSearch({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { fuzzy: (term) => (term.length >= LONG_WORD && !/\d/.test(term) ? 1 : false) },
  });
  search.addAll(entries.map(({ asked }, id) => ({ id, words: [...asked].join(' ') })));
  const found = new Map<string, number>();
  for (const { asked } of known) {
    for (const word of new Set(asked.flatMap((words) => [...words]))) found.set(word, (found.get(word) ?? 0) + 1);
  }
  const weigh = (word: string) => Math.log(1 + known.length / (found.get(word) ?? 1));
  const index = { search, entries, weigh };
  indexes.set(known, index);
  return index;
}

/** Words that tell nothing about what is asked, in the languages there are. */
const COMMON = new Set(
  (
    'a an and are am as at be been but by can could did do does for from go had has have how i if in is it its ll me my of on or ' +
    'our please s so t tell than that the their them then there they this to us was we were what when where which who will ' +
    'with would you your ' +
    'al como con cual cuales cuando de del donde el ella en es esta este esto estos hay la las le les lo los mi mis nos o para ' +
    'pero por porque pues que quien se si su sus te tu tus un una uno usted ustedes y ya yo'
  ).split(' '),
);

function stems(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !COMMON.has(word)).map(stem);
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ies|ing|es|ed|s|e|y)$/, '') : word;
}
