import type { Understanding } from '../../../dialogs/domain/ports.ts';
import type { Reading } from './reading.ts';
import type { KindWords } from './words.ts';

/**
 * Weighs all messages together: what they are about, and what failed. `known` tips the scale, and so does a flight's
 * number. While nothing points to a kind, what may have failed is kept for when it does; nothing at all gives {}.
 */
export function guessKind(
  readings: readonly Reading[],
  kinds: Readonly<Record<string, KindWords>>,
  { known, flies = false }: { known?: string | undefined; flies?: boolean } = {},
): Pick<Understanding, 'type' | 'failure' | 'mayHaveFailed'> {
  let best: { type: string; score: number } | undefined;
  for (const [type, kind] of Object.entries(kinds)) {
    const about = count(readings, `about:${type}`);
    const failing = Object.keys(kind.failures).some((f) => count(readings, `failure:${type}.${f}`) > 0);
    const flown = type === 'trip' && flies ? 1 : 0;
    if (!about && !flown && type !== known) continue;
    const weight = kind.weight ?? 2;
    const score = weight * Math.min(about, 2) + flown + (failing ? 2 : 0) + (type === known ? 3 : 0);
    if (!best || score > best.score) best = { type, score };
  }
  const type = best?.type ?? ignoredAtLeast(readings);
  if (!type) return mayHaveFailed(readings, kinds);
  const failure = guessFailure(readings, type, kinds[type]);
  return failure ? { type, failure: `${type}.${failure}` } : { type };
}

/** One failure of each kind that knows these words. */
function mayHaveFailed(
  readings: readonly Reading[],
  kinds: Readonly<Record<string, KindWords>>,
): Pick<Understanding, 'mayHaveFailed'> {
  const failures = Object.entries(kinds).flatMap(([type, kind]) => {
    const failure = guessFailure(readings, type, kind);
    return failure ? [`${type}.${failure}`] : [];
  });
  return failures.length ? { mayHaveFailed: failures } : {};
}

function guessFailure(readings: readonly Reading[], type: string, kind: KindWords | undefined): string | undefined {
  let best: { failure: string; hits: number } | undefined;
  for (const failure of Object.keys(kind?.failures ?? {})) {
    const hits = count(readings, `failure:${type}.${failure}`);
    if (hits > 0 && (!best || hits > best.hits + 1)) best = { failure, hits };
  }
  return best?.failure;
}

/** With nothing else to go by, somebody who was rude, or no answer at all, is a matter of service. */
function ignoredAtLeast(readings: readonly Reading[]): string | undefined {
  return ['rude', 'overcharged', 'refund-missing', 'no-answer', 'long-wait', 'wrong-information', 'unclean'].some(
    (f) => count(readings, `failure:service.${f}`) > 0,
  )
    ? 'service'
    : undefined;
}

/** Different words only: the same word twice says nothing new. */
function count(readings: readonly Reading[], tag: string): number {
  if (!readings.some((r) => r.hits.has(tag))) return 0;
  const seen = new Set<string>();
  for (const { hits, passage } of readings) {
    const found = hits.get(tag);
    if (found?.length === 1 && readings.length === 1) return 1;
    for (const hit of found ?? []) seen.add(passage.words[hit.from]?.text ?? '');
  }
  return seen.size;
}
