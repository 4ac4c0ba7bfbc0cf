import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { DataFolder } from './data-folder.ts';
import type { DiskFile } from './disk.ts';
import { errorCode } from './error-code.ts';
import { readLines } from './lines.ts';

const FOLDER = 'journal';

/** After these nothing is in doubt: the file is cut back to its good length, and writing goes on when they are over. */
const PASSING = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM']);

interface Options {
  folder: DataFolder;
  log: Log;
  /** Nothing can be written any more, and what is on disk may be less than was thought. */
  onFatal: (error: unknown) => void;
}

/**
 * The commit point: numbered files to which lines are appended. One writer at a time. A line is committed when `append`
 * has returned.
 */
export class Journal {
  readonly #folder: DataFolder;
  readonly #log: Log;
  readonly #onFatal: (error: unknown) => void;
  #number = 0;
  #file: DiskFile | undefined;
  #length = 0;
  /** Bytes in the files before the one being written. */
  #earlier = 0;
  #needsCut = false;
  #broken: unknown;

  constructor({ folder, log, onFatal }: Options) {
    this.#folder = folder;
    this.#log = log;
    this.#onFatal = onFatal;
  }

  /** Bytes that no checkpoint has made superfluous. */
  get size(): number {
    return this.#earlier + this.#length;
  }

  /** Nothing can be appended any more. */
  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  /**
   * Reads all files, oldest first, gives each line and its file's number to `replay`, cuts a torn end and gets ready to
   * append. Where there is no file, it begins with the one after `kept`, the last that a checkpoint covers.
   */
  async open(kept: number, replay: (value: unknown, file: number) => void): Promise<void> {
    const numbers = await this.#numbers();
    for (const number of numbers) {
      const isLast = number === numbers.at(-1);
      this.#earlier += this.#length;
      this.#length = await this.#read(number, isLast, (value) => replay(value, number));
    }
    this.#number = numbers.at(-1) ?? kept + 1;
    this.#file = await this.#openFile(this.#number);
    await this.#file.truncate(this.#length);
    await this.#file.sync();
  }

  /** Appends lines, all in one write, and syncs. Throws `unavailable`: then none of them is committed. */
  async append(lines: string): Promise<void> {
    if (this.#broken !== undefined || !this.#file) throw unavailable(this.#broken);
    const bytes = Buffer.from(lines);
    try {
      if (this.#needsCut) await this.#cut(this.#file);
      await this.#file.write(bytes, this.#length);
    } catch (error) {
      await this.#afterFailedWrite(this.#file, error);
      throw unavailable(error);
    }
    try {
      await this.#file.sync();
    } catch (error) {
      // What of it is on disk cannot be known, and asking again may be answered with a lie.
      throw this.#fail(error);
    }
    this.#length += bytes.length;
  }

  /** Goes on in a new file. The answer is the number of the last file before it. When it throws, the old one goes on. */
  async turnPage(): Promise<number> {
    const next = await this.#openFile(this.#number + 1);
    const old = this.#file;
    this.#file = next;
    this.#earlier += this.#length;
    this.#length = 0;
    this.#needsCut = false;
    this.#number += 1;
    await old?.close();
    return this.#number - 1;
  }

  /** Removes the files up to that number: what is in them is kept elsewhere now. */
  async drop(upTo: number): Promise<void> {
    for (const number of await this.#numbers()) {
      if (number <= upTo) await this.#folder.remove(nameOf(number));
    }
    if (upTo === this.#number - 1) this.#earlier = 0;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  async #numbers(): Promise<number[]> {
    const names = await this.#folder.names(FOLDER);
    return names.filter((name) => /^\d+\.jsonl$/.test(name)).map((name) => Number.parseInt(name, 10));
  }

  async #read(number: number, isLast: boolean, replay: (value: unknown) => void): Promise<number> {
    const name = nameOf(number);
    const bytes = (await this.#folder.read(name)) ?? Buffer.alloc(0);
    const { damaged, end } = readLines(bytes, replay);
    for (const piece of damaged) {
      const isTorn = isLast && piece.offset + piece.bytes.length === bytes.length; // it has no newline
      if (isTorn) this.#log.warn('store.torn-end-cut', { file: name, bytes: piece.bytes.length });
      else await this.#folder.keepDamaged(name, piece.offset, piece.bytes, lossAt(name, piece.offset));
    }
    await this.#folder.settle();
    return end;
  }

  async #openFile(number: number): Promise<DiskFile> {
    const file = await this.#folder.open(nameOf(number));
    try {
      await this.#folder.syncFolderOf(nameOf(number));
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async #afterFailedWrite(file: DiskFile, error: unknown): Promise<void> {
    if (!PASSING.has(errorCode(error))) throw this.#fail(error);
    this.#needsCut = true;
    this.#log.error('store.cannot-write', { reason: errorCode(error) });
    try {
      await this.#cut(file);
    } catch {
      // It is tried again before the next write.
    }
  }

  async #cut(file: DiskFile): Promise<void> {
    await file.truncate(this.#length);
    this.#needsCut = false;
  }

  #fail(error: unknown): AmendsError {
    this.#broken = error;
    this.#log.error('store.broken', { reason: errorCode(error) });
    this.#onFatal(error);
    return unavailable(error);
  }
}

function nameOf(number: number): string {
  return `${FOLDER}/${String(number).padStart(8, '0')}.jsonl`;
}

function lossAt(name: string, offset: number): string {
  return `${name} is damaged at byte ${offset}: what was committed there is lost.`;
}

function unavailable(cause: unknown): AmendsError {
  return new AmendsError('unavailable', 'Nothing can be written.', { reason: errorCode(cause) }, { cause });
}
