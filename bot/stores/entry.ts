import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Instant, Message, MessageState } from '../../dialogs/domain/message.ts';
import type { Changed } from '../core/ports.ts';

/** A commit that was admitted: everything in it is absolute, so that taking it in twice changes nothing. */
export interface Entry {
  at: Instant;
  complaints: Complaint[];
  conversations: Conversation[];
  messages: Message[];
  /** Absent when there are none, as in every journal written before there were any. */
  states?: MessageState[];
  seen: { key: string; result: string }[];
}

/** What watchers are told of it. */
export function changedBy(entry: Entry): Changed {
  const conversations = new Set(entry.conversations.map((one) => one.id));
  for (const { conversation } of entry.messages) conversations.add(conversation);
  for (const { conversation } of entry.states ?? []) conversations.add(conversation);
  return { conversations: [...conversations], complaints: entry.complaints.map((one) => one.id) };
}
