import type { Clock } from '../../dialogs/domain/ports.ts';
import type { Sender } from '../core/ports.ts';
import { postSigned } from './signed-post.ts';

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
      const sent = await postSigned(to, { id, body, now: clock.now() });
      // A refusal, too, leaves open what came of it: this is news, and nobody answers for it.
      return sent.result === 'refused' ? { result: 'unknown' } : sent;
    },
  };
}
