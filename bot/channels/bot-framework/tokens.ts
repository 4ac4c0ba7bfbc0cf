import { decodeProtectedHeader, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import { Refusal } from './refusal.ts';
import type { Authority } from './settings.ts';
import { type SigningKey, SigningKeys } from './signing-keys.ts';

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLOCK_TOLERANCE_S = 300;

/** What a body says of itself, which its token must confirm. */
export interface Said {
  channelId: string;
  serviceUrl: string;
}

/** Checks the token of a request; the claims of a good one. Throws a Refusal: 401, or 503 when no key can be had. */
export type TokenCheck = (authorization: string | undefined, said: Said) => Promise<JWTPayload>;

/**
 * Checks tokens as Bot Framework asks: signed by the channels' own authority with a key that is good for this channel,
 * for this bot, in time, and for the very address replies would go to. Tokens of other bots and of emulators are none.
 */
export function createTokenCheck(
  { issuer, metadataUrl }: Authority,
  appId: string,
  clock: Pick<Clock, 'now'>,
): TokenCheck {
  const keys = new SigningKeys(metadataUrl, clock);
  return async (authorization, said) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthorised();
    const { kid } = headerOf(token);
    const key = kid === undefined ? undefined : await keys.find(kid);
    if (!key) throw unauthorised();
    const endorsed = !key.endorsements?.length || key.endorsements.includes(said.channelId);
    const claims = await verified(token, key, { issuer, audience: appId, now: clock.now() });
    if (!endorsed || !said.serviceUrl || claims['serviceurl'] !== said.serviceUrl) throw unauthorised();
    return claims;
  };
}

async function verified(
  token: string,
  key: SigningKey,
  expected: { issuer: string; audience: string; now: number },
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, await importJWK({ kty: key.kty, n: key.n, e: key.e }, 'RS256'), {
      issuer: expected.issuer,
      audience: expected.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(expected.now),
      requiredClaims: ['exp'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw unauthorised();
    throw error;
  }
}

function headerOf(token: string): { kid: string | undefined } {
  try {
    const { kid } = decodeProtectedHeader(token);
    return { kid: typeof kid === 'string' ? kid : undefined };
  } catch {
    return { kid: undefined };
  }
}

function unauthorised(): Refusal {
  return new Refusal(401, 'unauthorised', 'The token of this request is missing or not good for this bot.');
}
