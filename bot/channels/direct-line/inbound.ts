import type { Attachment, Choice } from '../../../dialogs/domain/message.ts';
import { readTold } from '../../../dialogs/domain/told.ts';
import type { Inbound } from '../../core/ports.ts';
import { clientActivityId, type DirectLineConversation } from './activity-log.ts';
import type { WireActivity } from './wire.ts';

const LONGEST_NAME = 100;

export interface InboundParts {
  conversation: DirectLineConversation;
  /** The files that were uploaded with it, as the log is given them. */
  files?: readonly Attachment[];
  /** Whose Direct Line it is, where there are several; `web` unless given. */
  account?: string;
}

/** What a recorded activity of a customer means to the core. Wire fields are handed on as they came. */
export function inboundFrom(
  activity: WireActivity,
  { conversation, files = [], account = 'web' }: InboundParts,
): Inbound {
  const clientId = clientActivityId(activity);
  const choice = choiceIn(activity.value) ?? choiceIn(activity.channelData);
  const locale = activity.locale ?? conversation.locale;
  const told = toldIn(activity, conversation);
  const channelData = withoutContext(activity.channelData);
  const wire: NonNullable<Inbound['wire']> = {};
  if (clientId !== undefined) wire.clientActivityId = clientId;
  if (channelData !== undefined) wire.channelData = channelData;
  if (activity.entities !== undefined) wire.entities = activity.entities;
  if (activity.value !== undefined) wire.value = activity.value;
  return {
    address: { door: 'direct-line', account, thread: conversation.id },
    channel: 'web',
    ...(activity.id !== undefined && { activityId: activity.id }),
    ...(clientId !== undefined && { clientActivityId: clientId }),
    sender: senderOf(activity, conversation),
    ...(told.length > 0 && { told }),
    ...(locale !== undefined && { locale }),
    text: textOf(activity),
    ...(choice !== undefined && { choice }),
    ...(files.length > 0 && { attachments: [...files] }),
    ...(Object.keys(wire).length > 0 && { wire }),
  };
}

function senderOf({ from }: WireActivity, { user }: DirectLineConversation): Inbound['sender'] {
  const name = shortName(user === undefined ? from?.name : user.name);
  return { id: user?.id ?? from?.id ?? '', ...(name !== '' && { name }) };
}

/** What the site says of its visitor: its server in the token, the page itself beside the message. */
function toldIn(
  { channelData }: WireActivity,
  { user, context }: DirectLineConversation,
): NonNullable<Inbound['told']> {
  const name = shortName(user?.name);
  const bySite = [...(name === '' ? [] : [{ name: 'name', value: name }]), ...readTold(context)];
  const byPage = readTold(field(channelData, 'context'));
  return [
    ...(bySite.length > 0 ? [{ by: 'site' as const, facts: bySite }] : []),
    ...(byPage.length > 0 ? [{ by: 'page' as const, facts: byPage }] : []),
  ];
}

/** It is kept as what the page said, and is no part of the message that is given back. */
function withoutContext(channelData: unknown): unknown {
  if (field(channelData, 'context') === undefined || typeof channelData !== 'object') return channelData;
  return Object.fromEntries(Object.entries(channelData ?? {}).filter(([key]) => key !== 'context'));
}

/** A name on one line that reads as it is: anybody may call themselves anything, and agents see it beside every message. */
function shortName(given = ''): string {
  const readable = given.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return [...readable].slice(0, LONGEST_NAME).join('');
}

/** What the customer said or pressed, in words: a button may send them in any of three places. */
function textOf({ text, value, channelData }: WireActivity): string {
  if (text !== undefined && text !== '') return text;
  const shown = field(field(channelData, 'messageBack'), 'displayText');
  if (typeof shown === 'string') return shown;
  return typeof value === 'string' ? value : '';
}

/** The button pressed, as our own buttons and cards send it; undefined for a value of anybody else's. */
function choiceIn(value: unknown): Choice | undefined {
  const question = field(value, 'question');
  const button = field(value, 'choice');
  return typeof question === 'string' && typeof button === 'string' ? { question, button } : undefined;
}

function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null
    ? Object.entries(json).find(([key]) => key === name)?.[1]
    : undefined;
}
