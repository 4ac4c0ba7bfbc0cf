import { expect } from '@jest/globals';

interface Heard {
  text: string;
  role: 'bot' | 'agent';
  prompts: string[];
  actions: { title: string; value?: { question: string; choice: string } }[];
  attachments: unknown[];
}

/** A message as it was read: its words, the names of its prompts (none for a person's words) and its buttons. */
export interface Said {
  text: string;
  prompts: string[];
  buttons: string[];
}

interface Attached {
  name: string;
  type: string;
  bytes: Uint8Array;
}

interface WireActivity {
  type: string;
  text?: string;
  from?: { role?: string };
  attachments?: unknown[];
  suggestedActions?: { actions: Heard['actions'] };
  channelData?: { amends?: { role?: 'bot' | 'agent'; prompts?: string[]; reference?: string; lead?: string } };
}

/** A customer with a Direct Line client of their own. What is said to them waits until a test hears it. */
export class Customer {
  readonly url: string;
  #token: string;
  readonly #cookie: string;
  readonly conversationId: string;
  readonly #settled: () => Promise<void>;
  #watermark = '';
  #unheard: Heard[] = [];
  #last: Heard | undefined;
  #sent = 0;
  reference: string | undefined;

  private constructor(url: string, session: Session, settled: () => Promise<void>) {
    this.url = url;
    this.#token = session.token;
    this.#cookie = session.cookie;
    this.conversationId = session.conversationId;
    this.#settled = settled;
  }

  /** Opens the chat and reads the greeting. */
  static async arrives(url: string, settled: () => Promise<void>): Promise<Customer> {
    const customer = new Customer(url, await openSession(url), settled);
    await customer.reads();
    customer.hears('@welcome').offering('a-person');
    return customer;
  }

  /** Sends these messages, one right after the other. */
  async says(...texts: string[]): Promise<void> {
    for (const text of texts) await this.sends({ type: 'message', text });
    await this.#afterwards();
  }

  /** Presses a button of the last message that had any. */
  async presses(choice: string): Promise<void> {
    const action = this.#last?.actions.find((a) => a.value?.choice === choice);
    if (!action)
      throw new Error(`No button "${choice}". Offered: ${this.#last?.actions.map((a) => a.value?.choice).join(', ')}`);
    await this.sends({ type: 'message', text: action.title, value: action.value });
    await this.#afterwards();
  }

  /** Is typing and has not sent it yet. */
  async types(): Promise<void> {
    await this.sends({ type: 'typing' });
    await this.#afterwards();
  }

  /** Sends a file, with words or without. */
  async attaches(file: Attached, text = ''): Promise<Response> {
    return this.attachesAll([file], text);
  }

