import type { Activity, ConversationReference } from 'botbuilder-core';
import type { HandedOver, HandoffHub, HubSummary, ToldHub } from '../../core/handoff-hub.ts';
import type { Sent } from '../../core/ports.ts';
import { type HubPlace, writtenTo } from './hub-place.ts';
import { activityOf } from './transcript.ts';

/** In bytes of JSON. Direct Line takes 256 KB an activity. */
const MOST_TRANSCRIPT = 180_000;

/** Sends one activity to a conversation, once; never throws for what the other side does. */
export type SendActivity = (to: Partial<ConversationReference>, activity: Partial<Activity>) => Promise<Sent>;

/**
 * Another desk in Bot Framework's own form: `handoff.initiate` and `handoff.status` events, and the customer's words as
 * messages, all in one conversation that the desk's connector reads. Nothing of it goes to any other conversation.
 */
export function createEventsHub(parts: {
  place: HubPlace;
  /** Who we are there. */
  botId: string;
  publicUrl: string;
  waitMs: number;
  send: SendActivity;
}): HandoffHub {
  const { place, botId, publicUrl, waitMs } = parts;
  const to = writtenTo(place, botId);
  const tell = ({ reference, id }: ToldHub, activity: Partial<Activity>, more: object = {}) =>
    parts.send(to, { ...activity, channelData: { amends: { reference, id, ...more } } });
  return {
    waitMs,
    start: (handed) => tell(handed, initiation(handed, publicUrl)),
    // What the bot sends is from the bot, whatever it says: who wrote it stands beside it.
    send: ({ message, ...of }) =>
      tell(of, activityOf(message, publicUrl), { by: { role: 'user', ...nameOf(message.from) } }),
    status: ({ news, summary, ...of }) => tell(of, statusOf(of, news, { summary: contextOf(summary) })),
    end: ({ reason, ...of }) => tell(of, statusOf(of, 'ended', { message: reason })),
  };
}

function nameOf({ name }: { name?: string }): { name?: string } {
  return name ? { name } : {};
}

/** As `EventFactory` of the SDK makes it, which needs a turn to do so. */
function initiation(handed: HandedOver, publicUrl: string): Partial<Activity> {
  const { reference, reason, again, summary, transcript, conversation } = handed;
  const { customerId, customerName, locale, channel, told = [] } = conversation;
  return {
    type: 'event',
    name: 'handoff.initiate',
    value: { reference, reason, again, locale, channel, ...(told.length ? { told } : {}), ...contextOf(summary) },
    relatesTo: {
      channelId: channel,
      serviceUrl: '',
      locale,
      conversation: { id: conversation.id, name: '', isGroup: false, conversationType: '' },
      user: { id: customerId, name: customerName ?? '' },
      bot: { id: 'amends', name: '' },
    },
    attachments: [
      {
        name: 'Transcript',
        contentType: 'application/json',
        content: { activities: fitting(transcript.map((message) => activityOf(message, publicUrl))) },
      },
    ],
  };
}

/** The newest that fit: channels limit what one activity holds, and the summary has the rest. */
function fitting(activities: Partial<Activity>[]): Partial<Activity>[] {
  let left = MOST_TRANSCRIPT;
  const size = (activity: Partial<Activity>) => Buffer.byteLength(JSON.stringify(activity));
  const first = activities.findLastIndex((activity) => (left -= size(activity)) < 0);
  return activities.slice(first + 1);
}

function statusOf(of: ToldHub, state: string, more: Record<string, unknown>): Partial<Activity> {
  return { type: 'event', name: 'handoff.status', value: { state, reference: of.reference, ...more } };
}

function contextOf({ words, facts }: HubSummary) {
  const { severity, happened, missing } = facts;
  return {
    summary: words,
    severity,
    ...(happened.type ? { claimType: happened.type } : {}),
    ...(happened.failure ? { failure: happened.failure } : {}),
    missing,
  };
}
