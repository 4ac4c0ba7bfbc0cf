const NUMBERS = /\d+(?:[.,:]\d+)*/g;
const PLACES = /\b(?:in|at|from|to|near|between|and) ((?:[A-Z][\p{L}'-]+|[A-Z]{3}\b)(?: [A-Z][\p{L}'-]+){0,3})/gu;

/**
 * Amounts, dates, times, references and other numbers (as digits, thousands and marks aside), and places: names with a
 * capital letter after "in", "at", "from", "to". All in lower case.
 */
export function valuesIn(text: string): Set<string> {
  const numbers = [...text.matchAll(NUMBERS)].map(([written]) =>
    written.replace(/[,](?=\d{3}\b)/g, '').replace(/^0+(?=\d)/, ''),
  );
  const places = [...text.matchAll(PLACES)].map(([, name = '']) => name.toLowerCase());
  return new Set([...numbers, ...places.filter((place) => !ROLES.test(place))]);
}

/** Who summaries speak of. */
const ROLES = /^(?:customer|agent|the|they|dm|he|she|i|his|her)\b/;
