import { fields, words } from '../shared/json.ts';
import { type Activity, type Outgoing, readFrame } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Line } from './line.ts';
import type { Answer, Network } from './network.ts';
import { type Session, Sessions } from './session.ts';
import { Polling } from './polling.ts';
import { Stream } from './stream.ts';

/** `lost` while it tries again; it never gives up by itself. */
export type Connection = 'opening' | 'open' | 'lost';

export interface Listener {
  connection(now: Connection): void;
  /** At every new or resumed session; another conversation than before means that nothing heard so far belongs to it. */
  session(session: Session): void;
  heard(activities: readonly Activity[]): void;
}

export interface Parts {
  network: Network;
  clock: Clock;
  /** 0 to 1, so that many pages do not come back in step. */
  random: () => number;
  locale: string;
}

/** The message was not taken. With a `code` the server will never take it as it is; without one it may the next time. */
export class NotTaken extends Error {
  readonly code: string | undefined;
  /** The server's own words. */
  readonly reason: string | undefined;

  constructor(code?: string, reason?: string) {
    super(code ?? 'no answer');
    this.name = 'NotTaken';
    this.code = code;
    this.reason = reason;
  }
}

const firstWait = 500;
const longestWait = 15_000;
/** ms; how long one does without a stream before it is tried again, at first. */
const streamAgainAfter = 60_000;

/** One conversation over Direct Line 3.0: keeps a line open, resumes where it stopped, and posts. */
export class DirectLineClient {
  readonly #parts: Parts;
  readonly #listener: Listener;
  readonly #sessions: Sessions;
  #line: Line | undefined;
  /** A stream that may be opening. */
  #trial: Line | undefined;
  /** How many streams in a row did not open. */
  #refused = 0;
  #conversation = '';
  #watermark = '';
  #failures = 0;
  #closed = false;
  #stopWaiting = () => {};

  constructor(parts: Parts, listener: Listener) {
    this.#parts = parts;
    this.#listener = listener;
    this.#sessions = new Sessions({ ...parts, opened: (session) => this.#enter(session) });
  }

  open(): void {
    void this.#connect();
  }

