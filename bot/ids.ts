import { randomInt } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { Ids } from '../dialogs/domain/ports.ts';

/** Ids nobody can guess, with a prefix that says what they name. */
export function randomIds(): Ids {
  return { next: (prefix) => `${prefix}_${nanoid()}`, random: (below) => randomInt(below) };
}
