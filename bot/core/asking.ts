import { changed } from '../../dialogs/domain/changed.ts';
import type { Complaint, OutboxEntry } from '../../dialogs/domain/complaint.ts';
import { nextSends } from '../../dialogs/domain/complaint.ts';
import { note } from '../../dialogs/domain/complaint-service.ts';
import { type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Instant, Message, MessageState } from '../../dialogs/domain/message.ts';
import type { Promise as Promised } from '../../dialogs/domain/promise.ts';
import { UNDELIVERED } from '../../dialogs/domain/undelivered.ts';
import { type CustomerEntry, messageOf, outgoing, stateOf } from './outgoing.ts';
import type { Running } from './parts.ts';
import { save } from './save.ts';
import { textFor } from './texting.ts';
import type { Said } from './wording.ts';

/** What was owed this long ago is owed no more. */
const OWED_MS = 30 * 24 * 3_600_000;

/** Whether words wait there until the customer writes, whom we can ask to, or have asked. */
export function waitsForThem(running: Running, complaint: Complaint, place: Conversation): boolean {
  if (place.closedTo || place.asked?.lost || !complaint.reference || currentComplaint(place) !== complaint.id)
    return false;
  return running.carriers?.[place.address.door]?.asking?.first(inTheirWords(complaint, place)) ?? false;
}

/** The place as it is spoken to: in the language of the complaint. */
export function inTheirWords({ session }: Complaint, place: Conversation): Conversation {
  return { ...place, locale: session.locale };
}

/**
 * Where nothing may be sent before the customer writes, what is due is put aside until they do, and they are asked to,
 * once. True when that was done: what goes next is planned. Nothing has left by it, so that a repeat finds it done.
 */
export async function askFirst(running: Running, complaintId: string): Promise<boolean> {
  if (!Object.values(running.carriers ?? {}).some(({ asking }) => asking)) return false;
  return running.locks.run(complaintId, async () => {
    const complaint = await running.store.complaint(complaintId);
    const now = running.clock.now();
    for (const entry of complaint ? nextSends(complaint.outbox) : []) {
      if (!complaint || entry.to !== 'customer' || !isDue(entry, now)) continue;
      const place = await running.store.conversation(entry.conversation);
      if (!place || !waitsForThem(running, complaint, place)) continue;
      await putAside(running, complaint, { entry, place, now });
      return true;
    }
    return false;
  });
}

function isDue({ state, asks, notBefore }: CustomerEntry, now: Instant): boolean {
  return state === 'pending' && !asks && notBefore <= now;
}

async function putAside(
  running: Running,
  complaint: Complaint,
  { entry, place, now }: { entry: CustomerEntry; place: Conversation; now: Instant },
): Promise<void> {
  const until = (place.asked?.at ?? now) + OWED_MS;
  if (until <= now) {
    const given = await stateOf(running, entry, { state: 'failed', at: now, reason: 'not-written' });
    const outbox = complaint.outbox.filter(({ id }) => id !== entry.id);
    return save(running, { complaint: changed(complaint, { outbox }), messages: [] }, { states: given ? [given] : [] });
  }
  const waits = await stateOf(running, entry, { state: 'pending', at: now, reason: 'asked' });
  const outbox = complaint.outbox.map((e): OutboxEntry =>
    e.id === entry.id ? { ...entry, notBefore: until, held: true } : e,
  );
  const asked = asking(running, changed(complaint, { outbox }), place, now);
  await save(running, asked, { states: waits ? [waits] : [] });
}

/** They are asked to write before anything else goes there; nothing is added where they were asked already. */
export function asking(running: Running, complaint: Complaint, place: Conversation, now: Instant): Said {
  if (place.asked) return { complaint, messages: [] };
  const values = complaint.reference ? { 'complaint.reference': complaint.reference } : {};
  const worded = textFor(running, inTheirWords(complaint, place), { lines: [{ prompt: 'write-back', values }] }, now);
  const reference = complaint.reference ? { reference: complaint.reference } : {};
  const sent = outgoing(running, changed(complaint, { outbox: [] }), { ...worded, ...reference }, place);
  const entries = sent.complaint.outbox.map((e): OutboxEntry =>
    e.to === 'customer' ? { ...e, asks: true, notice: true } : e,
  );
  return {
    complaint: changed(complaint, { outbox: [...entries, ...complaint.outbox] }),
    messages: [sent.message],
    conversations: [{ ...place, version: place.version + 1, asked: { at: now, text: sent.message.id } }],
  };
}

/** Promises of a word from us, where none can be sent: they ring when the customer writes. */
export function putOff(promises: readonly Promised[], isDue: (promise: Promised) => boolean, now: Instant): Promised[] {
  return promises.map((p) => (isDue(p) ? { ...p, rings: now + OWED_MS, waits: true } : p));
}

/** They have written: what waited for that rings now. */
export function called(promises: Promised[], now: Instant): Promised[] {
  if (!promises.some(({ waits }) => waits)) return promises;
  return promises.map(({ waits, ...p }) => (waits ? { ...p, rings: now } : p));
}

/** What asked them has not arrived: what waited there is given up, and the desk reads why. */
export async function lostAsking(
  running: Running,
  complaint: Complaint,
  { place, reason }: { place: Conversation; reason: string },
): Promise<{ complaint: Complaint; states: MessageState[]; place: Conversation }> {
  const now = running.clock.now();
  const waiting = complaint.outbox.filter((e): e is CustomerEntry => isHeldThere(e, place));
  const states = await Promise.all(
    waiting.map((e) => stateOf(running, e, { state: 'failed', at: now, reason: 'not-asked' })),
  );
  const why = UNDELIVERED[reason] ?? 'the provider gave no reason';
  const text = `The WhatsApp template that asks them to write did not arrive: ${why}.`;
  const rest = changed(complaint, { outbox: complaint.outbox.filter((e) => !isHeldThere(e, place)) });
  const { asked } = place;
  return {
    complaint: note(rest, 'bot', text, { now, id: (kind) => running.ids.next(kind) }),
    states: states.filter((state) => state !== undefined),
    place: { ...place, version: place.version + 1, ...(asked ? { asked: { ...asked, lost: true as const } } : {}) },
  };
}

/** The first of what waits there; undefined when nothing does. */
export async function owedThere(
  running: Running,
  { outbox }: Complaint,
  place: Conversation,
): Promise<Message | undefined> {
  const first = outbox.find((e): e is CustomerEntry => isHeldThere(e, place));
  return first && messageOf(running, first);
}

function isHeldThere(entry: OutboxEntry, place: Conversation): boolean {
  return entry.to === 'customer' && entry.conversation === place.id && entry.held === true && entry.state === 'pending';
}
