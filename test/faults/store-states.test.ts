import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { toLine } from '../../bot/stores/lowdb/lines.ts';
import type { Commit, Store } from '../../bot/core/ports.ts';
import { NOON, aConversation, aMessage } from '../contracts/store-samples.ts';
import { FakeDisk } from './store-disk.ts';
import { FOLDER, STORY, contentAfter, contentOf, openOn, tell } from './store-story.ts';

jest.setTimeout(60_000); // hundreds of starts

const JOURNAL = `${FOLDER}/journal/00000001.jsonl`;
const LENGTH = 150;

/** So long that 150 of it fill more than two segments. */
const words = (text: string) => `${text} ${'It came broken. '.repeat(60)}`;

/** Messages for three segments, then new ones at the end while those in every segment change. */
const LONG: Commit[] = [
  { at: NOON, conversations: [aConversation('cnv_1')], append: said(1, LENGTH) },
  ...[0, 1, 2].map((step) => ({
    at: NOON,
    append: said(LENGTH + step * 30 + 1, 30),
    states: [1, 2 + step, 100, LENGTH - step].map((seq) => ({
      conversation: 'cnv_1',
      seq,
      edited: { at: NOON + step, text: words('I mean: ') },
    })),
  })),
];

function said(first: number, count: number) {
  return Array.from({ length: count }, (_, index) => aMessage('cnv_1', words(`${first + index}`)));
}

/** What there is of each message: its number in its words, and the change it has. */
async function marks(store: Store): Promise<string[]> {
  const log = await store.log('cnv_1', 0, 1000);
  return log.map(({ seq, text, edited }) => `${seq} ${text.split(' ', 1)[0]} ${edited?.at ?? ''}`);
}

function marksAfter(commits: number): string[] {
  const changed = new Map(
    LONG.slice(0, commits).flatMap(({ states = [] }) => states.map(({ seq, edited }) => [seq, edited?.at ?? ''])),
  );
  const length = commits === 0 ? 0 : LENGTH + (commits - 1) * 30;
  return Array.from({ length }, (_, index) => `${index + 1} ${index + 1} ${changed.get(index + 1) ?? ''}`);
}

/** Commits them until the disk dies, with a checkpoint after each; the answer says how many were acknowledged. */
async function tellLong(disk: FakeDisk): Promise<number> {
  let acknowledged = 0;
  try {
    const store = await openOn(disk, { checkpointBytes: 1 });
    for (const change of LONG) {
      await store.commit(change);
      acknowledged += 1;
      await setImmediate();
    }
    await store.close();
  } catch {
    expect(disk.operations).toBeGreaterThan(disk.diesAfter);
  }
  return acknowledged;
}

async function expectLong(disk: FakeDisk, acknowledged: number): Promise<void> {
  const store = await openOn(disk);
  const found = await marks(store);
  const commits = LONG.findLastIndex((_, index) => found.length >= LENGTH + index * 30) + 1;
  expect(commits).toBeGreaterThanOrEqual(acknowledged);
  expect(found).toEqual(marksAfter(commits));
  expect(store.damage()).toEqual([]);
  await store.close();
  expect(await marks(await openOn(disk))).toEqual(found);
}

