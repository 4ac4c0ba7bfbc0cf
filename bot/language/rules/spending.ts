import type { Passage, Span } from './passage.ts';
import { lastWordBefore, overlaps } from './passage.ts';
import type { Reading } from './reading.ts';
import type { AmountWords } from './words.ts';

export interface DescriptionWords {
  edges: ReadonlySet<string>;
  ends: ReadonlySet<string>;
  on: ReadonlySet<string>;
  through: ReadonlySet<string>;
  articles: ReadonlySet<string>;
  and: string;
  empty: ReadonlySet<string>;
}

export function compileDescriptions(
  { edges, after, on, through, articles, pronouns }: AmountWords,
  and: string,
): DescriptionWords {
  return {
    edges: new Set(edges),
    ends: new Set(after),
    on: new Set(on),
    through: new Set(through),
    articles: new Set(articles),
    and,
    empty: new Set([...articles, ...pronouns]),
  };
}

/**
 * Whether money was given to them, offered, or asked as a price, and so is no cost of theirs. The nearer words decide;
 * where none speak, it is a cost.
 */
export function isGiven({ passage, hits }: Reading, span: Span, all: readonly Span[]): boolean {
  const { words } = passage;
  const at = lastWordBefore(words, span.from) + 1;
  const last = lastWordBefore(words, span.to);
  const named = hits.get('voucher')?.some((h) => h.from > last && h.from - last <= 3) ?? false;
  const given = named ? 0 : Math.min(distance('given'), distance('voucher'));
  const borne = distance('borne');
  if (borne > 7 && distance('sought') <= 2) return true; // "I want the 30 pounds back"
  return given <= 7 && given <= borne;

  function distance(tag: string): number {
    let nearest = 99;
    for (const hit of hits.get(tag) ?? []) {
      if (words[hit.from]?.sentence !== words[at]?.sentence) continue;
      if (hit.to <= at) nearest = Math.min(nearest, at - hit.to + strangeness(hit.to, at));
      else if (hit.from > last) nearest = Math.min(nearest, hit.from - last + strangeness(last, hit.from));
    }
    return nearest;
  }

  /** Another amount between the two makes them strangers. */
  function strangeness(from: number, to: number): number {
    const start = words[from]?.from ?? 0;
    const end = words[to]?.from ?? passage.plain.length;
    return all.some((a) => a !== span && a.from >= start && a.to <= end) ? 5 : 0;
  }
}

