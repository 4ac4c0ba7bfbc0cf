import type { Instant } from '../../dialogs/domain/message.ts';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import { accept } from './accept.ts';
import { act } from './act.ts';
import { amend } from './amend.ts';
import { arrive, leave } from './arrive.ts';
import type { Core } from './core.ts';
import { Locks } from './locks.ts';
import type { CoreParts, Running } from './parts.ts';
import { Pace } from './pace.ts';
import { settle } from './settle.ts';
import { think } from './think.ts';
import { Waits } from './waits.ts';
import { wake } from './wake.ts';

/** Waits longer than this are left to the sweep, which finds them in the store. */
const SOON_MS = 60_000;
const SWEEP_MS = 30_000;
const TYPING_MS = 5_000;
const SWEPT_AT_ONCE = 200;

/** Builds the core: the doors hand messages in, the desk acts, and time comes, each through this one object. */
export function createCore(parts: CoreParts): Core {
  const alarms = new Alarms(parts.clock, (id) => begin(() => wake(running, id)));
  const running: Running = {
    ...parts,
    locks: new Locks(),
    waits: new Waits(),
    pace: new Pace(),
    typingUntil: new Map(),
    thoughts: new Map(),
    plan: (complaint) => alarms.set(complaint.id, complaint.wakeAt),
    wake: (complaintId) => begin(() => wake(running, complaintId)),
  };
  const underWay = new Set<Promise<void>>();
  const begin = (work: () => Promise<void>): void => {
    const going = work()
      .catch((error: unknown) =>
        parts.log.error('work.failed', { error: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => underWay.delete(going));
    underWay.add(going);
  };
  let stopSweeping = (): void => {};
  const sweep = async (): Promise<void> => {
    stopSweeping = parts.clock.at(parts.clock.now() + SWEEP_MS, () => begin(sweep));
    const rows = await parts.store.list({ due: parts.clock.now() + SOON_MS, limit: SWEPT_AT_ONCE });
    for (const row of rows) if (row.wakeAt !== undefined) alarms.ensure(row.id, row.wakeAt);
  };
  const settled = async (): Promise<void> => {
    while (underWay.size) await Promise.all(underWay);
  };
  return {
    accept: (inbound) => accept(running, inbound),
    arrive: (arrival) => arrive(running, arrival),
    leave: (address) => leave(running, address),
    amend: (amendment) => amend(running, amendment),
    settle: (news) => settle(running, news),
    listen: (conversationId) => begin(() => listen(running, conversationId)),
    typing: (conversationId) => begin(() => hearTyping(running, conversationId)),
    act: (command) => act(running, command),
    agentTypes: (reference, agentId) => showAgentTyping(running, reference, agentId),
    settled,
    thought: async () => void (await Promise.all([...running.thoughts.values()].map(({ ended }) => ended))),
    start: async () => {
      await running.waits.load(parts.store);
      await raiseAttempts(running);
      await sweep();
    },
    close: async () => {
      stopSweeping();
      alarms.clear();
      for (const { stop } of running.thoughts.values()) stop.abort();
      await settled();
    },
  };
}

async function listen(running: Running, conversationId: string): Promise<void> {
  const conversation = await running.store.conversation(conversationId);
  const complaintId = conversation && currentComplaint(conversation);
  const complaint = complaintId && (await running.store.complaint(complaintId));
  if (!complaint) return;
  running.typingUntil.delete(conversationId);
  running.plan(complaint);
  await think(running, complaint.id);
}

async function hearTyping(running: Running, conversationId: string): Promise<void> {
  const conversation = await running.store.conversation(conversationId);
  const complaintId = conversation && currentComplaint(conversation);
  const complaint = complaintId && (await running.store.complaint(complaintId));
  if (!complaint) return;
  if (complaint.floor !== 'bot') running.shows?.customerTyping(conversationId);
  else if (complaint.turnAt !== undefined) running.typingUntil.set(conversationId, running.clock.now() + TYPING_MS);
}

async function showAgentTyping(running: Running, reference: string, agentId: string): Promise<void> {
  const complaint = await running.store.complaint({ reference });
  if (!complaint || complaint.floor !== agentId || !complaint.handoff?.agent) return;
  const conversation = await running.store.conversation(complaint.conversation);
  if (conversation) running.shows?.typing(conversation, complaint.handoff.agent);
}

/** Before overdue turns run: one that takes the whole process down with it must not do so for ever. */
async function raiseAttempts(running: Running): Promise<void> {
  const now = running.clock.now();
  for (const row of await running.store.list({ due: now, limit: SWEPT_AT_ONCE })) {
    const complaint = await running.store.complaint(row.id);
    if (complaint?.turnAt === undefined || complaint.turnAt > now) continue;
    const raised = { ...complaint, version: complaint.version + 1, attempts: complaint.attempts + 1 };
    await running.store.commit({ at: now, complaints: [raised] });
  }
}

/** One alarm per complaint, for what is due soon. */
class Alarms {
  readonly #clock: CoreParts['clock'];
  readonly #ring: (id: string) => void;
  readonly #set = new Map<string, { at: Instant; cancel: () => void }>();

  constructor(clock: CoreParts['clock'], ring: (id: string) => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  set(id: string, at: Instant | undefined): void {
    this.#set.get(id)?.cancel();
    this.#set.delete(id);
    if (at === undefined || at > this.#clock.now() + SOON_MS) return;
    const cancel = this.#clock.at(at, () => {
      this.#set.delete(id);
      this.#ring(id);
    });
    this.#set.set(id, { at, cancel });
  }

  /** Sets it only when there is none: what was planned in memory (typing) knows better. */
  ensure(id: string, at: Instant): void {
    if (!this.#set.has(id)) this.set(id, at);
  }

  clear(): void {
    for (const { cancel } of this.#set.values()) cancel();
    this.#set.clear();
  }
}
