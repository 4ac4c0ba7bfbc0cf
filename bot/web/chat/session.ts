import { fields, words } from '../shared/json.ts';
import type { Clock } from './clock.ts';
import type { Network } from './network.ts';
import { readToken } from './token.ts';

/** The customer's way into one conversation. */
export interface Session {
  token: string;
  conversationId: string;
  /** As the token names the customer. */
  userId: string;
  /** Good for one opening, soon. */
  streamUrl: string;
  locale: string;
  brand?: string;
  /** ms to add to this device's clock to have the server's; 0 while they agree. */
  skew: number;
}

interface Parts {
  network: Network;
  clock: Clock;
  locale: string;
  opened: (session: Session) => void;
}

/** ms; the server tells whole seconds, and an answer takes its time. */
const skewThatMatters = 30_000;
const refreshEvery = 15 * 60_000;
const refreshSoonest = 30_000;

/** Keeps a session whose token is good. The browser's cookie decides which conversation it is. */
export class Sessions {
  readonly #parts: Parts;
  #current: Promise<Session> | undefined;
  #stopRefresh = () => {};
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The session in use; begins one when there is none. Rejects when the server is away. */
  current(): Promise<Session> {
    return this.#current ?? this.renew();
  }

  /** The session in use, or undefined rather than waiting long for a server that is away. */
  async known(): Promise<Session | undefined> {
    return this.#current?.catch(() => undefined);
  }

  /** Starts or resumes, with a new token and a new stream. Rejects when the server is away. */
  renew(): Promise<Session> {
    const opening = this.#open();
    this.#current = opening;
    opening.catch(() => {
      if (this.#current === opening) this.#current = undefined;
    });
    return opening;
  }

  close(): void {
    this.#closed = true;
    this.#stopRefresh();
  }

  async #open(): Promise<Session> {
    const { network, locale, opened, clock } = this.#parts;
    const { status, body, at } = await network.request('/chat/session', { body: { locale } });
    const said = status < 300 ? readSession(body, locale) : undefined;
    if (!said) throw new Error(`no session: ${status}`);
    const skew = at === undefined ? 0 : at - clock.now();
    const session = { ...said, skew: Math.abs(skew) < skewThatMatters ? 0 : skew };
    this.#planRefresh(session);
    opened(session);
    return session;
  }

  /** Well before the token runs out. Should it fail, the next message renews the session instead. */
  #planRefresh(session: Session): void {
    const { clock } = this.#parts;
    const { expiresAt } = readToken(session.token);
    const half = expiresAt === undefined ? refreshEvery : (expiresAt - clock.now() - session.skew) / 2;
    this.#stopRefresh();
    if (this.#closed) return;
    const wait = Math.max(refreshSoonest, Math.min(refreshEvery, half));
    this.#stopRefresh = clock.after(wait, () => void this.#refresh(session));
  }

  async #refresh(session: Session): Promise<void> {
    const { network } = this.#parts;
    const asked = { token: session.token, body: {} };
    const answer = await network.request('/v3/directline/tokens/refresh', asked).catch(() => undefined);
    const token = answer && answer.status < 300 ? words(fields(answer.body).token) : undefined;
    const next = token ? { ...session, token } : session;
    if ((await this.known()) !== session) return;
    this.#current = Promise.resolve(next);
    this.#planRefresh(next);
  }
}

function readSession(body: unknown, asked: string): Omit<Session, 'skew'> | undefined {
  const said = fields(body);
  const token = words(said.token);
  const conversationId = words(said.conversationId);
  const streamUrl = words(said.streamUrl);
  const brand = words(said.brand);
  if (!token || !conversationId || !streamUrl) return undefined;
  return {
    token,
    conversationId,
    userId: words(said.userId) ?? readToken(token).user ?? 'customer',
    streamUrl,
    locale: words(said.locale) ?? asked,
    ...(brand && { brand }),
  };
}
