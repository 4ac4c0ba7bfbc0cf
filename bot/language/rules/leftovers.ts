import type { Aside } from './found.ts';
import type { Passage, Span } from './passage.ts';
import { lastWordBefore, overlaps } from './passage.ts';
import type { RuleWords } from './words.ts';
import { matchesOf } from './matches.ts';

const MOST = 12;
/** A figure, alone or at the end of a name: "11.0.3", "4", "iPhone7". */
const FIGURES = /(?<![\w.,:/@&£$€-])[A-Za-z]{0,12}\d{1,9}(?:[.,:]\d{1,4}){0,3}[A-Za-z]{0,6}(?![\w@-]|[.,:]\d)/g;

export type LeftoverFinder = (passage: Passage, taken: readonly Span[]) => Aside[];

/** Figures that nothing else was made of, each with the word beside it: "iOS 11", "4 pint", "Group 5". */
export function createLeftoverFinder({ places, dangling }: RuleWords): LeftoverFinder {
  const small = new Set([...places.stop, ...dangling]);
  return (passage, taken) => findLeftovers(passage, taken, small);
}

function findLeftovers({ plain, words }: Passage, taken: readonly Span[], small: ReadonlySet<string>): Aside[] {
  const found: Aside[] = [];
  for (const match of matchesOf(FIGURES, plain)) {
    const span = { from: match.index, to: match.index + match[0].length };
    if (found.length === MOST) break;
    if (overlaps(span, taken)) continue;
    const last = lastWordBefore(words, span.from);
    const before = words[last];
    const after = words[lastWordBefore(words, span.to) + 1];
    const named =
      before &&
      !small.has(before.text) &&
      plain.slice(before.to, span.from) === ' ' &&
      /^\p{L}{2,}$/u.test(before.text);
    const counts =
      after &&
      !small.has(after.text) &&
      plain.slice(span.to, after.from) === ' ' &&
      /^\p{Ll}{3,}/u.test(plain.slice(after.from));
    const from = named && (/^\p{Lu}|^i[A-Z]/u.test(plain.slice(before.from)) || !counts) ? before.from : span.from;
    const to = counts && from === span.from ? after.to : span.to;
    found.push({ from, to, kind: 'number', value: match[0] });
  }
  return found;
}
