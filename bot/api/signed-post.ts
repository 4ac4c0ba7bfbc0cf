import { createHmac } from 'node:crypto';
import type { Sent } from '../core/ports.ts';
import { neverLeft } from '../core/never-left.ts';

const TIMEOUT_MS = 15_000;
/** However long another system asks us to wait, a complaint's news is tried again within a day. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * Posts JSON signed as Standard Webhooks asks (`webhook-id`, `webhook-timestamp`, `webhook-signature` over
 * `id.timestamp.body`), once. `refused`: they answered that they do not take it; `unknown`: it may have arrived.
 */
export async function postSigned(
  to: { url: string; secret: string },
  what: { id: string; body: string; now: number },
): Promise<Sent> {
  const seconds = Math.floor(what.now / 1000);
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': what.id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': `v1,${sign(to.secret, `${what.id}.${seconds}.${what.body}`)}`,
      },
      body: what.body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const sent = outcome(response, seconds * 1000);
    await response.body?.cancel().catch(() => undefined);
    return sent;
  } catch (error) {
    return { result: neverLeft(error) ? 'retry' : 'unknown' };
  }
}

/** Answered and not taken for now: it can go again. What failed over there may have been taken all the same. */
function outcome(response: Response, now: number): Sent {
  const { status } = response;
  if (response.ok) return { result: 'sent' };
  if (status === 429) return { result: 'retry', ...waitOf(response.headers.get('retry-after') ?? '', now) };
  const refuses = status >= 400 && status < 500 && status !== 408 && status !== 425;
  return refuses ? { result: 'refused', reason: `http-${status}` } : { result: 'unknown' };
}

function waitOf(after: string, now: number): { afterMs?: number } {
  const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
  return wait > 0 ? { afterMs: Math.min(wait, LONGEST_WAIT_MS) } : {};
}

/** Secrets are given as `whsec_` and base64, or as plain text. */
function sign(secret: string, content: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  return createHmac('sha256', key).update(content).digest('base64');
}
