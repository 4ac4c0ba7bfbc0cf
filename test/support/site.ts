const SECRET = 'a-secret-for-tests-only';

/** What a site's server says of its visitor. */
export interface Vouched {
  user?: { id: string; name?: string };
  trustedOrigins?: string[];
  locale?: string;
  context?: unknown;
}

export interface FrameSession {
  token: string;
  conversationId: string;
  userId: string;
  locale: string;
  /** For a browser that keeps no cookies. */
  visit?: string;
}

/** The server of a site that shows the chat: it holds the secret and asks for tokens. */
export async function vouch(url: string, of: Vouched = {}): Promise<string> {
  const answer = await fetch(`${url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify(of),
  });
  if (!answer.ok) throw new Error(`No token: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}

/** The chat in a frame on a site's page, in one browser, which keeps what it is given. */
export class Frame {
  readonly #url: string;
  readonly #site: string;
  readonly #keepsCookies: boolean;
  #cookie = '';
  #visit: string | undefined;
  #sent = 0;
  session: FrameSession | undefined;

  constructor(url: string, { site = 'https://shop.example', cookies = true } = {}) {
    this.#url = url;
    this.#site = site;
    this.#keepsCookies = cookies;
  }

  /** Asks for its session; the door's answer, as it is. */
  async asks(token?: string, body: Record<string, unknown> = {}): Promise<Response> {
    const visit = this.#visit === undefined ? {} : { visit: this.#visit };
    const answer = await fetch(`${this.#url}/chat/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ site: this.#site, cookies: this.#keepsCookies, ...visit, ...body }),
    });
    this.#cookie = (answer.headers.get('set-cookie') ?? this.#cookie).split(';')[0] ?? '';
    return answer;
  }

  /** Opens, or goes on after its page was left for another one of the site. */
  async opens(token?: string): Promise<FrameSession> {
    const answer = await this.asks(token);
    const session = (await answer.json()) as FrameSession;
    if (!answer.ok) throw new Error(`Refused: ${answer.status}`);
    this.#visit = session.visit ?? this.#visit;
    this.session = session;
    return session;
  }

  /** Says something, with what the page says beside it. */
  async says(text: string, context?: unknown): Promise<void> {
    const { token = '', conversationId = '' } = this.session ?? {};
    const channelData = { clientActivityID: `f${(this.#sent += 1)}`, ...(context === undefined ? {} : { context }) };
    const answer = await fetch(`${this.#url}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        origin: new URL(this.#url).origin,
      },
      body: JSON.stringify({ type: 'message', from: { id: 'me' }, text, channelData }),
    });
    if (!answer.ok) throw new Error(`Not taken: ${answer.status}`);
  }
}
