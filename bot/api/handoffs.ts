import { json, Router } from 'express';
import type { Request } from 'express';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { readReference } from '../../dialogs/domain/reference.ts';
import type { Core } from '../core/core.ts';
import { heed } from '../core/outside-desk.ts';
import type { Files, Log } from '../core/ports.ts';
import { keptIfSent } from '../core/sent-files.ts';
import { messageBody, messageForm, statusBody } from './handoff-schemas.ts';
import { bearsKey } from './key.ts';
import { parse, Problem, problems } from './problem.ts';
import { readReplyForm } from './reply-form.ts';

export interface HandoffParts {
  core: Pick<Core, 'act'>;
  apiKey: string;
  log: Log;
  /** Where files of its agents are kept. */
  files: Pick<Files, 'put' | 'drop'>;
}

const PATH = '/api/handoffs';

/** `POST /api/handoffs/:reference/messages` and `…/status`: what agents of another desk say and do, with the API key. */
export function createHandoffs(parts: HandoffParts): Router {
  const { core, apiKey, log } = parts;
  const router = Router();
  router.use(PATH, (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    if (!bearsKey(req, apiKey)) throw new Problem(401, 'not-signed-in', 'This is for a desk with the API key.');
    next();
  });
  router.use(PATH, json({ limit: '1mb' }));
  router.post(`${PATH}/:reference/messages`, async (req, res) => {
    if (req.is('multipart/form-data')) await sendFiles(parts, req);
    else {
      const { idempotencyKey: key, agent, text } = parse(messageBody, req.body);
      await heed(core, { reference: referenceIn(req), key, state: 'says', agent, text });
    }
    res.status(204).end();
  });
  router.post(`${PATH}/:reference/status`, async (req, res) => {
    const { idempotencyKey: key, ...status } = parse(statusBody, req.body);
    await heed(core, { reference: referenceIn(req), key, ...status });
    res.status(204).end();
  });
  router.use(PATH, () => {
    throw new Problem(404, 'not-found', 'There is nothing at this address.');
  });
  router.use(PATH, problems(log));
  return router;
}

/** Words with files beside them, as a form. What is refused, or was sent before, is not kept. */
async function sendFiles({ core, files }: HandoffParts, req: Request<{ reference: string }>): Promise<void> {
  const reference = referenceIn(req);
  const { fields, attachments, digest } = await readReplyForm(req, files);
  await keptIfSent(files, attachments, () => {
    const { idempotencyKey: key, agentId, agentName, text } = parse(messageForm, fields);
    const agent = { id: agentId, name: agentName };
    if (!attachments.length) parse(messageBody, { idempotencyKey: key, agent, text });
    return heed(core, { reference, key, state: 'says', agent, text, files: { attachments, digest } });
  });
}

function referenceIn(req: Request<{ reference: string }>): string {
  const reference = readReference(req.params.reference);
  if (!reference) throw new AmendsError('not-found', 'this is no reference');
  return reference;
}
