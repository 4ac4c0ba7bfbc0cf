import type { Request, RequestHandler } from 'express';
import { type ClientRateLimitInfo, ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import type { Clock } from '../../dialogs/domain/ports.ts';
import { Problem } from './problem.ts';

/** New chats that may begin from one address within the window: a crowded airport gets in, a machine does not. */
export const MOST_NEW_CHATS = 300;
const WINDOW_MS = 600_000;
/** Addresses that are remembered; beyond that the one that came first is forgotten. */
const MOST_ADDRESSES = 20_000;

/**
 * Refuses new chats (429, `Retry-After`) from an address that begins far too many. An IPv6 network counts as one address,
 * and this machine itself is not counted: behind a proxy that is not believed it would be everybody.
 */
export function capNewcomers(clock: Pick<Clock, 'now'>): RequestHandler {
  const counts = new Counts(clock);
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: MOST_NEW_CHATS,
    store: counts,
    // What the configuration means is checked at the start, not told on the console at the first request.
    validate: false,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: network,
    skip: ({ ip = '' }) => ip === '::1' || /^(?:::ffff:)?127\./.test(ip),
    handler: (req, _res, next) => {
      const says = 'Many chats have begun from where you are. Please try again in a while.';
      next(new Problem(429, 'too-many-chats', says, { retryAfter: counts.secondsLeft(network(req)) }));
    },
  });
}

function network({ ip = '' }: Pick<Request, 'ip'>): string {
  return ipKeyGenerator(ip);
}

/** Counts by address, by our own clock. They stand in the order in which they end, so that the first is the next to go. */
class Counts implements Store {
  readonly localKeys = true;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #counts = new Map<string, ClientRateLimitInfo & { resetTime: Date }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  increment(key: string): ClientRateLimitInfo {
    this.#forget();
    const count = this.#counts.get(key) ?? { totalHits: 0, resetTime: new Date(this.#clock.now() + WINDOW_MS) };
    count.totalHits += 1;
    this.#counts.set(key, count);
    return count;
  }

  decrement(key: string): void {
    const count = this.#counts.get(key);
    if (count) count.totalHits -= 1;
  }

  resetKey(key: string): void {
    this.#counts.delete(key);
  }

  secondsLeft(key: string): number {
    const ends = this.#counts.get(key)?.resetTime.getTime() ?? this.#clock.now();
    return Math.max(1, Math.ceil((ends - this.#clock.now()) / 1000));
  }

  #forget(): void {
    for (const [key, { resetTime }] of this.#counts) {
      if (resetTime.getTime() > this.#clock.now() && this.#counts.size < MOST_ADDRESSES) return;
      this.#counts.delete(key);
    }
  }
}
