import { createHmac } from 'node:crypto';
import type { Clock } from '../../dialogs/domain/ports.ts';
import type { Sender } from '../core/ports.ts';

const TIMEOUT_MS = 15_000;
/** However long another system asks us to wait, a complaint's news is tried again within a day. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * Tells another system that a complaint waits or is closed, signed as Standard Webhooks asks (`webhook-id`,
 * `webhook-timestamp`, `webhook-signature` over `id.timestamp.body`). The body holds the reference and the state, and
 * nothing the customer said. The same entry always carries the same `webhook-id`, so that a receiver can drop a repeat.
 */
export function createWebhook(to: { url: string; secret: string }, clock: Pick<Clock, 'now'>): Sender {
  return {
    async send({ id, event, complaint }) {
      const body = JSON.stringify({
        type: event,
        timestamp: new Date(clock.now()).toISOString(),
        data: {
          reference: complaint.reference,
          state: complaint.handoff?.state,
          reason: complaint.handoff?.reason,
          claimType: complaint.claim.type,
        },
      });
      return post(to, { id, body, seconds: Math.floor(clock.now() / 1000) });
    },
  };
}

type Sent = Awaited<ReturnType<Sender['send']>>;

async function post(
  to: { url: string; secret: string },
  what: { id: string; body: string; seconds: number },
): Promise<Sent> {
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': what.id,
        'webhook-timestamp': String(what.seconds),
        'webhook-signature': `v1,${sign(to.secret, `${what.id}.${what.seconds}.${what.body}`)}`,
      },
      body: what.body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const sent = outcome(response, what.seconds * 1000);
    await response.body?.cancel().catch(() => undefined);
    return sent;
  } catch (error) {
    return { result: neverLeft(error) ? 'retry' : 'unknown' };
  }
}

/** Answered and refused for now: it can go again. Anything else that is no success may have arrived. */
function outcome(response: Response, now: number): Sent {
  if (response.ok) return { result: 'sent' };
  if (response.status !== 429) return { result: 'unknown' };
  const after = response.headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
  return wait > 0 ? { result: 'retry', afterMs: Math.min(wait, LONGEST_WAIT_MS) } : { result: 'retry' };
}

/** The connection was never opened, so nothing can have arrived. */
function neverLeft(error: unknown): boolean {
  const code = fieldOf(fieldOf(error, 'cause'), 'code');
  return typeof code === 'string' && UNOPENED.includes(code);
}

function fieldOf(value: unknown, name: 'cause' | 'code'): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const UNOPENED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** Secrets are given as `whsec_` and base64, or as plain text. */
function sign(secret: string, content: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  return createHmac('sha256', key).update(content).digest('base64');
}
