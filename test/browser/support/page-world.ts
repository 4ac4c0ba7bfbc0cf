import type { Answer, Network, SocketEvents } from '../../../bot/web/chat/network.ts';
import { Chat } from '../../../bot/web/chat/chat.ts';
import type { Clock } from '../../../bot/web/chat/clock.ts';
import { DirectLineClient } from '../../../bot/web/chat/direct-line-client.ts';

/** One request that the page has sent and nobody has answered yet. */
export interface Asked {
  path: string;
  token?: string;
  body: unknown;
  answer(status: number, body?: unknown): Promise<void>;
  /** Nothing comes back. */
  lose(): Promise<void>;
}

export interface Line {
  url: string;
  /** What the page sent. */
  sent: string[];
  open: boolean;
  opens(): Promise<void>;
  tells(activities: readonly object[], watermark?: string): Promise<void>;
  says(frame: string): Promise<void>;
  breaks(): Promise<void>;
}

/** Everything around the page's own logic: a clock that stands still and a network whose every answer the test gives. */
export interface PageWorld {
  chat: Chat;
  /** Requests in the order they were sent, without those for a session that are answered by `session`. */
  asked: Asked[];
  /** Streams in the order they were opened. */
  lines: Line[];
  /** How often a session was asked for. */
  sessions(): number;
  /** What the next sessions are; undefined when the server is away. */
  session: ((nth: number) => object) | undefined;
  /** The newest request to that path. */
  last(path: string | RegExp): Asked;
  line(): Line;
  passes(ms: number): Promise<void>;
  now(): number;
  /** What the page left in its tab's storage. */
  kept: string | undefined;
}

const conversation = 'conversation-1';

/** Opens the page; `kept` is what an earlier page of the same tab left behind. */
export async function openPage(session?: (nth: number) => object, kept?: string): Promise<PageWorld> {
  const { clock, passes } = stoppedClock();
  const asked: Asked[] = [];
  const lines: Line[] = [];
  let sessions = 0;
  let ids = 0;

  const ask = (path: string, token: string | undefined, body: unknown) =>
    new Promise<Answer>((resolve, reject) => {
      asked.push({
        path,
        ...(token && { token }),
        body,
        answer: async (status, answer) => settle(resolve({ status, body: answer })),
        lose: async () => settle(reject(new TypeError('no answer'))),
      });
    });

  const network: Network = {
    request: async (path, { token, body }) => {
      if (path !== '/chat/session') return ask(path, token, body);
      sessions += 1;
      if (!world.session) throw new TypeError('no answer');
      return { status: 200, body: world.session(sessions) };
    },
    upload: async (path, { token, form, progress }) => {
      progress(0.5);
      return ask(path, token, form);
    },
    socket: (url, events) => {
      const line = openLine(url, events);
      lines.push(line);
      return { send: (text) => void line.sent.push(text), close: () => void (line.open = false) };
    },
  };

  const world: PageWorld = {
    kept,
    asked,
    lines,
    session: session ?? ((nth) => sessionOf(nth)),
    sessions: () => sessions,
    last: (path) =>
      found(
        asked.findLast((one) => one.path.match(path)),
        `no request to ${path}`,
      ),
    line: () => found(lines.at(-1), 'no stream'),
    passes,
    now: () => clock.now(),
    chat: new Chat({
      clock,
      locale: 'en-GB',
      shelf: { read: () => world.kept, write: (text) => void (world.kept = text) },
      id: () => `mine-${(ids += 1)}`,
      connect: (listener) => new DirectLineClient({ network, clock, random: () => 0.5, locale: 'en-GB' }, listener),
    }),
  };
  world.chat.open();
  await settle();
  return world;
}

export function sessionOf(nth: number, more: object = {}): object {
  const id = conversation;
  return {
    token: `token-${nth}`,
    conversationId: id,
    streamUrl: `wss://test/${id}/stream?t=${nth}`,
    locale: 'en-GB',
    ...more,
  };
}

/** An activity as the server sends it. */
export function said(role: 'bot' | 'agent' | 'user', text: string, more: Record<string, unknown> = {}): object {
  const name = { bot: 'Amends', agent: 'Ana', user: 'Kim' }[role];
  const amends = { role: role === 'user' ? 'customer' : role, ...(role === 'agent' && { agentName: name }) };
  const from = { id: role, name, role: role === 'user' ? 'user' : 'bot' };
  return {
    type: 'message',
    id: `id of ${text}`,
    from,
    text,
    timestamp: '2026-11-03T21:04:10Z',
    channelData: { amends },
    ...more,
  };
}

function openLine(url: string, events: SocketEvents): Line {
  const line: Line = {
    url,
    sent: [],
    open: true,
    opens: async () => settle(events.opened()),
    says: async (frame) => settle(events.said(frame)),
    tells: (activities, watermark) => line.says(JSON.stringify({ activities, watermark })),
    breaks: async () => settle(events.closed()),
  };
  return line;
}

function stoppedClock(): { clock: Clock; passes: (ms: number) => Promise<void> } {
  let now = Date.parse('2026-11-03T21:04:00Z');
  let plans: { at: number; act: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (ms, act) => {
      const plan = { at: now + ms, act };
      plans.push(plan);
      return () => void (plans = plans.filter((other) => other !== plan));
    },
  };
  async function passes(ms: number): Promise<void> {
    const end = now + ms;
    await settle();
    for (;;) {
      const [next] = plans.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      plans = plans.filter((other) => other !== next);
      now = next.at;
      next.act();
      await settle();
    }
    now = end;
  }
  return { clock, passes };
}

/** Everything that can go on without waiting for anybody has gone on. */
function settle(_done?: void): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function found<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
