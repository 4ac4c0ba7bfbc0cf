import { randomUUID } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import { WebSocket } from 'ws';
import { createScript, FORM } from './script.mjs';

/*
 * One class for each way to talk to a server. `open` begins a conversation; `say` makes one turn and resolves when it
 * was acknowledged and the reply is here, false when there is nothing left to say; `close` leaves.
 */

const PATIENCE_MS = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Of Amends, over Direct Line as its page does it: posts by HTTP, replies on a WebSocket. */
export class DirectLineCustomer {
  #address;
  #session;
  #socket;
  #script = createScript();
  #prompts;
  #heard;

  constructor(address) {
    this.#address = address;
  }

  /** With the greeting. */
  async open() {
    this.#session = await post(`${this.#address}/chat/session`, {});
    const greeting = this.#reply();
    this.#socket = new WebSocket(this.#session.streamUrl, { perMessageDeflate: false });
    this.#socket.on('message', (frame) => this.#hear(String(frame)));
    this.#socket.on('error', (error) => this.#heard?.reject(error));
    await greeting;
  }

  async say() {
    const text = this.#script.next(this.#prompts);
    if (text === undefined) return false;
    const { conversationId, token, userId } = this.#session;
    const reply = this.#reply();
    const url = `${this.#address}/v3/directline/conversations/${conversationId}/activities`;
    await post(url, activityOf({ text, from: { id: userId } }), token);
    this.#prompts = (await reply).channelData.amends.prompts.map((said) => said.split('#')[0]);
    return true;
  }

  close() {
    this.#socket.terminate();
  }

  #reply() {
    return patiently('the reply of Amends', (resolve, reject) => (this.#heard = { resolve, reject }));
  }

  /** What the bot said; empty frames keep the connection alive, and one's own words come back as well. */
  #hear(frame) {
    const said = frame === '' ? [] : JSON.parse(frame).activities.filter(({ from }) => from.role === 'bot');
    if (said.length > 0) this.#heard?.resolve(said.at(-1));
  }
}

/** Of the waterfall: a webhook, and a connector that takes the reply. */
export class WebhookCustomer {
  #address;
  #connector;
  #id = randomUUID();
  #steps = [...FORM];

  constructor(address, { connector }) {
    this.#address = address;
    this.#connector = connector;
  }

  async open() {}

  async say() {
    const text = this.#steps.shift();
    if (text === undefined) return false;
    const reply = this.#connector.replyTo(this.#id);
    const activity = activityOf({ text, from: { id: `user-${this.#id}` } });
    await post(`${this.#address}/api/messages`, {
      ...activity,
      id: randomUUID(),
      channelId: 'test',
      serviceUrl: this.#connector.address,
      conversation: { id: this.#id },
      recipient: { id: 'bot', name: 'Bot' },
    });
    await reply;
    return true;
  }

  close() {}
}

/** Of an echo: the reply is in the response. */
export class EchoCustomer {
  #address;
  #steps = [...FORM];

  constructor(address) {
    this.#address = address;
  }

  async open() {}

  async say() {
    const text = this.#steps.shift();
    if (text === undefined) return false;
    const reply = await post(`${this.#address}/api/messages`, activityOf({ text, from: { id: 'user' } }));
    if (!reply.text.includes(text)) throw new Error('the echo gave something else back');
    return true;
  }

  close() {}
}

/** Of a bare socket. */
export class SocketCustomer {
  #address;
  #socket;
  #steps = [...FORM];

  constructor(address) {
    this.#address = address;
  }

  async open() {
    this.#socket = new WebSocket(this.#address.replace('http', 'ws'), { perMessageDeflate: false });
    await patiently('a socket', (resolve, reject) => this.#socket.once('open', resolve).once('error', reject));
  }

  async say() {
    const text = this.#steps.shift();
    if (text === undefined) return false;
    this.#socket.send(JSON.stringify(activityOf({ text, from: { id: 'user' } })));
    await patiently('the echo', (resolve) => this.#socket.once('message', resolve));
    return true;
  }

  close() {
    this.#socket.terminate();
  }
}

/** Stands where a channel's connector would: takes the replies of the waterfall. */
export async function startConnector() {
  const waiting = new Map();
  const server = createServer(async (req, res) => {
    const body = await textOf(req);
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    const conversation = decodeURIComponent(req.url.split('/')[3] ?? '');
    if (body.includes('"type":"message"')) waiting.get(conversation)?.();
  });
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    replyTo: (conversation) =>
      patiently('the reply of the waterfall', (resolve) => waiting.set(conversation, resolve)).finally(() =>
        waiting.delete(conversation),
      ),
    close: () => server.close() && server.closeAllConnections(),
  };
}

function activityOf({ text, from }) {
  return {
    type: 'message',
    from: { ...from, name: 'Ann' },
    text,
    textFormat: 'plain',
    locale: 'en-GB',
    timestamp: new Date().toISOString(),
    channelData: { clientActivityID: randomUUID() },
  };
}

function post(url, json, token) {
  const body = JSON.stringify(json);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return patiently(`an answer of ${url}`, (resolve, reject) => {
    const send = () => {
      const sent = request(url, { method: 'POST', agent, headers }, (res) => {
        textOf(res).then((text) => {
          if (res.statusCode >= 300) reject(new Error(`${url} answered ${res.statusCode}: ${text}`));
          else resolve(text === '' ? undefined : JSON.parse(text));
        }, reject);
      });
      sent.on('error', (error) => (wasLeft(sent, error) ? send() : reject(error))).end(body);
    };
    send();
  });
}

/** A kept connection may be closed by the server at the very moment it is used again: then nothing was read. */
function wasLeft({ reusedSocket }, { code }) {
  return reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

function patiently(what, begin) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} did not come within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    const end = (settle) => (value) => {
      clearTimeout(timer);
      settle(value);
    };
    begin(end(resolve), end(reject));
  });
}
