import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Attachment } from '../../../dialogs/domain/message.ts';
import type { Files } from '../../core/ports.ts';
import { UNKNOWN_TYPE } from './memory-files.ts';
import { Refusal } from './refusal.ts';
import type { WireAttachment } from './wire.ts';

const MEGABYTE = 1_048_576;
const MAX_FILE = 10 * MEGABYTE;
const MAX_FILES = 10;
const MAX_ACTIVITY = MEGABYTE;
/** All that may rightly come in one upload, with room for the lines between the parts. */
const MAX_BODY = MAX_FILES * MAX_FILE + 2 * MAX_ACTIVITY;
const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';

/** A file that was kept, and what its sender said it was. */
export interface Uploaded {
  attachment: Attachment;
  /** The kept type, or the sender's word for it where the bytes say nothing. */
  contentType: string;
}

export interface Upload {
  files: Uploaded[];
  /** The JSON of the activity part; undefined when there was none. */
  activity?: unknown;
}

/** Bytes that are still read, and thrown away, after a refusal: so that most clients get to see it. */
const LINGER = 8 * MEGABYTE;

/** Ends the connection when its client goes on sending what was already refused. */
export function lingerOver(req: IncomingMessage): void {
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LINGER) req.socket.destroy();
  });
  // Whoever refused it had paused it, and a paused request would hold its line until the keep-alive ends.
  req.resume();
}

/**
 * Reads and keeps the files of a request, one at a time, so that no more than one is in memory. Throws a Refusal, or
 * what `files.put` throws, as soon as something cannot be taken; the rest of the body is then left unread.
 */
export async function readUpload(req: IncomingMessage, files: Pick<Files, 'put'>): Promise<Upload> {
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY) throw tooLarge();
  const type = req.headers['content-type'] ?? '';
  if (/^multipart\/form-data\b/i.test(type)) return readParts(req, files);
  const bytes = await collect(req, MAX_FILE);
  if (bytes.length === 0) throw new Refusal(400, 'BadArgument', 'The body is empty.');
  return { files: [await keep(files, nameIn(req.headers['content-disposition']), bytes, type)] };
}

async function readParts(req: IncomingMessage, files: Pick<Files, 'put'>): Promise<Upload> {
  const upload: Upload = { files: [] };
  const form = openForm(req);
  // Each part waits for the one before it, and an unread part holds back the request.
  let before = Promise.resolve();
  const done = new Promise<void>((resolve, reject) => {
    const next = (work: () => Promise<void>) => void (before = before.then(work)).catch(reject);
    form.on('file', (_field, stream, { filename, mimeType }) => next(() => takePart(stream, filename, mimeType)));
    form.on('field', (_field, value, { mimeType, valueTruncated }) => {
      if (mimeType !== ACTIVITY_TYPE) return;
      if (valueTruncated) reject(tooLarge());
      else next(async () => void (upload.activity = parsed(value)));
    });
    form.on('filesLimit', () => reject(new Refusal(413, 'MessageSizeTooBig', `At most ${MAX_FILES} files a message.`)));
    form.on('error', () => reject(new Refusal(400, 'BadArgument', 'The form data cannot be read.')));
    form.on('close', () => next(async () => resolve()));
    req.once('aborted', () => reject(new Refusal(400, 'BadArgument', 'The upload was broken off.')));
  });
  req.pipe(form);

  async function takePart(stream: Readable, name: string | undefined, type: string): Promise<void> {
    if (type === ACTIVITY_TYPE) upload.activity = parsed((await collect(stream, MAX_ACTIVITY)).toString());
    else upload.files.push(await keep(files, name || 'file', await collect(stream, MAX_FILE), type));
    if (upload.files.length > MAX_FILES)
      throw new Refusal(413, 'MessageSizeTooBig', `At most ${MAX_FILES} files a message.`);
  }

  try {
    await done;
  } catch (error) {
    req.unpipe(form);
    throw error;
  }
  if (upload.files.length === 0) throw new Refusal(400, 'BadArgument', 'There is no file in the form.');
  return upload;
}

/** The attachments of the activity part, with the files put where they belong: by name, else in order. */
export function attachmentsOf(
  base: string,
  files: readonly Uploaded[],
  declared: readonly WireAttachment[],
): WireAttachment[] {
  const rest = declared.filter((one) => one.content === undefined && one.contentUrl === undefined);
  const others = declared.filter((one) => !rest.includes(one));
  const uploaded = files.map(({ attachment, contentType }) => {
    const place = rest.findIndex((one) => one.name === attachment.name);
    const [said] = rest.splice(Math.max(place, 0), 1);
    const contentUrl = `${base}/files/${attachment.id}/${encodeURIComponent(attachment.name)}`;
    return { ...said, contentType, contentUrl, name: attachment.name };
  });
  return [...uploaded, ...others];
}

function openForm(req: IncomingMessage): busboy.Busboy {
  try {
    // The activity usually comes as a part with a file name, so one more than the files may come.
    const limits = { files: MAX_FILES + 1, fileSize: MAX_FILE + 1, fields: 20, fieldSize: MAX_ACTIVITY, parts: 40 };
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw new Refusal(400, 'BadArgument', 'The form data has no boundary.');
  }
}

/** All bytes of the stream. Not by `for await`, which would destroy the request before it can be answered. */
function collect(stream: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise<Buffer>((resolve, reject) => {
    const broken = () => reject(new Refusal(400, 'BadArgument', 'The upload was broken off.'));
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) {
        chunks.push(chunk);
        return;
      }
      stream.off('data', take).pause();
      reject(tooLarge());
    };
    stream.on('data', take).once('error', broken).once('close', broken);
    stream.once('end', () => resolve(Buffer.concat(chunks, size)));
  });
}

async function keep(files: Pick<Files, 'put'>, name: string, bytes: Buffer, claimed: string): Promise<Uploaded> {
  const attachment = await files.put({ name, bytes });
  const known = attachment.type !== UNKNOWN_TYPE || !/^[\w.+-]+\/[\w.+-]+/.test(claimed);
  return { attachment, contentType: known ? attachment.type : claimed };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'BadArgument', 'The activity part is no JSON.');
  }
}

function nameIn(disposition: string | undefined): string {
  const [, extended] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  const [, quoted, bare] = /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition ?? '') ?? [];
  const given = extended === undefined ? (quoted ?? bare) : decoded(extended);
  // A path is not a name: only what stands after the last separator is.
  return given?.split(/[\\/]/).at(-1) || 'file';
}

function decoded(extended: string): string {
  try {
    return decodeURIComponent(extended);
  } catch {
    return extended;
  }
}

function tooLarge(): Refusal {
  return new Refusal(413, 'MessageSizeTooBig', 'A file may have 10 MB, and the activity beside it 1 MB.');
}
