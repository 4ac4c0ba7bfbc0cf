import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { withWake } from './with-wake.ts';
import { draft, newConversation, refreshed, withComplaint } from './conversations.ts';
import { greeting } from './greeting.ts';
import { outgoing } from './outgoing.ts';
import type { Running } from './parts.ts';
import type { Arrival } from './ports.ts';
import { turnedAway } from './turned-away.ts';

/** The bot can write to a customer here now: they are welcomed, once. A repeat renews how to write to them. */
export async function arrive(running: Running, arrival: Arrival): Promise<void> {
  const { door, account, thread } = arrival.address;
  await running.locks.run(`at:${door}:${account}:${thread}`, async () => {
    const known = await running.store.conversation(arrival.address);
    const complaintId = (known && currentComplaint(known)) ?? running.ids.next('cmp');
    await running.locks.run(complaintId, () => welcome(running, arrival, complaintId));
  });
}

async function welcome(running: Running, arrival: Arrival, complaintId: string): Promise<void> {
  const { store, clock } = running;
  const now = clock.now();
  const known = await store.conversation(arrival.address);
  const stored = known && (await store.complaint(complaintId));
  const conversation = known ? withComplaint(running, known, stored) : newConversation(running, arrival, complaintId);
  const changed = refreshed(conversation, arrival, known, now);
  // Who wrote before we were told that they are there reads what this is in the first reply.
  if (conversation.welcomed || conversation.lastSeq > 0) {
    if (changed) await store.commit({ at: now, conversations: [changed] });
    return;
  }
  const place: Conversation = {
    ...(changed ?? { ...conversation, version: conversation.version + 1 }),
    welcomed: true,
  };
  const before = stored && stored.state !== 'folded' ? stored : draft(place, now);
  const sent = outgoing(running, before, greeting(running.words(), place, now), place);
  const complaint = withWake({ ...sent.complaint, version: before.version + 1 });
  await store.commit({ at: now, conversations: [place], complaints: [complaint], append: [sent.message] });
  running.plan(complaint);
}

/** Nothing can be written to this customer here any more. */
export async function leave(running: Running, address: Conversation['address']): Promise<void> {
  const conversation = await running.store.conversation(address);
  const complaintId = conversation && currentComplaint(conversation);
  if (!complaintId) return;
  await running.locks.run(complaintId, async () => {
    const place = await running.store.conversation(address);
    const complaint = await running.store.complaint(complaintId);
    if (!place || place.closedTo || !complaint) return;
    const { complaint: moved, ...change } = await turnedAway(running, complaint, {
      conversation: place,
      why: 'blocked',
    });
    const next = withWake({ ...moved, version: complaint.version + 1 });
    await running.store.commit({ at: running.clock.now(), ...change, complaints: [next] });
    running.plan(next);
  });
}
