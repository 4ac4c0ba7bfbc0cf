import type { Complaint, OutboxEntry } from '../../dialogs/domain/complaint.ts';
import { nextSends } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Delivery, Message } from '../../dialogs/domain/message.ts';
import { type CustomerEntry, isNews, messageOf, stateOf } from './outgoing.ts';
import type { Running } from './parts.ts';
import { askFirst, inTheirWords } from './asking.ts';
import { change, type Change } from './change.ts';
import { fetchFile } from './fetch-file.ts';
import type { Carrier, Refused, Sent } from './ports.ts';
import { missedHub, tellHub } from './tell-hub.ts';
import { after, RETRY_MS } from './tries.ts';
import { consequencesOf, invitedBy, lockOf } from './undelivered.ts';

/**
 * Sends what is in a complaint's outbox, one entry after the other, with no lock held while sending. An entry is marked
 * `sending` before the call: one that is found so after a restart may or may not have arrived, becomes `unknown`, is
 * shown, and is never blindly repeated. (What goes over Direct Line is not here: committed is sent.)
 */
export async function deliver(running: Running, complaintId: string): Promise<void> {
  if (await askFirst(running, complaintId)) return;
  const entry = await mark(running, complaintId);
  if (!entry) return;
  if (entry.to === 'webhook') await tellSystem(running, complaintId, entry);
  else if (entry.to === 'fetch') await fetchFile(running, complaintId, entry);
  else if (entry.to === 'hub') await tellHub(running, complaintId, entry);
  else await tellCustomer(running, complaintId, entry);
}

/** Marks the next due entry as being sent; one already marked was cut off by a stop and is nobody's to repeat. */
async function mark(running: Running, complaintId: string): Promise<OutboxEntry | undefined> {
  const now = running.clock.now();
  let chosen: OutboxEntry | undefined;
  await change(running, complaintId, async (complaint) => {
    const due = nextSends(complaint.outbox).filter((e) => e.notBefore <= now);
    const cut = due.filter((e) => e.state === 'sending');
    const pending = await Promise.all(due.filter((e) => e.state === 'pending').map((e) => paced(running, e, now)));
    chosen = pending.find((e) => e.notBefore <= now);
    const outbox = complaint.outbox.flatMap((before): OutboxEntry[] => {
      const e = pending.find(({ id }) => id === before.id) ?? before;
      if (e.id === chosen?.id) return [{ ...e, state: 'sending', tries: e.tries + 1, notBefore: now + RETRY_MS }];
      if (!cut.includes(e)) return [e];
      if (e.to === 'fetch') return [{ ...e, state: 'pending' }]; // fetching twice does no harm
      return e.to === 'webhook' ? [{ ...e, state: 'unknown' }] : [];
    });
    const states = await Promise.all(
      cut.filter((e) => e.to === 'customer').map((e) => stateOf(running, e, { state: 'unknown', at: now })),
    );
    const known = missedHub(running, { ...complaint, outbox }, cut);
    return { complaint: known, states: states.filter((state) => state !== undefined) };
  });
  return chosen;
}

/** The entry, put off when its conversation has been written to as often as the other side bears. */
async function paced(running: Running, entry: OutboxEntry, now: number): Promise<OutboxEntry> {
  if (entry.to !== 'customer') return entry;
  const pace = await paceOf(running, entry.conversation);
  const at = pace ? running.pace.next(entry.conversation, pace, now) : now;
  return at > now ? { ...entry, notBefore: at } : entry;
}

async function paceOf(running: Running, conversationId: string): Promise<Carrier['pace']> {
  const conversation = await running.store.conversation(conversationId);
  return conversation && running.carriers?.[conversation.address.door]?.pace;
}

async function tellSystem(
  running: Running,
  complaintId: string,
  entry: OutboxEntry & { to: 'webhook' },
): Promise<void> {
  const complaint = await running.store.complaint(complaintId);
  if (!complaint || !running.alerts) return;
  const sent = await running.alerts.send({ id: entry.id, event: entry.event, complaint });
  running.count?.('sends', { to: 'webhook', result: sent.result });
  await change(running, complaintId, async (now) => ({
    complaint: { ...now, outbox: after(now.outbox, entry, sent, running) },
  }));
}

