import { expect } from '@jest/globals';
import type { Agents } from '../../bot/desk/agents.ts';

interface Entrance {
  url: string;
  name: string;
  agents: Agents;
  settled(): Promise<void>;
  /** After each thing done, everybody reads their news. */
  after(): Promise<void>;
}

/** An agent at the desk, through its HTTP door. */
export class DeskAgent {
  readonly name: string;
  readonly #at: Entrance;
  readonly #cookie: string;
  #commands = 0;

  private constructor(at: Entrance, cookie: string) {
    this.name = at.name;
    this.#at = at;
    this.#cookie = cookie;
  }

  static async joins(at: Entrance): Promise<DeskAgent> {
    const { token } = await at.agents.invite({ name: at.name, role: 'agent' });
    const answer = await fetch(`${at.url}/api/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invite: token }),
    });
    expect(answer.ok).toBe(true);
    return new DeskAgent(at, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  accepts = (reference: string) => this.#does(reference, 'accept');
  putsBack = (reference: string) => this.#does(reference, 'put-back');
  says = (reference: string, text: string) => this.#does(reference, 'replies', { text });
  notes = (reference: string, text: string) => this.#does(reference, 'notes', { text });
  closes = (reference: string, cause: string, note = '') => this.#does(reference, 'close', { cause, note });

  /** Writes to the customer with files beside the words, as the page sends them; the bare answer. */
  async sends(
    reference: string,
    files: { name: string; type: string; bytes: Uint8Array }[],
    text = '',
    id = `${this.name}-${++this.#commands}`,
  ): Promise<Response> {
    const body = new FormData();
    body.append('id', id);
    body.append('text', text);
    for (const { name, type, bytes } of files) body.append('file', new Blob([Buffer.from(bytes)], { type }), name);
    const headers = { cookie: this.#cookie };
    const address = `${this.#at.url}/api/desk/complaints/${reference}/replies`;
    const answer = await fetch(address, { method: 'POST', headers, body });
    await this.#at.settled();
    await this.#at.after();
    return answer;
  }

  /** What the desk shows of a complaint. */
  async opens(reference: string): Promise<Record<string, unknown>> {
    const answer = await this.#fetch(`complaints/${reference}`);
    return (await answer.json()) as Record<string, unknown>;
  }

  /** The complaint in a model's prose; undefined when there is none. */
  async readsProse(reference: string): Promise<string | undefined> {
    const answer = await this.#fetch(`complaints/${reference}/prose`);
    return answer.status === 200 ? ((await answer.json()) as { text: string }).text : undefined;
  }

  async queue(): Promise<{ waiting: { reference: string }[] }> {
    const answer = await this.#fetch('queue');
    return (await answer.json()) as { waiting: { reference: string }[] };
  }

  /** The bare answer, for what should be refused. */
  async tries(reference: string, what: string, body: Record<string, unknown> = {}): Promise<Response> {
    const answer = await this.#fetch(`complaints/${reference}/${what}`, {
      id: `${this.name}-${++this.#commands}`,
      ...body,
    });
    await this.#at.settled();
    await this.#at.after();
    return answer;
  }

  async #does(reference: string, what: string, body: Record<string, unknown> = {}): Promise<void> {
    const answer = await this.tries(reference, what, body);
    expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([answer.status, '']);
  }

  #fetch(path: string, body?: Record<string, unknown>): Promise<Response> {
    return fetch(`${this.#at.url}/api/desk/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie: this.#cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}
