import { createHash } from 'node:crypto';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Attachment } from '../../../dialogs/domain/message.ts';
import type { Fetched, Files, WantedFile } from '../../core/ports.ts';
import { dropAll, type SentFiles } from '../../core/sent-files.ts';
import { type FetchFile, filesIn } from '../bot-framework/files.ts';
import { field, type WireActivity } from '../bot-framework/wire.ts';

const MOST_FILES = 10;

export interface HubFileParts {
  files: Pick<Files, 'put' | 'drop'>;
  /** Fetches from the hosts the door knows, with its limits. */
  fetch: FetchFile;
}

/** Why an agent's files cannot be sent: in words for that agent, and as a code. */
export class Unsendable extends Error {
  readonly reason: string;

  constructor(name: string, reason: string) {
    super(`“${name}” was not sent to the customer: ${WORDS[reason] ?? WORDS['gone']}. Nothing was sent.`);
    this.name = 'Unsendable';
    this.reason = reason;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  type: 'it is no picture and no PDF',
  size: 'it is larger than 10 MB',
  damaged: 'it is damaged and cannot be read',
  address: 'it lies where this bot fetches nothing',
  count: `at most ${MOST_FILES} files go with one message`,
  gone: 'it could not be fetched',
};

/**
 * What an agent's message of another desk brings, fetched and kept; inline (`data:`) or by its address. Undefined when it
 * brings nothing. Throws Unsendable for the first file that cannot be taken; then none of them is kept.
 */
export async function takeFiles(
  activity: WireActivity,
  { files, fetch }: HubFileParts,
): Promise<SentFiles | undefined> {
  const wanted = filesIn(activity);
  if (!wanted.length) return undefined;
  if (wanted.length > MOST_FILES) throw new Unsendable(wanted[MOST_FILES]?.name ?? 'file', 'count');
  const attachments: Attachment[] = [];
  const digest = createHash('sha256');
  try {
    for (const one of wanted) {
      const { name, bytes } = await bytesOf(one, fetch);
      digest.update(JSON.stringify([name, bytes.length])).update(bytes);
      attachments.push(await keep(files, name, bytes));
    }
  } catch (error) {
    await dropAll(files, attachments);
    throw error;
  }
  return { attachments, digest: digest.digest('base64url') };
}

async function bytesOf({ name, source }: WantedFile, fetch: FetchFile): Promise<{ name: string; bytes: Uint8Array }> {
  const url = String(field(source, 'url'));
  const inline = /^data:[^,]{0,100};base64,/.exec(url);
  if (inline) return { name, bytes: Buffer.from(url.slice(inline[0].length), 'base64') };
  const got = await fetch(source).catch((): Fetched => ({ result: 'retry' }));
  if (got.result === 'fetched') return got;
  throw new Unsendable(name, got.result === 'refused' ? got.reason : 'gone');
}

async function keep(files: Pick<Files, 'put'>, name: string, bytes: Uint8Array): Promise<Attachment> {
  try {
    return await files.put({ name, bytes });
  } catch (error) {
    const reason = error instanceof AmendsError && error.code === 'unusable' ? error.details['reason'] : undefined;
    if (typeof reason !== 'string') throw error;
    throw new Unsendable(name, reason);
  }
}
