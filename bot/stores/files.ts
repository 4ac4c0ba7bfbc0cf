import { z } from 'zod';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Attachment } from '../../dialogs/domain/message.ts';
import type { Ids } from '../../dialogs/domain/ports.ts';
import type { Files } from '../core/ports.ts';
import { cleanName } from './attachments/file-name.ts';
import { withoutNotes } from './attachments/heic.ts';
import type { PictureFormat } from './attachments/picture.ts';
import { redraw, unusable } from './attachments/picture.ts';
import { DataFolder } from './lowdb/data-folder.ts';
import { nodeDisk } from './lowdb/disk.ts';
import { errorCode } from './lowdb/error-code.ts';
import { shardedName } from './lowdb/record-file.ts';

const LARGEST = 10 * 1024 * 1024;

interface Type {
  endings: readonly [string, ...string[]];
  /** Absent: kept as it came. */
  clean?: (bytes: Uint8Array) => Promise<Uint8Array>;
}

const HEIC: Type = { endings: ['heic', 'heif'], clean: blankHeic };

/** What can be taken, by the type that is found in the bytes. */
const TYPES: Record<string, Type> = {
  'image/jpeg': picture('jpeg', ['jpg', 'jpeg']),
  'image/png': picture('png', ['png']),
  'image/webp': picture('webp', ['webp']),
  'image/gif': picture('gif', ['gif']),
  'image/heic': HEIC,
  'image/heif': HEIC,
  'application/pdf': { endings: ['pdf'] },
};

const attachmentSchema = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() });

interface Shelf {
  put(attachment: Attachment, bytes: Uint8Array): Promise<void>;
  get: Files['get'];
  drop: Files['drop'];
}

/** The bytes of attachments, in that folder; without one, in memory. The name that a file claims decides nothing. */
export function createFiles({ folder, ids }: { folder?: string; ids: Ids }): Files {
  const shelf = folder === undefined ? inMemory() : onDisk(new DataFolder(nodeDisk, folder));
  return {
    get: shelf.get,
    drop: shelf.drop,
    put: async ({ name, bytes: given }) => {
      if (given.length > LARGEST) throw unusable('size');
      const type = await typeOf(given);
      const { endings, clean } = TYPES[type] ?? {};
      if (!endings) throw unusable('type');
      const bytes = clean ? await clean(given) : given;
      const attachment = { id: ids.next('att'), name: cleanName(name, endings), type, size: bytes.length };
      await shelf.put(attachment, bytes);
      return attachment;
    },
  };
}

async function typeOf(bytes: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found?.mime ?? '';
}

function picture(format: PictureFormat, endings: Type['endings']): Type {
  return { endings, clean: (bytes) => redraw(bytes, format) };
}

async function blankHeic(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return withoutNotes(bytes);
  } catch (error) {
    throw unusable('damaged', error);
  }
}

function inMemory(): Shelf {
  const kept = new Map<string, { attachment: Attachment; bytes: Uint8Array }>();
  return {
    put: async (attachment, bytes) => void kept.set(attachment.id, { attachment, bytes }),
    get: async (id) => kept.get(id),
    drop: async (id) => void kept.delete(id),
  };
}

/** Two files for each: the bytes, and beside them what they are. The second makes it count. */
function onDisk(folder: DataFolder): Shelf {
  let tidied: Promise<void> | undefined;
  const tidy = (): Promise<void> =>
    (tidied ??= folder.tidy().catch((error: unknown) => {
      tidied = undefined;
      throw error;
    }));
  return {
    put: async (attachment, bytes) => {
      const name = shardedName('files', attachment.id);
      try {
        await tidy();
        await folder.replace(`${name}.bytes`, bytes);
        await folder.replace(`${name}.json`, `${JSON.stringify(attachment)}\n`);
        await folder.syncFolderOf(name);
      } catch (cause) {
        throw new AmendsError('unavailable', 'The file cannot be kept.', { reason: errorCode(cause) }, { cause });
      }
    },
    get: async (id) => {
      const name = shardedName('files', id);
      const [about, bytes] = [await folder.read(`${name}.json`), await folder.read(`${name}.bytes`)];
      return about && bytes && { attachment: attachmentSchema.parse(JSON.parse(about.toString())), bytes };
    },
    drop: async (id) => {
      const name = shardedName('files', id);
      await folder.remove(`${name}.json`);
      await folder.remove(`${name}.bytes`);
    },
  };
}
