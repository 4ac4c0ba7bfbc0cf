import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Changed, Commit, Committed, Query, Row, Store } from '../core/ports.ts';
import type { Entry } from './entry.ts';
import { entryOf } from './admission.ts';
import { changedBy } from './entry.ts';
import { Heads, addressKey } from './heads.ts';
import { rowOf } from './row.ts';
import { Rows } from './rows.ts';
import { Watchers } from './watchers.ts';

/** The store's words in the plainest form: for tests, and to hold the others against. Nothing outlives the process. */
export function createMemoryStore(): Store {
  return new MemoryStore();
}

class MemoryStore implements Store {
  readonly #heads = new Heads();
  readonly #rows = new Rows();
  readonly #watchers = new Watchers();
  readonly #complaints = new Map<string, Complaint>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #logs = new Map<string, Message[]>();

  async conversation(key: string | Conversation['address']): Promise<Conversation | undefined> {
    const id = typeof key === 'string' ? key : this.#heads.conversationAt(addressKey(key));
    const record = id === undefined ? undefined : this.#conversations.get(id);
    return record && { ...record, lastSeq: this.#heads.conversation(record.id)?.lastSeq ?? 0 };
  }

  async complaint(key: string | { reference: string }): Promise<Complaint | undefined> {
    const id = typeof key === 'string' ? key : this.#heads.complaintWith(key.reference);
    const record = id === undefined ? undefined : this.#complaints.get(id);
    if (record?.state === 'erased') throw new AmendsError('gone', 'This complaint was erased.', { complaint: id });
    return record;
  }

  async log(conversationId: string, afterSeq: number, limit: number): Promise<Message[]> {
    // Seqs have no gaps here: message n stands at place n - 1.
    const from = Math.max(0, afterSeq);
    return (this.#logs.get(conversationId) ?? []).slice(from, from + limit);
  }

  async commit(change: Commit): Promise<Committed> {
    const entry = entryOf(change, this.#heads);
    this.#heads.apply(entry);
    this.#keep(entry);
    this.#watchers.tell(changedBy(entry));
    return { seqs: entry.messages.map((message) => message.seq) };
  }

  async seen(key: string): Promise<string | undefined> {
    return this.#heads.seen(key)?.result;
  }

  async list(query: Query): Promise<Row[]> {
    return this.#rows.list(query);
  }

  watch(changed: (ids: Changed) => void): () => void {
    return this.#watchers.add(changed);
  }

  damage(): string[] {
    return [];
  }

  async close(): Promise<void> {}

  #keep({ complaints, conversations, messages, states = [] }: Entry): void {
    for (const complaint of complaints) {
      this.#complaints.set(complaint.id, complaint);
      this.#rows.set(rowOf(complaint));
    }
    for (const conversation of conversations) this.#conversations.set(conversation.id, conversation);
    for (const message of messages) {
      const log = this.#logs.get(message.conversation);
      if (log) log.push(message);
      else this.#logs.set(message.conversation, [message]);
    }
    for (const state of states) {
      const log = this.#logs.get(state.conversation);
      const message = log?.[state.seq - 1];
      // A new object: whoever read the message before keeps what was read.
      if (log && message) log[state.seq - 1] = { ...message, ...state };
    }
  }
}
