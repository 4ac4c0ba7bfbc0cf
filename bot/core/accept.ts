import { createHash } from 'node:crypto';
import { changed } from '../../dialogs/domain/changed.ts';
import type { Complaint, OutboxEntry } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Attachment, Instant, Message, MessageRef } from '../../dialogs/domain/message.ts';
import { relayToHub } from '../../dialogs/domain/hub.ts';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';
import { goesOn, invitation } from './arriving.ts';
import { called } from './asking.ts';
import { draft, leavesBy, newConversation, placed, refreshed, withComplaint } from './conversations.ts';
import { greeting } from './greeting.ts';
import { meant } from './meaning.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import type { Running } from './parts.ts';
import { shownElsewhere } from './places.ts';
import { released } from './quiet-hours.ts';
import { textFor } from './texting.ts';
import { givenUp } from './turned-away.ts';
import { turnTime } from './turn-time.ts';
import type { Inbound, NewMessage, Receipt, WantedFile } from './ports.ts';
import { withWake } from './with-wake.ts';

const LONGEST = 10_000;
const MOST_FILES = 50;
/** How long a turn waits for files that have to be fetched. */
const FETCH_MS = 15_000;
const REPEAT_LENGTH = 40;
const REPEAT_MS = 600_000;
/** Channels of Azure deliver again half a minute later. */
const AGAIN_MS = 60_000;
const OPTED_OUT = 'They asked for no more text messages: nothing is sent to that number until they text START.';

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
  const invited = known && (await invitation(running, known, inbound));
  const complaintId = invited ?? current ?? running.ids.next('cmp');
  const both = [...new Set([complaintId, ...(invited && current ? [current] : [])])].sort();
  const receipt = await running.locks.runAll(both, () => append(running, inbound, complaintId));
  return receipt ?? record(running, inbound);
}

/** Under the complaint's lock, so that seq and spans stand still; nothing when the conversation has moved on meanwhile. */
async function append(running: Running, given: Inbound, complaintId: string): Promise<Receipt | undefined> {
  const { store } = running;
  const found = await store.conversation(given.address);
  const arrival = found && (await goesOn(running, found, complaintId, given));
  const known = arrival?.here ?? found;
  if (known && (currentComplaint(known) ?? complaintId) !== complaintId) return undefined;
  const stored = arrival?.joined ?? (known && (await store.complaint(complaintId)));
  const conversation = known ? withComplaint(running, known, stored) : newConversation(running, given, complaintId);
  const now = Math.max(running.clock.now(), stored?.lastMessageAt ?? 0);
  const before = stored && stored.state !== 'folded' ? stored : draft(conversation, now);
  const inbound = meant(given, conversation, before);
  refuseTooManyFiles(before, inbound);
  const message = await messageFrom(running, inbound, conversation, {
    now,
    said: await saidBefore(running, conversation, before, inbound.text),
  });
  const greets = !known && conversation.welcomed;
  const messages = greets ? [greeting(running.words(), conversation, now), message] : [message];
  const receipt: Receipt = {
    conversation: conversation.id,
    seq: conversation.lastSeq + messages.length,
    id: message.id,
  };
  const renewed = refreshed(conversation, inbound, found, now);
  const here = renewed ?? conversation;
  const after = withWanted(
    heard(running, before, { inbound, conversation: here, message, ref: receipt }),
    inbound,
    message,
    receipt,
  );
  const copies = message.repeatOf === undefined ? await shownElsewhere(running, after, message, here) : [];
  const parted = partingFrom(running, inbound, conversation, after);
  const states = here.closedTo ? await givenUp(running, before, { place: here, why: here.closedTo.why }) : [];
  const result = JSON.stringify(receipt);
  await store.commit({
    at: now,
    complaints: [parted?.complaint ?? after, ...(arrival?.left ? [arrival.left] : [])],
    append: [...messages, ...copies, ...(parted ? [parted.message] : [])],
    states,
    seen: seenKeys(inbound, conversation.id).map((key) => ({ key, result })),
    ...(renewed ? { conversations: [renewed] } : {}),
  });
  running.thoughts.get(complaintId)?.stop.abort();
  return receipt;
}

