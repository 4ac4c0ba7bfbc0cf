import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { noting } from '../../dialogs/domain/proving.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Reply } from '../../dialogs/turn.ts';
import type { Running } from './parts.ts';
import type { NewMessage } from './ports.ts';

/** Texts a day that go to a number which has not written: whoever types a stranger's number cannot flood it. */
const MOST_UNASKED = 3;

/** Where a number is written to; undefined when no door sends text messages. */
export function textingDoor(running: Running): ((phone: string) => Conversation['address']) | undefined {
  for (const carrier of Object.values(running.carriers ?? {})) {
    if (carrier.addressOf) return (phone) => carrier.addressOf?.(phone) ?? { door: '', account: '', thread: phone };
  }
  return undefined;
}

/** The conversation with a number: the one there is, or one in which nothing has been said yet. */
export async function conversationWith(
  running: Running,
  address: Conversation['address'],
  of: { phone: string; locale: string },
): Promise<Conversation> {
  const known = await running.store.conversation(address);
  if (known) return known;
  return {
    id: running.ids.next('cnv'),
    version: 0,
    address,
    role: 'customer',
    customerId: of.phone,
    locale: of.locale,
    channel: 'sms',
    lastSeq: 0,
    spans: [],
  };
}

/** Whether it may be written to without having written. */
export function maySurprise({ closedTo, unasked = [] }: Conversation, now: Instant): boolean {
  return !closedTo && noting(unasked, now).length <= MOST_UNASKED;
}

/** The conversation as it is written, with one more text that was not asked for from there. */
export function surprised(conversation: Conversation, now: Instant): Conversation {
  return { ...conversation, version: conversation.version + 1, unasked: noting(conversation.unasked, now) };
}

/** Words of the bot for a conversation beside the turn's own. */
export function textFor(running: Running, to: Conversation, reply: Reply, now: Instant): NewMessage {
  const words = running.words();
  const { text, prompts, locale } = words.word(reply, {
    channel: to.channel,
    locale: to.locale,
    seed: `${to.id}:${to.lastSeq + 1}`,
    lines: {},
    now,
    conduct: { askedWhy: false, apologised: false, promised: [] },
  });
  return {
    conversation: to.id,
    id: running.ids.next('msg'),
    at: now,
    from: { role: 'bot', id: 'amends', name: words.company.name },
    text,
    prompts,
    locale,
    promptSet: words.version,
  };
}
