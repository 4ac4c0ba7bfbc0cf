import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Adapter } from 'lowdb';
import type { DataFolder } from './data-folder.ts';
import { checksum } from './lines.ts';

interface Kept<T> {
  /** CRC-32 of the record's JSON without blanks. */
  checksum: string;
  record: T;
}

/** The file is not as it was written. */
export class DamagedFile extends Error {}

/** A lowdb adapter: one record in one JSON file, replaced whole, with a checksum. */
export class RecordFile<T extends { id: string }> implements Adapter<T | null> {
  readonly #folder: DataFolder;
  readonly #name: string;

  constructor(folder: DataFolder, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** Null when there is no file. Throws DamagedFile. */
  async read(): Promise<T | null> {
    const bytes = await this.#folder.read(this.#name);
    if (!bytes) return null;
    const kept = parse<T>(bytes.toString());
    if (kept?.checksum !== checksum(JSON.stringify(kept?.record) ?? '')) throw new DamagedFile(this.#name);
    return kept.record;
  }

  async write(record: T | null): Promise<void> {
    const json = JSON.stringify(record);
    await this.#folder.replace(this.#name, `{"checksum":"${checksum(json)}","record":${json}}\n`);
  }
}

/** Where something with this id is kept: 256 folders, so that none grows too large, and the id itself where it can be a name. */
export function shardedName(kind: string, id: string): string {
  const shard = (crc32(id) & 0xff).toString(16).padStart(2, '0');
  const name = /^[\w-]{1,100}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
  return `${kind}/${shard}/${name}`;
}

function parse<T>(json: string): Kept<T> | undefined {
  try {
    // The checksum says that this is what was once written as such a record.
    return JSON.parse(json) as Kept<T>;
  } catch {
    return undefined;
  }
}
