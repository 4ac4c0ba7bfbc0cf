import { isDeepStrictEqual } from 'node:util';
import type { Complaint, OutboxEntry } from '../../dialogs/domain/complaint.ts';
import { newComplaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { hearTold } from '../../dialogs/domain/told.ts';
import type { Running } from './parts.ts';
import type { Arrival, Inbound } from './ports.ts';

/** The complaint that begins with a conversation: a draft, until it is filed. */
export function draft(conversation: Conversation, now: Instant): Complaint {
  const { customerId, locale, id } = conversation;
  return newComplaint({ id: currentComplaint(conversation) ?? '', customerId, conversation: id, locale, now });
}

/** A draft that expired is over, and in some places nobody has written yet: what is said now begins a complaint. */
export function withComplaint(
  running: Running,
  conversation: Conversation,
  complaint: Complaint | undefined,
): Conversation {
  if (currentComplaint(conversation) !== undefined && complaint?.state !== 'folded') return conversation;
  return withSpan(conversation, running.ids.next('cmp'));
}

/** The conversation, about this complaint from its next message on. */
export function withSpan(conversation: Conversation, complaintId: string): Conversation {
  return { ...conversation, spans: [...conversation.spans, { fromSeq: conversation.lastSeq + 1, complaintId }] };
}

/** The conversation this message begins. Where nothing has to be sent, its greeting stands before the first message. */
export function newConversation(running: Running, inbound: Arrival, complaintId: string): Conversation {
  const { address, channel, sender } = inbound;
  const shown = running.carriers?.[address.door] === undefined;
  return {
    id: inbound.conversationId ?? running.ids.next('cnv'),
    version: 0,
    address,
    role: 'customer',
    customerId: sender.id,
    ...(sender.name ? { customerName: sender.name } : {}),
    ...(inbound.sendRef !== undefined ? { sendRef: inbound.sendRef } : {}),
    locale: inbound.locale ?? running.words().company.locale,
    channel,
    ...(shown ? { welcomed: true as const } : {}),
    lastSeq: 0,
    spans: [{ fromSeq: 1, complaintId }],
  };
}

/** The conversation as it must be written, when it is new or something about it has changed; else nothing. */
export function refreshed(
  conversation: Conversation,
  inbound: Arrival & { trade?: Inbound['trade'] },
  known: Conversation | undefined,
  now: Instant,
): Conversation | undefined {
  const { sendRef = conversation.sendRef } = inbound;
  const closed = closedAfter(conversation, inbound.trade, now);
  const { told: before = [], customerName: name } = conversation;
  const told = hearTold(before, inbound.told ?? [], now);
  // Elsewhere a name is what somebody calls themselves; a site may come to know who it is only later.
  const customerName = (inbound.told?.some(({ by }) => by === 'site') && inbound.sender.name) || name;
  const same =
    closed === conversation.closedTo &&
    isDeepStrictEqual(sendRef, known?.sendRef) &&
    told === before &&
    customerName === name;
  if (known && same && conversation === known) return undefined;
  const { closedTo: _, asked: _asked, ...rest } = conversation;
  return {
    ...rest,
    version: conversation.version + 1,
    ...(sendRef !== undefined ? { sendRef } : {}),
    ...(customerName ? { customerName } : {}),
    ...(told.length ? { told } : {}),
    ...(closed ? { closedTo: closed } : {}),
  };
}

/** Who writes can be written to, unless they asked us not to; only their own word ends that. */
function closedAfter({ closedTo }: Conversation, trade: Inbound['trade'], now: Instant): Conversation['closedTo'] {
  if (trade === 'stop') return closedTo?.why === 'opted-out' ? closedTo : { why: 'opted-out', since: now };
  return closedTo?.why === 'opted-out' && trade !== 'start' ? closedTo : undefined;
}

/** Where the customer is answered from now on: where they wrote, if something can be sent there. */
export function placed(
  { conversation: before, elsewhere = [] }: Complaint,
  { id, closedTo }: Conversation,
): Pick<Complaint, 'conversation' | 'elsewhere'> {
  const all = [...new Set([before, ...elsewhere, id])];
  const here = closedTo && all.length > 1 ? (all.find((one) => one !== id) ?? id) : id;
  const others = all.filter((one) => one !== here);
  return { conversation: here, ...(others.length ? { elsewhere: others } : {}) };
}

/** Whether it would be sent to this conversation. */
export function leavesBy(entry: OutboxEntry, { id }: Conversation): boolean {
  return entry.to === 'customer' && entry.conversation === id && entry.state === 'pending';
}
