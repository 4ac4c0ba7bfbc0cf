import { parse } from '../shared/json.ts';

/** The few things the chat asks of the browser's network. Requests reject when no answer comes back. */
export interface Network {
  request(path: string, sent: { token?: string; body: unknown; signal?: AbortSignal }): Promise<Answer>;
  /** What stands at that address. */
  read(path: string, token: string): Promise<{ status: number; text: string }>;
  upload(path: string, sent: Upload): Promise<Answer>;
  socket(url: string, on: SocketEvents): { send(text: string): void; close(): void };
}

export interface Upload {
  token: string;
  form: FormData;
  /** The share of bytes that have left, 0 to 1. */
  progress: (share: number) => void;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  /** When the server answered, by its own clock, in whole seconds as ms since 1970; undefined when it did not say. */
  at?: number;
  /** Parsed JSON; undefined when there was none. */
  body: unknown;
}

export interface SocketEvents {
  opened(): void;
  said(data: string): void;
  closed(): void;
}

const answerWithin = 20_000;
/** ms without a byte having left; a slow line may take as long as it moves. */
const uploadMovesWithin = 60_000;

export const browserNetwork: Network = {
  async request(path, { token, body, signal }) {
    const limit = AbortSignal.timeout(answerWithin);
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ? anyOf(limit, signal) : limit,
    });
    const at = Date.parse(answer.headers.get('date') ?? '');
    return { status: answer.status, body: parse(await answer.text()), ...(at && { at }) };
  },

  async read(path, token) {
    const answer = await fetch(path, {
      headers: { authorization: `Bearer ${token}` },
      credentials: 'same-origin',
      signal: AbortSignal.timeout(answerWithin),
    });
    return { status: answer.status, text: await answer.text() };
  },

  // fetch() cannot tell how much of a body has left.
  upload: (path, { token, form, progress, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      let timer = setTimeout(stop, uploadMovesWithin);
      request.open('POST', path);
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        clearTimeout(timer);
        timer = setTimeout(stop, uploadMovesWithin);
        progress(total > 0 ? loaded / total : 0);
      });
      request.addEventListener('load', () => resolve({ status: request.status, body: parse(request.responseText) }));
      request.addEventListener('loadend', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        reject(new TypeError('no answer'));
      });
      signal.addEventListener('abort', stop);
      request.send(form);
    }),

  socket(url, on) {
    const address = new URL(url, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = openSocket(address);
    if (!socket) {
      setTimeout(() => on.closed());
      return { send: () => {}, close: () => {} };
    }
    socket.addEventListener('open', () => on.opened());
    socket.addEventListener('message', ({ data }) => on.said(typeof data === 'string' ? data : ''));
    socket.addEventListener('close', () => on.closed());
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => socket.close(),
    };
  },
};

/** Undefined where the browser, or something in it, has none to give. */
function openSocket(address: URL): WebSocket | undefined {
  try {
    return new WebSocket(address);
  } catch {
    return undefined;
  }
}

/** `AbortSignal.any`, which the older of the browsers we serve do not have. */
function anyOf(...signals: readonly AbortSignal[]): AbortSignal {
  const any = new AbortController();
  for (const signal of signals) signal.addEventListener('abort', () => any.abort(), { once: true });
  if (signals.some(({ aborted }) => aborted)) any.abort();
  return any.signal;
}
