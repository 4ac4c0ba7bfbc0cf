import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect } from '@jest/globals';
import { type App, type AppParts, createApp } from '../../bot/app.ts';
import type { Store } from '../../bot/core/ports.ts';
import { openAgents } from '../../bot/desk/agents.ts';
import { peopleInMemory } from '../../bot/desk/agents-file.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import { createFiles } from '../../bot/stores/files.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { TextAccount } from '../../bot/channels/sms/index.ts';
import type { BotFrameworkSettings } from '../../bot/channels/bot-framework/index.ts';
import type { Authority } from './authority.ts';
import { connectorCredentials } from './connector-credentials.ts';
import { Connector } from './connector.ts';
import { Customer } from './customer.ts';
import { DeskAgent } from './desk-agent.ts';
import { StoppedClock } from './clock.ts';
import { countedIds } from './ids.ts';
import { TeamsCustomer } from './teams-customer.ts';
import { TextCustomer, type Writer } from './text-customer.ts';
import { TextProvider } from './text-provider.ts';
import { shippedWords } from './words.ts';

/** Where the customers of a talk write. */
export type Place = (typeof PLACES)[number];

/** Every story that can be told everywhere is told in each of these. */
export const PLACES = ['web', 'teams', 'sms', 'whatsapp'] as const;

/** Where somebody sees a greeting, buttons to press, and that they are heard typing. */
export const CHATS = ['web', 'teams'] as const;

export interface Talk<Who extends Writer = Customer> {
  customer: Who;
  agent: DeskAgent;
  time: { passes(span: string): Promise<void>; clock: StoppedClock };
  app: App;
  store: Store;
  url: string;
  /** Another customer, in a conversation of their own. */
  another(): Promise<Who>;
  /** Somebody on the chat page. */
  onPage(): Promise<Customer>;
  /** Somebody in Teams, where that door is open. */
  inTeams(): Promise<TeamsCustomer>;
  /** Somebody with a phone, where that door is open. */
  byPhone(on?: 'sms' | 'whatsapp'): Promise<TextCustomer>;
  /** Another agent at the same desk. */
  colleague(name: string): Promise<DeskAgent>;
  /** The complaint of the customer's conversation, as the store has it. */
  complaint(): Promise<Complaint>;
  /** The program is stopped and started again on the same store. */
  restarts(): Promise<void>;
}

type Over = Partial<
  Pick<
    AppParts,
    | 'store'
    | 'files'
    | 'language'
    | 'model'
    | 'pages'
    | 'alerts'
    | 'hub'
    | 'deskAtDoor'
    | 'log'
    | 'trustProxy'
    | 'settings'
    | 'publicUrl'
    | 'carriers'
    | 'widgetOrigins'
    | 'words'
  >
> & {
  start?: string;
  /** Doors that are open beside the one the customer comes through; the page is always there. */
  doors?: readonly Place[];
  account?: Partial<TextAccount>;
  /** Whose bot this is in Teams; without one only programs on this machine are served. */
  authority?: Authority;
  botFramework?: Partial<BotFrameworkSettings>;
  /** How long one call to the connector may take, in ms. */
  callMs?: number;
  /** Resolves while a model lets everybody wait; the talk goes on without it then. */
  modelHeld?: () => Promise<void>;
};

/** The same pace everywhere, so that one story runs in every place. */
const PACE: AppParts['settings'] = {
  quietMs: { web: 4_000, teams: 4_000, sms: 4_000, whatsapp: 4_000 },
  checkInMs: { web: 120_000, teams: 120_000, sms: 120_000, whatsapp: 120_000 },
  modelWaitMs: 1_500,
};

const open: { close(): Promise<void>; heard(): void }[] = [];

afterEach(async () => {
  const talks = open.splice(0);
  for (const talk of talks) await talk.close();
  for (const talk of talks) talk.heard();
});

