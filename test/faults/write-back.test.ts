import { describe, expect, it } from '@jest/globals';
import type { Core } from '../../bot/core/core.ts';
import type { Carrier, Store } from '../../bot/core/ports.ts';
import { StoppedClock } from '../support/clock.ts';
import { countedIds } from '../support/ids.ts';
import { startOn } from './core-on-disk.ts';
import { FakeDisk } from './store-disk.ts';
import { openOn } from './store-story.ts';

const ANA = { id: 'ana', name: 'Ana' };
const OWED = ['It is found.', 'It comes tomorrow.'];

interface Life {
  disk: FakeDisk;
  clock: StoppedClock;
  ids: ReturnType<typeof countedIds>;
  /** What was carried, in order; a template is `template`. */
  carried: string[];
  /** They have not written for a day. */
  silent: boolean;
}

describe.each(['kill', 'power cut'] as const)(
  'a %s after any write, while words wait for a customer to write',
  (end) => {
    it('asks them once, loses nothing that is owed, and doubles nothing', async () => {
      const whole = newLife(new FakeDisk());
      await live(whole);
      const writes = whole.disk.operations;
      expect(writes).toBeGreaterThan(10);
      expect(whole.carried).toEqual(['template', ...OWED]);
      for (let dead = 0; dead < writes; dead += 1) {
        const disk = new FakeDisk();
        disk.diesAfter = dead;
        const life = newLife(disk);
        await live(life).catch(() => undefined);
        const again = { ...life, disk: disk.after(end) };
        await live(again);
        // What was cut off on its way may have arrived: it is said to be unknown, and not sent again.
        const unknown = await unknownIn(again.disk);
        const agents = again.carried.filter((words) => words !== 'template');
        expect({ dead, carried: agents }).toEqual({ dead, carried: OWED.filter((words) => agents.includes(words)) });
        expect({ dead, known: [...new Set([...agents, ...unknown])].sort() }).toEqual({
          dead,
          known: expect.arrayContaining(OWED),
        });
        expect({ dead, asked: again.carried.length - agents.length <= 1 }).toEqual({ dead, asked: true });
      }
    }, 120_000);
  },
);

function newLife(disk: FakeDisk): Life {
  return { disk, clock: new StoppedClock('2026-11-05T11:04:00Z'), ids: countedIds(), carried: [], silent: false };
}

/** A handoff, a day of silence, two answers, and then their word; each is done again where it was not acknowledged. */
async function live(life: Life): Promise<void> {
  life.silent = false;
  const { core, store } = await start(life);
  const quiet = (ms: number) => life.clock.passes(ms, () => core.settled());
  await says(core, 'agent please');
  await quiet(31_000);
  const { reference = '' } = await theirs(store);
  await core.act({ do: 'accept', id: 'accept', reference, by: ANA });
  await quiet(1_000);
  life.silent = true;
  for (const text of OWED) {
    await core.act({ do: 'reply', id: text, reference, by: ANA, text });
    await quiet(1_000);
  }
  life.silent = false;
  await says(core, 'yes?');
  await quiet(60_000);
  await core.close();
  await store.close();
}

async function says(core: Core, text: string): Promise<void> {
  const { conversation } = await core.accept({
    address: { door: 'phone', account: 'test', thread: 'kim' },
    conversationId: 'kim',
    channel: 'whatsapp',
    clientActivityId: text,
    sender: { id: 'kim' },
    text,
  });
  core.listen(conversation);
}

async function theirs(store: Store) {
  const conversation = await store.conversation('kim');
  const complaint = await store.complaint(conversation?.spans.at(-1)?.complaintId ?? '');
  if (!complaint) throw new Error('The complaint is gone.');
  return complaint;
}

async function unknownIn(disk: FakeDisk): Promise<string[]> {
  const store = await openOn(disk);
  const log = await store.log('kim', 0, 100);
  await store.close();
  return log.filter(({ delivery }) => delivery?.state === 'unknown').map(({ text }) => text);
}

function start(life: Life): Promise<{ core: Core; store: Store }> {
  const { disk, clock, ids } = life;
  const phone: Carrier = {
    asking: {
      first: () => life.silent,
      send: async () => {
        life.carried.push('template');
        return { result: 'sent' };
      },
    },
    send: async ({ text, from }) => {
      if (from.role === 'agent') life.carried.push(text);
      return { result: 'sent' };
    },
  };
  return startOn(disk, { clock, ids, carriers: { phone } });
}