/** The confirmation of a wish to hear no more, where no provider gives it: once, and the last thing that is sent. */
function partingFrom(
  running: Running,
  { trade, confirms }: Inbound,
  before: Conversation,
  complaint: Complaint,
): Outgoing | undefined {
  if (trade !== 'stop' || !confirms || before.closedTo?.why === 'opted-out') return undefined;
  const words = textFor(running, before, { lines: [{ prompt: 'opted-out', values: {} }] }, complaint.lastMessageAt);
  const sent = outgoing(running, complaint, words, before, true);
  return { ...sent, complaint: withWake(sent.complaint) };
}

function refuseTooManyFiles({ claim }: Complaint, { attachments = [], wanted = [] }: Inbound): void {
  const more = attachments.length + wanted.length;
  if (!more || claim.attachments.length + more <= MOST_FILES) return;
  throw new AmendsError('unusable', `A complaint holds ${MOST_FILES} files at most.`, { reason: 'count' });
}

async function messageFrom(
  running: Running,
  inbound: Inbound,
  conversation: Conversation,
  { now, said }: { now: Instant; said: readonly string[] },
): Promise<NewMessage> {
  const { text, kinds } = maskSecrets(kept(inbound.text), said);
  const cut = text.length < inbound.text.length && [...inbound.text].length > LONGEST;
  const repeatOf = await repeated(running, conversation, { inbound, text, now });
  const { id, name } = inbound.sender;
  const attachments = [
    ...(inbound.attachments ?? []),
    ...(inbound.wanted ?? []).map((file) => wantedFile(running, file)),
  ];
  return {
    conversation: conversation.id,
    id: running.ids.next('msg'),
    at: now,
    from: { role: 'customer', id, ...(name ? { name } : {}) },
    text,
    ...(attachments.length ? { attachments } : {}),
    ...(inbound.choice ? { choice: inbound.choice } : {}),
    ...(kinds.length ? { masked: kinds } : {}),
    ...(cut ? { cut: true as const } : {}),
    ...(repeatOf ? { repeatOf } : {}),
    ...(inbound.wire ? { wire: inbound.wire } : {}),
  };
}

const RECENT = 8;

/**
 * What people said before, where it tells what an answer is: an agent may have asked for what must not be kept, and a few
 * figures may be the PIN they spoke of. An answer to a question of the bot's is none; the bot asks for no secrets.
 */
async function saidBefore(
  running: Running,
  conversation: Conversation,
  { floor, session }: Complaint,
  text: string,
): Promise<string[]> {
  const figures = text.length <= 100 && /\d{4}/.test(text);
  if (!conversation.lastSeq || (floor === 'bot' && (!figures || session.question))) return [];
  const recent = await running.store.log(conversation.id, Math.max(0, conversation.lastSeq - RECENT), RECENT);
  return recent.filter((m) => m.from.role !== 'bot').map((m) => m.text);
}

function kept(text: string): string {
  if (text.length <= LONGEST) return text;
  return [...text].slice(0, LONGEST).join('');
}

/**
 * The same message under a new id is kept, but heard once: the same long words within ten minutes, or within one when
 * something was said in between (who says it again after that means it as an answer), and at a door that delivers again
 * when it was not acknowledged in time, any same words while nothing was said in between.
 */
async function repeated(
  running: Running,
  conversation: Conversation,
  { inbound, text, now }: { inbound: Inbound; text: string; now: Instant },
): Promise<number | undefined> {
  const isLong = text.length >= REPEAT_LENGTH;
  const again = inbound.sentAt !== undefined && text !== '' && !inbound.wanted?.length;
  if (!conversation.lastSeq || (!isLong && !again)) return undefined;
  const recent = await running.store.log(conversation.id, Math.max(0, conversation.lastSeq - 12), 12);
  const same = (m: Message, within: number) =>
    m.from.role === 'customer' && !m.sameAs && m.text === text && !m.withdrawnAt && now - m.at < within;
  const unanswered = recent.slice(recent.findLastIndex((m) => m.from.role !== 'customer') + 1);
  const long = isLong ? recent.find((m) => same(m, unanswered.includes(m) ? REPEAT_MS : AGAIN_MS)) : undefined;
  const short = again ? unanswered.find((m) => same(m, AGAIN_MS) && !m.attachments?.length) : undefined;
  return (long ?? short)?.seq;
}

