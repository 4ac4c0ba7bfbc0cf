import { randomUUID } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Attachment } from '../../../dialogs/domain/message.ts';
import type { Files } from '../../core/ports.ts';

/** What is said of bytes nobody can name. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** Keeps uploads as they came, in memory: for bots that need no more, and for tests. */
export function createMemoryFiles(): Files {
  const kept = new Map<string, { attachment: Attachment; bytes: Uint8Array }>();
  return {
    async put({ name, bytes }) {
      const found = await fileTypeFromBuffer(bytes);
      const attachment = { id: randomUUID(), name, type: found?.mime ?? UNKNOWN_TYPE, size: bytes.length };
      kept.set(attachment.id, { attachment, bytes });
      return attachment;
    },
    get: async (id) => kept.get(id),
    drop: async (id) => void kept.delete(id),
  };
}
