import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Activity, ActivityHandler, MessageFactory } from 'botbuilder-core';
import express from 'express';
import { WebSocket } from 'ws';
import { z } from 'zod';
import {
  createDirectLine,
  createMemoryFiles,
  type DirectLine,
  type DirectLineOptions,
  filesRouter,
} from '../../bot/channels/direct-line/index.ts';
import type { Clock } from '../../dialogs/domain/ports.ts';
import { activitySet, conversation, failure, resource, type Seen, token } from './direct-line-schema.ts';

export const SECRET = 'a-secret-of-this-test-only';

/** Stands still until it is told how much time passes. */
export class StoppedClock implements Clock {
  #now = Date.parse('2026-03-02T09:00:00Z');
  #waiting: { instant: number; ring: () => void }[] = [];
  now = () => this.#now;
  at(instant: number, ring: () => void): () => void {
    const entry = { instant, ring };
    this.#waiting.push(entry);
    return () => void (this.#waiting = this.#waiting.filter((one) => one !== entry));
  }
  pass(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter(({ instant }) => instant <= this.#now);
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    for (const { ring } of due) ring();
  }
}

/** Welcomes, says back what it hears, and does a few things on demand. */
export class EchoBot extends ActivityHandler {
  readonly heard: Activity[] = [];

  constructor() {
    super();
    this.onTurn(async ({ activity }, next) => {
      this.heard.push(activity);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const customers = context.activity.membersAdded?.filter(({ id }) => id !== context.activity.recipient.id) ?? [];
      for (const _ of customers) await context.sendActivity(context.activity.locale === 'es' ? 'Hola' : 'Welcome');
      await next();
    });
    this.onMessage(async (context, next) => {
      const { text, value, attachments = [] } = context.activity;
      if (text === 'break') throw new Error('the bot is broken');
      if (text === 'type') await context.sendActivity({ type: 'typing' });
      if (text === 'choose') await context.sendActivity(MessageFactory.suggestedActions(['Yes', 'No'], 'Well?'));
      else await context.sendActivity(`You said ${text ?? JSON.stringify(value)}, files: ${attachments.length}`);
      await next();
    });
  }
}

type Answer = { status: number; headers: Headers; body: unknown };

export interface Service {
  line: DirectLine;
  bot: EchoBot;
  clock: StoppedClock;
  origin: string;
  domain: string;
  /** Errors nobody outside heard of. */
  errors: unknown[];
  ask(method: string, path: string, bearer?: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

/** A real server on a free port with the echo bot behind it. */
export async function serve(options: Partial<DirectLineOptions> = {}): Promise<Service> {
  const bot = new EchoBot();
  const clock = new StoppedClock();
  const errors: unknown[] = [];
  const files = createMemoryFiles();
  const onError = (error: unknown) => void errors.push(error);
  const line = createDirectLine({ secret: SECRET, bot, clock, files, onError, ...options });
  const app = express();
  app.use('/v3/directline', line.router);
  app.use('/files', filesRouter(options.files ?? files));
  const server = createServer(app).listen(0, '127.0.0.1');
  server.on('upgrade', (req, socket, head) => line.upgrade(req, socket, head) || socket.destroy());
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const domain = `${origin}/v3/directline`;
  return {
    line,
    bot,
    clock,
    origin,
    domain,
    errors,
    async ask(method, path, bearer, body, headers = {}) {
      const response = await fetch(`${domain}${path}`, {
        method,
        headers: {
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
    },
    async stop() {
      await line.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The calls of a client, each answer held to the published description. */
export function clientOf(service: Service) {
  const read = async <T>(schema: z.ZodType<T>, expected: number, answer: Promise<Answer>): Promise<T> => {
    const { status, body } = await answer;
    if (status !== expected) throw new Error(`${status} instead of ${expected}: ${JSON.stringify(body)}`);
    return schema.parse(body);
  };
  return {
    generate: (body?: unknown) => read(token, 200, service.ask('POST', '/tokens/generate', SECRET, body)),
    refresh: (bearer: string) => read(token, 200, service.ask('POST', '/tokens/refresh', bearer)),
    start: (bearer = SECRET, body?: unknown, status = 201) =>
      read(conversation, status, service.ask('POST', '/conversations', bearer, body)),
    reconnect: (id: string, bearer: string, query = '') =>
      read(conversation, 200, service.ask('GET', `/conversations/${id}${query}`, bearer)),
    post: (id: string, bearer: string, body: unknown) =>
      read(resource, 200, service.ask('POST', `/conversations/${id}/activities`, bearer, body)),
    read: (id: string, bearer: string, watermark?: string) =>
      read(
        activitySet,
        200,
        service.ask('GET', `/conversations/${id}/activities${watermark ? `?watermark=${watermark}` : ''}`, bearer),
      ),
    refused: async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      return `${status} ${failure.parse(body).error.code}`;
    },
  };
}

/** A socket that keeps what it was told, and lets a test wait for it. */
export class Listener {
  readonly socket: WebSocket;
  readonly seen: Seen[] = [];
  watermark = '';
  keepAlives = 0;
  #changed = () => {};

  constructor(streamUrl: string, options: { origin?: string; autoPong?: boolean } = {}) {
    this.socket = new WebSocket(streamUrl, options);
    this.socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '') this.keepAlives += 1;
      else {
        const set = activitySet.parse(JSON.parse(text));
        this.seen.push(...set.activities);
        this.watermark = set.watermark;
      }
      this.#changed();
    });
  }

  /** Resolves when that is so; a socket that closes first is an error. */
  async until(reached: (listener: this) => boolean): Promise<this> {
    while (!reached(this)) {
      await new Promise<void>((resolve, reject) => {
        this.#changed = resolve;
        this.socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
      });
    }
    return this;
  }

  async hears(count: number): Promise<(string | undefined)[]> {
    await this.until(({ seen }) => seen.length >= count);
    return this.seen.map(({ type, text }) => (type === 'message' ? text : type));
  }

  /** The status the upgrade was refused with. */
  async refused(): Promise<number> {
    const [, response] = z
      .tuple([z.unknown(), z.looseObject({ statusCode: z.number() })])
      .parse(await once(this.socket, 'unexpected-response'));
    return response.statusCode;
  }
}

export function message(text: string, more: object = {}): object {
  return { type: 'message', text, from: { id: 'ada', name: '' }, ...more };
}
