import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import express from 'express';
import type { Store } from '../../bot/core/ports.ts';
import { openAgents, type Agents, type Role } from '../../bot/desk/agents.ts';
import { peopleInMemory } from '../../bot/desk/agents-file.ts';
import { createHints } from '../../bot/core/hints.ts';
import { createDesk, type Desk } from '../../bot/desk/router.ts';
import { createFiles } from '../../bot/stores/files.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { newComplaint, type Complaint } from '../../dialogs/domain/complaint.ts';
import type { DeskCommand } from '../../dialogs/domain/desk-command.ts';
import { StoppedClock } from '../support/clock.ts';
import { countedIds } from '../support/ids.ts';

export const API_KEY = 'the-key-of-the-house';
export const REFERENCE = 'F4W2-F4J8';

export interface DeskWorld {
  url: string;
  desk: Desk;
  store: Store;
  agents: Agents;
  clock: StoppedClock;
  /** What reached the core, in order. */
  commands: DeskCommand[];
  /** References whose customer was shown that an agent types. */
  typed: string[];
  /** The core refuses from now on; undefined: it does what it is asked. */
  refuses: (error: Error | undefined) => void;
  /** Somebody with a browser of their own, signed in. */
  enters: (name: string, role?: Role) => Promise<Visitor>;
  /** Keeps a complaint of Kim's that waits, changed as given. */
  waiting: (change?: Partial<Complaint>) => Promise<Complaint>;
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** The desk's doors over a store in memory; the core behind them only writes down what it was asked to do. */
export async function openDesk(publicUrl = 'https://amends.example'): Promise<DeskWorld> {
  const clock = new StoppedClock();
  const store = createMemoryStore();
  const agents = await openAgents({ db: peopleInMemory(), clock, ids: countedIds() });
  const commands: DeskCommand[] = [];
  const typed: string[] = [];
  let refusal: Error | undefined;
  const core = {
    async act(command: DeskCommand) {
      if (refusal) throw refusal;
      commands.push(command);
      return true;
    },
    async agentTypes(reference: string) {
      typed.push(reference);
    },
  };
  const files = createFiles({ ids: countedIds() });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const desk = createDesk({
    core,
    store,
    agents,
    clock,
    words: () => words,
    apiKey: API_KEY,
    publicUrl,
    log,
    files,
    hints: createHints({ store, words: () => words, clock }),
  });
  const server = createServer(express().use(desk.router));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  open.push(() => {
    desk.close();
    server.close();
    server.closeAllConnections();
  });

  return {
    url,
    desk,
    store,
    agents,
    clock,
    commands,
    typed,
    refuses: (error) => (refusal = error),
    async enters(name, role = 'agent') {
      const { token } = await agents.invite({ name, role });
      const visitor = new Visitor(url);
      await visitor.posts('session', { invite: token });
      return visitor;
    },
    waiting: (change = {}) => keep(store, clock.now(), change),
  };
}

/** A browser at the desk: it keeps its cookie. */
export class Visitor {
  readonly #url: string;
  cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  gets(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.at(path), { headers: { cookie: this.cookie, ...headers } });
  }

  async posts(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(this.at(path), {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return answer;
  }

  /** Absolute under `/api`, else under `/api/desk`. */
  at(path: string): string {
    return path.startsWith('/') ? this.#url + path : `${this.#url}/api/desk/${path}`;
  }
}

const words = {
  company: { name: 'Northwind', timeZone: 'Europe/London', currency: 'GBP', locale: 'en', hours: {} },
  claimTypes: [
    {
      type: 'baggage',
      title: 'Baggage',
      failures: ['baggage.lost'],
      details: [
        { name: 'flight', kind: 'flight' as const, ask: 'ask-flight' },
        { name: 'bag-tag', kind: 'reference' as const, ask: 'ask-bag-tag' },
      ],
      asksExpenses: true,
    },
  ],
  print: () => '',
  phrase: (key: string) => ({ 'failure.baggage.lost': 'bag lost', 'detail.flight': 'flight' })[key] ?? key,
};

async function keep(store: Store, now: number, change: Partial<Complaint>): Promise<Complaint> {
  const fresh = newComplaint({ id: 'cmp_kim', customerId: 'cus_kim', conversation: 'cnv_kim', locale: 'en', now });
  const from = { conversation: 'cnv_kim', seq: 1 };
  const complaint: Complaint = {
    ...fresh,
    version: 1,
    state: 'open',
    reference: REFERENCE,
    handoff: { state: 'waiting', reason: 'asked', since: now, queuedAt: now },
    claim: {
      ...fresh.claim,
      type: 'baggage',
      failure: 'baggage.lost',
      quote: { words: 'you lost my suitcase', from },
      details: { flight: { kind: 'flight', value: 'HV117', words: 'HV117', from, state: 'stated' } },
    },
    ...change,
  };
  const { id: complaintId, conversation, customerId } = complaint;
  await store.commit({
    at: now,
    complaints: [complaint],
    conversations: [
      {
        id: conversation,
        version: 1,
        address: { door: 'web', account: 'here', thread: conversation },
        role: 'customer',
        customerId,
        customerName: 'Kim',
        locale: 'en',
        channel: 'web',
        lastSeq: 0,
        spans: [{ fromSeq: 1, complaintId }],
      },
    ],
    append: [
      {
        conversation,
        id: `msg_${complaintId}`,
        at: now,
        from: { role: 'customer', id: customerId, name: 'Kim' },
        text: 'you lost my suitcase from HV117',
        attachments: [{ id: 'fil_1', name: 'bag tag.jpg', type: 'image/jpeg', size: 4000 }],
      },
    ],
  });
  return complaint;
}
