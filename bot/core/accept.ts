import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { newComplaint, nextWake } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Instant, MessageRef } from '../../dialogs/domain/message.ts';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';
import { greeting } from './greeting.ts';
import type { Running } from './parts.ts';
import type { Inbound, NewMessage, Receipt } from './ports.ts';

const LONGEST = 10_000;
/** The bot listens to one story for a minute at most. */
const LISTEN_MS = 60_000;
const MOST_FILES = 50;
const REPEAT_LENGTH = 40;
const REPEAT_MS = 600_000;

/** Step 1: verify, mask, record. When it returns, the message is kept for good and may be acknowledged. */
export async function accept(running: Running, inbound: Inbound): Promise<Receipt> {
  const { door, account, thread } = inbound.address;
  try {
    return await running.locks.run(`at:${door}:${account}:${thread}`, () => record(running, inbound));
  } catch (error) {
    if (error instanceof AmendsError && error.code === 'seen') return first(error);
    throw error;
  }
}

async function record(running: Running, inbound: Inbound): Promise<Receipt> {
  const known = await running.store.conversation(inbound.address);
  const current = known && currentComplaint(known);
  const complaintId = current ?? running.ids.next('cmp');
  const receipt = await running.locks.run(complaintId, () => append(running, inbound, complaintId));
  return receipt ?? record(running, inbound);
}

/** Under the complaint's lock, so that seq and spans stand still; nothing when the conversation has moved on meanwhile. */
async function append(running: Running, inbound: Inbound, complaintId: string): Promise<Receipt | undefined> {
  const { store } = running;
  const known = await store.conversation(inbound.address);
  if (known && currentComplaint(known) !== complaintId) return undefined;
  const stored = known && (await store.complaint(complaintId));
  const conversation = known ? withoutFolded(running, known, stored) : newConversation(running, inbound, complaintId);
  const now = Math.max(running.clock.now(), stored?.lastMessageAt ?? 0);
  const before = stored && stored.state !== 'folded' ? stored : draft(conversation, now);
  refuseTooManyFiles(before, inbound);
  const message = await messageFrom(running, inbound, conversation, now);
  const messages = known ? [message] : [greeting(running.words(), conversation, now), message];
  const receipt: Receipt = {
    conversation: conversation.id,
    seq: conversation.lastSeq + messages.length,
    id: message.id,
  };
  const changed = refreshed(conversation, inbound, known);
  const after = heard(running, before, conversation, message, receipt);
  await store.commit({
    at: now,
    complaints: [after],
    append: messages,
    seen: seenKeys(inbound, conversation.id).map((key) => ({ key, result: JSON.stringify(receipt) })),
    ...(changed ? { conversations: [changed] } : {}),
  });
  running.thinking.get(complaintId)?.abort();
  return receipt;
}

function refuseTooManyFiles({ claim }: Complaint, { attachments = [] }: Inbound): void {
  if (!attachments.length || claim.attachments.length + attachments.length <= MOST_FILES) return;
  throw new AmendsError('unusable', `A complaint holds ${MOST_FILES} files at most.`, { reason: 'count' });
}

function draft(conversation: Conversation, now: Instant): Complaint {
  const { customerId, locale, id } = conversation;
  return newComplaint({ id: currentComplaint(conversation) ?? '', customerId, conversation: id, locale, now });
}

/** A draft that expired is over: what is said now begins another. */
function withoutFolded(running: Running, conversation: Conversation, complaint: Complaint | undefined): Conversation {
  if (complaint?.state !== 'folded') return conversation;
  const span = { fromSeq: conversation.lastSeq + 1, complaintId: running.ids.next('cmp') };
  return { ...conversation, spans: [...conversation.spans, span] };
}

