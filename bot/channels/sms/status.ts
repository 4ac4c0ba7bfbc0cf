import { z } from 'zod';
import type { DeliveryNews } from '../../core/ports.ts';
import { meaningOf } from './error-codes.ts';

/** Which message the news is about: what we put into the address when we sent it. */
const About = z.object({
  conversation: z.string().min(1).max(200),
  seq: z.coerce.number().int().min(1),
  id: z.string().min(1).max(200),
  part: z
    .string()
    .regex(/^[1-9]\/[1-9]$/)
    .optional(),
});

const News = z.object({
  MessageSid: z.string().regex(/^(?:SM|MM)[0-9a-f]{32}$/i),
  MessageStatus: z.string(),
  ErrorCode: z.coerce.number().int().optional().catch(undefined),
});

/** What the provider's states say. The ones before `sent` say nothing that we do not know. */
const STATES: Record<string, DeliveryNews['state']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** News of one message, `nothing` when it says no more than we know, undefined when it is none of ours. */
export function readNews(form: URLSearchParams, query: URLSearchParams): ReadNews | 'nothing' | undefined {
  const about = About.safeParse(Object.fromEntries(query));
  const news = News.safeParse(Object.fromEntries(form));
  if (!about.success || !news.success) return undefined;
  const { part, ...message } = about.data;
  const { MessageSid, MessageStatus, ErrorCode } = news.data;
  const state = Object.hasOwn(STATES, MessageStatus) ? STATES[MessageStatus] : undefined;
  // A text in several parts has arrived with its last one, and has failed with any.
  const isEarlier = part !== undefined && part[0] !== part[2];
  if (!state || (isEarlier && state !== 'failed')) return 'nothing';
  if (state !== 'failed') return { news: { ...message, state, providerId: MessageSid } };
  const { reason, closes, ours } = meaningOf(ErrorCode);
  return {
    news: { ...message, state, providerId: MessageSid, reason, ...(closes ? { closes } : {}) },
    ...(ours && ErrorCode !== undefined ? { alarms: ErrorCode } : {}),
  };
}

/** `alarms`: the provider's code of a fault that an operator has to see to. */
export interface ReadNews {
  news: DeliveryNews;
  alarms?: number;
}
