import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Running } from './parts.ts';
import type { NewMessage } from './ports.ts';

/** Where a complaint's words go. */
export interface Places {
  /** The conversation the customer is answered in. */
  here: Conversation;
  /** Open pages and chats of the same complaint, which show the same words. */
  open: Conversation[];
  /** A phone beside `here`, on which they go on with this complaint as well. */
  phone?: Conversation;
  /** They speak of another complaint in `here` now: this one may only state there. */
  guest?: true;
}

/**
 * Reads a complaint's places as they stand. `written` is the conversation at hand, when it has been read already.
 * Throws `not-found` for a complaint whose conversation is lost.
 */
export async function placesOf(running: Running, complaint: Complaint, written?: Conversation): Promise<Places> {
  const { conversation: id, elsewhere = [], id: complaintId } = complaint;
  const here = written?.id === id ? written : await running.store.conversation(id);
  if (!here) throw new AmendsError('not-found', 'The conversation of this complaint is missing.', { complaintId });
  const guest = currentComplaint(here) === complaintId ? {} : { guest: true as const };
  if (!elsewhere.length) return { here, open: [], ...guest };
  const others = await Promise.all(
    elsewhere.filter((other) => other !== id).map((other) => running.store.conversation(other)),
  );
  const still = others.filter((other) => other !== undefined).filter((o) => currentComplaint(o) === complaintId);
  const phone = still.find((other) => numberOf(other) !== undefined && !other.closedTo);
  return { here, open: still.filter((other) => isOpen(running, other)), ...(phone ? { phone } : {}), ...guest };
}

/** What the customer writes in one place, as their open pages elsewhere show it. */
export async function shownElsewhere(
  running: Running,
  complaint: Complaint,
  message: NewMessage,
  written: Conversation,
): Promise<NewMessage[]> {
  if (!complaint.elsewhere?.length) return [];
  const { here, open } = await placesOf(running, complaint, written);
  const about = here.id !== written.id && currentComplaint(here) === complaint.id;
  const pages = [...(about ? [here] : []), ...open].filter((one) => one.id !== written.id && isPage(running, one));
  const { wire: _wire, choice: _choice, attachments = [], ...said } = message;
  const files = attachments.filter((file) => !file.missing);
  return pages.map((page) => ({
    ...said,
    ...(files.length ? { attachments: files } : {}),
    conversation: page.id,
    id: running.ids.next('msg'),
    sameAs: message.id,
    writtenBy: written.channel,
  }));
}

/** The number that somebody writes from; undefined where it is no phone. */
export function numberOf({ channel, address }: Conversation): string | undefined {
  return channel === 'sms' || channel === 'whatsapp' ? /\+\d{7,15}/.exec(address.thread)?.[0] : undefined;
}

/** A place where nothing has to be sent: what is committed is shown. */
function isPage(running: Running, { address }: Conversation): boolean {
  return running.carriers?.[address.door] === undefined;
}

/** A page, or a chat that takes messages and lies open as one does. A phone is not written to twice. */
export function isOpen(running: Running, place: Conversation): boolean {
  const stays = running.carriers?.[place.address.door]?.staysOpen?.(place) ?? false;
  return isPage(running, place) || (stays && !place.closedTo);
}
