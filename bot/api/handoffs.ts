import { createHash } from 'node:crypto';
import { json, Router } from 'express';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Agent, DeskCommand } from '../../dialogs/domain/desk-command.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { agentAtHub } from '../../dialogs/domain/hub.ts';
import { readReference } from '../../dialogs/domain/reference.ts';
import type { Core } from '../core/core.ts';
import type { Log } from '../core/ports.ts';
import { messageBody, statusBody } from './handoff-schemas.ts';
import { bearsKey } from './key.ts';
import { parse, Problem, problems } from './problem.ts';

export interface HandoffParts {
  core: Pick<Core, 'act'>;
  apiKey: string;
  log: Log;
}

const PATH = '/api/handoffs';

/** `POST /api/handoffs/:reference/messages` and `…/status`: what agents of another desk say and do, with the API key. */
export function createHandoffs({ core, apiKey, log }: HandoffParts): Router {
  const router = Router();
  router.use(PATH, (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    if (!bearsKey(req, apiKey)) throw new Problem(401, 'not-signed-in', 'This is for a desk with the API key.');
    next();
  });
  router.use(PATH, json({ limit: '1mb' }));
  router.post(`${PATH}/:reference/messages`, async (req, res) => {
    const body = parse(messageBody, req.body);
    await speak(core, { ...aimed(req, body, body.agent), text: body.text });
    res.status(204).end();
  });
  router.post(`${PATH}/:reference/status`, async (req, res) => {
    await core.act(commandOf(req, parse(statusBody, req.body)));
    res.status(204).end();
  });
  router.use(PATH, () => {
    throw new Problem(404, 'not-found', 'There is nothing at this address.');
  });
  router.use(PATH, problems(log));
  return router;
}

type Aimed = Pick<DeskCommand, 'id' | 'reference' | 'by' | 'facts'>;

/** Their words. Whoever writes has it, as far as we are concerned: a desk need not say first that it takes it. */
async function speak(core: Pick<Core, 'act'>, words: Aimed & { text: string }): Promise<void> {
  const reply: DeskCommand = { ...words, do: 'reply' };
  try {
    await core.act(reply);
  } catch (error) {
    if (!(error instanceof AmendsError) || error.code !== 'not-yours') throw error;
    const { text: _, ...taker } = words;
    await core.act({ ...taker, id: `${words.id}:accept`, do: 'accept' });
    await core.act(reply);
  }
}

function commandOf(req: Aiming, body: z.infer<typeof statusBody>): DeskCommand {
  switch (body.state) {
    case 'accepted':
      return { ...aimed(req, body, body.agent), do: 'accept' };
    case 'failed':
      return { ...aimed(req, body, { id: 'desk', name: 'The other desk' }), do: 'give-back', why: body.why };
    case 'completed':
      return { ...aimed(req, body, body.agent), do: 'close', cause: body.cause, note: body.note };
  }
}

type Aiming = Request<{ reference: string }>;

function aimed(req: Aiming, body: { idempotencyKey: string }, agent: Agent): Aimed {
  const reference = readReference(req.params.reference);
  if (!reference) throw new AmendsError('not-found', 'this is no reference');
  // Of the body as it was read, so that the order of its keys says nothing.
  const facts = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return { id: `handoff:${reference}:${body.idempotencyKey}`, reference, by: agentAtHub(agent), facts };
}
