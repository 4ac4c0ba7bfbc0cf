import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { admit, conversationFor, type Visitor } from './access.ts';
import type { DirectLineConversation } from './activity-log.ts';
import { baseUrl, doorway, PAST_THE_END, tokenFor, watermarkOf } from './addresses.ts';
import { allowPages } from './cors.ts';
import { type Claims, conversationIn } from './credentials.ts';
import { refuseReserved } from './intake.ts';
import type { Door } from './door.ts';
import { onTrial } from './on-trial.ts';
import { isPlain, LARGEST_BODY, type Post } from './post.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { attachmentsOf, lingerOver, readUpload } from './upload.ts';
import { parseActivity, parseRequest } from './wire.ts';

type OfConversation = Request<{ conversationId: string }>;

const PAGE = 200;
const STARTED = 10_000;

/** The requests of Direct Line 3.0, to be mounted at `/v3/directline`. */
export function createRouter(door: Door, post: Post): Router {
  const router = Router();
  const json = express.json({ limit: LARGEST_BODY, type: () => true });
  router.use(allowPages);
  router.post('/conversations/:conversationId/activities', (req, res, next) =>
    isPlain(req) ? post(req, res, req.params.conversationId) : next(),
  );
  router.post('/conversations/:conversationId/activities', json, postActivity(door));
  router.get('/session/getsessionid', (_req, res) => void res.json({ sessionId: randomUUID() }));
  router.post('/tokens/generate', json, generateToken(door));
  router.post('/tokens/refresh', refreshToken(door));
  router.post('/conversations', json, startConversation(door));
  router.get('/conversations/:conversationId', reconnect(door));
  router.get('/conversations/:conversationId/activities', readActivities(door));
  router.post('/conversations/:conversationId/upload', upload(door));
  router.use(() => {
    throw new Refusal(404, 'NotFound', 'There is nothing here.');
  });
  router.use(answerErrors(door));
  return router;
}

function generateToken(door: Door): RequestHandler {
  return (req, res) => {
    const visitor = visitorOf(door, req);
    if (visitor.claims !== undefined) throw new Refusal(403, 'Forbidden', 'New tokens are made with the secret.');
    const { user, trustedOrigins, locale, context } = parseRequest(req.body);
    if (user?.id !== undefined && !user.id.startsWith('dl_')) {
      throw new Refusal(400, 'BadArgument', 'user.id must begin with dl_.');
    }
    const claims: Omit<Claims, 'exp'> = {
      conv: door.credentials.mint(),
      use: 'talk',
      ...(user?.id !== undefined && { user: user.id }),
      ...(user?.name !== undefined && { name: user.name }),
      ...(trustedOrigins !== undefined && { origins: trustedOrigins }),
      ...(locale !== undefined && { locale }),
      ...(context !== undefined && { context }),
    };
    res.json(tokenFor(door, claims));
  };
}

function refreshToken(door: Door): RequestHandler {
  return (req, res) => {
    const { claims } = visitorOf(door, req);
    if (claims === undefined) throw new Refusal(403, 'Forbidden', 'The secret needs no refreshing.');
    res.json(tokenFor(door, claims));
  };
}

function startConversation(door: Door): RequestHandler {
  // Of tokens that were not replaced by the one this returns; forgetting one makes the bot say hello again.
  const started = new Set<string>();
  return (req, res) => {
    const visitor = visitorOf(door, req);
    const { user, locale = visitor.claims?.locale } = parseRequest(req.body);
    if (user?.id !== undefined) refuseReserved(visitor, user.id);
    const vouched = visitor.claims === undefined && user?.id?.startsWith('dl_') ? user : undefined;
    const claims: Omit<Claims, 'exp'> = {
      ...(visitor.claims ?? { conv: door.credentials.mint(), use: 'talk' }),
      ...(vouched?.id !== undefined && { user: vouched.id }),
      ...(vouched?.name !== undefined && { name: vouched.name }),
      ...(locale !== undefined && { locale }),
      begun: true,
    };
    const isNew = visitor.claims?.begun !== true && !started.has(claims.conv);
    started.add(claims.conv);
    const [oldest] = started;
    if (started.size > STARTED && oldest !== undefined) started.delete(oldest);
    const conversation = conversationIn(claims);
    res.status(isNew ? 201 : 200).json(doorway(door, req, claims, '-'));
    if (!isNew) return;
    const member = conversation.user ?? { ...user, id: user?.id ?? randomUUID() };
    door.plan(conversation, door.intake.begin(conversation, { ...member, role: 'user' }, locale));
  };
}