  /** Done when the server has the message. Throws NotTaken. A token that has run out is renewed once on the way. */
  post(activity: Outgoing, signal: AbortSignal): Promise<void> {
    const { network } = this.#parts;
    return this.#deliver((session) =>
      network.request(path(session, 'activities'), { token: session.token, body: signed(session, activity), signal }),
    );
  }

  /** The same with files. */
  upload(
    activity: Outgoing,
    files: readonly File[],
    on: { progress: (share: number) => void; signal: AbortSignal },
  ): Promise<void> {
    const { network } = this.#parts;
    return this.#deliver((session) => {
      const to = `${path(session, 'upload')}?userId=${encodeURIComponent(session.userId)}`;
      return network.upload(to, { token: session.token, form: multipart(signed(session, activity), files), ...on });
    });
  }

  /** What the server tells this conversation's customer at that address. Throws NotTaken when it does not. */
  async read(at: string): Promise<string> {
    const { network } = this.#parts;
    const ask = async (session: Session) => network.read(at, session.token);
    let answer = await ask(await this.#sessions.current());
    if ([401, 403].includes(answer.status)) answer = await ask(await this.#sessions.renew());
    if (answer.status >= 300) throw new NotTaken();
    return answer.text;
  }

  /** Best effort: a signal that is lost is not missed. */
  async typing(): Promise<void> {
    const session = await this.#sessions.known();
    if (!session || !this.#line) return;
    const body = { type: 'typing', from: author(session) };
    await this.#parts.network
      .request(path(session, 'activities'), { token: session.token, body })
      .catch(() => undefined);
  }

  /** The network seems to be back: does not wait for the next attempt. */
  hurry(): void {
    if (this.#closed || this.#line?.good) return;
    this.#drop();
    void this.#connect();
  }

  /** Hears everything once more: something that must have been said has not come. */
  hearAgain(): void {
    if (this.#closed) return;
    this.#watermark = '';
    this.#drop();
    void this.#connect();
  }

  close(): void {
    this.#closed = true;
    this.#stopWaiting();
    this.#sessions.close();
    this.#drop();
  }

  async #connect(): Promise<void> {
    this.#stopWaiting();
    this.#listener.connection(this.#failures === 0 ? 'opening' : 'lost');
    try {
      const session = await this.#sessions.renew();
      if (this.#closed || this.#line?.good) return;
      this.#drop();
      this.#listen(session);
    } catch {
      this.#comeBackLater();
    }
  }

  #enter(session: Session): void {
    const other = session.conversationId !== this.#conversation;
    this.#conversation = session.conversationId;
    if (other) this.#watermark = '';
    this.#listener.session(session);
    if (!other || !(this.#line ?? this.#trial)) return;
    this.#drop();
    this.#listen(session);
  }

  #listen(session: Session): void {
    const { network, clock } = this.#parts;
    // Where none was let through before, what is said comes in the meantime all the same.
    if (this.#refused > 0) this.#poll(session);
    let opened = false;
    const stream = new Stream(network, clock, streamAddress(session.streamUrl, this.#watermark), {
      opened: () => {
        opened = true;
        this.#refused = 0;
        this.#line?.close();
        this.#line = stream;
        this.#listener.connection('open');
      },
      said: (frame) => this.#hear(frame),
      gone: () => (opened ? this.#lose() : this.#doWithout(session)),
    });
    this.#trial = stream;
  }

  /** The server is there, and no stream can be opened: something on the way lets none through. */
  #doWithout(session: Session): void {
    if (!this.#line) this.#poll(session);
    this.#stopWaiting();
    this.#stopWaiting = this.#parts.clock.after(streamAgainAfter * 2 ** Math.min(this.#refused, 4), () => {
      void this.#connect();
    });
    this.#refused += 1;
  }

  #poll(session: Session): void {
    const read = () => this.read(`${path(session, 'activities')}?watermark=${encodeURIComponent(this.#watermark)}`);
    this.#line = new Polling(read, this.#parts.clock, {
      opened: () => this.#listener.connection('open'),
      said: (frame) => this.#hear(frame),
      gone: () => this.#lose(),
    });
  }

  #lose(): void {
    this.#drop();
    this.#comeBackLater();
  }

  #hear(data: string): void {
    const frame = readFrame(data);
    // Whatever that was, it stood where a frame should have been: that one is asked for again.
    if (!frame && data.trim() !== '') return this.#lose();
    this.#failures = 0;
    if (frame?.watermark) this.#watermark = frame.watermark;
    if (frame && frame.activities.length > 0) this.#listener.heard(frame.activities);
  }

  #drop(): void {
    this.#trial?.close();
    this.#line?.close();
    this.#trial = this.#line = undefined;
  }

  #comeBackLater(): void {
    if (this.#closed) return;
    const { clock, random } = this.#parts;
    const wait = Math.min(longestWait, firstWait * 2 ** this.#failures) * (0.75 + random() / 2);
    this.#failures += 1;
    this.#listener.connection('lost');
    this.#stopWaiting();
    this.#stopWaiting = clock.after(wait, () => void this.#connect());
  }

  async #deliver(send: (session: Session) => Promise<Answer>): Promise<void> {
    try {
      let answer = await send(await this.#sessions.current());
      if ([401, 403, 404].includes(answer.status)) answer = await send(await this.#sessions.renew());
      if (!isTaken(answer)) throw refusalIn(answer);
      this.#line?.hurry();
    } catch (error) {
      throw error instanceof NotTaken ? error : new NotTaken();
    }
  }
}

/** A page of HTML with status 200, as a hotel's network gives it, is no answer of ours. */
const isTaken = ({ status, body }: Answer) => status === 204 || (status < 300 && words(fields(body).id) !== undefined);

/** These say something about the moment, or about the token; not about the message. */
const passing = [401, 403, 404, 408, 425, 429];

function refusalIn({ status, body }: Answer): NotTaken {
  const { code, message } = fields(fields(body).error);
  const final = status >= 400 && status < 500 && !passing.includes(status);
  return final ? new NotTaken(words(code), words(message)) : new NotTaken();
}

const path = (session: Session, what: string) =>
  `/v3/directline/conversations/${encodeURIComponent(session.conversationId)}/${what}`;

/** The token decides who speaks; this only satisfies the protocol. */
const author = (session: Session) => ({ id: session.userId, role: 'user' });

const signed = (session: Session, activity: Outgoing) => ({ ...activity, from: author(session) });

function multipart(activity: unknown, files: readonly File[]): FormData {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  for (const file of files) form.append('file', file, file.name);
  return form;
}

/** The stream's address, going on after what was already heard. */
function streamAddress(streamUrl: string, watermark: string): string {
  if (watermark === '') return streamUrl;
  const [address = '', query = ''] = streamUrl.split('?');
  const params = new URLSearchParams(query);
  params.set('watermark', watermark);
  return `${address}?${params}`;
}