/** A whole Amends behind its own doors: store in memory, stopped clock, counted ids. Whatever is said must be heard. */
export function talk(over: Over & { on: 'sms' | 'whatsapp' }): Promise<Talk<TextCustomer>>;
export function talk(over: Over & { on: 'teams' }): Promise<Talk<TeamsCustomer>>;
export function talk(over: Over & { on: Place }): Promise<Talk<Writer>>;
export function talk(over?: Over): Promise<Talk>;
export async function talk(over: Over & { on?: Place } = {}): Promise<Talk<Writer>> {
  const { on = 'web' } = over;
  const doors = [on, ...(over.doors ?? [])];
  const texts = doors.includes('sms') || doors.includes('whatsapp');
  // Not in the evening, when nobody is texted first.
  const clock = new StoppedClock(over.start ?? (texts ? '2026-11-05T11:04:00Z' : undefined));
  const store = over.store ?? createMemoryStore();
  const ids = countedIds();
  const words = await shippedWords();
  // A slow machine may take long between two requests; the client must not find its line closed.
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agents = await openAgents({ db: peopleInMemory(), clock, ids });
  const provider = texts ? await TextProvider.opens(over.account) : undefined;
  const { authority } = over;
  const connector = doors.includes('teams') ? await Connector.opens() : undefined;
  const begin = async (): Promise<App> => {
    const begun = createApp({
      store,
      words: over.words ?? (() => words),
      language: over.language ?? createRules(),
      ...(over.model ? { model: over.model } : {}),
      clock,
      ids,
      log: over.log ?? { info: () => {}, warn: () => {}, error: () => {} },
      files: over.files ?? createFiles({ ids }),
      agents,
      settings: over.settings ?? PACE,
      secrets: { directLine: 'a-secret-for-tests-only', apiKey: 'an-api-key-for-tests' },
      publicUrl: over.publicUrl ?? url,
      ...(over.widgetOrigins ? { widgetOrigins: over.widgetOrigins } : {}),
      ...(provider ? { twilio: provider.account } : {}),
      botFramework: {
        cloud: {},
        serviceUrls: [],
        ...authority?.settings(connector ? [new URL(connector.url).origin] : []),
        ...over.botFramework,
      },
      connector: {
        ...(authority ? { credentials: connectorCredentials } : {}),
        ...(over.callMs === undefined ? {} : { callMs: over.callMs }),
      },
      trustProxy: over.trustProxy ?? 0,
      ...(over.pages ? { pages: over.pages } : {}),
      ...(over.alerts ? { alerts: over.alerts } : {}),
      ...(over.deskAtDoor ? { deskAtDoor: over.deskAtDoor } : {}),
      ...(over.hub ? { hub: over.hub } : {}),
      ...(over.carriers ? { carriers: over.carriers } : {}),
    });
    server.removeAllListeners('request').on('request', begun.http);
    server.removeAllListeners('upgrade').on('upgrade', begun.upgrade);
    await begun.start();
    return begun;
  };
  let app = await begin();
  const still = async () => {
    await app.settled();
    if (!over.model) return;
    await Promise.race([app.core.thought(), over.modelHeld?.() ?? new Promise(() => {})]);
    await app.settled();
  };
  /** Nothing is under way and nothing is due. */
  const settled = () => clock.passes(0, still);
  const customers: Writer[] = [];
  const known = <One extends Writer>(one: One): One => {
    customers.push(one);
    return one;
  };
  const onPage = async () => known(await Customer.arrives(url, settled));
  const inTeams = async () => {
    if (!connector) throw new Error('The door of Teams is not open.');
    const now = () => clock.now();
    return known(
      await TeamsCustomer.arrives({ url, connector, store, settled, now, ...(authority ? { authority } : {}) }),
    );
  };
  const byPhone = async (channel: 'sms' | 'whatsapp' = 'sms') => {
    if (!provider) throw new Error('The door for texts is not open.');
    const number = `+4477009001${10 + customers.length}`;
    return known(new TextCustomer({ url, provider, store, settled, on: channel, number }));
  };
  /** A customer at that door, with the same manners at each. */
  const newCustomer = async (): Promise<Writer> => {
    if (on === 'teams') return inTeams();
    return on === 'web' ? onPage() : byPhone(on);
  };
  const everybody = async () => {
    for (const one of customers) await one.reads();
  };
  const join = async (name: string) => DeskAgent.joins({ url, name, agents, settled, after: everybody });
  const customer = await newCustomer();
  const agent = await join('Ana');
  open.push({
    close: async () => {
      await stop(app, server);
      await provider?.closes();
      await connector?.closes();
    },
    heard: () => customers.forEach((one) => one.heardAll()),
  });
  return {
    customer,
    agent,
    time: {
      clock,
      async passes(span) {
        await clock.passes(milliseconds(span), still);
        await everybody();
      },
    },
    get app() {
      return app;
    },
    store,
    url,
    another: newCustomer,
    onPage,
    inTeams,
    byPhone,
    colleague: join,
    async complaint() {
      const conversation = await store.conversation(customer.conversationId);
      const id = conversation?.spans.at(-1)?.complaintId;
      const complaint = id === undefined ? undefined : await store.complaint(id);
      expect(complaint).toBeDefined();
      return complaint as Complaint;
    },
    async restarts() {
      await app.close();
      app = await begin();
      await everybody();
    },
  };
}

function milliseconds(span: string): number {
  const [, count = '', unit = ''] = /^([\d.]+) (ms|s|min|h|d)$/.exec(span) ?? [];
  const size = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 }[unit];
  if (size === undefined) throw new Error(`Say a span such as "4 s", not "${span}".`);
  return Number(count) * size;
}

async function stop(app: App, server: Server): Promise<void> {
  await app.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