async function messageFrom(
  running: Running,
  inbound: Inbound,
  conversation: Conversation,
  now: Instant,
): Promise<NewMessage> {
  const { text, kinds } = maskSecrets(kept(inbound.text));
  const cut = text.length < inbound.text.length && [...inbound.text].length > LONGEST;
  const repeatOf = await repeated(running, conversation, text, now);
  const { id, name } = inbound.sender;
  return {
    conversation: conversation.id,
    id: running.ids.next('msg'),
    at: now,
    from: { role: 'customer', id, ...(name ? { name } : {}) },
    text,
    ...(inbound.attachments?.length ? { attachments: inbound.attachments } : {}),
    ...(inbound.choice ? { choice: inbound.choice } : {}),
    ...(kinds.length ? { masked: kinds } : {}),
    ...(cut ? { cut: true as const } : {}),
    ...(repeatOf ? { repeatOf } : {}),
    ...(inbound.wire ? { wire: inbound.wire } : {}),
  };
}

function kept(text: string): string {
  if (text.length <= LONGEST) return text;
  return [...text].slice(0, LONGEST).join('');
}

/** The same long words again within ten minutes are the same message under a new id: kept, but heard once. */
async function repeated(
  running: Running,
  conversation: Conversation,
  text: string,
  now: Instant,
): Promise<number | undefined> {
  if (text.length < REPEAT_LENGTH || !conversation.lastSeq) return undefined;
  const recent = await running.store.log(conversation.id, Math.max(0, conversation.lastSeq - 12), 12);
  return recent.find((m) => m.from.role === 'customer' && m.text === text && now - m.at < REPEAT_MS)?.seq;
}

/** The complaint with one more message to answer, and when that is due. A person who has the floor answers it instead. */
function heard(
  running: Running,
  before: Complaint,
  conversation: Conversation,
  message: NewMessage,
  ref: MessageRef,
): Complaint {
  const { wakeAt: _, ...rest } = before;
  const now = message.at;
  const next: Complaint = { ...rest, version: before.version + 1, lastMessageAt: now, conversation: conversation.id };
  if (before.floor === 'bot' && message.repeatOf === undefined) {
    next.unheard = [...before.unheard, { conversation: ref.conversation, seq: ref.seq }];
    next.unheardSince = before.unheardSince ?? now;
    next.turnAt = turnTime(running, next, conversation, message);
  }
  return withWake(next);
}

/** Step 2: an urgent word or a certain answer is answered now; a story when it has been quiet long enough. */
function turnTime(running: Running, complaint: Complaint, conversation: Conversation, message: NewMessage): Instant {
  const { question, dialog, locale } = complaint.session;
  const now = message.at;
  if (message.choice) return now;
  const heard = running.ear.glance(message.text, question?.asks, locale);
  if (heard === 'urgent' || heard === 'answer') return now;
  const telling = dialog === 'hear-out' || dialog === 'ended' || dialog === 'waiting' || !question;
  if (!telling) return now;
  return Math.min(now + running.settings.quietMs[conversation.channel], (complaint.unheardSince ?? now) + LISTEN_MS);
}

/** A complaint ready to be committed: its wake time follows from what is in it. */
export function withWake(complaint: Complaint): Complaint {
  const { wakeAt: _, ...rest } = complaint;
  const wakeAt = nextWake(rest);
  return wakeAt === undefined ? rest : { ...rest, wakeAt };
}

function newConversation(running: Running, inbound: Inbound, complaintId: string): Conversation {
  const { address, channel, sender } = inbound;
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
    lastSeq: 0,
    spans: [{ fromSeq: 1, complaintId }],
  };
}

/** The conversation as it must be written, when it is new or something about it has changed; else nothing. */
function refreshed(
  conversation: Conversation,
  inbound: Inbound,
  known: Conversation | undefined,
): Conversation | undefined {
  const { sendRef = conversation.sendRef } = inbound;
  const moved = JSON.stringify(sendRef) !== JSON.stringify(known?.sendRef);
  if (known && !moved && conversation === known) return undefined;
  return { ...conversation, version: conversation.version + 1, ...(sendRef !== undefined ? { sendRef } : {}) };
}

function seenKeys(inbound: Inbound, conversationId: string): string[] {
  return [
    ...(inbound.activityId ? [`activity:${conversationId}:${inbound.activityId}`] : []),
    ...(inbound.clientActivityId ? [`client:${conversationId}:${inbound.clientActivityId}`] : []),
  ];
}

function first(error: AmendsError): Receipt {
  const { conversation, seq, id } = JSON.parse(String(error.details['first']));
  return { conversation, seq, id, repeat: true };
}
