import { createHash, type Hash } from 'node:crypto';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Attachment } from '../../dialogs/domain/message.ts';
import type { Files } from '../core/ports.ts';
import { dropAll } from '../core/sent-files.ts';
import { Problem } from './problem.ts';

const LARGEST = 10 * 1024 * 1024;
const MOST_FILES = 10;
const MOST_TEXT = 100_000;
/** All that may rightly come at once, with room for the lines between the parts. */
const LARGEST_BODY = MOST_FILES * LARGEST + 1024 * 1024;

/** What an agent sends with files: the fields as they came, and the files as they are kept. */
export interface ReplyForm {
  fields: Record<string, string>;
  attachments: Attachment[];
  /** The same for the same files under the same names. */
  digest: string;
}

/**
 * Reads a reply that comes as a form, and keeps its files one after the other, so that no more than one is in memory.
 * Throws a Problem that names the first file which cannot be taken; then none of them is kept.
 */
export async function readReplyForm(req: Request, files: Pick<Files, 'put' | 'drop'>): Promise<ReplyForm> {
  if (Number(req.headers['content-length'] ?? 0) > LARGEST_BODY) throw tooLarge('All of it together');
  const read: Omit<ReplyForm, 'digest'> = { fields: {}, attachments: [] };
  const digest = createHash('sha256');
  const form = openForm(req);
  let before = Promise.resolve();
  const next = (work: () => Promise<void>) => (before = before.then(work));
  const done = new Promise<void>((resolve, reject) => {
    const unreadable = () => reject(new Problem(400, 'malformed-form', 'This form cannot be read.'));
    form.on('field', (name, value) => void (read.fields[name] = value));
    form.on('file', (_field, stream, { filename }) => {
      void next(
        async () => void read.attachments.push(await keep(files, { name: filename || 'file', stream, digest })),
      ).catch(reject);
    });
    form.on('filesLimit', () => reject(new Problem(413, 'too-large', `At most ${MOST_FILES} files at once.`)));
    form.on('error', unreadable);
    form.on('close', () => void before.then(resolve, reject));
    req.once('aborted', unreadable);
  });
  req.pipe(form);
  try {
    await done;
    return { ...read, digest: digest.digest('base64url') };
  } catch (error) {
    req.unpipe(form);
    req.resume();
    await before.catch(() => undefined);
    await dropAll(files, read.attachments);
    throw error;
  }
}

function openForm(req: Request): busboy.Busboy {
  const limits = { files: MOST_FILES, fileSize: LARGEST + 1, fields: 5, fieldSize: MOST_TEXT, parts: 20 };
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw new Problem(400, 'malformed-form', 'This form cannot be read.');
  }
}

async function keep(
  files: Pick<Files, 'put'>,
  { name, stream, digest }: { name: string; stream: Readable; digest: Hash },
): Promise<Attachment> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length > LARGEST) throw tooLarge(`“${name}”`);
  digest.update(JSON.stringify([name, bytes.length])).update(bytes);
  try {
    return await files.put({ name, bytes });
  } catch (error) {
    throw refusalFor(error, name);
  }
}

function refusalFor(error: unknown, name: string): unknown {
  if (!(error instanceof AmendsError) || error.code !== 'unusable') return error;
  switch (error.details['reason']) {
    case 'size':
      return tooLarge(`“${name}”`);
    case 'type':
      return new Problem(415, 'unsupported-type', `“${name}” is no picture and no PDF. Nothing was sent.`);
    default:
      return new Problem(422, 'damaged', `“${name}” is damaged and cannot be read. Nothing was sent.`);
  }
}

function tooLarge(what: string): Problem {
  return new Problem(413, 'too-large', `${what} is larger than 10 MB. Nothing was sent.`);
}
