import { Low } from 'lowdb';
import type { DataFolder } from './data-folder.ts';
import { Idle } from './idle.ts';
import { Recent } from './recent.ts';
import { DamagedFile, RecordFile, shardedName } from './record-file.ts';

interface Stored {
  id: string;
  version: number;
}

/**
 * Complaints, or conversations. Changed ones are held in memory until a checkpoint has written them; of the others
 * only those used last are, and the rest are read from their files.
 */
export class Records<T extends Stored> {
  readonly #folder: DataFolder;
  readonly #kind: string;
  readonly #recent: Recent<T>;
  readonly #keep: number;
  #changed: Idle<T>;
  #saving: Idle<T>;

  constructor(folder: DataFolder, kind: 'complaints' | 'conversations', keep: number) {
    this.#folder = folder;
    this.#kind = kind;
    this.#recent = new Recent(keep);
    this.#keep = keep;
    this.#changed = new Idle(keep);
    this.#saving = new Idle(keep);
  }

  /** How many a checkpoint would write. */
  get changes(): number {
    return this.#changed.size;
  }

  put(record: T): void {
    this.#changed.set(record.id, record);
    this.#recent.delete(record.id);
  }

  /** From memory or from its file; undefined when there is neither, or the file is damaged (it is set aside then). */
  async read(id: string): Promise<T | undefined> {
    const held = this.#held(id);
    if (held) return held;
    const record = await this.#load(`${shardedName(this.#kind, id)}.json`, id);
    // While the file was read, a commit may have come.
    const newer = this.#held(id);
    if (newer || !record) return newer;
    this.#recent.set(id, record);
    return record;
  }

  /** Every record that has a whole file. Damaged files are set aside. */
  async *all(): AsyncGenerator<T> {
    for (const shard of await this.#folder.names(this.#kind)) {
      for (const name of await this.#folder.names(`${this.#kind}/${shard}`)) {
        const record = await this.#load(`${this.#kind}/${shard}/${name}`);
        if (record) yield record;
      }
    }
  }

  /** Starts a checkpoint: the ids of what has changed so far, to be written. */
  startSaving(): string[] {
    this.#saving = this.#changed;
    this.#changed = new Idle(this.#keep);
    return this.#saving.ids();
  }

  /** Writes one of them; undefined when it is none of them. */
  async save(id: string): Promise<T | undefined> {
    const record = this.#saving.get(id);
    if (!record) return undefined;
    const file = this.#file(`${shardedName(this.#kind, record.id)}.json`);
    file.data = record;
    await file.write();
    return record;
  }

  /** The checkpoint is done. */
  saved(): void {
    for (const [id, record] of this.#saving.awake()) if (!this.#changed.has(id)) this.#recent.set(id, record);
    this.#saving = new Idle(this.#keep);
  }

  /** The checkpoint failed: all of it is still to be written. */
  notSaved(): void {
    for (const id of this.#saving.ids()) {
      const record = this.#changed.has(id) ? undefined : this.#saving.get(id);
      if (record) this.#changed.set(id, record);
    }
    this.#saving = new Idle(this.#keep);
  }

  #held(id: string): T | undefined {
    return this.#changed.get(id) ?? this.#saving.get(id) ?? this.#recent.get(id);
  }

  async #load(name: string, id?: string): Promise<T | undefined> {
    const file = this.#file(name);
    try {
      await file.read();
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      const isReplaced = id !== undefined && this.#held(id) !== undefined;
      if (!isReplaced) await this.#folder.setAside(name, `${name} is damaged: it cannot be read any more.`);
    }
    return file.data ?? undefined;
  }

  #file(name: string): Low<T | null> {
    return new Low<T | null>(new RecordFile<T>(this.#folder, name), null);
  }
}
