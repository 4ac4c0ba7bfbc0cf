/** One address, one thread, for as long as it exists. The last span says which complaint it is about now. */
export interface Conversation {
  id: string;
  version: number;
  /** Unique: the door, the account there, and the thread. */
  address: { door: string; account: string; thread: string };
  role: 'customer' | 'agent';
  customerId: string;
  customerName?: string;
  /** What the door needs to write first, as plain JSON (a Bot Framework conversation reference). */
  sendRef?: unknown;
  locale: string;
  channel: Channel;
  /** The seq of its newest message; 0 while it has none. */
  lastSeq: number;
  spans: { fromSeq: number; complaintId: string }[];
}

/** How words look where they are read. */
export type Channel = 'web' | 'teams' | 'sms';

/** The complaint this conversation is about now; undefined in one that has had none. */
export function currentComplaint(conversation: Conversation): string | undefined {
  return conversation.spans.at(-1)?.complaintId;
}
