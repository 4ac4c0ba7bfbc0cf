import type { Clock } from '../../dialogs/domain/ports.ts';
import type { HandoffHub } from '../core/handoff-hub.ts';
import type { Sent } from '../core/ports.ts';
import { handoffJson } from './handoff-json.ts';
import type { HandoffEvent } from './handoff-schemas.ts';
import { postSigned } from './signed-post.ts';

/** Where another desk is told of handoffs, and under which address of ours it finds files and answers. */
export interface HubWebhook {
  url: string;
  secret: string;
  publicUrl: string;
  /** How long it has to take a handoff, in ms. */
  waitMs: number;
}

/**
 * The company's own desk, told by signed posts (Standard Webhooks). They hold what the customer said, because it goes to
 * the people who answer them. The same entry always carries the same `webhook-id`.
 */
export function createHubWebhook(
  { url, secret, publicUrl, waitMs }: HubWebhook,
  clock: Pick<Clock, 'now'>,
): HandoffHub {
  const json = handoffJson(publicUrl);
  const post = (id: string, event: Pick<HandoffEvent, 'type' | 'data'>): Promise<Sent> => {
    const now = clock.now();
    const body = JSON.stringify({ type: event.type, timestamp: new Date(now).toISOString(), data: event.data });
    return postSigned({ url, secret }, { id, body, now });
  };
  return {
    waitMs,
    start({ id, reference, conversation, reason, again, summary, transcript }) {
      const { customerName: name, locale, channel, told = [] } = conversation;
      const at = `${publicUrl}/api/handoffs/${encodeURIComponent(reference)}`;
      const data = {
        reference,
        reason,
        again,
        customer: {
          ...(name ? { name } : {}),
          locale,
          channel,
          told: told.map(({ by, at: when, facts }) => ({ by, at: new Date(when).toISOString(), facts })),
        },
        summary: json.summary(summary),
        transcript: transcript.map(json.message),
        answer: { messages: `${at}/messages`, status: `${at}/status` },
      };
      return post(id, { type: 'handoff.start', data });
    },
    send: ({ id, reference, message }) =>
      post(id, { type: 'handoff.message', data: { reference, message: json.message(message) } }),
    status: ({ id, reference, news, summary }) =>
      post(id, { type: 'handoff.status', data: { reference, news, summary: json.summary(summary) } }),
    end: ({ id, reference, reason }) => post(id, { type: 'handoff.end', data: { reference, reason } }),
  };
}
