import type { Conversation } from '../../../dialogs/domain/conversation.ts';
import type { Message } from '../../../dialogs/domain/message.ts';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Asking, Carrier, Sent } from '../../core/ports.ts';
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
  const isTooLate = ({ sendRef }: Conversation) => {
    const ends = SendRef.safeParse(sendRef).data?.windowEndsAt;
    return ends !== undefined && ends <= clock.now();
  };
  return {
    pace: PACE,
    async send(message, to, part = 1) {
      if (isTooLate(to)) return { result: 'refused', reason: 'window' };
      const parts = smsParts(smsText(message, linkedFiles(message, publicUrl)), theRest(to.locale, `${publicUrl}/`));
      const sent = await createMessage(account, {
        ...addressed(account, to),
        Body: parts[part - 1] ?? '',
        StatusCallback: statusUrl(publicUrl, message, part, parts.length),
      });
      return withNext(sent, part < parts.length ? part + 1 : undefined);
    },
    ...(account.templates ? { asking: asking(account, publicUrl, isTooLate) } : {}),
    addressOf: (phone) => ({ door: TWILIO, account: account.accountSid, thread: phone }),
    fetch: (source) => fetchMedia(account, source),
  };
}

/** On WhatsApp the approved template is all that may be sent when it is too late for words. */
function asking(account: TextAccount, publicUrl: string, isTooLate: (to: Conversation) => boolean): Asking {
  return {
    first: (to) => isTooLate(to) && templateFor(account, to) !== undefined,
    async send(message, to) {
      const template = templateFor(account, to);
      if (template === undefined) return { result: 'refused', reason: 'window' };
      return createMessage(account, {
        ...addressed(account, to),
        ContentSid: template,
        ContentVariables: JSON.stringify({ 1: message.reference ?? '' }),
        StatusCallback: statusUrl(publicUrl, message, 1, 1),
      });
    },
  };
}

/** To whom, by whom, and for how long it may wait. */
function addressed(account: TextAccount, { address, sendRef }: Conversation) {
  const from = SendRef.safeParse(sendRef).data?.sender ?? account.from;
  return {
    To: address.thread,
    ...(from ? { From: from } : {}),
    ...(account.messagingServiceSid ? { MessagingServiceSid: account.messagingServiceSid } : {}),
    ValidityPeriod: String(VALID_SECONDS),
  };
}

/** The template in their language, else the one for every other; undefined when there is neither. */
function templateFor({ templates = {} }: TextAccount, { locale }: Conversation): string | undefined {
  const names = [locale.toLowerCase(), locale.split('-')[0]?.toLowerCase() ?? '', ''];
  const name = names.find((one) => Object.hasOwn(templates, one));
  return name === undefined ? undefined : templates[name];
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
