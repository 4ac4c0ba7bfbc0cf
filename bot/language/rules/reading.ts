import { ordinaryWords } from './lexicon.ts';
import type { Passage, Word } from './passage.ts';
import { readPassage } from './passage.ts';
import type { Hit } from './patterns.ts';
import { compilePatterns } from './patterns.ts';
import { slipsOf } from './slips.ts';
import type { RuleWords, Signal } from './words.ts';

/** One message and all that the word patterns found in it: the part that depends on nothing but its text. */
export interface Reading {
  passage: Passage;
  /** By tag: `signal:person`, `about:baggage`, `failure:baggage.lost`, `wish:repair`, `way:email`, `feeling:breach` … */
  hits: ReadonlyMap<string, readonly Hit[]>;
  /** Signals that are the whole message. */
  whole: ReadonlySet<Signal>;
  /** Signals that are the whole of its first clause ("no, the 8th"). */
  leading: ReadonlySet<Signal>;
  /** Signals that are the whole of its last sentence, where it has several ("I cannot do this now. stop"). */
  closing: ReadonlySet<Signal>;
  /** Signals that are its first word ("yes she was great"). */
  opening: ReadonlySet<Signal>;
}

/** Those that do not stand inside a harmless turn of phrase: of "thank you for not cancelling" nothing is left. */
export function meant(hits: Reading['hits'], found: readonly Hit[]): readonly Hit[] {
  const harmless = found.length ? hits.get('feeling:harmless') : undefined;
  return harmless ? found.filter((hit) => !harmless.some((h) => h.from <= hit.from && hit.to <= h.to)) : found;
}

export type Reader = (text: string) => Reading;

const KEPT = 200;

/** Reads a text, and remembers the last few hundred so that the glance and the turn do not read it twice. */
export function createReader(words: RuleWords): Reader {
  const anywhere = compilePatterns(tagged(words));
  const whole = compilePatterns(words.whole);
  const filler = new Set(words.filler);
  const ordinary = ordinaryWords(words);
  const isWord = (text: string) => ordinary.has(text) || Object.hasOwn(words.valence, text);
  const slips = slipsOf(words.keys, (text) => isWord(text) || words.notSlips.includes(text));
  const kept = new Map<string, Reading>();

  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const passage = readPassage(text, words.bare, slips);
    const reading: Reading = {
      passage,
      hits: group(anywhere.find(passage.words)),
      whole: passage.words.length ? wholly(passage.words) : marked(passage.plain),
      leading: wholly(firstClause(passage)),
      closing: wholly(lastSentence(passage)),
      opening: wholly(passage.words.slice(0, 1)),
    };
    kept.set(text, reading);
    const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return reading;
  };

  function wholly(all: readonly Word[]): Set<Signal> {
    const found = new Set<Signal>();
    if (all.length > 12) return found;
    const { sentence } = all[0] ?? { sentence: 0 };
    const asOne = all.every((w) => w.sentence === sentence) ? all : all.map((w) => ({ ...w, sentence }));
    const trimmed = trim(asOne);
    for (const some of trimmed.length < asOne.length ? [asOne, asOne.slice(edge(asOne)), trimmed] : [asOne]) {
      for (const { tag } of whole.find(some)) if (isSignal(tag)) found.add(tag);
    }
    return found;
  }

  /** "👍" and nothing else. */
  function marked(plain: string): Set<Signal> {
    const marks = Object.entries(words.marks).filter(([, signs]) => [...signs].some((sign) => plain.includes(sign)));
    return new Set(marks.map(([signal]) => signal).filter(isSignal));
  }

  function edge(some: readonly Word[]): number {
    const first = some.findIndex((w) => !filler.has(w.text));
    return first < 0 ? 0 : first;
  }

  function trim(some: readonly Word[]): readonly Word[] {
    const last = some.findLastIndex((w) => !filler.has(w.text));
    return last < 0 ? some : some.slice(edge(some), last + 1);
  }
}

const SIGNALS: ReadonlySet<string> = new Set<Signal>([
  ...(['person', 'danger', 'threat', 'abuse', 'stop', 'startOver', 'help', 'areYouABot', 'why', 'status'] as const),
  ...([
    'wroteBefore',
    'byText',
    'rights',
    'done',
    'yes',
    'no',
    'skip',
    'dontKnow',
    'greeting',
    'thanks',
    'story',
    'unfinished',
  ] as const),
]);

function isSignal(tag: string): tag is Signal {
  return SIGNALS.has(tag);
}

/** Up to the first comma, dash or end of a sentence. */
function firstClause({ plain, words }: Passage): readonly Word[] {
  const end = words.findIndex((w, i) => {
    const next = words[i + 1];
    return next !== undefined && /[,;.!?:\n]|\s[-–—]/.test(plain.slice(w.to, next.from));
  });
  return end < 0 ? [] : words.slice(0, end + 1);
}

/** A short one, after others. */
function lastSentence({ words, sentences }: Passage): readonly Word[] {
  const last = words.at(-1)?.sentence ?? 0;
  if (sentences.length < 2 || last === 0 || words.at(-5)?.sentence === last) return [];
  return words.slice(-4).filter((w) => w.sentence === last);
}

function group(hits: readonly Hit[]): Map<string, Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const same = groups.get(hit.tag);
    if (same) same.push(hit);
    else groups.set(hit.tag, [hit]);
  }
  return groups;
}

function tagged(words: RuleWords): Record<string, readonly string[]> {
  const lists: Record<string, readonly string[]> = {
    wants: words.wishes.wants,
    prefers: words.wishes.prefers,
    adds: words.wishes.adds,
    ails: words.wishes.ails,
    corrects: words.corrects,
    turned: words.turned,
    later: words.later,
    rhetorical: words.questions.rhetorical,
    given: words.amounts.given,
    voucher: words.amounts.vouchers,
    sought: words.amounts.sought ?? [],
    priced: words.amounts.priced,
    request: words.questions.requests,
    borne: words.amounts.borne,
  };
  add('signal', words.anywhere);
  add('wish', words.wishes.words);
  add('way', words.ways);
  add('feeling', { ...words.feeling });
  for (const [type, kind] of Object.entries(words.kinds)) {
    lists[`about:${type}`] = kind.about;
    for (const [detail, [said, unless]] of Object.entries(kind.without ?? {})) {
      lists[`without:${type}.${detail}`] = said;
      lists[`with:${type}.${detail}`] = unless;
    }
    for (const [failure, list] of Object.entries(kind.failures)) lists[`failure:${type}.${failure}`] = list;
  }
  return lists;

  function add(family: string, of: Readonly<Record<string, readonly string[] | undefined>>): void {
    for (const [name, list] of Object.entries(of)) if (list) lists[`${family}:${name}`] = list;
  }
}
