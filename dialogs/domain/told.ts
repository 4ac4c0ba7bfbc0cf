import type { Instant } from './message.ts';
import { maskSecrets } from './secrets.ts';

/** One thing a site says of its visitor, by the site's own name for it. */
export interface ToldFact {
  name: string;
  value: string;
}

/**
 * What the place they write from says of a customer: never their own words. `site` is the server of the site that shows
 * the chat, which holds the secret; `page` is the page in their browser, which says whatever somebody makes it say;
 * `teams` is the roster of their own chat there.
 */
export interface Told {
  by: 'site' | 'page' | 'teams';
  at: Instant;
  facts: ToldFact[];
}

/** The name of the one fact that Teams tells. */
const EMAIL = 'email';

const MOST_FACTS = 20;
const LONGEST_NAME = 60;
const LONGEST_VALUE = 300;
const DEEPEST = 3;

/** The facts in plain JSON: of objects in one another, each with its way as its name. Empty where there are none. */
export function readTold(json: unknown): ToldFact[] {
  return factsIn(json, '', 0).slice(0, MOST_FACTS);
}

/** What Teams says of a member of a chat; undefined when that is no address. */
export function toldByTeams(email: unknown): Pick<Told, 'by' | 'facts'> | undefined {
  if (typeof email !== 'string' || email.length > LONGEST_VALUE || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    return undefined;
  return { by: 'teams', facts: [{ name: EMAIL, value: email }] };
}

/** The address that Teams names; good for who asks for an e-mail and says no address. Absent: none is known. */
export function emailTold(told: readonly Told[] = []): string | undefined {
  return told.find(({ by }) => by === 'teams')?.facts.find(({ name }) => name === EMAIL)?.value;
}

/**
 * What is known when the sources have said this: each one's newest word takes the place of its earlier one. The same as
 * before, when nothing new was said. Secrets are masked.
 */
export function hearTold(
  before: readonly Told[],
  said: readonly Pick<Told, 'by' | 'facts'>[],
  now: Instant,
): readonly Told[] {
  return said.reduce((known, { by, facts }) => {
    const masked = facts.map(({ name, value }) => ({ name, value: maskSecrets(value).text }));
    const earlier = known.find((one) => one.by === by);
    if (!masked.length || (earlier && isSame(earlier.facts, masked))) return known;
    return [...known.filter((one) => one.by !== by), { by, at: now, facts: masked }];
  }, before);
}

function factsIn(json: unknown, name: string, depth: number): ToldFact[] {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return fact(name, String(json));
  if (typeof json !== 'object' || json === null || depth >= DEEPEST) return [];
  if (Array.isArray(json) && json.every((one) => typeof one !== 'object')) return fact(name, json.join(', '));
  return Object.entries(json).flatMap(([key, value]) => factsIn(value, `${name} ${key}`, depth + 1));
}

function fact(name: string, value: string): ToldFact[] {
  const readable = oneLine(value, LONGEST_VALUE);
  return readable === '' ? [] : [{ name: oneLine(name, LONGEST_NAME) || 'context', value: readable }];
}

/** As it reads, on one line: marks that turn or hide text would make it look like something else. */
function oneLine(text: string, longest: number): string {
  const readable = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const cut = [...readable];
  return cut.length > longest ? `${cut.slice(0, longest - 1).join('')}…` : readable;
}

function isSame(one: readonly ToldFact[], other: readonly ToldFact[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, value }, i) => name === other[i]?.name && value === other[i]?.value)
  );
}
