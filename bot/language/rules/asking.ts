import type { Span } from './passage.ts';
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

/** What would put it right, by kind; while it is asked, its words alone are enough. Undefined when they do not say. */
export function findWish(
  { passage, hits }: Reading,
  asked: boolean,
  words: { denied: ReadonlySet<string> },
): { kind: string; span: Span } | undefined {
  const wants = hits.get('wants') ?? [];
  let best: { kind: string; at: number; to: number } | undefined;
  for (const [tag, wishes] of hits) {
    if (!tag.startsWith('wish:')) continue;
    for (const hit of wishes) {
      const near = wants.some(
        (w) =>
          hit.from >= w.from &&
          hit.from - w.to <= 4 &&
          passage.words[w.from]?.sentence === passage.words[hit.from]?.sentence,
      );
      const denied = passage.words.slice(Math.max(0, hit.from - 3), hit.from).some((w) => words.denied.has(w.text));
      if (denied || !(asked || near) || (best && best.at <= hit.from)) continue;
      best = { kind: tag.slice('wish:'.length), at: hit.from, to: hit.to };
    }
  }
  if (!best) return undefined;
  const sentence = passage.sentences[passage.words[best.at]?.sentence ?? 0];
  return sentence && { kind: best.kind, span: clip(passage.plain, sentence, passage.words[best.at]?.from ?? 0) };
}

/** At most 200 characters around a place, cut at words. */
export function clip(plain: string, { from, to }: Span, around = from): Span {
  if (to - from <= 200) return { from, to };
  const start = Math.max(from, around - 80);
  const first = start === from ? from : plain.indexOf(' ', start) + 1;
  const last = plain.lastIndexOf(' ', Math.min(to, first + 200));
  return { from: first, to: last > first ? last : Math.min(to, first + 200) };
}
