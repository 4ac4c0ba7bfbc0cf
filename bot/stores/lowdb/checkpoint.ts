import { addressKey } from '../heads.ts';
import { rowOf } from '../row.ts';
import type { SeenKey } from '../seen-keys.ts';
import type { DataFolder } from './data-folder.ts';
import type { Ledger } from './ledger.ts';
import type { Listing } from './listing.ts';
import { Listed } from './listing.ts';

/** Files written at the same time. Two leave the journal's own sync a free thread. */
const SIDE_BY_SIDE = 2;

class CheckpointStopped extends Error {
  override readonly name = 'CheckpointStopped';
}

/** What one checkpoint writes: everything that has changed since the one before. */
export class Checkpoint {
  readonly #ledger: Ledger;
  readonly #complaints: string[];
  readonly #conversations: string[];
  readonly #written: string[];
  readonly #seen: SeenKey[];
  readonly #listed = new Listed();
  #isStopped = false;

  /** Takes what has changed from the ledger, at this very moment. */
  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#complaints = ledger.complaints.startSaving();
    this.#conversations = ledger.conversations.startSaving();
    this.#written = ledger.messages.startSaving();
    this.#seen = ledger.seen;
    ledger.seen = [];
  }

  /** Lets `save` throw soon. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Writes and syncs it all; then the journal up to that number is not needed. When it throws, all stays as it was. */
  async save(folder: DataFolder, listing: Listing, upTo: number): Promise<void> {
    const { complaints, conversations, messages } = this.#ledger;
    try {
      await this.#each(this.#written, async (id) => {
        await messages.save(id);
        this.#list(id, this.#ledger.heads.conversation(id) ?? { version: 0, address: '' });
      });
      await this.#each(this.#complaints, async (id) => {
        const saved = await complaints.save(id);
        if (saved) this.#listed.add({ complaint: { version: saved.version, row: rowOf(saved) } });
      });
      await this.#each(this.#conversations, async (id) => {
        const saved = await conversations.save(id);
        if (saved) this.#list(id, { version: saved.version, address: addressKey(saved.address) });
      });
      for (const seen of this.#seen) this.#listed.add({ seen });
      await folder.settle();
      await listing.add(upTo, this.#listed.lines());
      await folder.settle();
    } catch (error) {
      for (const part of [complaints, conversations, messages]) part.notSaved();
      this.#ledger.seen = [...this.#seen, ...this.#ledger.seen];
      throw error;
    }
    for (const part of [complaints, conversations, messages]) part.saved();
  }

  #list(id: string, { version, address }: { version: number; address: string }): void {
    this.#listed.add({ conversation: { id, version, address, kept: this.#ledger.messages.kept(id) } });
  }

  /** Does the work for each item. When one fails the rest is left, and it throws once nothing is under way any more. */
  async #each<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
    const rest = [...items].reverse();
    const worker = async () => {
      try {
        for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
          if (this.#isStopped) throw new CheckpointStopped();
          await work(item);
        }
      } finally {
        rest.length = 0;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, worker));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }
}
