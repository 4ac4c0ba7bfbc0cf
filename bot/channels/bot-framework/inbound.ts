import type { Channel, Conversation } from '../../../dialogs/domain/conversation.ts';
import type { Choice } from '../../../dialogs/domain/message.ts';
import type { Arrival, Inbound } from '../../core/ports.ts';
import { isBridged } from '../handoff/omnichannel.ts';
import { filesIn } from './files.ts';
import { wordsOf } from './mentions.ts';
import { Refusal } from './refusal.ts';
import { field, type WireActivity } from './wire.ts';

export const DOOR = 'bot-framework';

const LONGEST_NAME = 100;

/** What is needed to write to a customer first: a conversation reference, without the activity it came from. */
export interface SendRef {
  channelId: string;
  serviceUrl: string;
  bot: { id: string; name?: string };
  user: { id: string };
  conversation: { id: string; conversationType?: string; tenantId?: string };
  /** Omnichannel of Dynamics 365 brought it to the bot: what the customer is to see is marked. */
  bridged?: true;
}

/** Where an activity's conversation is found. */
export function addressOf({
  channelId,
  recipient,
  conversation,
}: {
  channelId: string;
  recipient?: { id: string };
  conversation: { id: string };
}): Conversation['address'] {
  return { door: DOOR, account: `${channelId}:${recipient?.id ?? ''}`, thread: conversation.id };
}

/** Whether it was written where others read along: a complaint is nobody's business but theirs. */
export function isShared({ conversation }: WireActivity): boolean {
  const { conversationType, isGroup } = conversation;
  return conversationType === 'channel' || conversationType === 'groupChat' || isGroup === true;
}

/** The message as the core takes it. Throws a Refusal for one that says nothing of whom it is from. */
export function inboundFrom(activity: WireActivity): Inbound {
  const arrival = arrivalFrom(activity);
  if (!arrival) throw new Refusal(400, 'no-activity', 'This is no activity: from is missing.');
  const choice = choiceIn(activity.value);
  const wanted = filesIn(activity);
  return {
    ...arrival,
    ...(activity.timestamp !== undefined && !Number.isNaN(Date.parse(activity.timestamp))
      ? { sentAt: activity.timestamp }
      : {}),
    text: wordsOf(activity) || saidBy(activity.value),
    ...(choice ? { choice } : {}),
    ...(wanted.length ? { wanted } : {}),
  };
}

/** A customer who can be written to now; undefined when the activity names none. */
export function arrivalFrom(activity: WireActivity): (Arrival & { sendRef: SendRef }) | undefined {
  const { channelId, serviceUrl, recipient, from, conversation, locale } = activity;
  const added = activity.membersAdded ?? [];
  const customer = from && from.id !== recipient?.id ? from : added.find(({ id }) => id !== recipient?.id);
  if (!customer || !recipient || !serviceUrl) return undefined;
  const name = shortName(customer.name ?? '');
  const { conversationType, tenantId } = conversation;
  const sendRef: SendRef = {
    channelId,
    serviceUrl,
    bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
    user: { id: customer.id },
    conversation: {
      id: conversation.id,
      ...(conversationType ? { conversationType } : {}),
      ...(tenantId ? { tenantId } : {}),
    },
    ...(isBridged(activity) ? { bridged: true as const } : {}),
  };
  return {
    address: addressOf(activity),
    channel: channelOf(channelId),
    ...(activity.id === undefined ? {} : { activityId: activity.id }),
    sender: { id: customer.aadObjectId || customer.id, ...(name ? { name } : {}) },
    ...(isLanguage(locale) ? { locale } : {}),
    sendRef,
  };
}

/** The button pressed, as our own buttons and cards send it; undefined for a value of anybody else's. */
export function choiceIn(value: unknown): Choice | undefined {
  const question = field(value, 'question');
  const button = field(value, 'button') ?? field(value, 'choice');
  return typeof question === 'string' && typeof button === 'string' ? { question, button } : undefined;
}

/** How words look there. Channels we know nothing of read as web chat does. */
function channelOf(channelId: string): Channel {
  if (channelId === 'msteams') return 'teams';
  return channelId === 'sms' || channelId === 'twilio-sms' ? 'sms' : 'web';
}

/** What a card's button says, where only its data came. */
function saidBy(value: unknown): string {
  const label = field(value, 'label');
  return typeof label === 'string' ? label : typeof value === 'string' ? value : '';
}

/** A language there may be: a well-formed tag. What is none of a language's is left out. */
function isLanguage(locale: string | undefined): locale is string {
  return locale !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(locale);
}

/** A name on one line that reads as it is: agents see it beside every message. */
function shortName(given: string): string {
  const readable = given.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return [...readable].slice(0, LONGEST_NAME).join('');
}
