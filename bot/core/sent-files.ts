import type { Attachment } from '../../dialogs/domain/message.ts';
import type { Files } from './ports.ts';

/** Files that go with an agent's words. */
export interface SentFiles {
  attachments: readonly Attachment[];
  /** The same for the same files, however often they are kept anew. */
  digest: string;
}

/** Sends words with files, which stay only where that was done: not where it is refused, or was done before. */
export async function keptIfSent(
  files: Pick<Files, 'drop'>,
  attachments: readonly Attachment[],
  send: () => Promise<boolean>,
): Promise<void> {
  let sent = false;
  try {
    sent = await send();
  } finally {
    if (!sent) await dropAll(files, attachments);
  }
}

/** Takes back what no message names. */
export async function dropAll(files: Pick<Files, 'drop'>, attachments: readonly Attachment[]): Promise<void> {
  await Promise.all(attachments.map(({ id }) => files.drop(id)));
}
