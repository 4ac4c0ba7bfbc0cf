import { z } from 'zod';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import { AmendsError } from '../../../dialogs/domain/errors.ts';

const KEPT_MS = 24 * 3_600_000;
const AGAIN_MS = 60_000;
const TIMEOUT_MS = 10_000;

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const Key = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});
const Keys = z.object({ keys: z.array(z.unknown()) });

/** A key of the channels' authority, with the channels it is good for; none named: all. */
export type SigningKey = z.infer<typeof Key>;

/**
 * The keys of an authority, fetched when they are first needed and again after a day, or for a key that is not among
 * them, at most once a minute. While the authority cannot be reached, the keys that are known stay good.
 */
export class SigningKeys {
  readonly #url: string;
  readonly #clock: Pick<Clock, 'now'>;
  #keys = new Map<string, SigningKey>();
  #fetchedAt: number | undefined;
  #triedAt: number | undefined;
  #fetching: Promise<void> | undefined;

  constructor(url: string, clock: Pick<Clock, 'now'>) {
    this.#url = url;
    this.#clock = clock;
  }

  /** The key with this id; undefined when the authority has none. Throws `unavailable` when no keys can be had. */
  async find(kid: string): Promise<SigningKey | undefined> {
    const known = this.#keys.get(kid);
    const now = this.#clock.now();
    const fresh = this.#fetchedAt !== undefined && now - this.#fetchedAt < KEPT_MS;
    if (known && fresh) return known;
    const tried = this.#triedAt !== undefined && now - this.#triedAt < AGAIN_MS;
    if (!tried || this.#fetching) await this.#refresh(now);
    if (this.#fetchedAt === undefined) {
      throw new AmendsError('unavailable', 'The keys that requests are signed with cannot be fetched.');
    }
    return this.#keys.get(kid);
  }

  /** Many requests may want keys at once; they are fetched once. */
  async #refresh(now: number): Promise<void> {
    this.#fetching ??= this.#fetch(now).finally(() => (this.#fetching = undefined));
    await this.#fetching;
  }

  async #fetch(now: number): Promise<void> {
    this.#triedAt = now;
    try {
      const { jwks_uri } = Metadata.parse(await getJson(this.#url));
      const { keys } = Keys.parse(await getJson(jwks_uri));
      this.#keys = new Map(keys.flatMap((key) => Key.safeParse(key).data ?? []).map((key) => [key.kid, key]));
      this.#fetchedAt = now;
    } catch (cause) {
      if (this.#fetchedAt === undefined) {
        this.#triedAt = undefined;
        throw new AmendsError(
          'unavailable',
          'The keys that requests are signed with cannot be fetched.',
          {},
          { cause },
        );
      }
    }
  }
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!response.ok) {
    await response.body?.cancel();
    throw new AmendsError('unavailable', 'The authority did not answer.', { status: response.status });
  }
  return response.json();
}
