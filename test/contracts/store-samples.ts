import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { newComplaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Handoff } from '../../dialogs/domain/handoff.ts';
import type { Log, NewMessage, Store } from '../../bot/core/ports.ts';

export const NOON = Date.UTC(2026, 10, 20, 12);
export const DAY = 24 * 3_600_000;

export interface Opened {
  store: Store;
  /** Closes it and opens it again; absent where nothing outlives the process. */
  reopen?: () => Promise<Store>;
}

/** A log nobody reads. */
export const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

export function aConversation(id: string, also: Partial<Conversation> = {}): Conversation {
  return {
    id,
    version: 1,
    address: { door: 'directline', account: 'demo', thread: id },
    role: 'customer',
    customerId: 'dl_ana',
    locale: 'en',
    channel: 'web',
    lastSeq: 0,
    spans: [],
    ...also,
  };
}

export function aComplaint(id: string, also: Partial<Complaint> = {}): Complaint {
  const draft = newComplaint({ id, customerId: 'dl_ana', conversation: 'cnv_1', locale: 'en', now: NOON });
  return { ...draft, version: 1, ...also };
}

export function aMessage(conversation: string, text: string): NewMessage {
  return { conversation, id: `msg_${text}`, at: NOON, from: { role: 'customer', id: 'dl_ana' }, text };
}

export function waitingSince(since: number, queuedAt = since): { handoff: Handoff } {
  return { handoff: { state: 'waiting', reason: 'complete', since, queuedAt } };
}

export function acceptedAt(time: number): { handoff: Handoff } {
  const agent = { id: 'agt_kim', name: 'Kim' };
  return { handoff: { state: 'accepted', reason: 'asked', since: NOON, queuedAt: NOON, agent, acceptedAt: time } };
}

/** The next version of a record. */
export function next<T extends { version: number }>(record: T, also: Partial<T> = {}): T {
  return { ...record, ...also, version: record.version + 1 };
}
