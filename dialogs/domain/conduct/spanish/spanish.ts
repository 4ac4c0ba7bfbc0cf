import type { Judge } from '../rule.ts';
import { apology } from './apology.ts';
import { blame } from './blame.ts';
import { data } from './data.ts';
import { listening } from './listening.ts';
import { manners } from './manners.ts';
import { people } from './people.ts';
import { promises } from './promises.ts';
import { reasons } from './reasons.ts';

/** What the rules look for in Spanish, by the ids of the rules. Every rule about words has its own here. */
export const spanish: ReadonlyMap<string, Judge> = new Map(
  [apology, reasons, blame, promises, manners, listening, people, data].flatMap(Object.entries<Judge>),
);
