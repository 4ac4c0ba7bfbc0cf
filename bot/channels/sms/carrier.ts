import type { Message } from '../../../dialogs/domain/message.ts';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Carrier, Sent } from '../../core/ports.ts';
import { linkedFiles } from '../../render/files.ts';
import { smsText } from '../../render/sms.ts';
import { smsParts } from '../../render/sms-parts.ts';
import { type TextAccount, TWILIO } from './account.ts';
import { createMessage } from './client.ts';
import { SendRef } from './inbound.ts';
import { fetchMedia } from './media.ts';

/** A question that is answered tomorrow does harm: what waits longer than this at the provider is not sent any more. */
const VALID_SECONDS = 900;
/** The provider takes a faster exchange between two numbers for a loop of two machines, and drops it. */
const PACE = { most: 10, withinMs: 30_000 };

export interface CarrierParts {
  account: TextAccount;
  publicUrl: string;
  clock: Pick<Clock, 'now'>;
  /** What stands at the end of words that are too long to be texted, with the place where the rest can be read. */
  theRest(locale: string, url: string): string;
}

/** Takes messages to phones: one text each, and only a very long one in several, numbered. */
export function createTextCarrier({ account, publicUrl, clock, theRest }: CarrierParts): Carrier {
  return {
    pace: PACE,
    async send(message, to, part = 1) {
      const ref = SendRef.safeParse(to.sendRef).data;
      if (ref?.windowEndsAt !== undefined && ref.windowEndsAt <= clock.now())
        return { result: 'refused', reason: 'window' };
      const parts = smsParts(smsText(message, linkedFiles(message, publicUrl)), theRest(to.locale, `${publicUrl}/`));
      const from = ref?.sender ?? account.from;
      const sent = await createMessage(account, {
        To: to.address.thread,
        ...(from ? { From: from } : {}),
        ...(account.messagingServiceSid ? { MessagingServiceSid: account.messagingServiceSid } : {}),
        Body: parts[part - 1] ?? '',
        StatusCallback: statusUrl(publicUrl, message, part, parts.length),
        ValidityPeriod: String(VALID_SECONDS),
      });
      return withNext(sent, part < parts.length ? part + 1 : undefined);
    },
    addressOf: (phone) => ({ door: TWILIO, account: account.accountSid, thread: phone }),
    fetch: (source) => fetchMedia(account, source),
  };
}

/** Where the provider tells what became of it: which message, and which part of how many, stands in the address. */
export function statusUrl(publicUrl: string, message: Message, part: number, parts: number): string {
  const { conversation, seq, id } = message;
  const query = new URLSearchParams({ conversation, seq: String(seq), id });
  if (parts > 1) query.set('part', `${part}/${parts}`);
  return `${publicUrl}/channels/twilio/status?${query.toString()}`;
}

function withNext(sent: Sent, next: number | undefined): Sent {
  return sent.result === 'sent' && next !== undefined ? { ...sent, next } : sent;
}