/** "A hotel £180, dinner 32.50 and a toothbrush 4": it ends a short item as the money before it ended its own. */
export function isListedAlike(
  of: DescriptionWords,
  { lower, words }: Passage,
  span: Span,
  others: readonly Span[],
): boolean {
  if (!/^(?:\s*$|[,;.!?](?!\d)|,? (?:and|y|e|plus|\+|&) )/.test(lower.slice(span.to, span.to + 6))) return false;
  const before = others.findLast((other) => other.to < span.from);
  const item = before && words[lastWordBefore(words, before.from)];
  if (!before || !item || !/^[ :]{1,2}$/.test(lower.slice(item.to, before.from))) return false;
  const named = /^(?:,|,? (?:and|y|plus)|;)(?<item>(?: [\p{L}'-]+){1,4}):? $/u.exec(lower.slice(before.to, span.from));
  const inItem = named?.groups?.item?.trim().split(' ') ?? [];
  return inItem.length > 0 && !inItem.some((word) => of.edges.has(word));
}

/** What it went on: "on clothes" after the amount, else the words before it, else the words that follow at once. */
export function describe(of: DescriptionWords, passage: Passage, span: Span, all: readonly Span[]): Span | undefined {
  const { words, plain } = passage;
  let next = lastWordBefore(words, span.to) + 1;
  // "80 extra for a minibar"
  const [nearest, after] = [words[next], words[next + 1]];
  if (nearest && after && of.edges.has(nearest.text) && of.on.has(after.text) && areJoined(passage, next, after.from))
    next++;
  const follows = next < words.length && /^ (?:\w+ )?$/.test(plain.slice(span.to, words[next]?.from));
  if (follows && of.on.has(words[next]?.text ?? '')) {
    const first = of.on.has(words[next + 1]?.text ?? '') ? next + 2 : next + 1;
    return both(of, passage, ahead(of, passage, first, 5, all), all) ?? short(behind(of, passage, span, all), plain);
  }
  return behind(of, passage, span, all) ?? (follows ? ahead(of, passage, next, 3, all) : undefined);
}

/** "31 pounds for breakfast and the bus": a second thing, and nothing after it that makes it the beginning of something else. */
function both(
  { articles, and: joins }: DescriptionWords,
  { words, plain }: Passage,
  one: Span | undefined,
  all: readonly Span[],
) {
  const at = one ? lastWordBefore(words, one.to) : -1;
  const [and, article, thing, after] = words.slice(at + 1, at + 5);
  if (!one || !and || !article || !thing || !articles.has(article.text)) return one;
  const isOver = !after || after.sentence !== thing.sentence || /^[,;]/.test(plain.slice(thing.to, after.from));
  return isOver && and.text === joins && !overlaps(thing, all) ? { from: one.from, to: thing.to } : one;
}

/** "A charger, 20 for it": a thing was named before. More words than three are a tale. */
function short(span: Span | undefined, plain: string): Span | undefined {
  return span && plain.slice(span.from, span.to).split(' ').length <= 3 ? span : undefined;
}

/** The words from one on, up to a word or a mark that ends a description. */
function ahead(
  of: DescriptionWords,
  passage: Passage,
  first: number,
  most: number,
  all: readonly Span[],
): Span | undefined {
  const { words } = passage;
  let last = first - 1;
  for (let i = first; i < first + most; i++) {
    const word = words[i];
    if (!word || word.sentence !== words[first]?.sentence || isNumber(word.text) || overlaps(word, all)) break;
    if (of.ends.has(word.text) || (i > first && !areJoined(passage, i - 1, word.from))) break;
    last = i;
  }
  return between(of, passage, first, last);
}

/** The words before the amount: past the verbs ("cost me"), back to where their own phrase begins. */
function behind(of: DescriptionWords, passage: Passage, span: Span, all: readonly Span[]): Span | undefined {
  const { words } = passage;
  const nearest = lastWordBefore(words, span.from);
  const here = (i: number): boolean => i >= 0 && words[i]?.sentence === words[nearest]?.sentence;
  const joined = (i: number): boolean => areJoined(passage, i, words[i + 1]?.from ?? span.from);

  let last = nearest;
  while (here(last) && of.edges.has(words[last]?.text ?? '') && (last === nearest || joined(last))) last--;
  let first = last + 1;
  while (here(first - 1) && last - first < 5 && (first > last || joined(first - 1)) && belongs(first - 1)) first--;
  while (first <= last && of.ends.has(words[first]?.text ?? '')) first++;
  const cut = words.findIndex((w, i) => i > first && i <= last && of.ends.has(w.text));
  return between(of, passage, first, cut > 0 ? cut - 1 : last);

  function belongs(i: number): boolean {
    const word = words[i];
    if (!word || isNumber(word.text) || overlaps(word, all)) return false;
    return !of.edges.has(word.text) || of.through.has(word.text);
  }
}

/** Nothing but an article, or a word that only points ("45 for it"), describes nothing. */
function between({ empty }: DescriptionWords, { words }: Passage, first: number, last: number): Span | undefined {
  const [a, b] = [words[first], words[last]];
  if (!a || !b || last < first || (a === b && empty.has(a.text))) return undefined;
  return { from: a.from, to: b.to };
}

function areJoined({ words, plain }: Passage, i: number, next: number): boolean {
  return !/[^\s'&-]/.test(plain.slice(words[i]?.to, next));
}

function isNumber(word: string): boolean {
  return /\d/.test(word);
}
