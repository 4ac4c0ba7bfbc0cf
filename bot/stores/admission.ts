import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Instant, MessageState } from '../../dialogs/domain/message.ts';
import type { Commit } from '../core/ports.ts';
import type { Entry } from './entry.ts';
import type { Heads } from './heads.ts';
import { addressKey } from './heads.ts';

/**
 * Admits a commit: its records stand on the stored ones and its messages have their seqs. Changes nothing.
 * Throws `seen`, `gone` and `conflict` as the store's port says, and `not-found` for a message of no conversation and
 * the state of a message that is not stored.
 */
export function entryOf(change: Commit, heads: Heads): Entry {
  const { at, complaints = [], conversations = [], append = [], seen = [] } = change;
  refuseRepeats(seen, at, heads);
  refuseErased(complaints, heads);
  refuseStale(complaints, (id) => heads.complaint(id)?.version);
  refuseStale(conversations, (id) => heads.conversation(id)?.version);
  refuseTaken(
    complaints,
    (complaint) => complaint.reference,
    (reference) => heads.complaintWith(reference),
  );
  refuseTaken(
    conversations,
    (one) => addressKey(one.address),
    (address) => heads.conversationAt(address),
  );
  refuseMoved(conversations, heads);
  const lastSeqs = new Map(conversations.map(({ id }) => [id, heads.conversation(id)?.lastSeq ?? 0]));
  const messages = append.map((message) => {
    const seq = (lastSeqs.get(message.conversation) ?? lastSeqOf(message.conversation, heads)) + 1;
    lastSeqs.set(message.conversation, seq);
    return { seq, ...message };
  });
  const raised = conversations.map((one) => ({ ...one, lastSeq: lastSeqs.get(one.id) ?? one.lastSeq }));
  const entry: Entry = { at, complaints, conversations: raised, messages, seen };
  if (change.states?.length) entry.states = change.states.map((state) => admittedState(state, heads));
  return entry;
}

function refuseRepeats(keys: Entry['seen'], at: Instant, heads: Heads): void {
  for (const [index, { key }] of keys.entries()) {
    const first = heads.seen(key, at) ?? keys.slice(0, index).find((earlier) => earlier.key === key);
    if (first) throw new AmendsError('seen', 'This was committed before.', { first: first.result, key });
  }
}

function refuseErased(complaints: Complaint[], heads: Heads): void {
  for (const { id } of complaints) {
    if (heads.complaint(id)?.erased) throw new AmendsError('gone', 'This complaint was erased.', { complaint: id });
  }
}

function refuseStale(records: { id: string; version: number }[], stored: (id: string) => number | undefined): void {
  const ids = new Set<string>();
  for (const { id, version } of records) {
    if (version !== (stored(id) ?? 0) + 1 || ids.has(id)) {
      throw new AmendsError('conflict', 'The record was changed meanwhile.', { id, version });
    }
    ids.add(id);
  }
}

function refuseTaken<T extends { id: string }>(
  records: T[],
  nameOf: (record: T) => string | undefined,
  stored: (name: string) => string | undefined,
): void {
  const taken = new Map<string, string>();
  for (const record of records) {
    const name = nameOf(record);
    if (name === undefined) continue;
    const owner = taken.get(name) ?? stored(name) ?? record.id;
    if (owner !== record.id)
      throw new AmendsError('conflict', 'Another record has this name.', { id: record.id, owner });
    taken.set(name, record.id);
  }
}

function refuseMoved(conversations: Conversation[], heads: Heads): void {
  for (const { id, address } of conversations) {
    const head = heads.conversation(id);
    if (head && head.version > 0 && head.address !== addressKey(address)) {
      throw new AmendsError('conflict', 'The address of a conversation never changes.', { id });
    }
  }
}

/** Of what may be a whole message: only what may change. */
function admittedState({ conversation, seq, ...state }: MessageState, heads: Heads): MessageState {
  const isStored = Number.isInteger(seq) && seq >= 1 && seq <= lastSeqOf(conversation, heads);
  if (!isStored) throw new AmendsError('not-found', 'There is no such message.', { conversation, seq });
  const { delivery, attachments, edited, withdrawnAt } = state;
  return {
    conversation,
    seq,
    ...(delivery && { delivery }),
    ...(attachments && { attachments }),
    ...(edited && { edited }),
    ...(withdrawnAt !== undefined && { withdrawnAt }),
  };
}

function lastSeqOf(conversation: string, heads: Heads): number {
  const head = heads.conversation(conversation);
  if (!head) throw new AmendsError('not-found', 'There is no such conversation.', { conversation });
  return head.lastSeq;
}