describe('the lowdb store, of messages that change later,', () => {
  it('writes the changes into every file of a long conversation, whenever the process is killed', async () => {
    const whole = new FakeDisk();
    expect(await tellLong(whole)).toBe(LONG.length);
    expect(whole.paths('/messages/').length).toBeGreaterThan(2);
    await expectLong(whole, LONG.length);
    for (let diesAfter = 0; diesAfter < whole.operations; diesAfter += 1) {
      const disk = new FakeDisk();
      disk.diesAfter = diesAfter;
      const acknowledged = await tellLong(disk);
      await expectLong(disk.after('kill'), acknowledged);
      await expectLong(disk.after('power cut'), acknowledged);
    }
  });

  it.each([
    ['its first file', /cnv_1\.0/, 0],
    ['its second file', /cnv_1\.0/, 1],
    ['its last file', /cnv_1\.0/, 2],
    ['all of its files', /\/0000\d+\.jsonl/, 0],
  ])('has each message once after checkpoints failed at %s', async (_, failing, succeed) => {
    const disk = new FakeDisk();
    const store = await openOn(disk);
    await store.commit(LONG[0] ?? { at: NOON });
    await store.close();
    const again = await openOn(disk, { checkpointBytes: 1 });
    for (const change of LONG.slice(1)) {
      let left: number = succeed;
      disk.fails = (operation, path) =>
        operation === 'rename' && failing.test(path) && left-- <= 0 ? 'EIO' : undefined;
      await again.commit(change);
      await setImmediate();
    }
    expect(await marks(again)).toEqual(marksAfter(LONG.length));
    disk.fails = () => undefined;
    await again.close();
    expect(await marks(await openOn(disk))).toEqual(marksAfter(LONG.length));
    for (const path of disk.paths('/listing/')) await disk.remove(path);
    expect(await marks(await openOn(disk))).toEqual(marksAfter(LONG.length));
  });

  it('reverts none when a journal comes back that a checkpoint had made superfluous', async () => {
    const disk = new FakeDisk();
    const first = await openOn(disk);
    for (const change of STORY.slice(0, 8)) await first.commit(change);
    const journal = disk.bytes(JOURNAL);
    await first.close();
    const store = await openOn(disk);
    for (const change of STORY.slice(8)) await store.commit(change);
    await store.close();
    expect(disk.paths('/journal/')).not.toContain(JOURNAL);
    expect(await contentOf(await openOn(disk.with(JOURNAL, journal)))).toEqual(await contentAfter(STORY.length));
  });

  it('loses none when all journals are gone after a checkpoint', async () => {
    const disk = new FakeDisk();
    const store = await openOn(disk);
    await tell(store);
    await store.close();
    for (const path of disk.paths('/journal/')) await disk.remove(path);
    const again = await openOn(disk);
    await again.commit({ at: NOON, states: [{ conversation: 'cnv_a', seq: 1, withdrawnAt: NOON }] });
    const [message] = await (await openOn(disk.after('kill'))).log('cnv_a', 0, 1);
    expect(message?.withdrawnAt).toBe(NOON);
  });

  it('gives the change of a message that was lost to no other', async () => {
    const disk = new FakeDisk();
    const store = await openOn(disk);
    await store.commit({ at: NOON, conversations: [aConversation('cnv_1')] });
    const start = disk.bytes(JOURNAL).length;
    await store.commit({ at: NOON, append: [aMessage('cnv_1', 'a')] });
    await store.commit({ at: NOON, states: [{ conversation: 'cnv_1', seq: 1, withdrawnAt: NOON }] });
    const bytes = Buffer.from(disk.bytes(JOURNAL));
    bytes[start] = 0x78;
    const damaged = disk.with(JOURNAL, bytes);
    const again = await openOn(damaged);
    expect(await again.commit({ at: NOON, append: [aMessage('cnv_1', 'b')] })).toEqual({ seqs: [1] });
    expect(await again.log('cnv_1', 0, 9)).toEqual([{ ...aMessage('cnv_1', 'b'), seq: 1 }]);
  });

  it('reads a journal from before there were such changes', async () => {
    const entry = { at: NOON, complaints: [], conversations: [], messages: [], seen: [] };
    const lines = [
      toLine({ ...entry, conversations: [aConversation('cnv_1')] }),
      toLine({ ...entry, messages: [{ ...aMessage('cnv_1', 'a'), seq: 1 }] }),
    ];
    const store = await openOn(new FakeDisk(new Map([[JOURNAL, Buffer.from(lines.join(''))]])));
    expect(await store.log('cnv_1', 0, 9)).toEqual([{ ...aMessage('cnv_1', 'a'), seq: 1 }]);
    expect(store.damage()).toEqual([]);
  });

  it('never shows an older state to who reads while checkpoints are written', async () => {
    const disk = new LateDisk();
    const store = await openOn(disk, { checkpointBytes: 1 });
    await store.commit({ at: NOON, conversations: [aConversation('cnv_1')], append: [aMessage('cnv_1', 'a')] });
    const reads: Promise<number>[] = [];
    for (let step = 1; step <= 60; step += 1) {
      await store.commit({ at: NOON, states: [{ conversation: 'cnv_1', seq: 1, withdrawnAt: step }] });
      const late = async () => step - ((await store.log('cnv_1', 0, 1))[0]?.withdrawnAt ?? 0);
      reads.push(late(), setImmediate().then(late));
      for (let turns = 0; turns < step % 12; turns += 1) await setImmediate();
    }
    expect(Math.max(...(await Promise.all(reads)))).toBeLessThanOrEqual(0);
    await store.close();
  });
});

/** Gives some files late, by turns. */
class LateDisk extends FakeDisk {
  #reads = 0;

  override async read(path: string): Promise<Buffer | undefined> {
    const bytes = await super.read(path);
    for (let turns = (this.#reads += 1) % 7; turns > 0; turns -= 1) await setImmediate();
    return bytes;
  }
}
