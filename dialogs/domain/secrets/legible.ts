/** A text without what only disguises it, and where each unit of it stood. */
export interface Legible {
  plain: string;
  /** The place in the original of a place in `plain`. */
  at(place: number): number;
}

/** Invisible: zero-width, joiners, direction marks, soft hyphens, variation selectors. */
const HIDDEN = /[\p{Cf}\p{Variation_Selector}]/u;
const DISGUISED = /[^\p{ASCII}]/u;

/**
 * Invisible signs are left out; figures of any script, wide and styled letters, dashes and spaces become the plain ones.
 * A text of ASCII is given back as it is.
 */
export function legible(text: string): Legible {
  if (!DISGUISED.test(text)) return { plain: text, at: (place) => place };
  let plain = '';
  const places: number[] = [];
  let place = 0;
  for (const sign of text) {
    const shown = HIDDEN.test(sign) ? '' : plainOf(sign);
    for (let i = 0; i < shown.length; i++) places.push(place);
    plain += shown;
    place += sign.length;
  }
  places.push(text.length);
  return { plain, at: (i) => places[i] ?? text.length };
}

function plainOf(sign: string): string {
  if (sign < '\u0080') return sign;
  if (/\p{Nd}/u.test(sign)) return figure(sign);
  if (/\p{Zs}/u.test(sign)) return ' ';
  if (/\p{Pd}/u.test(sign)) return '-';
  if (sign === '’' || sign === '‘') return "'";
  if (sign in ALIKE) return ALIKE[sign] ?? sign;
  const wide = sign.normalize('NFKC');
  return /^[\dA-Za-z]$/.test(wide) ? wide : sign;
}

/** Letters of other scripts that are drawn like a figure. */
const ALIKE: Readonly<Record<string, string>> = { О: 'O', о: 'o', Ο: 'O', ο: 'o', І: 'I', і: 'i', Ι: 'I' };

/** Figures of a script stand in a row from nought to nine; the styled ones in five rows without a gap. */
function figure(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
