import type { Complaint } from '../../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Entry } from '../entry.ts';
import { Heads, addressKey, headOf } from '../heads.ts';
import { rowOf } from '../row.ts';
import { Rows } from '../rows.ts';
import type { SeenKey } from '../seen-keys.ts';
import type { DataFolder } from './data-folder.ts';
import type { Listed } from './listing.ts';
import { MessageLog } from './message-log.ts';
import { Records } from './records.ts';

/** All that was committed: heads and rows of everything in memory, content in memory or in files. */
export class Ledger {
  readonly heads = new Heads();
  readonly rows = new Rows();
  readonly complaints: Records<Complaint>;
  readonly conversations: Records<Conversation>;
  readonly messages: MessageLog;
  /** Seen keys since the last checkpoint. */
  seen: SeenKey[] = [];
  readonly #folder: DataFolder;

  constructor(folder: DataFolder, keep: number) {
    this.#folder = folder;
    this.complaints = new Records(folder, 'complaints', keep);
    this.conversations = new Records(folder, 'conversations', keep);
    this.messages = new MessageLog(folder, keep);
  }

  /** How many files a checkpoint would write. */
  get changes(): number {
    return this.complaints.changes + this.conversations.changes + this.messages.changes;
  }

  /** Takes in what the checkpoints have kept. */
  restore(listed: Listed): void {
    for (const { version, row } of listed.complaints.values()) {
      this.heads.putComplaint(headOf({ ...row, version }));
      this.rows.set(row);
    }
    for (const { id, version, address, kept } of listed.conversations.values()) {
      this.heads.putConversation({ id, version, address, lastSeq: kept.upTo });
      this.messages.restore(id, kept);
    }
    for (const seen of listed.seen.values()) this.heads.putSeen(seen);
  }

  /**
   * Takes in a journal entry of an earlier run. What is older than what is there already is left out: versions and seqs
   * tell that, and of states, which have neither, `isKept`: the entry lies in a journal that a checkpoint covers. So is
   * the state of a message that was lost, or it would be the next one's that gets its seq.
   */
  replay(entry: Entry, isKept: boolean): void {
    const { heads } = this;
    const states = isKept ? [] : (entry.states ?? []);
    this.apply({
      ...entry,
      states: states.filter((one) => one.seq <= (heads.conversation(one.conversation)?.lastSeq ?? 0)),
      complaints: entry.complaints.filter((one) => one.version >= (heads.complaint(one.id)?.version ?? 0)),
      conversations: entry.conversations.filter((one) => one.version >= (heads.conversation(one.id)?.version ?? 0)),
      messages: entry.messages.filter((one) => one.seq > (heads.conversation(one.conversation)?.lastSeq ?? 0)),
    });
  }

  /** Takes in what was committed. */
  apply(entry: Entry): void {
    this.heads.apply(entry);
    for (const complaint of entry.complaints) {
      this.complaints.put(complaint);
      this.rows.set(rowOf(complaint));
    }
    for (const conversation of entry.conversations) this.conversations.put(conversation);
    for (const message of entry.messages) this.messages.add(message);
    if (entry.states) for (const state of entry.states) this.messages.change(state);
    for (const { key, result } of entry.seen) this.seen.push({ key, result, at: entry.at });
  }

  async complaint(id: string): Promise<Complaint | undefined> {
    const head = this.heads.complaint(id);
    if (head?.erased) throw new AmendsError('gone', 'This complaint was erased.', { complaint: id });
    const record = head && (await this.complaints.read(id));
    if (record?.version === head?.version) return record;
    // Either a commit came while the file was read, or the file is not what was last committed.
    if (this.heads.complaint(id) === head) this.#adoptComplaint(id, record);
    return this.complaint(id);
  }

  async conversation(id: string): Promise<Conversation | undefined> {
    const head = this.heads.conversation(id);
    if (!head || head.version === 0) return undefined;
    const record = await this.conversations.read(id);
    const { version, lastSeq } = this.heads.conversation(id) ?? head;
    if (record?.version === version) return record.lastSeq === lastSeq ? record : { ...record, lastSeq };
    if (version === head.version) this.#adoptConversation(id, record);
    return this.conversation(id);
  }

  /** The last version was lost with a damaged journal line or file: the one that is left counts, or none. */
  #adoptComplaint(id: string, record: Complaint | undefined): void {
    this.#folder.note(`The newest state of complaint ${id} is lost.`);
    if (record) {
      this.heads.putComplaint(headOf(record));
      this.rows.set(rowOf(record));
    } else {
      this.heads.forgetComplaint(id);
      this.rows.remove(id);
    }
  }

  #adoptConversation(id: string, record: Conversation | undefined): void {
    this.#folder.note(`The newest state of conversation ${id} is lost; its messages are there.`);
    const { lastSeq } = this.heads.conversation(id) ?? { lastSeq: 0 };
    if (record) {
      this.heads.putConversation({ id, version: record.version, lastSeq, address: addressKey(record.address) });
    } else {
      this.heads.forgetConversation(id);
    }
  }
}
