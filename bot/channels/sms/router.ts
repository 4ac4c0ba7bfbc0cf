import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Core } from '../../core/core.ts';
import type { Inbound, Log, Receipt } from '../../core/ports.ts';
import type { TextAccount } from './account.ts';
import { readMessage } from './inbound.ts';
import { isSigned } from './signature.ts';
import { readNews } from './status.ts';

const FORM = 'application/x-www-form-urlencoded';
const EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export interface TextDoorParts {
  core: Pick<Core, 'accept' | 'listen' | 'settle'>;
  account: TextAccount;
  /** The address the provider posts to and signs, without a slash at the end. */
  publicUrl: string;
  clock: Pick<Clock, 'now'>;
  log: Log;
}

/**
 * Where the provider posts messages and its news of ours. A post that it has not signed is refused before anything in
 * it is read. A message is recorded, then acknowledged at once with an empty answer; replies go by REST.
 */
export function createTextRouter(parts: TextDoorParts): Router {
  const router = Router();
  router.post('/', rawForm(), signed(parts), (req, res) => takeMessage(parts, req, res));
  router.post('/status', rawForm(), signed(parts), (req, res) => takeNews(parts, req, res));
  router.all(['/', '/status'], (_req, res) => refuse(res.set('Allow', 'POST'), 405, 'The provider posts here.'));
  router.use(failures(parts.log));
  return router;
}

/** The signature is over every field as it came, so the form is kept as it is. */
function rawForm(): RequestHandler {
  return express.raw({ type: FORM, limit: '256kb' });
}

function signed({ account, publicUrl, log }: TextDoorParts): RequestHandler {
  return (req, res, next) => {
    if (!Buffer.isBuffer(req.body)) return refuse(res, 415, `Only ${FORM} is read here.`);
    const form = formOf(req);
    // Not from headers: behind a proxy they say something else than what was signed.
    if (isSigned(req.get('x-twilio-signature'), account.authTokens, `${publicUrl}${req.originalUrl}`, form))
      return next();
    log.warn('texts.unsigned', { path: req.path });
    return refuse(res, 403, 'The signature is missing or wrong.');
  };
}

async function takeMessage(parts: TextDoorParts, req: Request, res: Response): Promise<void> {
  const read = readMessage(formOf(req), parts.account, parts.clock.now());
  if (!read) {
    parts.log.warn('texts.unreadable');
    return refuse(res, 400, 'This is no message of our account.');
  }
  if ('ignored' in read) {
    parts.log.info('texts.ignored', { why: read.ignored });
    return acknowledge(res);
  }
  const receipt = await recorded(parts, read.inbound);
  acknowledge(res);
  if (receipt) parts.core.listen(receipt.conversation);
}

/** More files than a complaint holds: what was said is kept without them. */
async function recorded({ core, log }: TextDoorParts, inbound: Inbound): Promise<Receipt | undefined> {
  try {
    return await core.accept(inbound);
  } catch (error) {
    if (!(error instanceof AmendsError && error.code === 'unusable' && inbound.wanted)) throw error;
    const { wanted: _, ...said } = inbound;
    log.warn('texts.files-left', { count: inbound.wanted.length });
    return said.text.trim() ? core.accept(said) : undefined;
  }
}

async function takeNews(parts: TextDoorParts, req: Request, res: Response): Promise<void> {
  const read = readNews(formOf(req), new URL(req.originalUrl, parts.publicUrl).searchParams);
  if (read === undefined) parts.log.warn('texts.unknown-news');
  else if (read !== 'nothing') {
    if (read.alarms !== undefined) parts.log.error('texts.not-delivered', { code: read.alarms });
    await parts.core.settle(read.news);
  }
  acknowledge(res);
}

function formOf(req: Request): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '');
}

function acknowledge(res: Response): void {
  res.status(200).type('text/xml').send(EMPTY);
}

function refuse(res: Response, status: number, sentence: string): void {
  res.status(status).type('text/plain').send(sentence);
}

/** Nothing that was posted is repeated in the answer or the log. What cannot be kept now may be posted again. */
function failures(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const known = error instanceof AmendsError ? error.code : undefined;
    const status = statusOf(error);
    if (known !== 'gone')
      log.error('texts.failed', { error: known ?? (error instanceof Error ? error.name : 'unknown') });
    if (res.headersSent) return;
    if (known === 'gone') return acknowledge(res);
    if (status !== undefined) return refuse(res, status, 'This cannot be read.');
    refuse(res.set('Retry-After', '5'), 503, 'This cannot be taken in right now.');
  };
}

/** The body parser's own errors carry the status they stand for. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : undefined;
}
