import type { Instant } from '../../dialogs/domain/message.ts';

const KEPT_MS = 7 * 24 * 3_600_000;

export interface SeenKey {
  key: string;
  /** What a repeat gets. */
  result: string;
  at: Instant;
}

/** Keys that were committed in the last seven days. Time is that of the commits. */
export class SeenKeys {
  readonly #keys = new Map<string, SeenKey>();
  #newest: Instant = 0;

  /** What was kept with this key; undefined when it was not seen in the seven days before `at` (the newest key's time). */
  first(key: string, at = this.#newest): SeenKey | undefined {
    const seen = this.#keys.get(key);
    return seen && !hasExpired(seen, at) ? seen : undefined;
  }

  /** Takes the key in, and lets the oldest ones go that are past their time. An older one than is known changes nothing. */
  add(seen: SeenKey): void {
    if ((this.#keys.get(seen.key)?.at ?? seen.at) > seen.at) return;
    this.#keys.delete(seen.key);
    this.#keys.set(seen.key, seen);
    this.#newest = Math.max(this.#newest, seen.at);
    for (const oldest of this.#keys.values()) {
      if (!hasExpired(oldest, seen.at)) return;
      this.#keys.delete(oldest.key);
    }
  }
}

export function hasExpired(seen: SeenKey, at: Instant): boolean {
  return seen.at + KEPT_MS <= at;
}
