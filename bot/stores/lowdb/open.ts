import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Log, Store } from '../../core/ports.ts';
import type { Entry } from '../entry.ts';
import { addressKey } from '../heads.ts';
import { rowOf } from '../row.ts';
import { DataFolder } from './data-folder.ts';
import type { Disk } from './disk.ts';
import { nodeDisk } from './disk.ts';
import { errorCode } from './error-code.ts';
import { Journal } from './journal.ts';
import { Ledger } from './ledger.ts';
import type { Listed } from './listing.ts';
import { Listing } from './listing.ts';
import { LowdbStore } from './store.ts';

const FORMAT = 1;

export interface LowdbOptions {
  /** The data folder. It is made when there is none, and taken for this process alone. */
  folder: string;
  log: Log;
  /** Writing has become impossible for good; reading goes on. The process should end: the next start reads what is on disk. */
  onFatal?: (error: unknown) => void;
  /** Bytes of journal after which a checkpoint is written. */
  checkpointBytes?: number;
  /** How many complaints, and as many conversations, are held in memory as they are: of those not in any file yet the rest is held as text. */
  keep?: number;
  /** The disk is asked to sync at most this often, in milliseconds; what is committed meanwhile goes with the next. 10 unless given. */
  syncEveryMs?: number;
  disk?: Disk;
}

/**
 * Opens the durable store of one process: see `store.ts` for what lies where. Throws `unavailable`, naming the folder,
 * when it cannot be written, another process has it, or a newer program wrote it. Damage stops nothing: it is set aside.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Store> {
  const { folder: root, log, onFatal = () => {}, disk = nodeDisk } = options;
  const { checkpointBytes = 16_000_000, keep = 500, syncEveryMs = 10 } = options;
  const folder = new DataFolder(disk, root, log);
  try {
    const unlock = await folder.lock();
    try {
      await folder.tidy();
      await checkFormat(folder);
      const ledger = new Ledger(folder, keep);
      const listing = new Listing(folder);
      const journal = new Journal({ folder, log, onFatal });
      const { listed, upTo } = await list(ledger, listing, folder);
      ledger.restore(listed);
      await journal.open(upTo, (value, file) => isEntry(value) && ledger.replay(value, file <= upTo));
      return new LowdbStore({ folder, ledger, listing, journal, log, checkpointBytes, syncEveryMs, unlock });
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    throw error instanceof AmendsError ? error : cannotOpen(root, error);
  }
}

/** What the checkpoints list. Where some of that is damaged it is made anew from every record's own file. */
async function list(ledger: Ledger, listing: Listing, folder: DataFolder): Promise<{ listed: Listed; upTo: number }> {
  const { listed, isWhole, upTo } = await listing.load();
  if (isWhole) return { listed, upTo };
  for await (const complaint of ledger.complaints.all()) {
    listed.add({ complaint: { version: complaint.version, row: rowOf(complaint) } });
  }
  await ledger.messages.restoreFromFiles();
  for (const id of ledger.messages.conversations()) {
    listed.add({ conversation: { id, version: 0, address: '', kept: ledger.messages.kept(id) } });
  }
  for await (const { id, version, address } of ledger.conversations.all()) {
    listed.add({ conversation: { id, version, address: addressKey(address), kept: ledger.messages.kept(id) } });
  }
  await listing.replaceAll(listed);
  await folder.settle();
  return { listed, upTo };
}

async function checkFormat(folder: DataFolder): Promise<void> {
  const name = 'format.txt';
  const found = (await folder.read(name))?.toString();
  if (found === undefined) {
    await folder.replace(name, `${FORMAT}\n`);
    await folder.settle();
  } else if (Number.parseInt(found, 10) > FORMAT) {
    throw new AmendsError('unavailable', `The data folder was written by a newer program (format ${found.trim()}).`);
  }
}

/** The line's checksum has said that it is what was written; this says that it is an entry. */
function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'complaints' in value && 'messages' in value;
}

function cannotOpen(folder: string, cause: unknown): AmendsError {
  const reason = errorCode(cause);
  return new AmendsError(
    'unavailable',
    `The data folder ${folder} cannot be used (${reason}).`,
    { folder, reason },
    { cause },
  );
}
