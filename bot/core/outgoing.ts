import { changed } from '../../dialogs/domain/changed.ts';
import type { Complaint, OutboxEntry, ToCustomer } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Delivery, Message, MessageState } from '../../dialogs/domain/message.ts';
import type { Running } from './parts.ts';
import type { NewMessage } from './ports.ts';

/** How far a message has come. News comes twice, late and in any order: only what stands further along is news. */
const RANK: Record<Delivery['state'], number> = {
  pending: 0,
  unknown: 1,
  sent: 2,
  failed: 3,
  delivered: 3,
  read: 4,
  withdrawn: 5,
};

/** Whether that state is further along than what is known. */
export function isNews(state: Delivery['state'], known: Delivery): boolean {
  return RANK[state] > RANK[known.state];
}

/** Prompts that tell of a handoff. They leave even when a person has taken the floor meanwhile. */
const NOTICES = ['handed-over', 'person-now', 'broken', 'reopened', 'agent-joined', 'closed'];

/** How far behind the place an entry names its message may stand: what one conversation is told in one go. */
const NEAR = 200;

/** An outbox entry that takes a message to a customer. */
export type CustomerEntry = OutboxEntry & ToCustomer;

/** A message on its way to be committed, and the complaint with what is needed to send it. */
export interface Outgoing {
  complaint: Complaint;
  message: NewMessage;
}

/**
 * Puts a message on its way by its conversation's door. Where committed is sent there is nothing to do; where nothing
 * can be sent, the message says so and is kept all the same.
 */
export function outgoing(
  running: Running,
  complaint: Complaint,
  message: NewMessage,
  to: Conversation,
  parting = false,
): Outgoing {
  if (running.carriers?.[to.address.door] === undefined) return { complaint, message };
  const { at, id, from, prompts = [] } = message;
  if (to.closedTo && !parting) {
    return { complaint, message: { ...message, delivery: { state: 'failed', at, reason: to.closedTo.why } } };
  }
  // It goes when they write, with all that waits for that.
  const waits = to.asked !== undefined && !to.asked.lost;
  const notice = prompts.some((prompt) => NOTICES.includes(prompt.split('#')[0] ?? ''));
  const entry: OutboxEntry = {
    to: 'customer',
    id,
    conversation: to.id,
    after: to.lastSeq,
    by: from.role === 'agent' ? 'agent' : 'bot',
    state: 'pending',
    tries: 0,
    notBefore: at,
    ...(notice ? { notice: true as const } : {}),
    ...(parting ? { parting: true as const } : {}),
    ...(waits ? { held: true as const } : {}),
  };
  return {
    complaint: changed(complaint, { outbox: [...complaint.outbox, entry] }),
    message: { ...message, delivery: { state: 'pending', at, ...(waits ? { reason: 'asked' } : {}) } },
  };
}

/** The message an entry takes; undefined when it is lost. */
export async function messageOf(running: Running, entry: CustomerEntry): Promise<Message | undefined> {
  const near = await running.store.log(entry.conversation, entry.after, NEAR);
  return near.find(({ id }) => id === entry.id);
}

/** The change that says where an entry's message stands now; undefined when the message is lost. */
export async function stateOf(
  running: Running,
  entry: CustomerEntry,
  delivery: Delivery,
): Promise<MessageState | undefined> {
  const message = await messageOf(running, entry);
  return message && { conversation: message.conversation, seq: message.seq, delivery };
}