  /** Sends several files at once; `more` goes into the activity beside them. */
  async attachesAll(files: Attached[], text = '', more: Record<string, unknown> = {}): Promise<Response> {
    const form = new FormData();
    const activity = { type: 'message', text, channelData: { clientActivityID: `c${++this.#sent}` }, ...more };
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    for (const { name, type, bytes } of files) form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
    const answer = await this.#call(`conversations/${this.conversationId}/upload?userId=me`, {
      method: 'POST',
      body: form,
    });
    await this.#afterwards();
    return answer;
  }

  /** Sends a body to the place for uploads, as it is. */
  uploads(body: ReadableStream<Uint8Array>, type: string): Promise<Response> {
    const sent: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      duplex: 'half',
    };
    return this.#tryCall(`conversations/${this.conversationId}/upload?userId=me`, sent);
  }

  /** Posts one activity as it is; the answer of the door. */
  async sends(activity: Record<string, unknown>): Promise<Response> {
    const channelData = { clientActivityID: `c${++this.#sent}` };
    const body = JSON.stringify({ from: { id: 'me' }, channelData, ...activity });
    const answer = await this.#call(`conversations/${this.conversationId}/activities`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    if (!('channelData' in activity)) expect(answer.status).toBe(200);
    return answer;
  }

  /**
   * Everything said since it was last heard, in order: `@name` is a line of that prompt, anything else the words of an
   * agent. Nothing named: nothing was said.
   */
  hears(...expected: string[]): { offering(...choices: string[]): void; reading(words: RegExp): void } {
    const heard = this.#unheard.splice(0);
    const said = heard.flatMap((m) => (m.role === 'agent' ? [m.text] : m.prompts.map((p) => `@${p.split('#')[0]}`)));
    expect({ said, words: heard.map((m) => m.text) }).toEqual({ said: expected, words: heard.map((m) => m.text) });
    const last = this.#last;
    return {
      offering: (...choices) => expect(last?.actions.map((a) => a.value?.choice)).toEqual(choices),
      reading: (words) => expect(heard.map((m) => m.text).join('\n')).toMatch(words),
    };
  }

  /** The words of the last message. */
  get lastWords(): string {
    return this.#last?.text ?? '';
  }

  /** What came with the last message: cards and files. */
  get lastAttachments(): unknown[] {
    return this.#last?.attachments ?? [];
  }

  /** Something was said that was not heard yet. */
  get hasNews(): boolean {
    return this.#unheard.length > 0;
  }

  /** Everything said since it was last heard, for a test that judges it itself. */
  takes(): Said[] {
    return this.#unheard.splice(0).map(({ text, prompts, actions }) => ({
      text,
      prompts: prompts.map((p) => p.split('#')[0] ?? ''),
      buttons: actions.map(({ value }) => value?.choice ?? ''),
    }));
  }

  /** What was said so far is of no interest. */
  forgets(): void {
    this.#unheard = [];
  }

  heardAll(): void {
    expect(this.#unheard.map((m) => `${m.prompts.join(' ')}: ${m.text}`)).toEqual([]);
  }

  /** Fetches what came since the last time. */
  async reads(): Promise<void> {
    const answer = await this.#call(`conversations/${this.conversationId}/activities?watermark=${this.#watermark}`);
    const { activities, watermark } = (await answer.json()) as { activities: WireActivity[]; watermark: string };
    this.#watermark = watermark;
    for (const activity of activities) this.#hear(activity);
  }

  /** Reads what the page shows beside the talk: `standing`, or `record`, the copy of everything. */
  asksFor(what: string): Promise<Response> {
    return fetch(`${this.url}/chat/${what}`, { headers: { authorization: `Bearer ${this.#token}` } });
  }

  #hear(activity: WireActivity): void {
    if (activity.type !== 'message' || activity.from?.role === 'user') return;
    const { amends = {} } = activity.channelData ?? {};
    this.reference = amends.reference ?? this.reference;
    const heard: Heard = {
      text: activity.text ?? '',
      role: amends.role === 'agent' ? 'agent' : 'bot',
      prompts: amends.prompts ?? [],
      actions: activity.suggestedActions?.actions ?? [],
      attachments: activity.attachments ?? [],
    };
    this.#unheard.push(heard);
    this.#last = heard;
  }

  async #afterwards(): Promise<void> {
    await this.#listened();
    await this.reads();
  }

  /** The door hands over to the core right after it has answered; then the core may be busy. */
  async #listened(): Promise<void> {
    for (let i = 0; i < 3; i += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#settled();
    }
  }

  /** As the page does: a token that has ended is renewed through the session the browser remembers. */
  async #call(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.#tryCall(path, init);
    if (answer.status !== 403) return answer;
    this.#token = (await openSession(this.url, this.#cookie)).token;
    return this.#tryCall(path, init);
  }

  #tryCall(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.url}/v3/directline/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.#token}` },
    });
  }
}

interface Session {
  token: string;
  conversationId: string;
  cookie: string;
}

async function openSession(url: string, cookie = ''): Promise<Session> {
  const answer = await fetch(`${url}/chat/session`, { method: 'POST', headers: { cookie } });
  const session = (await answer.json()) as { token: string; conversationId: string };
  return { ...session, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
