import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Line } from '../../dialogs/turn.ts';
import type { Destination } from '../core/ports.ts';
import type { Variation } from './prompt-file.ts';
import { sectionsFor, type Speech } from './prompt-set.ts';
import type { Printed } from './template.ts';

/** The moment of words for a text message that would need more than two parts otherwise. */
const TIGHT = 'tight';

/**
 * Of the lines whose values are all there, those that say most of them, but not the one said last; among equals the
 * seed decides. `tight`: which of the lines for little room, where the prompt has any. Throws `unusable` when there is
 * no line to say.
 */
export function choose(
  line: Line,
  to: Destination,
  speech: Speech,
  { give, tight }: { give: (name: string) => Printed | undefined; tight: number | undefined },
): Variation {
  const canSay = ({ template }: Variation) => template.required.every((name) => give(name) !== undefined);
  const short = tight === undefined ? undefined : tightly(line, to, speech, canSay, tight);
  if (short) return short;
  for (const { variations } of sectionsFor(speech, line.prompt, line.section ?? 'say', line.moment, to.channel)) {
    let able = variations.filter(canSay);
    if (able.length > 1) able = able.filter((variation) => variation.line !== to.lines[line.prompt]);
    if (able.length > 1) {
      const most = Math.max(...able.map(({ template }) => template.required.length));
      able = able.filter(({ template }) => template.required.length === most);
    }
    const chosen = able[hash(to.seed, line.prompt) % able.length];
    if (chosen) return chosen;
  }
  throw new AmendsError('unusable', `nothing can be said for the prompt ${line.prompt}`, { prompt: line.prompt });
}

/** The lines for little room stand in their order, the one to try first at the top; none: the prompt has no such words. */
function tightly(
  line: Line,
  to: Destination,
  speech: Speech,
  canSay: (variation: Variation) => boolean,
  nth: number,
): Variation | undefined {
  const base = line.section ?? 'say';
  const [words] = sectionsFor(speech, line.prompt, base, TIGHT, to.channel);
  if (words?.moment !== TIGHT || words.base !== base) return undefined;
  const able = words.variations.filter(canSay);
  return able[Math.min(nth, able.length - 1)];
}

/** FNV-1a: small, and the same everywhere and for ever. */
function hash(seed: string, prompt: string): number {
  let h = 0x811c9dc5;
  for (const text of [seed, prompt]) {
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return (h ^ (h >>> 15)) >>> 0;
}
