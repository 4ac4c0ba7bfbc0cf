import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { note } from '../../dialogs/domain/complaint-service.ts';
import { type ClosedWhy, type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import { tellHub } from '../../dialogs/domain/hub.ts';
import type { Message, MessageState } from '../../dialogs/domain/message.ts';
import { leavesBy } from './conversations.ts';
import { type CustomerEntry, outgoing, stateOf } from './outgoing.ts';
import type { Running } from './parts.ts';
import { isOpen } from './places.ts';
import type { Commit } from './ports.ts';

const NO_WAY_LEFT = 'Nothing can be sent to the customer any more, and there is no other place to write to them.';

/**
 * Nothing arrives in this conversation any more: it is marked, what still waited to be sent there is given up, and the
 * customer is answered in another place of theirs, if there is one. If there is none, the desk reads so. A number that was
 * only asked whether to go on there is no place of theirs.
 */
export async function turnedAway(
  running: Running,
  complaint: Complaint,
  from: { conversation: Conversation; message?: Message; why: ClosedWhy },
): Promise<{ complaint: Complaint } & Omit<Commit, 'at' | 'complaints'>> {
  const { conversation, message, why } = from;
  const now = running.clock.now();
  const closed: Conversation = { ...conversation, version: conversation.version + 1, closedTo: { why, since: now } };
  const rest = { ...complaint, outbox: complaint.outbox.filter((e) => !leavesBy(e, conversation)) };
  const change = { conversations: [closed], states: await givenUp(running, complaint, { place: conversation, why }) };
  if (currentComplaint(conversation) !== complaint.id) return { ...change, complaint: rest }; // no place of theirs
  const other = await anotherPlace(running, complaint, conversation.id);
  if (!other) {
    const told = rest.notes.some(({ text }) => text === NO_WAY_LEFT);
    const means = { now, id: (kind: string) => running.ids.next(kind) };
    return {
      ...change,
      complaint: told ? rest : tellHub(note(rest, 'bot', NO_WAY_LEFT, means), 'customer-left', means),
    };
  }
  const moved: Complaint = {
    ...rest,
    conversation: other.id,
    elsewhere: [...(rest.elsewhere ?? []).filter((id) => id !== other.id && id !== conversation.id), conversation.id],
  };
  // It was shown there, or said there first.
  const known = isOpen(running, other) || (message?.sameAs !== undefined && complaint.conversation === other.id);
  if (!message || known) return { ...change, complaint: moved };
  const { seq: _seq, delivery: _delivery, ...said } = message;
  const again = { ...said, conversation: other.id, id: running.ids.next('msg'), at: now, sameAs: message.id };
  const sent = outgoing(running, moved, again, other);
  return { ...change, complaint: sent.complaint, append: [sent.message] };
}

/** What still waited to be sent there, and will not be any more. */
export async function givenUp(
  running: Running,
  { outbox }: Complaint,
  { place, why }: { place: Conversation; why: ClosedWhy },
): Promise<MessageState[]> {
  const at = running.clock.now();
  const given = outbox.filter((e): e is CustomerEntry => e.to === 'customer' && leavesBy(e, place));
  const states = await Promise.all(given.map((e) => stateOf(running, e, { state: 'failed', at, reason: why })));
  return states.filter((state) => state !== undefined);
}

async function anotherPlace(running: Running, complaint: Complaint, notId: string): Promise<Conversation | undefined> {
  for (const id of [complaint.conversation, ...(complaint.elsewhere ?? [])]) {
    const place = id === notId ? undefined : await running.store.conversation(id);
    if (place && !place.closedTo && currentComplaint(place) === complaint.id) return place;
  }
  return undefined;
}
