import { DETAIL_KINDS, type DetailKind } from '../../../dialogs/domain/claim.ts';
import type { Understanding } from '../../../dialogs/domain/ports.ts';
import type { Hit } from './patterns.ts';
import { meant, type Reading } from './reading.ts';
import type { KindWords } from './words.ts';

/**
 * Weighs all messages together: what they are about, and what failed. `known` tips the scale, and so does a flight's
 * number. While nothing points to a kind, what may have failed is kept for when it does; nothing at all gives {}.
 */
export function createKindGuesser(kinds: Readonly<Record<string, KindWords>>): KindGuesser {
  const tagged = Object.entries(kinds).map(([type, { weight = 2, failures, without = {} }]) => ({
    type,
    weight,
    about: `about:${type}`,
    without: DETAIL_KINDS.filter((detail) => without[detail]),
    failures: Object.keys(failures).map((failure) => ({
      failure: `${type}.${failure}`,
      tag: `failure:${type}.${failure}`,
    })),
  }));
  return (readings, context = {}) => guessKind(tagged, readings, context);
}

export type KindGuesser = (
  readings: readonly Reading[],
  context?: { known?: string | undefined; flies?: boolean },
) => Pick<Understanding, 'type' | 'failure' | 'failureChanged' | 'without' | 'mayHaveFailed'>;

/** A kind, and the tags under which its words are found. */
interface Tagged {
  type: string;
  weight: number;
  about: string;
  /** Kinds of details it may be without. */
  without: readonly DetailKind[];
  failures: { failure: string; tag: string }[];
}

function guessKind(
  kinds: readonly Tagged[],
  readings: readonly Reading[],
  { known, flies = false }: { known?: string | undefined; flies?: boolean },
): ReturnType<KindGuesser> {
  let best: { type: string; score: number } | undefined;
  for (const kind of kinds) {
    const { type, weight } = kind;
    const about = count(readings, kind.about);
    const flown = type === 'trip' && flies ? 1 : 0;
    if (!about && !flown && type !== known) continue;
    const failing = kind.failures.some(({ tag }) => count(readings, tag) > 0);
    const score = weight * Math.min(about, 2) + flown + (failing ? 2 : 0) + (type === known ? 3 : 0);
    if (!best || score > best.score) best = { type, score };
  }
  const type = best?.type ?? ignoredAtLeast(readings);
  if (!type) return mayHaveFailed(readings, kinds);
  const kind = kinds.find((one) => one.type === type);
  const failure = guessFailure(readings, kind);
  const without = flies ? [] : lacking(readings, kind);
  const turned = failure !== undefined && readings.some(({ hits }) => hits.has('turned'));
  return {
    type,
    ...(failure && { failure }),
    ...(turned && { failureChanged: true as const }),
    ...(without.length && { without }),
  };
}

/** What such a complaint cannot have: no flight where a train is spoken of, and nothing that flies. */
function lacking(readings: readonly Reading[], kind: Tagged | undefined): DetailKind[] {
  const has = (tag: string): boolean => readings.some(({ hits }) => hits.has(tag));
  return (kind?.without ?? []).filter(
    (detail) => has(`without:${kind?.type}.${detail}`) && !has(`with:${kind?.type}.${detail}`),
  );
}

/** One failure of each kind that knows these words. */
function mayHaveFailed(readings: readonly Reading[], kinds: readonly Tagged[]): Pick<Understanding, 'mayHaveFailed'> {
  const failures = kinds.flatMap((kind) => guessFailure(readings, kind) ?? []);
  return failures.length ? { mayHaveFailed: failures } : {};
}

function guessFailure(readings: readonly Reading[], kind: Tagged | undefined): string | undefined {
  let best: { failure: string; hits: number } | undefined;
  for (const { failure, tag } of kind?.failures ?? []) {
    const hits = count(readings, tag);
    if (hits > 0 && (!best || hits > best.hits + 1)) best = { failure, hits };
  }
  return best?.failure;
}

/** With nothing else to go by, somebody who was rude, or no answer at all, is a matter of service. */
function ignoredAtLeast(readings: readonly Reading[]): string | undefined {
  return IGNORED.some((tag) => count(readings, tag) > 0) ? 'service' : undefined;
}

const IGNORED = ['rude', 'overcharged', 'refund-missing', 'no-answer', 'long-wait', 'wrong-information', 'unclean'].map(
  (failure) => `failure:service.${failure}`,
);

const NONE: readonly Hit[] = [];

/** Different words only: the same word twice says nothing new, and "it is not about the parcel" nothing of a parcel. */
function count(readings: readonly Reading[], tag: string): number {
  let seen: Set<string> | undefined;
  for (const { hits, passage } of readings) {
    for (const hit of meant(hits, hits.get(tag) ?? NONE)) (seen ??= new Set()).add(passage.words[hit.from]?.text ?? '');
  }
  return seen?.size ?? 0;
}
