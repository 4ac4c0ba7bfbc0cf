import { MASK, NAMED_OTHERWISE, type Secret } from './secret.ts';

/** Card numbers, whole or in groups, the last four figures left; a security code right behind one; IBANs. */
export function findNumbers(text: string): Secret[] {
  return LONG_NUMBER.test(text) ? [...findCards(text), ...findIbans(text)] : [];
}

const LONG_NUMBER = /(?:\d[ .-]{0,2}){8}/;
/** Letters that are drawn like a figure stand for it beside figures. */
const LIKE = 'OolI|';
const GROUPS = new RegExp(`(?<![A-Za-z])[\\d${LIKE}]*\\d[\\d${LIKE}]*(?:[ .-]{1,2}[\\d${LIKE}]+)*`, 'g');
const CARD_WORD =
  /\b(?:card|visa|master ?card|amex|american express|maestro|debit|credit|tarjeta|d[eé]bito|cr[eé]dito)\b/i;
const EXPIRY_AND_CODE =
  /^[\s,;:/|-]{0,3}(?:(?:exp\w{0,10}|valid \w{1,10}|cad\w{0,10}|venc\w{0,10}|v[aá]lida \w{1,10})[\s.:]{0,3})?(?:\d\d ?[/-] ?(?:20)?\d\d)[\s,;:/|-]{1,3}(\d{3,4})(?!\d)/i;

/** Runs of digit groups in which some neighbouring groups make a card number. */
function findCards(text: string): Secret[] {
  const found: Secret[] = [];
  for (const run of text.matchAll(GROUPS)) {
    if (run[0].length < 13) continue;
    const groups = [...run[0].matchAll(/[^ .-]+/g)].map((g) => ({
      digits: asFigures(g[0]),
      from: run.index + g.index,
    }));
    for (let first = 0; first < groups.length; first++) {
      const count = cardLength(groups.slice(first, first + 19).map((g) => g.digits));
      const start = groups[first];
      const end = groups[first + count - 1];
      if (!count || !start || !end) continue;
      const to = end.from + end.digits.length;
      if (isNamedOtherwise(text, start.from, to)) continue;
      const digits = asFigures(text.slice(start.from, to)).replace(/\D/g, '');
      found.push({ from: start.from, to, kind: 'card-number', mask: `•••• ${digits.slice(-4)}` });
      const code = EXPIRY_AND_CODE.exec(text.slice(to, to + 50));
      if (code?.[1]) {
        const end = to + code.index + code[0].length;
        found.push({ from: end - code[1].length, to: end, kind: 'security-code', mask: MASK });
      }
      first += count - 1;
    }
  }
  return found;
}

function asFigures(text: string): string {
  return text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
}

/** How many of the groups, from the first, make a card number; 0 for none. */
function cardLength(groups: string[]): number {
  if (!/^[2-6]/.test(groups[0] ?? '')) return 0;
  let digits = '';
  let best = 0;
  for (const [i, group] of groups.entries()) {
    digits += group;
    if (digits.length > 19 || group.length === 1) break;
    const grouped = group.length <= 4 || groups[0]?.length === 4;
    if (i > 0 && !grouped) break;
    if (digits.length >= 13 && passesLuhn(digits)) best = i + 1;
  }
  return best;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const twice = digit * 2;
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Tracking and order numbers may pass the card check by accident: one in ten does. */
function isNamedOtherwise(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  return NAMED_OTHERWISE.test(before) && !CARD_WORD.test(before) && !CARD_WORD.test(text.slice(to, to + 25));
}

// prettier-ignore
const IBAN_LENGTHS: Record<string, number> = {
  AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23,
  GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15,
  PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, TR: 26, AE: 23, SA: 24, IL: 23,
};

function findIbans(text: string): Secret[] {
  const found: Secret[] = [];
  for (const start of text.matchAll(/(?<![A-Z\d])([A-Z]{2})[ -]?\d\d(?=[ -]?[A-Z\d])/gi)) {
    const length = IBAN_LENGTHS[start[1]?.toUpperCase() ?? ''];
    if (length === undefined) continue;
    let compact = '';
    let to = start.index;
    for (; to < text.length && compact.length < length; to++) {
      const char = text.charAt(to);
      if (/[A-Z\d]/i.test(char)) compact += char.toUpperCase();
      else if (char !== ' ' && char !== '-') break;
    }
    if (compact.length === length && !/^[A-Z\d]/i.test(text.slice(to, to + 1)) && passesMod97(compact)) {
      found.push({ from: start.index, to, kind: 'iban', mask: MASK });
    }
  }
  return found;
}

function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}
