import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import type { z } from 'zod';
import type { TextAccount } from '../../bot/channels/sms/index.ts';
import { createdMessage, createMessageForm, createMessagePath } from '../contracts/twilio-schema.ts';

/** A message as the provider got it. */
export interface Texted extends z.infer<typeof createMessageForm> {
  sid: string;
}

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

export const ACCOUNT_SID = `AC${'1f'.repeat(16)}`;
export const AUTH_TOKEN = 'a token for tests only';
/** The number of ours that customers write to. */
export const OUR_NUMBER = '+15550100900';

/** A provider of text messages on this machine: takes what is sent, keeps pictures, and posts, signed by its own library. */
export class TextProvider {
  readonly #server: Server;
  readonly account: TextAccount;
  /** Every message it took, in order. */
  readonly texted: Texted[] = [];
  /** Every request for a picture: the path, and whether it came with our name and token. */
  readonly fetched: { path: string; signed: boolean }[] = [];
  /** Answers for the next sends, instead of taking them. */
  readonly next: Answer[] = [];
  readonly #media = new Map<string, Answer>();
  #count = 0;

  private constructor(server: Server, account: TextAccount) {
    this.#server = server;
    this.account = account;
  }

  static async opens(over: Partial<TextAccount> = {}): Promise<TextProvider> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const provider = new TextProvider(server, {
      accountSid: ACCOUNT_SID,
      authTokens: [AUTH_TOKEN],
      from: OUR_NUMBER,
      apiUrl: `http://127.0.0.1:${port}`,
      patienceMs: 5_000,
      ...over,
    });
    server.on('request', (req, res) => void provider.#take(req, res));
    return provider;
  }

  async closes(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  newSid(prefix: 'SM' | 'MM' = 'SM'): string {
    this.#count += 1;
    return prefix + this.#count.toString(16).padStart(32, '0');
  }

  /** Keeps a file, or whatever the answer does; the address it is fetched from. */
  keeps(name: string, answer: Answer): string {
    this.#media.set(`/media/${name}`, answer);
    return `${this.account.apiUrl}/media/${name}`;
  }

  /** The signature of a form that is posted to that address, by the provider's own library. */
  signs(url: string, form: Record<string, string>, token = AUTH_TOKEN): string {
    return webhooks.getExpectedTwilioSignature(token, url, form);
  }

  /** Posts a form as the provider does. */
  posts(url: string, form: Record<string, string>, token = AUTH_TOKEN): Promise<Response> {
    const signature = this.signs(url, form, token);
    return fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'x-twilio-signature': signature, 'i-twilio-idempotency-token': this.newSid() },
    });
  }

  /** Tells what became of a message it took. */
  tells(text: Texted, status: string, more: Record<string, string> = {}): Promise<Response> {
    return this.posts(text.StatusCallback, {
      MessageSid: text.sid,
      MessageStatus: status,
      SmsSid: text.sid,
      SmsStatus: status,
      AccountSid: ACCOUNT_SID,
      To: text.To,
      From: text.From ?? OUR_NUMBER,
      ApiVersion: '2010-04-01',
      ...more,
    });
  }

  async #take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname } = new URL(req.url ?? '/', this.account.apiUrl);
    const media = this.#media.get(pathname);
    if (media) {
      this.fetched.push({ path: pathname, signed: req.headers.authorization !== undefined });
      return media(req, res);
    }
    const body = await read(req);
    const answer = this.next.shift();
    if (answer) return answer(req, res);
    const wrong = this.#wrongIn(req, pathname);
    if (wrong) return answers(wrong)(req, res);
    const form = createMessageForm.safeParse(Object.fromEntries(new URLSearchParams(body)));
    if (!form.success) return answers(400, { code: 21602, message: form.error.message })(req, res);
    const sid = this.newSid();
    this.texted.push({ ...form.data, sid });
    return answers(201, createdMessage(sid, form.data))(req, res);
  }

  #wrongIn(req: IncomingMessage, path: string): number | undefined {
    if (req.method !== 'POST' || createMessagePath.exec(path)?.[1] !== ACCOUNT_SID) return 404;
    const known = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
    return req.headers.authorization === known ? undefined : 401;
  }
}

/** An answer of the provider. */
export function answers(status: number, body: object = {}, headers: Record<string, string> = {}): Answer {
  return (_req, res) =>
    void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A file, as the provider gives it. */
export function gives(type: string, bytes: Uint8Array): Answer {
  return (_req, res) => void res.writeHead(200, { 'content-type': type }).end(bytes);
}

async function read(req: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of req.setEncoding('utf8')) body += String(chunk);
  return body;
}
