import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Entry } from './entry.ts';
import type { SeenKey } from './seen-keys.ts';
import { SeenKeys } from './seen-keys.ts';

export interface ComplaintHead {
  id: string;
  version: number;
  reference: string | undefined;
  erased: boolean;
}

export interface ConversationHead {
  id: string;
  /** 0: only messages of it are known, its record was lost. */
  version: number;
  lastSeq: number;
  /** As `addressKey` gives it; empty with version 0. */
  address: string;
}

/** What a commit is checked against: of each record its version and its unique names, never its content. */
export class Heads {
  readonly #base: Heads | undefined;
  readonly #complaints = new Map<string, ComplaintHead>();
  readonly #conversations = new Map<string, ConversationHead>();
  readonly #references = new Map<string, string>();
  readonly #addresses = new Map<string, string>();
  readonly #seen = new SeenKeys();

  /** With a base: what is added here lies over it, and the base stays as it is. */
  constructor(base?: Heads) {
    this.#base = base;
  }

  complaint(id: string): ComplaintHead | undefined {
    return this.#complaints.get(id) ?? this.#base?.complaint(id);
  }

  conversation(id: string): ConversationHead | undefined {
    return this.#conversations.get(id) ?? this.#base?.conversation(id);
  }

  complaintWith(reference: string): string | undefined {
    return this.#references.get(reference) ?? this.#base?.complaintWith(reference);
  }

  conversationAt(address: string): string | undefined {
    return this.#addresses.get(address) ?? this.#base?.conversationAt(address);
  }

  seen(key: string, at?: Instant): SeenKey | undefined {
    return this.#seen.first(key, at) ?? this.#base?.seen(key, at);
  }

  apply(entry: Entry): void {
    for (const complaint of entry.complaints) this.putComplaint(headOf(complaint));
    for (const { id, version, address, lastSeq } of entry.conversations) {
      const known = this.conversation(id)?.lastSeq ?? 0;
      this.putConversation({ id, version, lastSeq: Math.max(known, lastSeq), address: addressKey(address) });
    }
    for (const { conversation, seq } of entry.messages) {
      const head = this.conversation(conversation) ?? { id: conversation, version: 0, lastSeq: 0, address: '' };
      // Written out: a spread would give every head a hidden class of its own.
      const { id, version, address } = head;
      this.putConversation({ id, version, lastSeq: Math.max(head.lastSeq, seq), address });
    }
    for (const { key, result } of entry.seen) this.putSeen({ key, result, at: entry.at });
  }

  putComplaint(head: ComplaintHead): void {
    this.#complaints.set(head.id, head);
    if (head.reference !== undefined) this.#references.set(head.reference, head.id);
  }

  putConversation(head: ConversationHead): void {
    this.#conversations.set(head.id, head);
    if (head.version > 0) this.#addresses.set(head.address, head.id);
  }

  putSeen(seen: SeenKey): void {
    this.#seen.add(seen);
  }

  /** For a complaint whose content is lost. */
  forgetComplaint(id: string): void {
    const reference = this.#complaints.get(id)?.reference;
    if (reference !== undefined) this.#references.delete(reference);
    this.#complaints.delete(id);
  }

  /** For a conversation whose record is lost. Its seqs go on where they were, so that none is given twice. */
  forgetConversation(id: string): void {
    const head = this.#conversations.get(id);
    if (!head) return;
    this.#addresses.delete(head.address);
    this.#conversations.set(id, { id, version: 0, lastSeq: head.lastSeq, address: '' });
  }
}

type Headed = Pick<Complaint, 'id' | 'version' | 'state'> & { reference?: string | undefined };

export function headOf({ id, version, reference, state }: Headed): ComplaintHead {
  return { id, version, reference, erased: state === 'erased' };
}

/** One string per address: no two addresses share one. */
export function addressKey({ door, account, thread }: Conversation['address']): string {
  return JSON.stringify([door, account, thread]);
}
