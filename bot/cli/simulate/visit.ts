import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';

/** Something the bot or an agent said. */
export interface Said {
  text: string;
  /** The names of its prompts; none for a person's words. */
  prompts: string[];
  buttons: { choice: string; title: string; value: unknown }[];
  /** When it came. */
  at: number;
}

/** A server that does not do what Direct Line says, or is not there. The sentence is for whoever runs the command. */
export class Unreachable extends Error {}

const Session = z.object({ token: z.string(), conversationId: z.string(), userId: z.string(), streamUrl: z.string() });
const Value = z.object({ question: z.string(), choice: z.string() });
const Activity = z.object({
  id: z.string().optional(),
  type: z.string(),
  text: z.string().default(''),
  from: z.object({ role: z.string().optional() }).default({}),
  suggestedActions: z.object({ actions: z.array(z.object({ title: z.string(), value: z.unknown() })) }).optional(),
  channelData: z
    .object({ amends: z.object({ role: z.string().optional(), prompts: z.array(z.string()).default([]) }).optional() })
    .optional(),
});
const Frame = z.object({ activities: z.array(Activity) });

/** After that long without an answer to a request something is wrong. */
const REQUEST_MS = 30_000;
/** What is said in one breath comes within this of its first word. */
const BREATH_MS = 80;

/** One customer's visit: posts by HTTP and hears by socket, as the chat page does. */
export class Visit {
  readonly #url: string;
  #session: z.infer<typeof Session> = { token: '', conversationId: '', userId: '', streamUrl: '' };
  #cookie = '';
  #socket: WebSocket | undefined;
  #unheard: Said[] = [];
  readonly #known = new Set<string>();
  #changed = (): void => {};
  #broken: Error | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens the page, for the first time or again. Throws Unreachable. */
  async arrives(): Promise<void> {
    const answer = await this.#call('/chat/session', { headers: { cookie: this.#cookie } });
    this.#cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const session = Session.safeParse(await answer.json());
    if (!session.success) throw new Unreachable(`${this.#url} is no Amends: it begins no chat.`);
    this.#session = session.data;
    const socket = new WebSocket(this.#session.streamUrl, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('message', (frame: Buffer) => this.#hear(frame.toString()));
    socket.on('error', (error) => this.#breaks(error));
    await new Promise<void>((resolve, reject) => {
      const fails = (error: Error) => reject(new Unreachable(`The line could not be opened: ${error.message}`));
      socket.once('open', resolve).once('error', fails);
    });
  }

  leaves(): void {
    this.#socket?.close();
  }

  /** Sends a message; the milliseconds until it was acknowledged. */
  async sends(message: { text: string; value?: unknown }): Promise<number> {
    return this.#posts('activities', JSON.stringify(this.#activity(message)), 'application/json');
  }

  /** Sends a file without words. */
  async sendsFile(file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }): Promise<number> {
    const form = new FormData();
    const activity = JSON.stringify(this.#activity({ text: '' }));
    form.append('activity', new Blob([activity], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', new Blob([file.bytes], { type: file.type }), file.name);
    return this.#posts(`upload?userId=${encodeURIComponent(this.#session.userId)}`, form);
  }

  /** Everything said since it was last heard, once there is something; nothing when nothing comes within `ms`. */
  async hears(ms: number): Promise<Said[]> {
    const until = Date.now() + ms;
    while (this.#unheard.length === 0 && Date.now() < until) await this.#news(until - Date.now());
    if (this.#unheard.length > 0) await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    return this.#unheard.splice(0);
  }

  async #posts(path: string, body: string | FormData, type?: string): Promise<number> {
    const began = performance.now();
    const headers = { authorization: `Bearer ${this.#session.token}`, ...(type ? { 'content-type': type } : {}) };
    await this.#call(`/v3/directline/conversations/${this.#session.conversationId}/${path}`, { headers, body });
    return performance.now() - began;
  }

  async #call(path: string, sent: { headers: Record<string, string>; body?: string | FormData }): Promise<Response> {
    const signal = AbortSignal.timeout(REQUEST_MS);
    const answer = await fetch(`${this.#url}${path}`, { method: 'POST', signal, ...sent }).catch((error: unknown) => {
      throw new Unreachable(`No answer from ${this.#url}. Is it running? Start it with: npm start`, { cause: error });
    });
    if (answer.ok) return answer;
    throw new Unreachable(`${this.#url}${path.split('?')[0]} answered ${answer.status}: ${await answer.text()}`);
  }

  #activity({ text, value }: { text: string; value?: unknown }): Record<string, unknown> {
    return {
      type: 'message',
      text,
      ...(value === undefined ? {} : { value }),
      from: { id: this.#session.userId },
      channelData: { clientActivityID: randomUUID() },
    };
  }

  /** Resolves when something was said, and at the latest after that time. */
  #news(ms: number): Promise<void> {
    if (this.#broken) throw new Unreachable(`The line was cut: ${this.#broken.message}`);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #breaks(error: Error): void {
    this.#broken = error;
    this.#changed();
  }

  /** Empty frames keep the line open; one's own words, and what was heard before a return, come again. */
  #hear(frame: string): void {
    if (frame === '') return;
    for (const { id = '', type, text, from, suggestedActions, channelData } of Frame.parse(JSON.parse(frame))
      .activities) {
      if (type !== 'message' || from.role !== 'bot' || this.#known.has(id)) continue;
      this.#known.add(id);
      const prompts = channelData?.amends?.prompts.map((said) => said.split('#')[0] ?? '') ?? [];
      const buttons = suggestedActions?.actions.flatMap(({ title, value }) => {
        const choice = Value.safeParse(value).data?.choice;
        return choice === undefined ? [] : [{ choice, title, value }];
      });
      this.#unheard.push({ text, prompts, buttons: buttons ?? [], at: performance.now() });
    }
    this.#changed();
  }
}
