import type { Complaint, OutboxEntry, ToFetch } from '../../dialogs/domain/complaint.ts';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Attachment, Message, MessageRef } from '../../dialogs/domain/message.ts';
import { takeLateFile } from '../../dialogs/domain/taking.ts';
import { line } from '../../dialogs/reply.ts';
import { change } from './change.ts';
import type { Running } from './parts.ts';
import { placesOf } from './places.ts';
import type { Fetched, NewMessage } from './ports.ts';
import { turnTime } from './turn-time.ts';
import { putIntoWords, type Said } from './wording.ts';

type Entry = OutboxEntry & ToFetch;

const MOST_TRIES = 4;
const RETRY_MS = 5_000;

/** Fetches a file that a message came with, keeps it, and puts it in the message's place and in the claim. */
export async function fetchFile(running: Running, complaintId: string, entry: Entry): Promise<void> {
  const outcome = await fetched(running, entry);
  running.count?.('fetches', { result: 'file' in outcome ? 'fetched' : outcome.result });
  if ('result' in outcome && outcome.result === 'retry' && entry.tries + 1 < MOST_TRIES) {
    const notBefore = running.clock.now() + (outcome.afterMs ?? RETRY_MS * 2 ** entry.tries);
    const again = { state: 'pending' as const, tries: entry.tries + 1, notBefore };
    return change(running, complaintId, async (complaint) => ({
      complaint: { ...complaint, outbox: complaint.outbox.map((e) => (e.id === entry.id ? { ...e, ...again } : e)) },
    }));
  }
  const why = 'result' in outcome && outcome.result === 'refused' ? outcome.reason : 'not-fetched';
  await change(running, complaintId, async (complaint) => {
    const [message] = await running.store.log(entry.conversation, entry.seq - 1, 1);
    const rest = { ...complaint, outbox: complaint.outbox.filter((e) => e.id !== entry.id) };
    if (!message) return { complaint: rest };
    const lost = (file: Attachment): Attachment => ({ ...file, missing: { state: 'lost', why } });
    const attachments = (message.attachments ?? []).map((file) => {
      if (file.id !== entry.id) return file;
      return 'file' in outcome ? outcome.file : lost(file);
    });
    const states = [{ conversation: entry.conversation, seq: entry.seq, attachments }];
    const taken = 'file' in outcome ? takenLate(rest, message, outcome.file) : rest;
    const channel = (await running.store.conversation(entry.conversation))?.channel ?? 'sms';
    const next = sooner(running, taken, message, channel);
    return tellsOfLoss(next, message, attachments)
      ? { ...(await tellOfLoss(running, next)), states }
      : { complaint: next, states };
  });
}

async function fetched(
  running: Running,
  entry: Entry,
): Promise<{ file: Attachment } | Exclude<Fetched, { result: 'fetched' }>> {
  const conversation = await running.store.conversation(entry.conversation);
  const carrier = conversation && running.carriers?.[conversation.address.door];
  if (!conversation || !carrier?.fetch || !running.files) return { result: 'refused', reason: 'no-way' };
  try {
    const got = await carrier.fetch(entry.source, conversation);
    return got.result === 'fetched' ? { file: await running.files.put(got) } : got;
  } catch (error) {
    if (error instanceof AmendsError && error.code === 'unusable') {
      const { reason } = error.details;
      return { result: 'refused', reason: typeof reason === 'string' ? reason : 'unusable' };
    }
    running.log.warn('fetch.failed', { entry: entry.id, error: error instanceof Error ? error.name : 'unknown' });
    return { result: 'retry' };
  }
}

/** The turn that answers the message takes its files in; one that is over already has not seen this one. */
function takenLate(complaint: Complaint, { conversation, seq }: Message, file: Attachment): Complaint {
  if (complaint.unheard.some((ref) => ref.conversation === conversation && ref.seq === seq)) return complaint;
  return { ...complaint, claim: takeLateFile(complaint.claim, { ...file, from: { conversation, seq } }) };
}

/** Once, when all files of a message are settled; a turn that is still to come says it itself, and a person sees it. */
function tellsOfLoss(
  { floor, unheard, outbox }: Complaint,
  { conversation, seq }: Message,
  files: Attachment[],
): boolean {
  const isMine = (ref: MessageRef) => ref.conversation === conversation && ref.seq === seq;
  const waits = outbox.some((e) => e.to === 'fetch' && isMine(e));
  return floor === 'bot' && !waits && !unheard.some(isMine) && files.some(({ missing }) => missing?.state === 'lost');
}

async function tellOfLoss(
  running: Running,
  complaint: Complaint,
): Promise<Omit<Said, 'messages'> & { append: NewMessage[] }> {
  const places = await placesOf(running, complaint);
  const outcome = { complaint, replies: [{ lines: [line(complaint, 'file-lost')] }] };
  const { messages, ...said } = putIntoWords(running, outcome, places, false, running.clock.now());
  return { ...said, append: messages };
}

/** Nothing is waited for any longer than for the files. */
function sooner(running: Running, complaint: Complaint, message: Message, channel: Channel): Complaint {
  const waits = complaint.outbox.some((e) => e.to === 'fetch' && e.seq === message.seq);
  if (waits || complaint.turnAt === undefined || !complaint.unheard.length) return complaint;
  const at = turnTime(running, complaint, channel, { ...message, at: running.clock.now() });
  return { ...complaint, turnAt: Math.min(complaint.turnAt, at) };
}
