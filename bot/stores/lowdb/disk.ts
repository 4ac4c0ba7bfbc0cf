import * as fs from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';
import { lockFile } from './lock-file.ts';

/** What this store needs of a file system. Nothing is sure to survive a power cut before it was synced. */
export interface Disk {
  /** The bytes of the file; undefined when there is none. */
  read(path: string): Promise<Buffer | undefined>;
  /** Names in that folder, in order; none when there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** Makes the folder and those above it. A repeat does nothing. */
  makeFolder(folder: string): Promise<void>;
  /** Opens a file for writing; makes it when there is none. For the eyes of this user only. */
  open(path: string): Promise<DiskFile>;
  /** Replaces whatever was at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A repeat does nothing. */
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(folder: string): Promise<void>;
  /** Keeps other processes out; throws `unavailable` while one of them does. The answer lets them in. */
  lock(path: string): Promise<() => Promise<void>>;
}

export interface DiskFile {
  /** Writes all the bytes there, or throws; then some of them may be in the file. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Makes what was written durable. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export const nodeDisk: Disk = {
  read: (path) => unlessAbsent(readFile(path), undefined),
  names: async (folder) => (await unlessAbsent(readdir(folder), [])).sort(),
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true, mode: 0o700 })),
  open: openFile,
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder,
  lock: lockFile,
};

// By descriptor: the FileHandle of node:fs/promises costs more than the small writes made here.
const open = promisify(fs.open);
const truncate = promisify(fs.ftruncate);
const sync = promisify(fs.fsync);
const syncData = promisify(fs.fdatasync);

async function openFile(path: string): Promise<DiskFile> {
  const file = await open(path, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
  return {
    sync: () => syncData(file),
    truncate: (length) => truncate(file, length),
    // What was to last is synced by now: closing waits for nothing, and waking a thread for it costs more than it does.
    close: async () => fs.closeSync(file),
    // Into the system's memory: only the sync waits for the disk, and a thread would cost more than the copying does.
    write: async (bytes, position) => {
      // A full disk may take a part and say nothing; asked for the rest, it says so.
      for (let done = 0; done < bytes.length;) {
        done += fs.writeSync(file, bytes, done, bytes.length - done, position + done);
      }
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // there folders cannot be opened, and need it not
  const file = await open(folder, 'r');
  try {
    await sync(file);
  } finally {
    fs.closeSync(file);
  }
}

async function unlessAbsent<T>(answer: Promise<T>, absent: T): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return absent;
    throw error;
  }
}
