import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call the bot made, as it came. */
export interface Call {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

type Answer = (call: Call, res: ServerResponse) => void;

/** The connector of a channel, which takes what the bot sends to its customers. It keeps every call. */
export class Connector {
  readonly url: string;
  readonly calls: Call[] = [];
  readonly #server: Server;
  /** Answers the next calls in its own way, the first one first; then all is well again. */
  readonly next: Answer[] = [];
  #count = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    server.on('request', (req, res) => void this.#take(req, res));
  }

  static async opens(): Promise<Connector> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    return new Connector(server);
  }

  /** What was sent to a conversation, with the ids it was given; typing is not among it. */
  sentTo(conversation: string): { id: string; activity: Record<string, unknown> }[] {
    return this.#taken.filter(({ activity }) => conversationOf(activity) === conversation);
  }

  readonly #taken: { id: string; activity: Record<string, unknown> }[] = [];

  readonly #files = new Map<string, Answer>();

  /** Keeps a file that a customer sends; where it is fetched from. */
  serves({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): string {
    return this.answersAt(name, (_call, res) => void res.writeHead(200, { 'content-type': type }).end(bytes));
  }

  /** An address in its store at which this is met, each time. */
  answersAt(name: string, answer: Answer): string {
    const path = `/files/${this.#files.size + 1}/${encodeURIComponent(name)}`;
    this.#files.set(path, answer);
    return new URL(path, this.url).href;
  }

  /** The members of its chats, by their ids. Of anybody else it knows nothing: 404. */
  readonly members = new Map<string, { id: string; name: string; email?: unknown }>();

  /** Questions for a member of a chat. */
  get lookUps(): Call[] {
    return this.calls.filter(({ path }) => path.includes('/members/'));
  }

  /** Calls that carry a message. */
  get messages(): Call[] {
    return this.calls.filter(({ body }) => body['type'] === 'message');
  }

  /** Is there again, at the address it had. */
  async reopens(origin: string): Promise<void> {
    await new Promise<void>((resolve) => void this.#server.listen(Number(new URL(origin).port), '127.0.0.1', resolve));
  }

  async closes(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const file = this.#files.get(req.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    const call = { method: req.method ?? '', path: req.url ?? '', headers: req.headers, body };
    this.calls.push(call);
    if (file) return file(call, res);
    const own = body['type'] === 'typing' ? undefined : this.next.shift();
    if (own) return own(call, res);
    const [, member] = /\/members\/([^/]+)$/.exec(call.path) ?? [];
    if (member !== undefined) {
      const found = this.members.get(decodeURIComponent(member));
      return void res
        .writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
        .end(JSON.stringify(found ?? {}));
    }
    const id = `1:${++this.#count}`;
    if (body['type'] === 'message') this.#taken.push({ id, activity: body });
    res.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
  }
}

function conversationOf(activity: Record<string, unknown>): string | undefined {
  const { conversation } = activity as { conversation?: { id?: string } };
  return conversation?.id;
}
