/**
 * The text without what must never be kept: card numbers (the last four stay), security codes, PINs, passwords,
 * security answers, IBANs and national ids. `kinds` names what was masked, each once; nothing found gives the text
 * back as it came and an empty list. Masking what is masked already changes nothing. Pure, and linear in the text.
 */
export function maskSecrets(text: string, _before: readonly string[] = []): { text: string; kinds: string[] } {
  if (!SUSPECT.test(text)) return { text, kinds: [] };
  const numbers = LONG_NUMBER.test(text) ? [...findCards(text), ...findIbans(text)] : [];
  const found = [...numbers, ...findTold(text)].sort((a, b) => a.from - b.from || b.to - a.to);
  const kinds = new Set<string>();
  let masked = '';
  let at = 0;
  for (const secret of found) {
    if (secret.to <= at) continue;
    masked += text.slice(at, Math.max(at, secret.from)) + secret.mask;
    at = secret.to;
    kinds.add(secret.kind);
  }
  return { text: masked + text.slice(at), kinds: [...kinds] };
}

interface Secret {
  from: number;
  to: number;
  kind: string;
  mask: string;
}

const MASK = '•••';

/** Most messages hold none of these, and are done after this one look. */
const SUSPECT = /\d{3}|\d[ .-]\d|\bpass|\bpwd|maiden|\bpet\b|pet's|secur|memorable/i;
const LONG_NUMBER = /(?:\d[ \u00A0.-]{0,2}){8}/;

const DIGIT_GROUPS = /\d+(?:[ \u00A0.-]{1,2}\d+)*/g;
const CARD_WORD = /\b(?:card|visa|master ?card|amex|american express|maestro|debit|credit)\b/i;
const EXPIRY_AND_CODE =
  /^[\s,;:/|-]{0,3}(?:(?:exp\w{0,10}|valid \w{1,10})[\s.:]{0,3})?(?:\d\d ?[/-] ?(?:20)?\d\d)[\s,;:/|-]{1,3}(\d{3,4})(?!\d)/i;
