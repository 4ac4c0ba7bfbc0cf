import { z } from 'zod';
import type { Inbound, WantedFile } from '../../core/ports.ts';
import { type TextAccount, TWILIO } from './account.ts';
import { tradeWordIn } from './trade-words.ts';

const MOST_MEDIA = 10;

/** The fields we read of a message. The provider adds others without notice, and they are left alone. */
const Posted = z.object({
  MessageSid: z.string().regex(/^(?:SM|MM)[0-9a-f]{32}$/i),
  AccountSid: z.string(),
  From: z.string().min(1).max(120),
  To: z.string().min(1).max(120),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).catch(0),
  OptOutType: z.string().optional(),
  ProfileName: z.string().max(200).optional().catch(undefined),
  ButtonPayload: z.string().max(1000).optional().catch(undefined),
  ListId: z.string().max(1000).optional().catch(undefined),
  Latitude: z.coerce.number().min(-90).max(90).optional().catch(undefined),
  Longitude: z.coerce.number().min(-180).max(180).optional().catch(undefined),
  Address: z.string().max(500).optional().catch(undefined),
  Label: z.string().max(200).optional().catch(undefined),
});

type Posted = z.infer<typeof Posted>;

/** Why a message that is signed well is not taken: it is no person's, or says nothing. */
export type Ignored = 'own-number' | 'no-person' | 'nothing-said';

/** What a conversation of this door keeps to write to its customer. */
export const SendRef = z.object({
  /** The number of ours they wrote to, which answers them. */
  sender: z.string(),
  /** Until when WhatsApp lets us write; absent for text messages. */
  windowEndsAt: z.number().optional(),
});

export type SendRef = z.infer<typeof SendRef>;

const DAY_MS = 24 * 3_600_000;
const E164 = /^(?:whatsapp:)?\+[1-9]\d{6,14}$/;

/** One message as the core takes it, or why it is left aside; undefined when the form is none of the provider's. */
export function readMessage(
  form: URLSearchParams,
  account: TextAccount,
  now: number,
): { inbound: Inbound } | { ignored: Ignored } | undefined {
  const read = Posted.safeParse(Object.fromEntries(form));
  if (!read.success || read.data.AccountSid !== account.accountSid) return undefined;
  const posted = read.data;
  if (posted.From === posted.To || posted.From === account.from) return { ignored: 'own-number' };
  if (!E164.test(posted.From)) return { ignored: 'no-person' };
  const wanted = filesIn(form, posted.NumMedia);
  const text = textOf(posted);
  if (!text.trim() && !wanted.length) return { ignored: 'nothing-said' };
  return { inbound: inboundFrom(posted, text, wanted, now) };
}

function inboundFrom(posted: Posted, text: string, wanted: WantedFile[], now: number): Inbound {
  const { AccountSid, MessageSid, From, To, ProfileName, OptOutType } = posted;
  const isWhatsApp = From.startsWith('whatsapp:');
  const sendRef: SendRef = { sender: To, ...(isWhatsApp ? { windowEndsAt: now + DAY_MS } : {}) };
  const pressed = posted.ButtonPayload ?? posted.ListId;
  return {
    address: { door: TWILIO, account: AccountSid, thread: From },
    channel: isWhatsApp ? 'whatsapp' : 'sms',
    activityId: MessageSid,
    sender: { id: From, ...(ProfileName?.trim() ? { name: ProfileName.trim() } : {}) },
    text,
    ...(pressed ? { pressed } : {}),
    ...(wanted.length ? { wanted } : {}),
    sendRef,
    ...tradeWordIn(posted.Body, OptOutType, isWhatsApp),
  };
}

/** What was said; a place that was shared is said in words and numbers. */
function textOf({ Body, Latitude, Longitude, Label, Address }: Posted): string {
  if (Latitude === undefined || Longitude === undefined) return Body;
  return [Body, Label, Address, `${Latitude}, ${Longitude}`].filter((part) => part?.trim()).join('\n');
}

function filesIn(form: URLSearchParams, count: number): WantedFile[] {
  return Array.from({ length: Math.min(count, MOST_MEDIA) }, (_, i): WantedFile[] => {
    const url = form.get(`MediaUrl${i}`);
    const type = form.get(`MediaContentType${i}`) ?? '';
    const name = nameOf(type, i);
    return url ? [{ name, type, source: { url, name } }] : [];
  }).flat();
}

/** The provider gives no names. */
function nameOf(type: string, i: number): string {
  const [, ending = 'file'] = /^[a-z]+\/([a-z0-9]{2,5})\b/.exec(type) ?? [];
  return `${ending === 'pdf' ? 'document' : 'picture'}-${i + 1}.${ending === 'jpeg' ? 'jpg' : ending}`;
}
