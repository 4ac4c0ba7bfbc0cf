import { findAsked } from './secrets/asked.ts';
import { legible } from './secrets/legible.ts';
import { findNumbers } from './secrets/numbers.ts';
import { findToldInSpanish } from './secrets/told-es.ts';
import { findTold } from './secrets/told.ts';

/**
 * The text, in English or Spanish, without what must never be kept: card numbers (the last four stay), security codes, PINs, passwords,
 * security answers, IBANs and national ids, however they are disguised. `before` are the messages before it in the
 * conversation, oldest first: a name after "your mother's maiden name?" is a secret, too. `kinds` names what was masked,
 * each once; nothing found gives the text back as it came and an empty list. Masking what is masked already changes
 * nothing. Pure, and linear in the text.
 */
export function maskSecrets(text: string, before: readonly string[] = []): { text: string; kinds: string[] } {
  const asked = before.length > 0;
  const { plain, at } = legible(text);
  if (!asked && !SUSPECT.test(plain)) return { text, kinds: [] };
  const told = SUSPECT.test(plain) ? [...findNumbers(plain), ...findTold(plain), ...findToldInSpanish(plain)] : [];
  const found = [...told, ...(asked ? findAsked(plain, before) : [])].sort((a, b) => a.from - b.from || b.to - a.to);
  const kinds = new Set<string>();
  let masked = '';
  let place = 0;
  for (const secret of found) {
    const [from, to] = [at(secret.from), at(secret.to)];
    if (to <= place) continue;
    masked += text.slice(place, Math.max(place, from)) + secret.mask;
    place = to;
    kinds.add(secret.kind);
  }
  return { text: masked + text.slice(place), kinds: [...kinds] };
}

/** Most messages hold none of these, and are done after this one look. */
const SUSPECT =
  /\d{3}|\d[ .-]\d|\bpass|\bpwd|maiden|\bpets?\b|secur|memorable|\bcat\b|\bdog\b|contrase|\bclave|segurid|soltera|mascota/i;