const NAMED_OTHERWISE =
  /\b(?:track\w*|parcels?|orders?|consignments?|shipments?|packages?|deliver\w*|bookings?|barcode|ref|references?|invoice|tag|imei|serial)(?: (?:number|no|num|id|code|ref|reference|is|was)\b)*[\s.:#-]*$/i;

/** Runs of digit groups in which some neighbouring groups make a card number. */
function findCards(text: string): Secret[] {
  const found: Secret[] = [];
  for (const run of text.matchAll(DIGIT_GROUPS)) {
    if (run[0].length < 13) continue;
    const groups = [...run[0].matchAll(/\d+/g)].map((g) => ({ digits: g[0], from: run.index + g.index }));
    for (let first = 0; first < groups.length; first++) {
      const count = cardLength(groups.slice(first, first + 19).map((g) => g.digits));
      const start = groups[first];
      const end = groups[first + count - 1];
      if (!count || !start || !end) continue;
      const to = end.from + end.digits.length;
      if (isNamedOtherwise(text, start.from, to)) continue;
      const digits = text.slice(start.from, to).replace(/\D/g, '');
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

/** Words that may stand between the name of a secret and the secret. */
const LINK = String.raw`(?:[\s:;=!,.…"'(-]|\b(?:is|was|are|it|its|it's|my|the|either|number|no|code|i|think|be|could|might|try|both|to|set|has|been)\b){1,16}`;
const END = String.raw`(?![\w•]|[.,-]\d| ?(?:pounds|quid|dollars|euros|people|times|years|miles|km)\b)`;
/** Without one of these the rest of `TOLD` is not tried. */
const TOLD_BY =
  /\bpins?\b|pass|\bpwd|\bcvv|\bcvc|\bcsc|secur|on the back|maiden|\bpets?\b|memorable|\bssn\b|\bni\b|\bnino\b|insurance|identity|\bid \w|\d{3}-\d\d-\d|[a-z]{2} \d\d \d\d \d\d [a-d]\b/i;

/** Secrets told by name. Each pattern's `secret` groups are masked; the quick word spares running it on other texts. */
const TOLD: { kind: string; quick: RegExp; pattern: RegExp; unless?: RegExp }[] = [
  {
    kind: 'security-code',
    quick: /\bcvv|\bcvc|\bcsc|security (?:code|num)|on the back/i,
    pattern: new RegExp(
      String.raw`\b(?:cv[vc]2?|csc|security (?:code|number)|(?:three|3|four|4) (?:digits?|numbers?) on the back)\b(?: on the (?:back|card))?${LINK}(?<secret>\d{3,4})${END}`,
      'dgi',
    ),
  },
  {
    kind: 'security-code',
    quick: /\bcvv|\bcvc|security code|on the back/i,
    pattern:
      /(?<![\w•.,-]|• )(?<secret>\d{3,4})\s(?:is |as |for |on )?(?:the |my )?(?:cv[vc]2?\b|security code|back of)/dgi,
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern: new RegExp(
      String.raw`\bpins?\b${LINK}(?<secret>\d{4,6})${END}(?:[\s,/]{1,3}(?:or|and|then)?[\s,/]{0,3}(?:it's |maybe )?(?<other>\d{4,6})${END})?`,
      'dgi',
    ),
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern:
      /(?<![\w•.,£$€-]|• )(?<secret>\d{4,6})(?:\s(?:or|and)\s(?<other>\d{4,6}))?\s?(?:is |was |for |as |are |= ?)(?:my |the )?(?:\w{1,8} )?pins?\b/dgi,
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern: new RegExp(
      String.raw`\bpins?\b[^\d£$€]{1,60}?\b(?:either|try|be|it'?s|it (?:is|was))\s(?<secret>\d{4,6})${END}(?: (?:or|and) (?<other>\d{4,6})${END})?`,
      'dgi',
    ),
  },
  {
    kind: 'password',
    quick: /pass|\bpwd/i,
    pattern: /\b(?:pass ?(?:word|code|phrase)s?|pwd)\s?(?:[:=]|\b(?:is|was)\b:?)\s?["'“]?(?<secret>[^\s"'”•]{3,64})/dgi,
    unless:
      /^(?:not|wrong|incorrect|the|this|that|a|an|still|being|been|expired|reset|invalid|required|no|now|what|never|always|too|also|correct|right|changed|blocked|locked|rejected|refused|gone|lost|stolen|only|for|on|in|at|sent|out|there|weak|ok|okay|fine|unknown|\w+ing|\w+ed)[.,!?]?$/i,
  },
  {
    kind: 'security-answer',
    quick: /maiden|\bpets?\b|security|memorable/i,
    pattern:
      /\b(?:maiden name|(?:first |childhood |my )pet(?:'?s)?(?: name)?|pet'?s name|security (?:answer|question)|memorable (?:word|name|place|date))(?: (?:as a child|when i was \w{1,8}))?(?:[\s.…,]{0,4}(?:it|that|and the answer|answer)?(?:\s?(?:is|was|were|:|=|'s)\s?|\s-\s)(?:called |named )?)["'“]?(?<secret>(?!\w+ed\b)[\p{L}\d][\p{L}\d'-]{1,30})/dgiu,
    unless:
      /^(?:sick|ill|lost|left|dead|with|very|so|fine|missing|cold|wet|hungry|there|here|also|then|going|being|stuck|alone|not|the|this|wrong|asked|what|a|an|no|never|my|on|in|unknown|different|incorrect|that|which)$/i,
  },
  {
    kind: 'security-answer',
    quick: /maiden/i,
    pattern: /\bmaiden name,? (?<secret>\p{Lu}[\p{L}'-]{1,30})/dgu,
  },
  {
    kind: 'national-id',
    quick: /\d{3}-\d\d-\d{4}|social|\bssn\b/i,
    pattern: new RegExp(
      String.raw`(?:\b(?:social security|ssn|social)\b(?: (?:number|no|num))?${LINK}(?<secret>\d{3}[ -]?\d\d[ -]?\d{4})|(?<![\w-])(?<other>(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}))(?![\w-])`,
      'dgi',
    ),
  },
  {
    kind: 'national-id',
    quick: /insurance|\bni\b|\bnino\b|[a-z]{2} \d\d \d\d \d\d [a-d]\b|passport|identity|\bid (?:card|number)/i,
    pattern: new RegExp(
      String.raw`(?:\b(?:national insurance|ni|nino)\b(?: (?:number|no|num))?${LINK}(?<secret>[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D])|\b(?<other>[A-CEGHJ-PR-TW-Z]{2} \d\d \d\d \d\d [A-D])|\b(?:passport|identity card|id card)(?: (?:number|no|num))?${LINK}(?<third>[A-Z]{0,3}\d{6,9}))\b`,
      'dgi',
    ),
  },
];

function findTold(text: string): Secret[] {
  const found: Secret[] = [];
  if (!TOLD_BY.test(text)) return found;
  for (const { kind, quick, pattern, unless } of TOLD) {
    if (!quick.test(text)) continue;
    for (const told of text.matchAll(pattern)) {
      if (kind === 'national-id' && NAMED_OTHERWISE.test(text.slice(Math.max(0, told.index - 40), told.index)))
        continue;
      for (const [name, range] of Object.entries(told.indices?.groups ?? {})) {
        if (!range || unless?.test(told.groups?.[name] ?? '')) continue;
        found.push({ from: range[0], to: range[1], kind, mask: MASK });
      }
    }
  }
  return found;
}
