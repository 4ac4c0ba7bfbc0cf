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
  let total = 0;
  let part = 0;
  for (let i = from; i < end; i++) {
    const word = words[i]?.text ?? '';
    const value = numbers[word] ?? (/^\d+$/.test(word) ? Number(word) : 0);
    if (value === 1000) {
      total += Math.max(part, 1) * 1000;
      part = 0;
    } else if (value === 100) part = Math.max(part, 1) * 100;
    else part += value;
  }
  const value = total + part;
  return value > 0 ? { value, from } : undefined;

  function isNumber(word: Word | undefined, inside: boolean): boolean {
    if (!word || word.sentence !== words[end]?.sentence) return false;
    return word.text in numbers || /^\d{1,6}$/.test(word.text) || (inside && word.text === and);
  }
}
