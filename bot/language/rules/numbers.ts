import type { Word } from './passage.ts';

/**
 * The number that ends right before word `end`, in words or digits mixed ("one thousand two hundred and ten",
 * "3 thousand"), and the word where it begins. Undefined when the word before is no number.
 */
export function readNumberWords(
  words: readonly Word[],
  end: number,
  numbers: Readonly<Record<string, number>>,
  and = 'and',
): { value: number; from: number } | undefined {
  let from = end;
  while (from > 0 && end - from < 12 && isNumber(words[from - 1], from < end)) from--;
  while (from < end && words[from]?.text === and) from++;
  if (from === end) return undefined;
  const value = sumOf(words, from, end, numbers);
  return value > 0 ? { value, from } : undefined;

  function isNumber(word: Word | undefined, inside: boolean): boolean {
    if (!word || word.sentence !== words[end]?.sentence) return false;
    return word.text in numbers || /^\d{1,6}$/.test(word.text) || (inside && word.text === and);
  }
}

/**
 * The number that begins at word `start` ("a hundred and twenty", "fifty"), and the word after its last. Undefined when no
 * number in words begins there; "a" and "one" alone, and figures, are none.
 */
export function readNumberFrom(
  words: readonly Word[],
  start: number,
  numbers: Readonly<Record<string, number>>,
  and = 'and',
): { value: number; to: number } | undefined {
  let to = start;
  while (to - start < 12 && words[to]?.sentence === words[start]?.sentence && isPart(to)) to++;
  const value = sumOf(words, start, to, numbers);
  return value > 1 ? { value, to } : undefined;

  function isPart(at: number): boolean {
    const text = words[at]?.text ?? '';
    if (Object.hasOwn(numbers, text)) return true;
    const next = words[at + 1]?.text ?? '';
    return (
      text === and && at > start && (numbers[words[at - 1]?.text ?? ''] ?? 0) >= 100 && Object.hasOwn(numbers, next)
    );
  }
}

function sumOf(words: readonly Word[], from: number, to: number, numbers: Readonly<Record<string, number>>): number {
  let total = 0;
  let part = 0;
  for (let i = from; i < to; i++) {
    const word = words[i]?.text ?? '';
    const value = numbers[word] ?? (/^\d+$/.test(word) ? Number(word) : 0);
    if (value === 1000) {
      total += Math.max(part, 1) * 1000;
      part = 0;
    } else if (value === 100) part = Math.max(part, 1) * 100;
    else part += value;
  }
  return total + part;
}
