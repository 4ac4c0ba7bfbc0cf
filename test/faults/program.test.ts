import { describe, expect, it } from '@jest/globals';
import type { Core } from '../../bot/core/core.ts';
import type { Carrier, Sender, Store } from '../../bot/core/ports.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { StoppedClock } from '../support/clock.ts';
import { countedIds } from '../support/ids.ts';
import { startOn } from './core-on-disk.ts';
import { FakeDisk } from './store-disk.ts';
import { openOn } from './store-story.ts';

const BURST = ['My parcel 4471-22 is two weeks late', 'and nobody calls back', 'I paid 12.50 pounds for express'];
const ALL = [...BURST, 'agent please'];

/** One life of the program on a disk that may die: what was acknowledged, and what was sent to others. */
interface Life {
  disk: FakeDisk;
  clock: StoppedClock;
  acknowledged: Set<string>;
  posts: string[];
  /** Where the customer is: on the page, where committed is sent, or by phone, where each message has to be carried. */
  at: 'page' | 'phone';
  /** Ids of the messages that a carrier took, in order. */
  carried: string[];
}

const CASES = [
  ['kill', 'page'],
  ['power cut', 'page'],
  ['kill', 'phone'],
  ['power cut', 'phone'],
] as const;

describe.each(CASES)('a %s after any write of a burst, a turn and a send, to a customer on the %s', (end, at) => {
  it('loses nothing that was acknowledged and doubles nothing', async () => {
    const whole = await live(newLife(new FakeDisk(), at), ALL);
    await settledThere(whole);
    const writes = whole.disk.operations;
    expect(writes).toBeGreaterThan(15);
    for (let dead = 0; dead < writes; dead += 1) {
      const disk = new FakeDisk();
      disk.diesAfter = dead;
      const life = newLife(disk, at);
      await live(life, ALL).catch(() => undefined);
      const again = { ...life, disk: disk.after(end) };
      expect({ dead, kept: await kept(again.disk) }).toEqual({
        dead,
        kept: expect.arrayContaining([...life.acknowledged]),
      });
      const messages = await settledThere(await live(again, ALL));
      expect({ dead, ...messages }).toEqual({ dead, ...EXPECTED });
      expect({ dead, posts: new Set(again.posts).size }).toEqual({ dead, posts: again.posts.length });
      if (at === 'phone') await everyWordIsSettled(again, dead);
    }
  }, 120_000);
});

/** However often it died: each message once and in order, one apology, one handoff, nothing left to answer. */
const EXPECTED = {
  customer: ALL,
  apologies: 1,
  handovers: 1,
  unheard: 0,
  state: 'open',
};

function newLife(disk: FakeDisk, at: Life['at']): Life {
  return { disk, clock: new StoppedClock(), acknowledged: new Set(), posts: [], at, carried: [] };
}

/** No message was carried twice, they left in order, and each is known to have been sent or said to be unknown. */
async function everyWordIsSettled(life: Life, dead: number): Promise<void> {
  const store = await openOn(life.disk);
  const said = (await store.log('kim', 0, 1000)).filter((m) => m.from.role === 'bot');
  await store.close();
  const order = said.map(({ id }) => id).filter((id) => life.carried.includes(id));
  expect({ dead, carried: life.carried }).toEqual({ dead, carried: order });
  const states = said.map(({ id, delivery }) => ({ id, state: delivery?.state }));
  const right = states.map(({ id, state }) => ({ id, state: state === 'unknown' ? state : 'sent' }));
  expect({ dead, states }).toEqual({ dead, states: right });
  for (const { id, state } of states) if (state === 'sent') expect(life.carried).toContain(id);
}

/** The customer sends it all, again where it was not acknowledged, and once more what was; then it is quiet. */
async function live(life: Life, texts: string[]): Promise<Life> {
  const { core, store } = await start(life);
  await send(core, life, texts.slice(0, -1));
  await life.clock.passes(30_500, () => core.settled());
  await send(core, life, texts.slice(-1));
  await send(core, life, texts);
  await life.clock.passes(100, () => core.settled());
  await core.close();
  await store.close().catch(() => undefined);
  return life;
}

async function send(core: Core, life: Life, texts: string[]): Promise<void> {
  for (const text of texts) {
    const { conversation } = await core.accept({
      address: { door: life.at, account: 'test', thread: 'kim' },
      conversationId: 'kim',
      channel: life.at === 'page' ? 'web' : 'sms',
      clientActivityId: text,
      sender: { id: 'kim' },
      text,
    });
    life.acknowledged.add(text);
    core.listen(conversation);
  }
}

async function settledThere(life: Life): Promise<typeof EXPECTED> {
  const { core, store } = await start(life);
  await life.clock.passes(40_000, () => core.settled());
  const log = await store.log('kim', 0, 1000);
  expect(log.map((m) => m.seq)).toEqual(log.map((_, i) => i + 1));
  const complaint = await currentComplaint(store);
  const prompts = log.flatMap((m) => m.prompts ?? []).map((p) => p.split('#')[0]);
  await core.close();
  await store.close();
  return {
    customer: log.filter((m) => m.from.role === 'customer').map((m) => m.text),
    apologies: prompts.filter((p) => p === 'apology').length,
    handovers: prompts.filter((p) => p === 'person-now').length,
    unheard: complaint.unheard.length,
    state: complaint.state,
  };
}

/** What a customer wrote and is on the disk. */
async function kept(disk: FakeDisk): Promise<string[]> {
  const store = await openOn(disk);
  const log = await store.log('kim', 0, 1000);
  await store.close();
  return log.filter((m) => m.from.role === 'customer').map((m) => m.text);
}

async function currentComplaint(store: Store): Promise<Complaint> {
  const conversation = await store.conversation('kim');
  const complaint = await store.complaint(conversation?.spans.at(-1)?.complaintId ?? '');
  if (!complaint) throw new Error('The complaint is gone.');
  return complaint;
}

function start(life: Life): Promise<{ core: Core; store: Store }> {
  const alerts: Sender = {
    send: async ({ id }) => {
      life.posts.push(id);
      return { result: 'sent' };
    },
  };
  const phone: Carrier = {
    send: async ({ id }) => {
      life.carried.push(id);
      return { result: 'sent' };
    },
  };
  return startOn(life.disk, { clock: life.clock, ids: lifelongIds(life), alerts, carriers: { phone } });
}

const idsOf = new WeakMap<StoppedClock, ReturnType<typeof countedIds>>();

/** A program that starts again does not begin to count anew. */
function lifelongIds(life: Life): ReturnType<typeof countedIds> {
  const ids = idsOf.get(life.clock) ?? countedIds();
  idsOf.set(life.clock, ids);
  return ids;
}
