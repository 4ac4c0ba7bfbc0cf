import { dirname, posix } from 'node:path';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { Disk, DiskFile } from './disk.ts';
import { errorCode } from './error-code.ts';

const UNFINISHED = 'unfinished';
const DAMAGED = 'damaged';

/** The folder everything is in. Names are relative to it and use `/`. */
export class DataFolder {
  /** What was found damaged, in words for an operator. */
  readonly damage: string[] = [];
  readonly #disk: Disk;
  readonly #root: string;
  readonly #log: Log | undefined;
  readonly #made = new Set<string>();
  #unsynced = new Set<string>();
  #written = 0;
  readonly #syncNow = (folder: string): void | Promise<void> => this.#disk.syncFolder(this.#path(folder));

  constructor(disk: Disk, root: string, log?: Log) {
    this.#disk = disk;
    this.#root = root;
    this.#log = log;
  }

  /** Removes what a killed process left unfinished, and tells of damage that still lies set aside. */
  async tidy(): Promise<void> {
    for (const name of await this.names(UNFINISHED)) await this.remove(`${UNFINISHED}/${name}`);
    for (const name of await this.names(DAMAGED)) {
      this.damage.push(`${DAMAGED}/${name} was set aside earlier; remove it once it has been looked at.`);
    }
  }

  read(name: string): Promise<Buffer | undefined> {
    return this.#disk.read(this.#path(name));
  }

  names(folder: string): Promise<string[]> {
    return this.#disk.names(this.#path(folder));
  }

  remove(name: string): Promise<void> {
    return this.#disk.remove(this.#path(name));
  }

  async open(name: string): Promise<DiskFile> {
    await this.#makeFolderOf(name);
    return this.#disk.open(this.#path(name));
  }

  /** Writes a file whole: the old one stays until the new one is synced. Its name is durable after `settle`. */
  async replace(name: string, content: string | Uint8Array): Promise<void> {
    const unfinished = `${UNFINISHED}/${posix.basename(name)}.${++this.#written}`;
    const file = await this.open(unfinished);
    try {
      await file.write(typeof content === 'string' ? Buffer.from(content) : content, 0);
      await file.sync();
    } catch (error) {
      // On a full disk, what lies half-written takes the room that others need.
      await this.remove(unfinished).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    await this.#makeFolderOf(name, (parent) => void this.#unsynced.add(parent));
    await this.#disk.rename(this.#path(unfinished), this.#path(name));
    this.#unsynced.add(posix.dirname(name));
  }

  /** Syncs every folder in which a name has changed. */
  async settle(): Promise<void> {
    const folders = this.#unsynced;
    this.#unsynced = new Set();
    try {
      for (const folder of folders) await this.#disk.syncFolder(this.#path(folder));
    } catch (error) {
      for (const folder of folders) this.#unsynced.add(folder);
      throw error;
    }
  }

  /** Makes the name of one file durable. */
  syncFolderOf(name: string): Promise<void> {
    return this.#disk.syncFolder(this.#path(posix.dirname(name)));
  }

  /** Moves a damaged file out of the way. `loss` says what is gone with it. A repeat does nothing. */
  async setAside(name: string, loss: string): Promise<void> {
    const aside = asideName(name);
    await this.#makeFolderOf(aside);
    try {
      await this.#disk.rename(this.#path(name), this.#path(aside));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      throw error;
    }
    this.#unsynced.add(posix.dirname(name)).add(DAMAGED);
    this.#tell(aside, loss);
  }

  /** Keeps damaged bytes of a file that is otherwise read on. A repeat replaces them. */
  async keepDamaged(name: string, offset: number, bytes: Uint8Array, loss: string): Promise<void> {
    const aside = `${asideName(name)}-at-${offset}`;
    await this.replace(aside, bytes);
    this.#tell(aside, loss);
  }

  /** Damage without bytes to keep. */
  note(words: string): void {
    this.damage.push(words);
    this.#log?.error('store.damaged', { what: words });
  }

  #tell(aside: string, loss: string): void {
    const words = `${loss} What was found is kept in ${aside}.`;
    if (!this.damage.includes(words)) this.note(words);
  }

  /** Takes the folder for this process alone. The answer gives it back. */
  async lock(): Promise<() => Promise<void>> {
    await this.#makeFolderOf('lock');
    // The folder's own name must last too. Where its parent may not be opened, that is whoever made it's to see to.
    await this.#disk.syncFolder(dirname(this.#root)).catch(() => undefined);
    return this.#disk.lock(this.#path('lock'));
  }

  /** Makes it and those above it; `last` sees to it that a new name in that parent lasts, now unless given. */
  async #makeFolderOf(name: string, last = this.#syncNow): Promise<void> {
    const folder = posix.dirname(name);
    if (this.#made.has(folder)) return;
    try {
      await this.#disk.makeFolder(this.#path(folder));
      for (let made = folder; made !== '.'; made = posix.dirname(made)) await last(posix.dirname(made));
    } catch (error) {
      throw new AmendsError(
        'unavailable',
        `The data folder ${this.#root} cannot be written (${errorCode(error)}).`,
        { folder: this.#root, reason: errorCode(error) },
        { cause: error },
      );
    }
    this.#made.add(folder);
  }

  #path(name: string): string {
    return name === '.' ? this.#root : `${this.#root}/${name}`;
  }
}

function asideName(name: string): string {
  return `${DAMAGED}/${name.replaceAll('/', '-')}`;
}
