import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TurnContext } from 'botbuilder-core';
import type { Router } from 'express';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Files } from '../../core/ports.ts';
import { conversationOfTicket } from './access.ts';
import { placeOf, streamUrl } from './addresses.ts';
import { type ActivityLog, createMemoryLog, type DirectLineConversation } from './activity-log.ts';
import { DirectLineAdapter, type Show } from './adapter.ts';
import { type Claims, conversationIn, createCredentials } from './credentials.ts';
import type { Door } from './door.ts';
import { createIntake } from './intake.ts';
import { createMemoryFiles } from './memory-files.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { createPost, isPlain } from './post.ts';
import { createRouter } from './router.ts';
import { createStream } from './stream.ts';
import { createThrottle } from './throttle.ts';
import { createTurns } from './turns.ts';

export interface DirectLineOptions {
  /** Who holds it may do anything. Conversation ids and tokens are made from it: another one makes all of them void. */
  secret: string;
  /** Any Bot Framework bot, for example an ActivityHandler. */
  bot: { run(context: TurnContext): Promise<void> };
  /** Where activities are kept; in memory unless given. */
  log?: ActivityLog;
  /** Where uploads are kept; in memory unless given. */
  files?: Files;
  /** The address of the service as the world sees it, without a slash at the end; else that of each request is used. */
  publicUrl?: string;
  clock?: Clock;
  /** How the bot shows itself: `bot` and `Bot` unless given. */
  account?: { id: string; name: string };
  /** How long a token is good for: 24 hours unless given, at least 30 minutes. */
  tokenMinutes?: number;
  /** How often an empty frame is sent: 15 seconds unless given. */
  keepAliveMs?: number;
  /** Bytes a socket may lag behind before it is given up: 4 MB unless given. */
  maxLagBytes?: number;
  /** Posts to one conversation a minute, beyond which clients are told to wait: 600 unless given. */
  mostPostsAMinute?: number;
  /** Hears of every error that no client is to blame for, a throwing bot's included. */
  onError?: (error: unknown) => void;
}

/** Who is given a token by the program itself. */
export type Guest = Pick<DirectLineConversation, 'user' | 'locale' | 'context'> & {
  /** A conversation of ours to go on with; a new one when absent. */
  conversationId?: string;
  trustedOrigins?: string[];
};

/** What a token says that somebody with the secret has made. */
export type Bearer = Guest & {
  conversationId: string;
  /** Its time is over: it opens nothing any more. */
  ended: boolean;
};

export interface Welcome {
  conversationId: string;
  token: string;
  /** Seconds. */
  expiresIn: number;
  streamUrl: string;
}

export interface DirectLine {
  /** To be mounted at `/v3/directline`. */
  router: Router;
  /** Answers a posted activity just as the router does, without the way to it; false when a request is for the router. */
  take(req: IncomingMessage, res: ServerResponse): boolean;
  /** Takes the upgrade of a stream address, also to refuse it; false when the request is for something else. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** For middleware, and for writing first with `continueConversationAsync`. */
  adapter: DirectLineAdapter;
  /** Makes a token without a request: for a page that is served by the same program. */
  welcome(guest: Guest, origin: string, watermark?: number): Welcome;
  /** What a token of this service says; undefined for anything else. */
  read(token: string): Bearer | undefined;
  /** Tells the open sockets of a conversation something that is not kept, such as `{ type: 'typing' }`; from the bot unless it says otherwise. */
  show: Show;
  /** How many sockets are open. */
  sockets: () => number;
  /** Sends clients away, who come back by themselves, and resolves when the bot's running turns have ended. */
  close(): Promise<void>;
}

const POST_PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/activities$/;
const STREAM_PATH = /\/v3\/directline\/conversations\/([\w-]+)\/stream$/;