async function tellCustomer(running: Running, complaintId: string, entry: CustomerEntry): Promise<void> {
  const conversation = await running.store.conversation(entry.conversation);
  const message = await messageOf(running, entry);
  const carrier = conversation && running.carriers?.[conversation.address.door];
  const sent: Sent =
    !message || !carrier
      ? { result: 'refused', reason: 'no-way' }
      : conversation.closedTo && !entry.parting
        ? { result: 'refused', reason: conversation.closedTo.why }
        : await carried(running, () =>
            sending(running, { carrier, message, to: conversation }, { ...entry, complaintId }),
          );
  if (conversation && carrier?.pace) running.pace.note(conversation.id, carrier.pace, running.clock.now());
  running.count?.('sends', { to: conversation?.address.door ?? 'nowhere', result: sent.result });
  if (sent.result === 'refused') running.log.warn('send.refused', { entry: entry.id, reason: sent.reason });
  const locks = conversation && sent.result === 'refused' ? [lockOf(conversation)] : [];
  await running.locks.runAll(locks, () =>
    change(running, complaintId, async (complaint) => {
      const next = { ...complaint, outbox: after(complaint.outbox, entry, sent, running) };
      return message ? afterSending(running, next, { message, sent }) : { complaint: next };
    }),
  );
}

/** What has become of a message, and what follows from it when it will never arrive. */
async function afterSending(
  running: Running,
  complaint: Complaint,
  { message, sent }: { message: Message; sent: Sent },
): Promise<Change> {
  const { conversation, seq } = message;
  const now = running.clock.now();
  const delivery = deliveryAfter(sent, now);
  // Its provider may have told what became of it before it answered.
  const [known] = await running.store.log(conversation, seq - 1, 1);
  const late = delivery && known?.delivery && !isNews(delivery.state, known.delivery);
  const states = delivery && !late ? [{ conversation, seq, delivery }] : [];
  const place = sent.result === 'refused' ? await running.store.conversation(conversation) : undefined;
  if (!place || sent.result !== 'refused') return { complaint, states };
  const { reason, closes } = sent;
  const asked = !late && invitedBy(place, message, now) === complaint.id;
  const affected = { own: complaint, invited: asked ? complaint : undefined };
  const failure = { place, message, reason, ...(closes ? { closes } : {}) };
  const { complaints, ...more } = await consequencesOf(running, affected, failure);
  return { ...more, complaint: complaints[0] ?? complaint, states: [...states, ...(more.states ?? [])] };
}

/** What asks them to write is sent in words that its provider has; all else in its own. */
async function sending(
  { store }: Running,
  { carrier, message, to }: { carrier: Carrier; message: Message; to: Conversation },
  { asks, part, complaintId }: CustomerEntry & { complaintId: string },
): Promise<Sent> {
  if (!asks || !carrier.asking) return carrier.send(message, to, part);
  const complaint = await store.complaint(complaintId);
  return carrier.asking.send(message, complaint ? inTheirWords(complaint, to) : to);
}

/** What a carrier throws leaves open whether the message went out. */
async function carried(running: Running, send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    running.log.error('send.failed', { error: error instanceof Error ? error.name : 'unknown' });
    return { result: 'unknown' };
  }
}

function deliveryAfter(sent: Exclude<Sent, Refused> | Refused, at: number): Delivery | undefined {
  switch (sent.result) {
    case 'sent':
      if (sent.next !== undefined) return undefined;
      return { state: 'sent', at, ...(sent.providerId ? { providerId: sent.providerId } : {}) };
    case 'unknown':
      return { state: 'unknown', at };
    case 'refused':
      return { state: 'failed', at, reason: sent.reason };
    case 'retry':
      return undefined;
  }
}
