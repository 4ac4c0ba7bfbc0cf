import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect } from '@jest/globals';
import { createHubWebhook } from '../../bot/api/hub-webhook.ts';
import { endEvent, messageEvent, startEvent, statusEvent } from '../../bot/api/handoff-schemas.ts';
import type { HandoffHub } from '../../bot/core/handoff-hub.ts';
import type { Sent } from '../../bot/core/ports.ts';
import type { Talk } from './talk.ts';

/** What another desk was told, whichever way it was told. */
export interface Told {
  id: string;
  does: 'start' | 'send' | 'status' | 'end';
  reference: string;
  /** All of it, as it came. */
  whole: string;
  /** The customer's messages in it, for a start those of the transcript. */
  texts: string[];
  /** The news, or the reason of the end. */
  why?: string;
  again?: boolean;
  files: string[];
  words?: string;
}

/** How another desk answers a call: as a status with its headers, or not at all. */
export type Answer = { status: number; retryAfter?: string } | 'breaks the line';

/** Another desk, for tests: what it is told, and how it answers the next calls (200 when nothing is said). */
export interface OtherDesk {
  hub: HandoffHub;
  told: Told[];
  answers(...next: Answer[]): void;
}

export const WAIT_MS = 900_000;
const PUBLIC_URL = 'https://amends.example';
const SECRET = 'a secret of both desks';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** The plainest one: it keeps what it is told. */
export async function deskInMemory(): Promise<OtherDesk> {
  const told: Told[] = [];
  const next: Answer[] = [];
  const take = (one: Omit<Told, 'whole'>): Promise<Sent> => {
    told.push({ ...one, whole: JSON.stringify(one) });
    return Promise.resolve(outcome(next.shift()));
  };
  const hub: HandoffHub = {
    waitMs: WAIT_MS,
    start: ({ id, reference, again, transcript, summary }) =>
      take({ id, reference, does: 'start', again, texts: theirs(transcript), files: [], words: summary.words }),
    send: ({ id, reference, message }) =>
      take({
        id,
        reference,
        does: 'send',
        texts: [message.text],
        files: (message.attachments ?? []).map((f) => f.id),
      }),
    status: ({ id, reference, news, summary }) =>
      take({ id, reference, does: 'status', texts: [], files: [], why: news, words: summary.words }),
    end: ({ id, reference, reason }) => take({ id, reference, does: 'end', texts: [], files: [], why: reason }),
  };
  return { hub, told, answers: (...answers) => void next.push(...answers) };
}

/** What a way to another desk has to make of an answer. */
export function outcome(answer: Answer | undefined): Sent {
  if (answer === undefined) return { result: 'sent' };
  if (answer === 'breaks the line' || answer.status >= 500) return { result: 'unknown' };
  if (answer.status === 429) return { result: 'retry', afterMs: Number(answer.retryAfter) * 1_000 };
  return answer.status < 300 ? { result: 'sent' } : { result: 'refused', reason: `http-${answer.status}` };
}

function theirs(messages: readonly { from: { role: string }; text: string }[]): string[] {
  return messages.filter((m) => m.from.role === 'customer').map((m) => m.text);
}

/** One behind a signed webhook: it takes nothing that is not signed, and nothing of another shape than described. */
export async function deskBehindWebhook(): Promise<OtherDesk> {
  const told: Told[] = [];
  const next: Answer[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      const answer = next.shift() ?? { status: 200 };
      told.push(readEvent(body, req.headers));
      if (answer === 'breaks the line') return void req.socket.destroy();
      res.writeHead(answer.status, answer.retryAfter ? { 'retry-after': answer.retryAfter } : {});
      res.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const hub = createHubWebhook({ url, secret: SECRET, publicUrl: PUBLIC_URL, waitMs: WAIT_MS }, { now: () => NOW });
  return { hub, told, answers: (...answers) => void next.push(...answers) };
}

const NOW = Date.parse('2026-11-05T21:04:00Z');

function readEvent(body: string, headers: IncomingHttpHeaders): Told {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
  const expected = createHmac('sha256', SECRET)
    .update(`${String(id)}.${String(at)}.${body}`)
    .digest('base64');
  expect(signature).toBe(`v1,${expected}`);
  const { type } = JSON.parse(body) as { type: string };
  const common = { id: String(id), whole: body, files: [], texts: [] };
  if (type === 'handoff.start') {
    const { data } = startEvent.parse(JSON.parse(body));
    const texts = data.transcript.filter((m) => m.by === 'customer').map((m) => m.text);
    const { reference, again, summary } = data;
    return { ...common, does: 'start', reference, again, texts, words: summary.words };
  }
  if (type === 'handoff.message') {
    const { reference, message } = messageEvent.parse(JSON.parse(body)).data;
    const files = message.files.map((f) => (f.url ?? '').split('/').at(-2) ?? '');
    return { ...common, does: 'send', reference, texts: [message.text], files };
  }
  if (type === 'handoff.status') {
    const { reference, news, summary } = statusEvent.parse(JSON.parse(body)).data;
    return { ...common, does: 'status', reference, why: news, words: summary.words };
  }
  const { reference, reason } = endEvent.parse(JSON.parse(body)).data;
  return { ...common, does: 'end', reference, why: reason };
}

/** Somebody who works at another desk: what they do comes in by our door for other desks. */
export class OtherAgent {
  readonly #talk: Talk;
  readonly #name: string;
  #done = 0;

  constructor(at: Talk, name = 'Noor') {
    this.#talk = at;
    this.#name = name;
  }

  accepts = (reference: string) => this.#does(reference, 'status', { state: 'accepted', agent: this.#me() });
  says = (reference: string, text: string) => this.#does(reference, 'messages', { agent: this.#me(), text });
  gives = (reference: string, why: string) => this.#does(reference, 'status', { state: 'failed', why });
  completes = (reference: string, note = '') =>
    this.#does(reference, 'status', { state: 'completed', agent: this.#me(), cause: 'carrier', note });

  /** The bare answer, for what should be refused. */
  async tries(
    reference: string,
    what: 'messages' | 'status',
    body: Record<string, unknown>,
    headers: Record<string, string> = { authorization: 'Bearer an-api-key-for-tests' },
  ): Promise<Response> {
    const answer = await fetch(`${this.#talk.url}/api/handoffs/${reference}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ idempotencyKey: `${this.#name}-${++this.#done}`, ...body }),
    });
    await this.#talk.time.passes('0 s');
    return answer;
  }

  /** Writes with files beside the words; the bare answer. */
  async sends(
    reference: string,
    files: { name: string; type: string; bytes: Uint8Array }[],
    text = '',
    key = `${this.#name}-${++this.#done}`,
  ): Promise<Response> {
    const body = new FormData();
    const { id, name: agentName } = this.#me();
    const fields = { idempotencyKey: key, agentId: id, agentName, text };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const { name, type, bytes } of files) body.append('file', new Blob([Buffer.from(bytes)], { type }), name);
    const answer = await fetch(`${this.#talk.url}/api/handoffs/${reference}/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer an-api-key-for-tests' },
      body,
    });
    await this.#talk.time.passes('0 s');
    return answer;
  }

  async #does(reference: string, what: 'messages' | 'status', body: Record<string, unknown>): Promise<void> {
    const answer = await this.tries(reference, what, body);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  }

  #me(): { id: string; name: string } {
    return { id: this.#name.toLowerCase(), name: this.#name };
  }
}
