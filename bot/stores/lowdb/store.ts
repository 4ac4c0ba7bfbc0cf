import { setTimeout } from 'node:timers/promises';
import type { Complaint } from '../../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Message } from '../../../dialogs/domain/message.ts';
import type { Changed, Commit, Committed, Log, Query, Row, Store } from '../../core/ports.ts';
import type { Entry } from '../entry.ts';
import { entryOf } from '../admission.ts';
import { changedBy } from '../entry.ts';
import { Heads, addressKey } from '../heads.ts';
import { Watchers } from '../watchers.ts';
import { Checkpoint } from './checkpoint.ts';
import type { DataFolder } from './data-folder.ts';
import { errorCode } from './error-code.ts';
import type { Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { toLine } from './lines.ts';
import type { Listing } from './listing.ts';

/*
 * What lies where in the data folder. All of it is text for any editor.
 *
 *   journal/00000007.jsonl        what was committed since the last checkpoint, one commit a line: THE truth
 *   complaints/4f/cmp_….json      a complaint, {"checksum", "record"}            ┐
 *   conversations/a0/cnv_….json   a conversation, the same                       │ checkpoints: the journal's content,
 *   messages/a0/cnv_….00000001.jsonl   its messages from seq 1 on, one a line    │ written later and cut from it then
 *   listing/00000006.jsonl        what changed up to journal 6: rows, seen keys  ┘
 *   damaged/                      pieces that were not as written; remove them once they have been looked at
 *   unfinished/                   files being written; emptied at every start
 *   lock                          pid of the process that has the folder
 *   format.txt                    1
 *
 * A line of a .jsonl file is the CRC-32 of its JSON in eight hex digits, a blank, the JSON. A journal line is an `Entry`:
 * whole records, messages with their seqs, and what changed of earlier messages, so that reading one twice changes
 * nothing. Versions and seqs decide which of two is newer; changes of messages count in the order of the journal, and
 * not at all from a journal that a listing covers. A checkpoint writes them into the messages' own lines.
 */

const MOST_FILES_AT_CLOSE = 1000;

interface Parts {
  folder: DataFolder;
  ledger: Ledger;
  listing: Listing;
  journal: Journal;
  log: Log;
  checkpointBytes: number;
  syncEveryMs: number;
  unlock: () => Promise<void>;
}

/** A commit that waits for its turn. */
interface Waiting {
  change: Commit;
  resolve: (committed: Committed) => void;
  reject: (error: unknown) => void;
}

/** Commits that wait while one write is synced go out together in the next. */
export class LowdbStore implements Store {
  readonly #parts: Parts;
  readonly #watchers: Watchers;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #syncDue = 0;
  #checkpoint: Checkpoint | undefined;
  #checkpointEnds: Promise<void> = Promise.resolve();
  #checkpointAt: number;
  #closed: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#watchers = new Watchers(parts.log);
    this.#checkpointAt = parts.checkpointBytes;
  }

  async conversation(key: string | Conversation['address']): Promise<Conversation | undefined> {
    const { ledger } = this.#parts;
    const id = typeof key === 'string' ? key : ledger.heads.conversationAt(addressKey(key));
    return id === undefined ? undefined : ledger.conversation(id);
  }

  async complaint(key: string | { reference: string }): Promise<Complaint | undefined> {
    const { ledger } = this.#parts;
    const id = typeof key === 'string' ? key : ledger.heads.complaintWith(key.reference);
    return id === undefined ? undefined : ledger.complaint(id);
  }

  async log(conversationId: string, afterSeq: number, limit: number): Promise<Message[]> {
    return this.#parts.ledger.messages.read(conversationId, afterSeq, limit);
  }

  commit(change: Commit): Promise<Committed> {
    if (this.#closed) return Promise.reject(new AmendsError('unavailable', 'The store is closed.'));
    const committed = new Promise<Committed>((resolve, reject) => this.#waiting.push({ change, resolve, reject }));
    this.#writing ??= this.#write();
    return committed;
  }

  async seen(key: string): Promise<string | undefined> {
    return this.#parts.ledger.heads.seen(key)?.result;
  }

  async list(query: Query): Promise<Row[]> {
    return this.#parts.ledger.rows.list(query);
  }

  watch(changed: (ids: Changed) => void): () => void {
    return this.#watchers.add(changed);
  }

  damage(): string[] {
    return [...this.#parts.folder.damage];
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #write(): Promise<void> {
    await Promise.resolve(); // whoever commits in the same breath comes along
    while (this.#waiting.length > 0) {
      await this.#untilSyncIsDue();
      await this.#commitAll(this.#waiting.splice(0));
      if (!this.#checkpoint && this.#parts.journal.size >= this.#checkpointAt) await this.#startCheckpoint();
    }
    this.#writing = undefined;
  }

  /** A commit by itself waits for nothing. Of many, each waits a little, and one sync does for all of them. */
  async #untilSyncIsDue(): Promise<void> {
    const wait = this.#syncDue - performance.now();
    if (wait > 0) await setTimeout(wait);
    this.#syncDue = performance.now() + this.#parts.syncEveryMs;
  }

  /** Nobody is answered before the sync, not even who is refused: the reason may be a commit of the same batch. */
  async #commitAll(batch: Waiting[]): Promise<void> {
    const { journal, ledger } = this.#parts;
    const { lines, entries, refusals } = admit(batch, ledger.heads);
    try {
      if (lines !== '') await journal.append(lines);
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const entry of entries.values()) ledger.apply(entry);
    for (const [{ reject }, error] of refusals) reject(error);
    for (const [{ resolve }, entry] of entries) {
      resolve({ seqs: entry.messages.map((message) => message.seq) });
      this.#watchers.tell(changedBy(entry));
    }
  }

  /** Called by the one writer only: nothing is committed between the turn of the page and the taking of what changed. */
  async #startCheckpoint(): Promise<void> {
    const { journal, ledger } = this.#parts;
    try {
      const upTo = await journal.turnPage();
      this.#checkpoint = new Checkpoint(ledger);
      this.#checkpointEnds = this.#finishCheckpoint(this.#checkpoint, upTo);
    } catch (error) {
      this.#putOffCheckpoint(error);
    }
  }

  async #finishCheckpoint(checkpoint: Checkpoint, upTo: number): Promise<void> {
    const { folder, journal, listing, checkpointBytes } = this.#parts;
    try {
      await checkpoint.save(folder, listing, upTo);
      await journal.drop(upTo);
      this.#checkpointAt = checkpointBytes;
      await listing.join();
    } catch (error) {
      this.#putOffCheckpoint(error);
    }
    this.#checkpoint = undefined;
  }

  /** A checkpoint that fails costs nothing but room: the journal stays, and the next one writes it all. */
  #putOffCheckpoint(error: unknown): void {
    const { journal, log, checkpointBytes } = this.#parts;
    this.#checkpointAt = journal.size + checkpointBytes;
    log.warn('store.checkpoint-failed', { reason: errorCode(error) });
  }

  async #close(): Promise<void> {
    const { journal, ledger, unlock } = this.#parts;
    await this.#writing;
    this.#checkpoint?.stop();
    await this.#checkpointEnds;
    // With many files to write, stopping would take long; the next start reads the journal instead.
    if (!journal.isBroken && journal.size > 0 && ledger.changes < MOST_FILES_AT_CLOSE) await this.#startCheckpoint();
    await this.#checkpointEnds;
    await journal.close();
    await unlock();
  }
}

/** The commits of a batch that can be, each checked against those before it, and why the others cannot. */
function admit(batch: Waiting[], stored: Heads) {
  const heads = new Heads(stored);
  const entries = new Map<Waiting, Entry>();
  const refusals = new Map<Waiting, unknown>();
  let lines = '';
  for (const waiting of batch) {
    try {
      const entry = entryOf(waiting.change, heads);
      lines += toLine(entry);
      heads.apply(entry);
      entries.set(waiting, entry);
    } catch (error) {
      refusals.set(waiting, error);
    }
  }
  return { lines, entries, refusals };
}
