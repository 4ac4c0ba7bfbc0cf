import { describe, expect, it } from '@jest/globals';
import type { Core } from '../../bot/core/core.ts';
import type { Carrier, Sent, Store } from '../../bot/core/ports.ts';
import { StoppedClock } from '../support/clock.ts';
import { countedIds } from '../support/ids.ts';
import { startOn } from './core-on-disk.ts';
import { FakeDisk } from './store-disk.ts';
import { openOn } from './store-story.ts';

const WORDS = ['you lost my suitcase on flight HV117 on 3 November', 'text me instead, +447700900123'];
const THERE = { door: 'phone', account: 'test', thread: '+447700900123' };

/** How the text to that number fails: the provider takes none, or it takes it and tells later. */
type Fails = 'at once' | 'later';

interface Life {
  disk: FakeDisk;
  clock: StoppedClock;
  ids: ReturnType<typeof countedIds>;
  fails: Fails;
}

describe.each<['kill' | 'power cut', Fails]>([
  ['kill', 'at once'],
  ['power cut', 'at once'],
  ['kill', 'later'],
  ['power cut', 'later'],
])('a %s after any write, while a text that invites fails %s', (end, fails) => {
  it('tells the customer once where it is known to have failed, and the desk with them', async () => {
    const whole = newLife(new FakeDisk(), fails);
    await live(whole);
    const writes = whole.disk.operations;
    expect(writes).toBeGreaterThan(10);
    expect(await whatCame(whole)).toEqual({ state: 'failed', told: 1, notes: 1 });
    for (let dead = 0; dead < writes; dead += 1) {
      const disk = new FakeDisk();
      disk.diesAfter = dead;
      const life = newLife(disk, fails);
      await live(life).catch(() => undefined);
      const again = { ...life, disk: disk.after(end) };
      await live(again);
      const { state, told, notes } = await whatCame(again);
      // One that was cut off on its way may have arrived, until somebody tells.
      const times = state === 'failed' ? 1 : 0;
      expect({ dead, told, notes }).toEqual({ dead, told: times, notes: times });
      expect({ dead, state }).toEqual({
        dead,
        state: fails === 'later' ? 'failed' : expect.stringMatching(/failed|unknown/),
      });
    }
  }, 120_000);
});

function newLife(disk: FakeDisk, fails: Fails): Life {
  return { disk, clock: new StoppedClock(), ids: countedIds(), fails };
}

/** The customer says it all, again where it was not acknowledged; the provider tells what it knows, and tells it again. */
async function live(life: Life): Promise<void> {
  const { core, store } = await start(life);
  for (const text of WORDS) {
    const { conversation } = await core.accept({
      address: { door: 'page', account: 'test', thread: 'kim' },
      conversationId: 'kim',
      channel: 'web',
      clientActivityId: text,
      sender: { id: 'kim' },
      text,
    });
    core.listen(conversation);
    await life.clock.passes(5_000, () => core.settled());
  }
  await life.clock.passes(40_000, () => core.settled());
  if (life.fails === 'later') for (let i = 0; i < 2; i += 1) await tells(core, store);
  await core.settled();
  await core.close();
  await store.close();
}

async function tells(core: Core, store: Store): Promise<void> {
  const place = await store.conversation(THERE);
  const [text] = place ? await store.log(place.id, 0, 1) : [];
  if (!text) return;
  const { conversation, seq, id } = text;
  await core.settle({ conversation, seq, id, state: 'failed', reason: 'phone-off' });
}

async function whatCame({ disk }: Life): Promise<{ state: string | undefined; told: number; notes: number }> {
  const store = await openOn(disk);
  const place = await store.conversation(THERE);
  const [text] = await store.log(place?.id ?? '', 0, 1);
  const here = await store.conversation('kim');
  const complaint = await store.complaint(here?.spans.at(-1)?.complaintId ?? '');
  const log = await store.log('kim', 0, 100);
  await store.close();
  return {
    state: text?.delivery?.state,
    told: log.flatMap(({ prompts = [] }) => prompts).filter((name) => name.startsWith('text-failed#')).length,
    notes: complaint?.notes.length ?? 0,
  };
}

function start({ disk, clock, ids, fails }: Life): Promise<{ core: Core; store: Store }> {
  const comes: Sent = fails === 'at once' ? { result: 'refused', reason: 'filtered' } : { result: 'sent' };
  const phone: Carrier = { addressOf: (thread) => ({ ...THERE, thread }), send: async () => comes };
  return startOn(disk, { clock, ids, carriers: { phone } });
}
