import { distance } from 'fastest-levenshtein';
import type { Button } from '../../dialogs/domain/message.ts';

/** Small numbers as they are written out, for choices that are numbered from 1. */
const NUMBERS: Record<string, number> = {
  ...counted(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']),
  ...counted(['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve']),
};

/** Their order, which alone may be a day of the month: "the second one" is a choice, "the 2nd" a date. */
const ORDER: Record<string, number> = {
  ...counted(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']),
  ...counted(['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th']),
  ...counted(['primera', 'segunda', 'tercera', 'cuarta', 'quinta', 'sexta', 'septima', 'octava', 'novena']),
};

/** Words that may stand around a number and still mean the choice. */
const AROUND = /^(?:(?:option|number|choice|answer|opcion|numero|la) )?(\S+?)(?: (?:please|pls|por favor))?$/;
const IN_ORDER = /^(?:(?:the|la) )?(\S+) (?:one|option|choice|opcion)(?: (?:please|pls|por favor))?$/;

/**
 * The choice a text message means: its number ("2", "two", "#2", "(2)", "2.", "option 2", "the second one"), its label,
 * or the label with a slip of the fingers. Undefined when it is none, or could be two; a longer number is none.
 */
export function readChoice(text: string, buttons: readonly Button[]): Button | undefined {
  const said = plain(text);
  if (!said || said.length > 60) return undefined;
  const exact = buttons.filter(({ label }) => plain(label) === said);
  if (exact.length) return exact.length === 1 ? exact[0] : undefined;
  const number = numberIn(said, text);
  if (number !== undefined) return buttons[number - 1];
  const near = buttons.filter(({ label }) => isSlip(said, plain(label)));
  return near.length === 1 ? near[0] : undefined;
}

/** A sum of money and a percentage are no choice. */
function numberIn(said: string, text: string): number | undefined {
  if (/[\p{Sc}%]/u.test(text)) return undefined;
  const [, word = ''] = AROUND.exec(said) ?? [];
  if (/^[1-9]$/.test(word)) return Number(word);
  if (Object.hasOwn(NUMBERS, word)) return NUMBERS[word];
  const [, place = ''] = IN_ORDER.exec(said) ?? [];
  return Object.hasOwn(ORDER, place) ? ORDER[place] : undefined;
}

/** One slip in a short label, two in a longer one; none in a label too short to tell. Numbers are never slips. */
function isSlip(said: string, label: string): boolean {
  const most = label.length < 4 ? 0 : label.length < 8 ? 1 : 2;
  if (!most || /\d/.test(said) || said[0] !== label[0]) return false;
  return distance(said, label) <= most;
}

/** Small letters, without accents and marks; runs of blanks are one. */
function plain(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return bare
    .replace(/['’`]/g, '')
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function counted(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.map((word, i) => [word, i + 1]));
}
