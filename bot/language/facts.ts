/** Numbers written as words, with their digits. */
const NUMBERS: Readonly<Record<string, string>> = {
  two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11',
  twelve: '12', fifteen: '15', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', hundred: '100',
  thousand: '1000', million: '1000000', twice: '2', dozen: '12', half: '0.5',
}; // prettier-ignore

/** Words that name nothing, also where they begin a sentence. */
const PLAIN = new Set(
  (
    'a after all also an and another any as at because before both but by during each even every finally first for from ' +
    'he her his how i in instead it its later many meanwhile more most much my nearly neither no nobody none nor not ' +
    'nothing now of on once one only or other our over people several she since so some somebody someone soon still ' +
    'that the their then there these they this those through throughout to twice until up we were what when where ' +
    'whether which while who with without yet you your yours'
  ).split(' '),
);

/**
 * Numbers and names in a text that stand nowhere in what it was made of: each is an invention, as far as it can be seen
 * without understanding. `told` is everything it may draw on. With `opening` at `plain` a sentence may begin with a word of theirs or
 * with one that names nothing. Empty: nothing of the kind was found.
 */
export function inventedIn(text: string, told: readonly string[], opening: 'any' | 'plain' = 'any'): string[] {
  const source = told.join('\n').toLowerCase();
  const words = new Set(source.match(/[\p{L}\p{N}]+/gu));
  const numbers = new Set([...numbersIn(source), ...[...words].flatMap((word) => NUMBERS[word] ?? [])]);
  return [
    ...numbersIn(text.toLowerCase()).filter((number) => !numbers.has(number)),
    ...spelledIn(text).filter((word) => !words.has(word) && !numbers.has(NUMBERS[word] ?? '')),
    ...namesIn(text, opening).filter((name) => !words.has(name.toLowerCase())),
  ];
}

/** Any number at all, in digits or in words. */
export function hasNumber(text: string): boolean {
  return /\p{N}/u.test(text);
}

/** `1,250.00`, `1.250,00` and `1250` are one number. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\p{N}+(?:[.,]\p{N}+)*/gu)].map(([written]) => {
    const whole = written.replace(/[.,](?=\p{N}{3}(?!\p{N}))/gu, '').replace(',', '.');
    const value = Number(whole);
    return Number.isFinite(value) && whole.length < 12 ? String(value) : written;
  });
}

function spelledIn(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => NUMBERS[word] !== undefined);
}

/** Words with a capital letter. Those that begin a sentence are no names where any word may begin one. */
function namesIn(text: string, opening: 'any' | 'plain'): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*/gu)].flatMap(({ 0: word, index }) => {
    const begins = index === 0 || /[.!?:\n]\s*$/.test(text.slice(Math.max(0, index - 3), index));
    return PLAIN.has(word.toLowerCase()) || (begins && opening === 'any') ? [] : [word];
  });
}
