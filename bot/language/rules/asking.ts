import type { Asked } from '../../../dialogs/domain/session.ts';
import type { Passage, Span } from './passage.ts';
import type { Hit } from './patterns.ts';
import type { Reading } from './reading.ts';
import type { RuleWords } from './words.ts';

export type QuestionFinder = (reading: Reading) => Span[];

/** Sentences that ask us something. Rhetorical ones, greetings, and asking for a person or for a bot, are none. */
export function createQuestionFinder({ questions }: RuleWords): QuestionFinder {
  const openers = new Set(questions.openers);
  const unmarked = new RegExp(`^(?:${questions.unmarked})\\b`);
  return ({ passage, hits, whole }) => {
    const found: Span[] = [];
    if (whole.has('greeting')) return found; // "are you still there?"
    for (const [number, sentence] of passage.sentences.entries()) {
      const words = passage.words.filter((w) => w.sentence === number);
      const text = passage.plain.slice(sentence.from, sentence.to);
      const marked = /\?[!?"')]*$/.test(text);
      const opener = words.slice(0, 3).find((w) => openers.has(w.text));
      const asksWhy = !marked && unmarked.test(words.map((w) => w.text).join(' '));
      if (words.length < 3 || !(marked ? opener || words.length >= 4 : asksWhy)) continue;
      if (['rhetorical', 'signal:person', 'signal:areYouABot'].some((tag) => stands(tag, number))) continue;
      found.push(lastQuestion(passage.plain, sentence));
    }
    return found;

    function stands(tag: string, sentence: number): boolean {
      return hits.get(tag)?.some((h) => passage.words[h.from]?.sentence === sentence) ?? false;
    }
  };

  /** "my money back and why does nobody answer??": the asking part alone where a long run-up comes before it. */
  function lastQuestion(plain: string, { from, to }: Span): Span {
    if (to - from <= 160) return { from, to };
    const start = Math.max(plain.lastIndexOf(', ', to - 12), plain.lastIndexOf(' - ', to - 12));
    return start > from && to - start <= 160 ? { from: start + 2, to } : { from: Math.max(from, to - 300), to };
  }
}

/**
 * What would put it right, by kind; while it is asked, its words alone are enough, and while anything else is asked for
 * the claim, a word of preference beside them. Undefined when they do not say.
 */
export function findWish(
  { passage, hits }: Reading,
  asks: Asked | undefined,
  words: { denied: ReadonlySet<string> },
): { kind: string; span: Span } | undefined {
  const asked = asks === 'wish';
  const wants = hits.get('wants') ?? [];
  const prefers = asks && asks !== 'more' ? (hits.get('prefers') ?? []) : [];
  // "Refund it. No, I want a new one": what comes after the change of mind.
  const changed = hits.get('corrects')?.at(-1)?.from ?? 0;
  let best: { kind: string; at: number } | undefined;
  for (const [tag, wishes] of hits) {
    if (!tag.startsWith('wish:')) continue;
    for (const hit of wishes) {
      const isBeside = (w: Hit) => passage.words[w.from]?.sentence === passage.words[hit.from]?.sentence;
      const near =
        wants.some((w) => hit.from >= w.from && hit.from - w.to <= 4 && isBeside(w)) || prefers.some(isBeside);
      if (isDenied(passage, hit.from, words.denied) || !(asked || near)) continue;
      const isLater = hit.from >= changed;
      if (best && (best.at >= changed === isLater ? best.at <= hit.from : !isLater)) continue;
      best = { kind: tag.slice('wish:'.length), at: hit.from };
    }
  }
  if (!best) return undefined;
  const sentence = passage.sentences[passage.words[best.at]?.sentence ?? 0];
  return sentence && { kind: best.kind, span: clip(passage.plain, sentence, passage.words[best.at]?.from ?? 0) };
}

/** "Not a refund", in the same clause; not the "no" that answers first: "no, I want a refund". */
function isDenied({ plain, words }: Passage, at: number, denied: ReadonlySet<string>): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const [word, next] = [words[i], words[i + 1]];
    if (!word || !next || /[,;:.!?\n]/.test(plain.slice(word.to, next.from))) return false;
    if (denied.has(word.text)) return true;
  }
  return false;
}

/** At most 200 characters around a place, cut at words. */
export function clip(plain: string, { from, to }: Span, around = from): Span {
  if (to - from <= 200) return { from, to };
  const start = Math.max(from, around - 80);
  const first = start === from ? from : plain.indexOf(' ', start) + 1;
  const last = plain.lastIndexOf(' ', Math.min(to, first + 200));
  return { from: first, to: last > first ? last : Math.min(to, first + 200) };
}