function reconnect(door: Door): RequestHandler<{ conversationId: string }> {
  return async (req, res) => {
    const { visitor, conversation } = enter(door, req);
    const given = watermarkOf(req.query);
    const end = async () => (await door.log.read(conversation, PAST_THE_END, 1)).watermark;
    const claims = visitor.claims ?? { conv: conversation.id, use: 'talk', begun: true };
    res.json(doorway(door, req, claims, String(given ?? (await end()))));
  };
}

function readActivities(door: Door): RequestHandler<{ conversationId: string }> {
  return async (req, res) => {
    const { conversation } = enter(door, req);
    const { activities, watermark } = await door.log.read(conversation, watermarkOf(req.query) ?? 0, PAGE);
    res.json({ activities, watermark: String(watermark) });
  };
}

/** For bodies that are compressed, or that somebody else has read already. */
function postActivity(door: Door): RequestHandler<{ conversationId: string }> {
  return async (req, res) => {
    const { visitor, conversation } = enter(door, req);
    door.throttle(conversation.id);
    const { id, turn } = await door.intake.take({ visitor, conversation, activity: parseActivity(req.body) });
    res.json({ id });
    if (turn !== undefined) door.plan(conversation, turn);
  };
}

function upload(door: Door): RequestHandler<{ conversationId: string }> {
  return async (req, res) => {
    const shelf = onTrial(door.files);
    try {
      const { visitor, conversation } = enter(door, req);
      door.throttle(conversation.id);
      const { files, activity: part } = await readUpload(req, shelf);
      const { userId } = req.query;
      const from = typeof userId === 'string' ? { from: { id: userId } } : {};
      const sent = parseActivity({ type: 'message', ...from, ...(typeof part === 'object' ? part : {}) });
      const activity = { ...sent, attachments: attachmentsOf(baseUrl(door, req), files, sent.attachments ?? []) };
      const kept = files.map((file) => file.attachment);
      const { id, turn } = await door.intake.take({ visitor, conversation, activity, files: kept });
      if (turn === undefined) await shelf.takeBack().catch(door.onError);
      res.json({ id });
      if (turn !== undefined) door.plan(conversation, turn);
    } catch (error) {
      await shelf.takeBack().catch(door.onError);
      lingerOver(req);
      throw error;
    }
  };
}

function visitorOf(door: Door, req: Pick<Request, 'headers'>): Visitor {
  const { authorization, origin } = req.headers;
  return admit(door.credentials, { authorization, origin, ownOrigin: door.ownOrigin });
}

function enter(door: Door, req: OfConversation): { visitor: Visitor; conversation: DirectLineConversation } {
  const visitor = visitorOf(door, req);
  return { visitor, conversation: conversationFor(door.credentials, visitor, req.params.conversationId) };
}

function answerErrors(door: Door): ErrorRequestHandler {
  return (error: unknown, _req, res: Response, next) => {
    if (res.headersSent) return next(error);
    const refusal = refusalOf(error) ?? new Refusal(500, 'InternalError', 'Something went wrong on our side.');
    if (refusal.status === 500) door.onError(error);
    if (refusal.retryAfter !== undefined) res.set('Retry-After', String(refusal.retryAfter));
    res.status(refusal.status).json(refusal);
  };
}
