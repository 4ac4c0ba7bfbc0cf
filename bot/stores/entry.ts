import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Instant, Message } from '../../dialogs/domain/message.ts';
import type { Changed } from '../core/ports.ts';

/** A commit that was admitted: everything in it is absolute, so that taking it in twice changes nothing. */
export interface Entry {
  at: Instant;
  complaints: Complaint[];
  conversations: Conversation[];
  messages: Message[];
  seen: { key: string; result: string }[];
}

/** What watchers are told of it. */
export function changedBy(entry: Entry): Changed {
  const conversations = [...entry.conversations.map((one) => one.id), ...entry.messages.map((m) => m.conversation)];
  return { conversations: [...new Set(conversations)], complaints: entry.complaints.map((one) => one.id) };
}
