// No vowels (no words by accident) and nothing that is mistaken for something else when read aloud or typed.
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const CHECK = `${ALPHABET}+=*@`; // prime 31, so every single slip and every swap of neighbours changes the sum
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8];

/**
 * A reference such as `F4W2-F4J8`: seven drawn characters and one that checks them (weighted sum modulo 31).
 * `random` gives an integer from 0 up to, not including, its argument. References that would need a check character
 * outside the alphabet are drawn again.
 */
export function drawReference(random: (below: number) => number): string {
  for (;;) {
    const body = Array.from(WEIGHTS, () => ALPHABET[random(ALPHABET.length)]).join('');
    const check = checkOf(body);
    if (ALPHABET.includes(check)) return `${body.slice(0, 4)}-${body.slice(4)}${check}`;
  }
}

/** The reference in the form it was given, however it was typed; undefined when it is none (a mistyped one included). */
export function readReference(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (letters.length !== 8 || [...letters].some((c) => !ALPHABET.includes(c))) return undefined;
  if (checkOf(letters.slice(0, 7)) !== letters[7]) return undefined;
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function checkOf(body: string): string {
  const sum = [...body].reduce((s, c, i) => s + ALPHABET.indexOf(c) * (WEIGHTS[i] ?? 0), 0);
  return CHECK[sum % 31] ?? '';
}
