import { posix } from 'node:path';
import type { Disk, DiskFile } from '../../bot/stores/lowdb/disk.ts';

/** A file's bytes, and those that would be left after a power cut. */
interface Node {
  bytes: Buffer;
  synced: Buffer;
}

type Operation = 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'syncFolder' | 'makeFolder';

/** A disk in memory that forgets what was not synced, and fails when and how a test wants. */
export class FakeDisk implements Disk {
  /** Changes made so far. */
  operations = 0;
  /** The machine dies in the operation after this many; the write that was under way is half done. */
  diesAfter = Infinity;
  /** An error's code for an operation that shall fail; half of a failing write is done. */
  fails: (operation: Operation, path: string) => string | undefined = () => undefined;
  readonly #nodes: Map<string, Node>;
  readonly #syncedNames: Map<string, Node>;

  constructor(files: Map<string, Buffer> = new Map()) {
    this.#nodes = new Map([...files].map(([path, bytes]) => [path, { bytes, synced: bytes }]));
    this.#syncedNames = new Map(this.#nodes);
  }

  /** What a new start finds: all that was written, or only what was synced. */
  after(end: 'kill' | 'power cut'): FakeDisk {
    const nodes = end === 'kill' ? this.#nodes : this.#syncedNames;
    return new FakeDisk(new Map([...nodes].map(([path, node]) => [path, end === 'kill' ? node.bytes : node.synced])));
  }

  paths(part = ''): string[] {
    return [...this.#nodes.keys()].filter((path) => path.includes(part)).sort();
  }

  bytes(path: string): Buffer {
    return this.#nodes.get(path)?.bytes ?? Buffer.alloc(0);
  }

  /** The same disk with other bytes in one file. */
  with(path: string, bytes: Buffer): FakeDisk {
    const files = new Map([...this.#nodes].map(([path, node]) => [path, node.bytes]));
    return new FakeDisk(files.set(path, bytes));
  }

  async read(path: string): Promise<Buffer | undefined> {
    return this.#nodes.get(path)?.bytes;
  }

  async names(folder: string): Promise<string[]> {
    const below = this.paths().filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
  }

  async makeFolder(folder: string): Promise<void> {
    this.#step('makeFolder', folder);
  }

  async open(path: string): Promise<DiskFile> {
    this.#step('open', path);
    const node = this.#nodes.get(path) ?? { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.#nodes.set(path, node);
    return {
      write: async (bytes, position) => {
        const put = (part: Uint8Array) => {
          const before = Buffer.alloc(position);
          node.bytes.copy(before);
          node.bytes = Buffer.concat([before, part, node.bytes.subarray(position + part.length)]);
        };
        this.#step('write', path, () => put(bytes.subarray(0, bytes.length / 2)));
        put(bytes);
      },
      sync: async () => {
        this.#step('sync', path);
        node.synced = node.bytes;
      },
      truncate: async (length) => {
        this.#step('truncate', path);
        node.bytes = node.bytes.subarray(0, length);
      },
      close: async () => {},
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step('rename', from);
    const node = this.#nodes.get(from);
    if (!node) throw failure('ENOENT');
    this.#nodes.delete(from);
    this.#nodes.set(to, node);
  }

  async remove(path: string): Promise<void> {
    this.#step('remove', path);
    this.#nodes.delete(path);
  }

  async syncFolder(folder: string): Promise<void> {
    this.#step('syncFolder', folder);
    for (const path of this.#syncedNames.keys()) if (posix.dirname(path) === folder) this.#syncedNames.delete(path);
    for (const [path, node] of this.#nodes) if (posix.dirname(path) === folder) this.#syncedNames.set(path, node);
  }

  async lock(): Promise<() => Promise<void>> {
    return async () => {};
  }

  #step(operation: Operation, path: string, half: () => void = () => {}): void {
    if (this.operations > this.diesAfter) throw failure('EIO');
    this.operations += 1;
    const code = this.operations > this.diesAfter ? 'EIO' : this.fails(operation, path);
    if (code === undefined) return;
    half();
    throw failure(code);
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
