import { parse } from '../shared/json.ts';

/** The few things the chat asks of the browser's network. Requests reject when no answer comes back. */
export interface Network {
  request(path: string, sent: { token?: string; body: unknown }): Promise<Answer>;
  upload(path: string, sent: { token: string; form: FormData; progress: (share: number) => void }): Promise<Answer>;
  socket(url: string, on: SocketEvents): { send(text: string): void; close(): void };
}

export interface Answer {
  status: number;
  /** Parsed JSON; undefined when there was none. */
  body: unknown;
}

export interface SocketEvents {
  opened(): void;
  said(data: string): void;
  closed(): void;
}

const answerWithin = 20_000;
const uploadWithin = 5 * 60_000;

export const browserNetwork: Network = {
  async request(path, { token, body }) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(answerWithin),
    });
    return { status: answer.status, body: parse(await answer.text()) };
  },

  // fetch() cannot tell how much of a body has left.
  upload: (path, { token, form, progress }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', path);
      request.timeout = uploadWithin;
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
      request.addEventListener('load', () => resolve({ status: request.status, body: parse(request.responseText) }));
      for (const end of ['error', 'timeout', 'abort']) {
        request.addEventListener(end, () => reject(new TypeError('no answer')));
      }
      request.send(form);
    }),

  socket(url, on) {
    const address = new URL(url, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
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
