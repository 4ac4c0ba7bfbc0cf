import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import type { AppParts } from '../../bot/app.ts';
import { createModel } from '../../bot/language/model.ts';
import type { CallerParts } from '../../bot/language/openai/caller.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import type { Model } from '../../bot/core/model.ts';
import { chatRequest, completionOf } from '../contracts/openai-schema.ts';
import { StoppedClock } from './clock.ts';
import { shippedWords } from './words.ts';

/** One question to the model, as it came over the wire. */
export interface Asked {
  use: string;
  instructions: string;
  /** What it was given beside them. */
  data: { messages?: { number: number; text: string }[]; text?: string; said?: string[]; draft?: string };
  key: string | undefined;
}

/** What the server says to it: the content of an answer, or the bytes of whatever else. */
export type Said = string | { status: number; headers?: Record<string, string>; body: string; breaksOff?: true };

/** A chat-completions server on this machine that says what a test wants. It refuses requests that break the contract. */
export class ModelServer {
  readonly asked: Asked[] = [];
  /** Questions that were taken back before they were answered. */
  withdrawn = 0;
  #script: (asked: Asked) => Said;
  #held: ServerResponse[] | undefined;
  #holding: (() => void)[] = [];
  readonly #server: Server;

  private constructor(script: (asked: Asked) => Said) {
    this.#script = script;
    this.#server = createServer((req, res) => {
      let body = '';
      req.setEncoding('utf8').on('data', (text: string) => (body += text));
      req.on('end', () => this.#hear(req.headers.authorization, body, res));
      res.on('close', () => {
        if (!res.writableFinished) this.withdrawn += 1;
        if (this.#held) this.#held = this.#held.filter((other) => other !== res);
      });
    });
  }

  static async starts(script: (asked: Asked) => Said): Promise<ModelServer> {
    const server = new ModelServer(script);
    await new Promise<void>((resolve) => void server.#server.listen(0, '127.0.0.1', resolve));
    afterAll(() => {
      server.#server.closeAllConnections();
      server.#server.close();
    });
    return server;
  }

  says(script: (asked: Asked) => Said): void {
    this.#script = script;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** From now on it answers nobody. */
  holds(): void {
    this.#held = [];
  }

  /** Resolves as soon as somebody waits in vain. */
  held(): Promise<void> {
    return this.#held?.length ? Promise.resolve() : new Promise((resolve) => this.#holding.push(resolve));
  }

  /** It answers again, but not those who waited. */
  letsGo(): void {
    this.#held = undefined;
  }

  /** The engine that asks this server, with the rules under it. */
  async model(over: Partial<CallerParts> = {}): Promise<Model> {
    const words = await shippedWords();
    const clock = over.clock ?? new StoppedClock();
    const service = { model: 'a-model', apiKey: 'a-key', baseUrl: this.url };
    return createModel(service, { pauseMs: 0, ...over, rules: createRules(), words: () => words, clock });
  }

  /** The same, as `talk` plugs it in. */
  async plug(over: Partial<CallerParts> = {}): Promise<NonNullable<AppParts['model']>> {
    const words = await shippedWords();
    const service = { model: 'a-model', apiKey: 'a-key', baseUrl: this.url };
    return (count) =>
      createModel(service, {
        pauseMs: 0,
        clock: new StoppedClock(),
        ...over,
        count,
        rules: createRules(),
        words: () => words,
      });
  }

  #hear(authorization: string | undefined, body: string, res: ServerResponse): void {
    const request = chatRequest.safeParse(JSON.parse(body));
    if (!request.success) return void res.writeHead(400).end(request.error.message);
    const [{ content: instructions }, { content: data }] = request.data.messages;
    const { name } = request.data.response_format.json_schema;
    const asked = { use: name, instructions, data: JSON.parse(data), key: authorization };
    this.asked.push(asked);
    if (this.#held) {
      this.#held.push(res);
      for (const tell of this.#holding.splice(0)) tell();
      return;
    }
    answer(this.#script(asked), res);
  }
}

function answer(said: Said, res: ServerResponse): void {
  if (typeof said === 'string') {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completionOf({ content: said })));
  } else if (said.breaksOff) {
    res.writeHead(said.status, { 'content-type': 'application/json', 'content-length': '1000' });
    res.write(said.body, () => res.destroy());
  } else {
    res.writeHead(said.status, { 'content-type': 'application/json', ...said.headers }).end(said.body);
  }
}

/** What a model says that sees nothing in it; `found` is what this one sees. */
export function turnOf(found: Record<string, unknown> = {}): string {
  return JSON.stringify({
    type: null,
    failure: null,
    story: true,
    anger: 0,
    signals: [],
    reply: null,
    details: [],
    expenses: [],
    wish: null,
    questions: [],
    quote: null,
    reflection: null,
    ...found,
  });
}

export const NOTHING_WRONG = JSON.stringify({ broken: [] });
