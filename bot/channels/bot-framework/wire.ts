import { z } from 'zod';
import { wellFormed } from '../well-formed.ts';
import { Refusal } from './refusal.ts';

const words = z.string();
const id = words.min(1).max(1024);
const account = z.object({
  id,
  name: words.nullish(),
  aadObjectId: words.max(512).nullish(),
});
const attachment = z.object({
  contentType: words,
  contentUrl: words.nullish(),
  content: z.unknown().optional(),
  name: words.nullish(),
});
const entity = z.looseObject({ type: words.nullish() });

/** An activity as this door reads it: what it does not name is dropped, nothing is null. */
const wireActivity = z.object({
  type: words.min(1).max(64),
  id: id.exactOptional(),
  timestamp: words.max(64).exactOptional(),
  serviceUrl: words.max(2048).exactOptional(),
  channelId: words.min(1).max(64),
  from: account.exactOptional(),
  recipient: account.exactOptional(),
  conversation: z.object({
    id,
    conversationType: words.nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: words.nullish(),
    name: words.nullish(),
  }),
  membersAdded: z.array(account).exactOptional(),
  membersRemoved: z.array(account).exactOptional(),
  action: words.exactOptional(),
  name: words.exactOptional(),
  locale: words.exactOptional(),
  text: words.exactOptional(),
  attachments: z.array(attachment).exactOptional(),
  entities: z.array(entity).exactOptional(),
  channelData: z.unknown().optional(),
  value: z.unknown().optional(),
  replyToId: words.exactOptional(),
});

export type WireActivity = z.infer<typeof wireActivity>;
export type WireAttachment = z.infer<typeof attachment>;

/** What of a body is needed to know whose it is, before anything else of it is looked at. */
const claimed = z.object({
  channelId: z.unknown().optional(),
  serviceUrl: z.unknown().optional(),
  channelData: z
    .object({ tenant: z.object({ id: z.unknown().optional() }).nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
  conversation: z.object({ tenantId: z.unknown().optional() }).nullish().catch(undefined),
});

/** Who a body says it is from. Whether that is so, the gate says. */
export interface Claimed {
  channelId: string;
  serviceUrl: string;
  tenant?: string;
}

/** Reads what a body claims. Throws a Refusal for one that is no JSON object. */
export function readClaim(json: unknown): Claimed {
  const read = claimed.safeParse(json);
  if (!read.success) throw new Refusal(400, 'no-activity', 'This is no activity.');
  const { channelId, serviceUrl, channelData, conversation } = read.data;
  const tenant = channelData?.tenant?.id ?? conversation?.tenantId;
  return {
    channelId: typeof channelId === 'string' ? channelId : '',
    serviceUrl: typeof serviceUrl === 'string' ? serviceUrl : '',
    ...(typeof tenant === 'string' ? { tenant } : {}),
  };
}

/** Reads an activity out of parsed JSON. Throws a Refusal that names the first field which is wrong. */
export function parseActivity(json: unknown): WireActivity {
  const tooDeep = () => new Refusal(400, 'too-deep', 'The activity is nested too deep.');
  const read = wireActivity.safeParse(withoutNulls(wellFormed(json, tooDeep)));
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Refusal(400, 'no-activity', `This is no activity: ${where} is missing or wrong.`);
}

/** A field of JSON whose shape is not ours; undefined where there is none. */
export function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null
    ? Object.entries(json).find(([key]) => key === name)?.[1]
    : undefined;
}

function withoutNulls(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null && value !== undefined));
}
