import type { FoundValue, ValueFinder } from './durations.ts';
import type { Span, Word } from './passage.ts';
import type { RuleWords } from './words.ts';

/** Places named with a capital letter after "from", "to", "at" or "in", and both ends of "from x to y". Modest on purpose. */
export function createPlaceFinder({ places }: RuleWords): ValueFinder {
  const before = new Set(places.before);
  const stop = new Set(places.stop);

  return ({ plain, words }) => {
    const found: FoundValue[] = [];
    const shouted = !/[a-z]{3}/.test(plain);
    for (const [i, word] of words.entries()) {
      if (!before.has(word.text)) continue;
      const named = run(i + 1, (w) => !shouted && /^\p{Lu}/u.test(plain.slice(w.from)));
      const span =
        named ?? (word.text === 'from' ? run(i + 1, (w) => /^[a-z]/.test(w.text) && w.text.length > 2) : undefined);
      if (span && (named || isJourney(span))) found.push({ ...span, value: plain.slice(span.from, span.to) });
    }
    return found;

    function run(first: number, fits: (word: Word) => boolean): Span | undefined {
      let last = first - 1;
      for (let i = first; i < first + 3; i++) {
        const word = words[i];
        if (!word || stop.has(word.text) || !fits(word) || !/[\p{L}]/u.test(word.text)) break;
        if (/[^ '-]/.test(plain.slice(words[i - 1]?.to, word.from))) break;
        last = i;
      }
      const a = words[first];
      const b = words[last];
      return a && b && last >= first ? { from: a.from, to: b.to } : undefined;
    }

    /** Without capitals only next to a day, a "to" or a flight: "from new york on the 3rd". */
    function isJourney(span: Span): boolean {
      return (
        /^ (?:to|on|yesterday|today|last)\b/.test(plain.slice(span.to)) &&
        /\d\w* (?:\w+ ){0,2}from $|fl(?:y|ew|ight|ying)\b.{0,20}from $/i.test(
          plain.slice(Math.max(0, span.from - 30), span.from),
        )
      );
    }
  };
}

/** A person's own name where they give it: "my name is Kim Ward". */
export function createNameFinder({ names }: RuleWords): ValueFinder {
  const introduced = new RegExp(
    String.raw`(?:^|[^\w])(?:${names.before.join('|').replaceAll(' ', String.raw`['\s]`)}) ?[:=]? ?(?=[^\s:=])`,
    'g',
  );
  const stop = new Set(names.stop);
  return ({ plain, lower, words }) => {
    const found: FoundValue[] = [];
    for (const match of lower.matchAll(introduced)) {
      const from = match.index + match[0].length;
      const first = words.findIndex((w) => w.from === from);
      const capital = /^\p{Lu}/u.test(plain.slice(from));
      if (first < 0 || (match[0].trim() === 'name' && !capital)) continue;
      let last = first;
      while (last < first + 3 && joins(last)) last++;
      const end = words[last]?.to ?? from;
      if (stop.has(words[first]?.text ?? '')) continue;
      found.push({ from, to: end, value: plain.slice(from, end) });

      function joins(i: number): boolean {
        const next = words[i + 1];
        const between = plain.slice(words[i]?.to, next?.from);
        return (
          next !== undefined &&
          /^[ '-]$/.test(between) &&
          /^\p{Lu}/u.test(plain.slice(next.from)) === capital &&
          (capital || (i === first && !stop.has(next.text)))
        );
      }
    }
    return found;
  };
}