/** A Direct Line 3.0 service for one bot. Throws a RangeError for a token lifetime under 30 minutes. */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { secret, bot, publicUrl, log = createMemoryLog(), files = createMemoryFiles(), clock = systemClock } = options;
  const { account = { id: 'bot', name: 'Bot' }, tokenMinutes = 24 * 60, onError = () => undefined } = options;
  const { keepAliveMs = 15_000, maxLagBytes = 4_194_304, mostPostsAMinute = 600 } = options;
  if (!(tokenMinutes >= 30)) throw new RangeError('Clients refresh every 15 minutes: tokens must last 30 at least.');
  const lifetime = Math.floor(tokenMinutes * 60);
  const ownOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;

  const credentials = createCredentials(secret, clock);
  const stream = createStream({ log, clock, keepAliveMs, maxLagBytes, onError });
  const turns = createTurns(onError);
  const adapter = new DirectLineAdapter({ log, clock, account, show: stream.show });
  const door: Door = {
    credentials,
    log,
    files,
    lifetime,
    publicUrl,
    ownOrigin,
    onError,
    intake: createIntake({ log, clock, account, show: stream.show }),
    throttle: createThrottle(mostPostsAMinute, clock),
    plan: ({ id }, turn) => turns.plan(id, () => adapter.run(turn, (context) => bot.run(context))),
  };
  const post = createPost(door);

  return {
    router: createRouter(door, post),
    take(req, res) {
      const id = req.method === 'POST' ? POST_PATH.exec(req.url ?? '')?.[1] : undefined;
      if (id === undefined || !isPlain(req)) return false;
      post(req, res, id);
      return true;
    },
    adapter,
    show(conversationId, activity) {
      const from = { ...account, role: 'bot' };
      const stamp = { id: `${conversationId}|${randomUUID()}`, timestamp: new Date(clock.now()).toISOString() };
      const where = { channelId: 'directline', conversation: { id: conversationId } };
      stream.show(conversationId, { ...stamp, ...where, from, ...activity });
    },
    sockets: stream.size,
    upgrade(req, socket, head) {
      const [path = '', query = ''] = (req.url ?? '').split('?');
      const id = STREAM_PATH.exec(path)?.[1];
      if (id === undefined) return false;
      try {
        const asked = new URLSearchParams(query);
        const ticket = { id, token: asked.get('t'), origin: req.headers.origin, ownOrigin };
        const conversation = conversationOfTicket(credentials, ticket);
        const after = placeOf(asked.get('watermark') ?? '');
        if (after === undefined) throw new Refusal(400, 'BadArgument', 'The watermark is none of ours.');
        stream.open(conversation, after, req, socket, head);
      } catch (error) {
        refuseUpgrade(socket, refusalOf(error));
      }
      return true;
    },
    welcome({ conversationId = credentials.mint(), user, locale, context, trustedOrigins }, origin, watermark) {
      const claims: Omit<Claims, 'exp'> = {
        conv: conversationId,
        use: 'talk',
        begun: true,
        ...(user !== undefined && { user: user.id }),
        ...(user?.name !== undefined && { name: user.name }),
        ...(locale !== undefined && { locale }),
        ...(context !== undefined && { context }),
        ...(trustedOrigins !== undefined && { origins: trustedOrigins }),
      };
      return {
        conversationId,
        token: credentials.sign(claims, lifetime),
        expiresIn: lifetime,
        streamUrl: streamUrl(credentials, `${publicUrl ?? origin}/v3/directline`, claims, String(watermark ?? '-')),
      };
    },
    read(token) {
      const claims = credentials.read(token);
      if (claims?.use !== 'talk') return undefined;
      const { id: conversationId, ...guest } = conversationIn(claims);
      return {
        ...guest,
        conversationId,
        ...(claims.origins && { trustedOrigins: claims.origins }),
        ended: claims.exp * 1000 <= clock.now(),
      };
    },
    async close() {
      stream.close();
      await turns.settled();
    },
  };
}

function refuseUpgrade(socket: Duplex, refusal = new Refusal(500, 'InternalError', 'Something went wrong.')): void {
  const body = JSON.stringify(refusal);
  const head = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\nConnection: close`;
  const type = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.on('error', () => socket.destroy());
  socket.end(`${head}\r\n${type}\r\n\r\n${body}`);
}

const systemClock: Clock = {
  now: () => Date.now(),
  at(instant, ring) {
    const timer = setTimeout(ring, Math.max(instant - Date.now(), 0)).unref();
    return () => clearTimeout(timer);
  },
};

export type { ActivityLog, ActivitySet, DirectLineConversation, FreshActivities } from './activity-log.ts';
export { createMemoryLog } from './activity-log.ts';
export { createMemoryFiles } from './memory-files.ts';
export { filesRouter } from './files-router.ts';
export type { WireActivity } from './wire.ts';
