import type { IncomingMessage, ServerResponse } from 'node:http';
import { admit, conversationFor } from './access.ts';
import { headersForPages } from './cors.ts';
import type { Door } from './door.ts';
import { Refusal, refusalOf } from './refusal.ts';

import { parseActivity } from './wire.ts';

/** Bytes of a body; the largest message is far smaller. */
export const LARGEST_BODY = 1_048_576;

/** Answers the post of an activity to that conversation, whatever happens. */
export type Post = (req: IncomingMessage, res: ServerResponse, conversationId: string) => void;

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * `POST /conversations/{id}/activities` on Node's own request and response: what is done for every message is done
 * without a framework. Only for bodies of which `isPlain` is true.
 */
export function createPost(door: Door): Post {
  return (req, res, conversationId) => {
    textOf(req)
      .then(async (text) => {
        const { authorization, origin } = req.headers;
        const json = parse(text);
        const visitor = admit(door.credentials, { authorization, origin, ownOrigin: door.ownOrigin });
        const conversation = conversationFor(door.credentials, visitor, conversationId);
        door.throttle(conversation.id);
        const { id, turn } = await door.intake.take({ visitor, conversation, activity: parseActivity(json) });
        answer(req, res, 200, { id });
        if (turn !== undefined) door.plan(conversation, turn);
      })
      .catch((error: unknown) => refuse(door, req, res, error));
  };
}

/** Whether the body is JSON as it stands: not compressed, in no other encoding, and not yet read by anybody. */
export function isPlain({ headers, readableEnded, readableFlowing }: IncomingMessage): boolean {
  const type = headers['content-type'];
  const isText = type === undefined || !/charset/i.test(type) || /;\s*charset="?utf-8"?\s*(?:;|$)/i.test(type);
  return headers['content-encoding'] === undefined && isText && !readableEnded && readableFlowing === null;
}

function textOf(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const takePart = (part: Buffer) => {
      length += part.length;
      if (length <= LARGEST_BODY) return void parts.push(part);
      // The rest runs by unread; Node sees to it once the answer is out.
      req.off('data', takePart);
      reject(tooLarge());
    };
    if (Number(req.headers['content-length']) > LARGEST_BODY) return reject(tooLarge());
    req.on('data', takePart);
    req.on('end', () => resolve((parts.length === 1 ? parts[0] : Buffer.concat(parts))?.toString() ?? ''));
    req.on('error', reject);
  });
}

function tooLarge(): Refusal {
  return new Refusal(413, 'MessageSizeTooBig', 'The body is larger than 1 MB.');
}

/** What the body says; undefined for an empty one. Throws a Refusal for what is no JSON object. */
function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    const json: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // Refused below, like everything else that cannot be read.
  }
  throw new Refusal(400, 'BadArgument', 'The request cannot be read.');
}

function refuse(door: Door, req: IncomingMessage, res: ServerResponse, error: unknown): void {
  // Nobody is there any more to be told.
  if (req.errored === error) return;
  const refusal = refusalOf(error) ?? new Refusal(500, 'InternalError', 'Something went wrong on our side.');
  if (refusal.status === 500 || res.headersSent) door.onError(error);
  if (res.headersSent) return;
  if (refusal.retryAfter !== undefined) res.setHeader('Retry-After', String(refusal.retryAfter));
  answer(req, res, refusal.status, refusal);
}

function answer({ headers }: IncomingMessage, res: ServerResponse, status: number, json: object): void {
  const body = JSON.stringify(json);
  const own = { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(body) };
  res.writeHead(status, { ...headersForPages(headers.origin), ...own }).end(body);
}
