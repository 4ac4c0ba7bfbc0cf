import type { Answer, Network, SocketEvents } from '../../../bot/web/chat/network.ts';
import { Chat } from '../../../bot/web/chat/chat.ts';
import type { Clock } from '../../../bot/web/chat/clock.ts';
import { DirectLineClient } from '../../../bot/web/chat/direct-line-client.ts';
import { idOf, type Pending } from '../../../bot/web/chat/outbox.ts';
import type { OutboxStore } from '../../../bot/web/chat/outbox-store.ts';
import type { Party, Tabs } from '../../../bot/web/chat/tabs.ts';

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
  /** Somebody changes the device's clock; what is planned comes in its time all the same. */
  setBack(ms: number): void;
  /** The server's clock, when it is to tell it. */
  serverNow: number | undefined;
  /** How the complaint stands, when the page asks; undefined while the server does not tell. */
  standing: object | undefined;
  /** What the browser keeps; shared by all tabs, and it outlives them. */
  device: Device;
}

/** A browser: what it keeps, and its tabs. */
export interface Device {
  kept: Map<string, Pending>;
  /** What it has no room for, or refuses to keep. */
  refuses?: 'files' | 'all';
  tabs: Tabs;
  /** How many were opened on it. */
  pages: number;
  /** The tab that leads is put to sleep as it is: it neither speaks nor lets go. */
  leaderSleeps(): void;
}

const conversation = 'conversation-1';

/** Opens the page; on a device of its own, unless one is given. */
export async function openPage(session?: (nth: number) => object, device = newDevice()): Promise<PageWorld> {
  const { clock, passes, setBack } = stoppedClock();
  const asked: Asked[] = [];
  const lines: Line[] = [];
  let sessions = 0;
  let ids = 0;
  const name = device.pages === 0 ? 'mine' : `mine-in-${device.pages}`;
  device.pages += 1;

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
      return { status: 200, body: world.session(sessions), ...(world.serverNow && { at: world.serverNow }) };
    },
    read: async (path, token) => {
      if (path.includes('/activities')) {
        const { status, body } = await ask(path, token, undefined);
        return { status, text: typeof body === 'string' ? body : JSON.stringify(body) };
      }
      if (path !== '/chat/standing') return { status: 404, text: '' };
      return world.standing ? { status: 200, text: JSON.stringify(world.standing) } : { status: 503, text: '' };
    },
    upload: async (path, { token, form, progress, signal }) => {
      progress(0.5);
      signal.addEventListener('abort', () => void asked.at(-1)?.lose());
      return ask(path, token, form);
    },
    socket: (url, events) => {
      const line = openLine(url, events);
      lines.push(line);
      return { send: (text) => void line.sent.push(text), close: () => void (line.open = false) };
    },
  };

  const world: PageWorld = {
    device,
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
    setBack,
    serverNow: undefined,
    standing: undefined,
    now: () => clock.now(),
    chat: new Chat({
      clock,
      locale: 'en-GB',
      random: () => 0.5,
      store: storeOf(device),
      tabs: device.tabs,
      prepare: async (file) => file,
      id: () => `${name}-${(ids += 1)}`,
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

export function newDevice(): Device {
  const tabs: { on: Parameters<Tabs['join']>[1]; asleep?: boolean }[] = [];
  const lead = (tab?: (typeof tabs)[number]) => tab?.on.leads(true);
  return {
    kept: new Map(),
    pages: 0,
    leaderSleeps: () => void (tabs[0] && (tabs[0].asleep = true)),
    tabs: {
      join(_, on): Party {
        const me: (typeof tabs)[number] = { on };
        tabs.push(me);
        if (tabs[0] === me) queueMicrotask(() => lead(me));
        return {
          tell: (news) => {
            if (me.asleep) return;
            for (const other of tabs) {
              if (other !== me && !other.asleep) queueMicrotask(() => other.on.told(structuredClone(news)));
            }
          },
          insist: () => {
            const [before] = tabs.splice(0, 1);
            if (before && !before.asleep) before.on.leads(false);
            tabs.splice(tabs.indexOf(me), 1);
            tabs.unshift(me);
            lead(me);
          },
          leave: () => {
            const led = tabs[0] === me;
            tabs.splice(tabs.indexOf(me), 1);
            if (led) lead(tabs[0]);
          },
        };
      },
    },
  };
}

function storeOf(device: Device): OutboxStore {
  const { kept } = device;
  const key = (conversation: string, id: string) => `${conversation} ${id}`;
  return {
    read: async (conversation) => {
      const mine = [...kept].filter(([name]) => name.startsWith(`${conversation} `));
      return mine.map(([, { activity, files, at }]) => ({ activity, files, at, state: 'waiting' as const }));
    },
    write: async (conversation, pending) => {
      if (device.refuses === 'all') return 'all';
      kept.set(key(conversation, idOf(pending)), pending);
      return device.refuses;
    },
    remove: async (conversation, id) => void kept.delete(key(conversation, id)),
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

function stoppedClock(): { clock: Clock; passes: (ms: number) => Promise<void>; setBack: (ms: number) => void } {
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
  const setBack = (ms: number) => {
    now -= ms;
    plans = plans.map(({ at, act }) => ({ at: at - ms, act }));
  };
  return { clock, passes, setBack };
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
