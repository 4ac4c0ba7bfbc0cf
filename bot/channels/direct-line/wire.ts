import { z } from 'zod';
import { wellFormed } from '../well-formed.ts';
import { Refusal } from './refusal.ts';

const words = z.string();
const account = z.object({
  id: words.max(512).exactOptional(),
  name: words.exactOptional(),
  aadObjectId: words.exactOptional(),
  role: words.exactOptional(),
});
const place = account.extend({
  isGroup: z.boolean().exactOptional(),
  conversationType: words.exactOptional(),
  tenantId: words.exactOptional(),
});
const action = z.object({
  type: words,
  title: words.exactOptional(),
  image: words.exactOptional(),
  text: words.exactOptional(),
  displayText: words.exactOptional(),
  value: z.unknown().exactOptional(),
  channelData: z.unknown().exactOptional(),
});
const attachment = z.object({
  contentType: words,
  contentUrl: words.exactOptional(),
  content: z.unknown().exactOptional(),
  name: words.exactOptional(),
  thumbnailUrl: words.exactOptional(),
});
const instant = words.refine((written) => !Number.isNaN(Date.parse(written)), 'is no date and time');

/** An activity as it travels: plain JSON, only the fields Direct Line 3.0 names, nothing null. */
export const wireActivity = z.object({
  type: words.min(1).max(64),
  id: words.max(512).exactOptional(),
  timestamp: instant.exactOptional(),
  localTimestamp: instant.exactOptional(),
  localTimezone: words.exactOptional(),
  serviceUrl: words.exactOptional(),
  channelId: words.exactOptional(),
  from: account.exactOptional(),
  conversation: place.exactOptional(),
  recipient: account.exactOptional(),
  textFormat: words.exactOptional(),
  attachmentLayout: words.exactOptional(),
  membersAdded: z.array(account).exactOptional(),
  membersRemoved: z.array(account).exactOptional(),
  reactionsAdded: z.array(z.object({ type: words })).exactOptional(),
  reactionsRemoved: z.array(z.object({ type: words })).exactOptional(),
  topicName: words.exactOptional(),
  historyDisclosed: z.boolean().exactOptional(),
  locale: words.max(64).exactOptional(),
  text: words.exactOptional(),
  speak: words.exactOptional(),
  inputHint: words.exactOptional(),
  summary: words.exactOptional(),
  suggestedActions: z.object({ to: z.array(words).exactOptional(), actions: z.array(action) }).exactOptional(),
  attachments: z.array(attachment).exactOptional(),
  entities: z.array(z.looseObject({ type: words })).exactOptional(),
  channelData: z.unknown().exactOptional(),
  action: words.exactOptional(),
  replyToId: words.exactOptional(),
  label: words.exactOptional(),
  valueType: words.exactOptional(),
  value: z.unknown().exactOptional(),
  name: words.exactOptional(),
  relatesTo: z.record(words, z.unknown()).exactOptional(),
  code: words.exactOptional(),
  expiration: instant.exactOptional(),
  importance: words.exactOptional(),
  deliveryMode: words.exactOptional(),
  listenFor: z.array(words).exactOptional(),
  textHighlights: z.array(z.object({ text: words, occurrence: z.number().int() })).exactOptional(),
  semanticAction: z.record(words, z.unknown()).exactOptional(),
});

export type WireActivity = z.infer<typeof wireActivity>;
export type WireAccount = z.infer<typeof account>;
export type WireAttachment = z.infer<typeof attachment>;

/** What may be said when a token or a conversation is asked for. Some clients write the keys with capitals. */
const request = z.object({
  user: z.preprocess(uncapitalised, account).exactOptional(),
  trustedOrigins: z.array(words.max(256)).max(32).exactOptional(),
  locale: words
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional()
    .catch(undefined),
  context: z.unknown().exactOptional(),
});

/** Reads an activity out of parsed JSON. Throws a ZodError, or a Refusal when it is nested too deep. */
export function parseActivity(json: unknown): WireActivity {
  return wireActivity.parse(withoutNulls(wellFormed(json, tooDeep)));
}

/** Reads the body of a request for a token; an absent body asks for nothing special. Throws as `parseActivity` does. */
export function parseRequest(json: unknown): z.infer<typeof request> {
  return request.parse(withoutNulls(uncapitalised(wellFormed(json ?? {}, tooDeep))));
}

/** The id of the activity at that place of its conversation; the same place always has the same id. */
export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

function tooDeep(): Refusal {
  return new Refusal(400, 'BadArgument', 'The activity is nested too deep.');
}

function withoutNulls(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const isThere = (value: unknown) => value !== null && value !== undefined;
  if (Object.values(json).every(isThere)) return json;
  return Object.fromEntries(Object.entries(json).filter(([, value]) => isThere(value)));
}

function uncapitalised(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );
}