interface HeardHere {
  inbound: Inbound;
  conversation: Conversation;
  message: NewMessage;
  ref: MessageRef;
}

/**
 * The complaint with one more message to answer, and when that is due. A person who has the floor answers it instead;
 * a word of the trade (STOP and its like) is answered by the provider.
 */
function heard(running: Running, before: Complaint, { inbound, conversation, message, ref }: HeardHere): Complaint {
  const now = message.at;
  const version = before.version + 1;
  const next = changed(before, { version, lastMessageAt: now, ...placed(before, conversation) });
  next.outbox = conversation.closedTo
    ? before.outbox.filter((entry) => !leavesBy(entry, conversation))
    : released(before.outbox, conversation.id, now);
  next.promises = called(before.promises, now);
  if (inbound.trade === 'stop' && !before.notes.some(({ text }) => text === OPTED_OUT))
    next.notes = [...before.notes, { id: running.ids.next('note'), at: now, by: 'bot', text: OPTED_OUT }];
  const relays = message.repeatOf === undefined && !isTradeWord(next, inbound);
  const out = relays ? relayToHub(next, { ...ref, id: message.id, at: now }) : next;
  if (before.floor === 'bot' && relays) {
    out.unheard = [...before.unheard, { conversation: ref.conversation, seq: ref.seq }];
    out.unheardSince = before.unheardSince ?? now;
    out.turnAt = turnTime(running, out, conversation.channel, message);
  }
  return withWake(out);
}

/** The provider answers it; a yes to an invitation is more than a word of the trade. */
function isTradeWord({ session }: Complaint, { trade }: Inbound): boolean {
  return trade !== undefined && !(trade === 'start' && session.arrived);
}

function wantedFile(running: Running, { name, type }: WantedFile): Attachment {
  return { id: running.ids.next('want'), name, type, size: 0, missing: { state: 'wanted' } };
}

/** The complaint with an entry for each file that has to be fetched; what was said with them waits for them a little. */
function withWanted(complaint: Complaint, { wanted = [] }: Inbound, message: NewMessage, ref: MessageRef): Complaint {
  if (!wanted.length) return complaint;
  const missing = (message.attachments ?? []).filter((file) => file.missing);
  const entries = wanted.map(({ source }, i): OutboxEntry => ({
    to: 'fetch',
    id: missing[i]?.id ?? '',
    conversation: ref.conversation,
    seq: ref.seq,
    source,
    state: 'pending',
    tries: 0,
    notBefore: message.at,
  }));
  const turnAt = complaint.turnAt === undefined ? {} : { turnAt: Math.max(complaint.turnAt, message.at + FETCH_MS) };
  return withWake({ ...complaint, ...turnAt, outbox: [...complaint.outbox, ...entries] });
}

function seenKeys(inbound: Inbound, conversationId: string): string[] {
  const { sentAt, text } = inbound;
  return [
    ...(sentAt === undefined ? [] : [`sent:${conversationId}:${sentAt}:${fingerprint(text)}`]),
    ...(inbound.activityId ? [`activity:${conversationId}:${inbound.activityId}`] : []),
    ...(inbound.clientActivityId ? [`client:${conversationId}:${inbound.clientActivityId}`] : []),
  ];
}

function first(error: AmendsError): Receipt {
  const { conversation, seq, id } = JSON.parse(String(error.details['first']));
  return { conversation, seq, id, repeat: true };
}

/** Short, and never the words themselves: what was said is kept in one place only. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
