import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { DirectLineConversation } from './activity-log.ts';

const claimsOfToken = z.object({
  /** The one conversation it opens. */
  conv: z.string(),
  /** `talk` starts and uses a conversation; `stream` opens a socket. */
  use: z.enum(['talk', 'stream']),
  /** Clients read this claim to know who they are. */
  user: z.string().exactOptional(),
  name: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  /** Origins of the pages that may use it; absent for any. */
  origins: z.array(z.string()).exactOptional(),
  context: z.unknown().exactOptional(),
  /** The conversation was already started with this token. */
  begun: z.literal(true).exactOptional(),
  /** Seconds since 1970, as JWT has it. */
  exp: z.number(),
});

export type Claims = z.infer<typeof claimsOfToken>;

/** Makes and checks everything a client shows at the door. Nothing of it is stored. */
export interface Credentials {
  isSecret(given: string): boolean;
  /** A conversation id that proves itself. */
  mint(): string;
  /** Whether this id was made with the same secret. */
  minted(conversationId: string): boolean;
  /** A signed token that ends after that many seconds. */
  sign(claims: Omit<Claims, 'exp'>, seconds: number): string;
  /** The claims of a token of ours that has not ended; undefined for anything else. */
  verify(token: string): Claims | undefined;
  /** The claims of a token of ours, also of one that has ended; undefined for anything else. */
  read(token: string): Claims | undefined;
}

const HEADER = encoded({ alg: 'HS256', typ: 'JWT' });
const RANDOM_BYTES = 15;
const PROOF_BYTES = 12;
const MAX_TOKEN = 16_384;
/** Of customers who write now; each takes more than a kilobyte. Anybody else costs one more check. */
const REMEMBERED = 1_000;

/** All keys are derived from the secret, each for one purpose, so that none can stand in for another. */
export function createCredentials(secret: string, clock: Pick<Clock, 'now'>): Credentials {
  const keys = { secret: keyFor('secret'), ids: keyFor('conversation'), tokens: keyFor('token') };
  const verified = new Map<string, Claims>();

  function keyFor(purpose: string): KeyObject {
    return createSecretKey(createHmac('sha256', secret).update(`direct line ${purpose}`).digest());
  }

  const fingerprint = mac(keys.secret, secret);
  return {
    isSecret: (given) => timingSafeEqual(mac(keys.secret, given), fingerprint),
    mint() {
      const random = randomBytes(RANDOM_BYTES);
      return Buffer.concat([random, proof(keys.ids, random)]).toString('base64url');
    },
    minted(conversationId) {
      const bytes = Buffer.from(conversationId, 'base64url');
      if (bytes.length !== RANDOM_BYTES + PROOF_BYTES || bytes.toString('base64url') !== conversationId) return false;
      return timingSafeEqual(bytes.subarray(RANDOM_BYTES), proof(keys.ids, bytes.subarray(0, RANDOM_BYTES)));
    },
    sign(claims, seconds) {
      const body = `${HEADER}.${encoded({ ...claims, exp: Math.floor(clock.now() / 1000) + seconds })}`;
      return `${body}.${mac(keys.tokens, body).toString('base64url')}`;
    },
    verify(token) {
      const claims = verified.get(token) ?? open(token, keys.tokens);
      if (claims === undefined) return undefined;
      // A ticket is shown once; a token with every message.
      if (claims.use === 'talk') remember(verified, token, claims);
      return claims.exp * 1000 > clock.now() ? claims : undefined;
    },
    read: (token) => open(token, keys.tokens),
  };
}

/** What a token says about its conversation. */
export function conversationIn(claims: Omit<Claims, 'exp'>): DirectLineConversation {
  return {
    id: claims.conv,
    ...(claims.user !== undefined && {
      user: { id: claims.user, ...(claims.name !== undefined && { name: claims.name }) },
    }),
    ...(claims.locale !== undefined && { locale: claims.locale }),
    ...(claims.context !== undefined && { context: claims.context }),
  };
}

function open(token: string, key: KeyObject): Claims | undefined {
  if (token.length > MAX_TOKEN) return undefined;
  const end = token.lastIndexOf('.');
  const body = token.slice(0, end);
  if (!body.startsWith(`${HEADER}.`)) return undefined;
  const given = Buffer.from(token.slice(end + 1), 'base64url');
  const expected = mac(key, body);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const json: unknown = JSON.parse(Buffer.from(body.slice(HEADER.length + 1), 'base64url').toString());
  return claimsOfToken.safeParse(json).data;
}

function remember(verified: Map<string, Claims>, token: string, claims: Claims): void {
  verified.delete(token);
  verified.set(token, claims);
  const [oldest] = verified.keys();
  if (verified.size > REMEMBERED && oldest !== undefined) verified.delete(oldest);
}

function mac(key: KeyObject, text: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function proof(key: KeyObject, random: Uint8Array): Buffer {
  return mac(key, random).subarray(0, PROOF_BYTES);
}

function encoded(json: object): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}
