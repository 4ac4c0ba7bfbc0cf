import { z } from 'zod';

// The answers of the Bot Connector Direct Line API, version v3.0, as strict schemas: no key it does not name may appear.

const account = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
  role: z.string().optional(),
});

const place = z.strictObject({
  ...account.shape,
  isGroup: z.boolean().optional(),
  conversationType: z.string().optional(),
  tenantId: z.string().optional(),
});

const cardAction = z.strictObject({
  type: z.string(),
  title: z.string().optional(),
  image: z.string().optional(),
  text: z.string().optional(),
  displayText: z.string().optional(),
  value: z.unknown().optional(),
  channelData: z.unknown().optional(),
});

const attachment = z.strictObject({
  contentType: z.string(),
  contentUrl: z.string().optional(),
  content: z.unknown().optional(),
  name: z.string().optional(),
  thumbnailUrl: z.string().optional(),
});

const reference = z.strictObject({
  activityId: z.string().optional(),
  user: account.optional(),
  bot: account.optional(),
  conversation: place.optional(),
  channelId: z.string().optional(),
  serviceUrl: z.string().optional(),
});

const time = z.iso.datetime({ offset: true });

export const activity = z.strictObject({
  type: z.string(),
  id: z.string(),
  timestamp: time,
  channelId: z.literal('directline'),
  conversation: place.extend({ id: z.string() }),
  from: account.extend({ id: z.string(), role: z.enum(['user', 'bot']) }),
  localTimestamp: time.optional(),
  localTimezone: z.string().optional(),
  serviceUrl: z.never().optional(),
  recipient: account.optional(),
  textFormat: z.string().optional(),
  attachmentLayout: z.string().optional(),
  membersAdded: z.array(account).optional(),
  membersRemoved: z.array(account).optional(),
  reactionsAdded: z.array(z.strictObject({ type: z.string() })).optional(),
  reactionsRemoved: z.array(z.strictObject({ type: z.string() })).optional(),
  topicName: z.string().optional(),
  historyDisclosed: z.boolean().optional(),
  locale: z.string().optional(),
  text: z.string().optional(),
  speak: z.string().optional(),
  inputHint: z.string().optional(),
  summary: z.string().optional(),
  suggestedActions: z.strictObject({ to: z.array(z.string()).optional(), actions: z.array(cardAction) }).optional(),
  attachments: z.array(attachment).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  channelData: z.unknown().optional(),
  action: z.string().optional(),
  replyToId: z.string().optional(),
  label: z.string().optional(),
  valueType: z.string().optional(),
  value: z.unknown().optional(),
  name: z.string().optional(),
  relatesTo: reference.optional(),
  code: z.string().optional(),
  expiration: time.optional(),
  importance: z.string().optional(),
  deliveryMode: z.string().optional(),
  listenFor: z.array(z.string()).optional(),
  textHighlights: z.array(z.strictObject({ text: z.string(), occurrence: z.int() })).optional(),
  semanticAction: z.strictObject({ state: z.string(), id: z.string(), entities: z.unknown() }).optional(),
});

export type Seen = z.infer<typeof activity>;

export const activitySet = z.strictObject({ activities: z.array(activity), watermark: z.string().regex(/^\d+$/) });

export const token = z.strictObject({ conversationId: z.string(), token: z.string(), expires_in: z.int().min(1800) });

export const conversation = token.extend({ streamUrl: z.url({ protocol: /^wss?$/ }) });

export const resource = z.strictObject({ id: z.string() });

export const session = z.strictObject({ sessionId: z.string() });

export const failure = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) });
