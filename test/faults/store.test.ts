import { describe, expect, it, jest } from '@jest/globals';
import { NOON, aComplaint, aMessage } from '../contracts/store-samples.ts';
import { FakeDisk } from './store-disk.ts';
import { FOLDER, STORY, contentAfter, contentOf, openOn, stepsIn, tell } from './store-story.ts';

jest.setTimeout(60_000); // hundreds of starts

const JOURNAL = `${FOLDER}/journal/00000001.jsonl`;

/** Nothing half, nothing lost that was acknowledged, nothing damaged. The answer: steps of the story that are there. */
async function expectWhole(disk: FakeDisk, acknowledged: number): Promise<number> {
  const store = await openOn(disk);
  const steps = await stepsIn(store);
  expect(steps).toBeGreaterThanOrEqual(acknowledged);
  expect(await contentOf(store)).toEqual(await contentAfter(steps));
  expect(store.damage()).toEqual([]);
  return steps;
}

/** And the story goes on to its end. */
async function expectToGoOn(disk: FakeDisk, acknowledged: number): Promise<void> {
  const steps = await expectWhole(disk, acknowledged);
  const store = await openOn(disk, { checkpointBytes: 2_000 });
  for (const change of STORY.slice(steps)) await store.commit(change);
  await store.close();
  expect(await expectWhole(disk, STORY.length)).toBe(STORY.length);
}

/** Runs the story, with checkpoints, until the disk dies. */
async function runUntilDeath(disk: FakeDisk): Promise<number> {
  try {
    const store = await openOn(disk, { checkpointBytes: 2_000 });
    const acknowledged = await tell(store);
    await store.close();
    return acknowledged;
  } catch (error) {
    expect(disk.operations).toBeGreaterThan(disk.diesAfter);
    expect(error).toMatchObject({ code: expect.stringMatching(/unavailable|EIO/) });
    return 0;
  }
}

async function storyWithoutCheckpoint(): Promise<FakeDisk> {
  const disk = new FakeDisk();
  await tell(await openOn(disk));
  return disk;
}

async function storyInCheckpoint(): Promise<FakeDisk> {
  const disk = new FakeDisk();
  const store = await openOn(disk);
  await tell(store);
  await store.close();
  return disk;
}

function flipped(bytes: Buffer, offset: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[offset] = (copy[offset] ?? 0) ^ 0x01;
  return copy;
}

describe('the lowdb store, when the process is killed or the power goes,', () => {
  it('at any operation of commits and checkpoints, loses nothing that was acknowledged', async () => {
    const whole = new FakeDisk();
    expect(await runUntilDeath(whole)).toBe(STORY.length);
    expect(whole.operations).toBeGreaterThan(100);
    expect(whole.paths('/listing/').length).toBeGreaterThan(2);
    for (let diesAfter = 0; diesAfter < whole.operations; diesAfter += 1) {
      const disk = new FakeDisk();
      disk.diesAfter = diesAfter;
      const acknowledged = await runUntilDeath(disk);
      await expectWhole(disk.after('kill'), acknowledged);
      const inTurn = diesAfter % 5 === 0 ? expectToGoOn : expectWhole;
      await inTurn(disk.after('power cut'), acknowledged);
    }
  });

  it('again while it starts after a death, loses nothing either', async () => {
    for (let diesAfter = 20; diesAfter < 200; diesAfter += 20) {
      const disk = new FakeDisk();
      disk.diesAfter = diesAfter;
      const acknowledged = await runUntilDeath(disk);
      for (let again = 0; again < 12; again += 2) {
        const second = disk.after('power cut');
        second.diesAfter = again;
        await openOn(second).catch(() => undefined);
        await expectWhole(second.after('power cut'), acknowledged);
      }
    }
  });

  it('in the middle of a write, cuts the torn end wherever it is', async () => {
    const disk = await storyWithoutCheckpoint();
    const bytes = disk.bytes(JOURNAL);
    const lastLines = bytes.length - bytes.subarray(0, -1).lastIndexOf('\n') + 20;
    for (let cut = 0; cut <= lastLines; cut += 1) {
      const torn = bytes.subarray(0, bytes.length - cut);
      const complete = torn.filter((byte) => byte === 0x0a).length;
      expect(await expectWhole(disk.with(JOURNAL, torn), complete)).toBe(complete);
      if (cut % 100 === 0) await expectToGoOn(disk.with(JOURNAL, torn), complete);
    }
  });
});

describe('the lowdb store, when bytes on the disk have changed,', () => {
  it('loses the journal line that is damaged and no other', async () => {
    const disk = await storyWithoutCheckpoint();
    const bytes = disk.bytes(JOURNAL);
    const start = bytes.indexOf('\n', bytes.length / 2) + 1;
    const end = bytes.indexOf('\n', start);
    for (let offset = start; offset < end; offset += 7) {
      const damaged = disk.with(JOURNAL, flipped(bytes, offset));
      const store = await openOn(damaged);
      expect(await stepsIn(store)).toBe(STORY.length - 1);
      expect(store.damage().join()).toContain(`journal/00000001.jsonl is damaged at byte ${start}`);
      expect(damaged.paths('/damaged/')).toHaveLength(1);
    }
  });

  it('loses none when it is the newline between two', async () => {
    const disk = await storyWithoutCheckpoint();
    const bytes = disk.bytes(JOURNAL);
    const store = await openOn(disk.with(JOURNAL, flipped(bytes, bytes.indexOf('\n', bytes.length / 2))));
    expect(await contentOf(store)).toEqual(await contentAfter(STORY.length));
  });

  it('keeps a damaged last line, although it looks like a torn one', async () => {
    const disk = await storyWithoutCheckpoint();
    const bytes = disk.bytes(JOURNAL);
    const damaged = disk.with(JOURNAL, flipped(bytes, bytes.length - 5));
    const store = await openOn(damaged);
    expect(await contentOf(store)).toEqual(await contentAfter(STORY.length - 1));
    expect(store.damage()).toHaveLength(1);
    expect(damaged.paths('/damaged/')).toHaveLength(1);
  });

  it('loses a damaged complaint file, names it, and goes on with all others', async () => {
    const disk = await storyInCheckpoint();
    const [file = ''] = disk.paths('cmp_a.json');
    const damaged = disk.with(file, flipped(disk.bytes(file), 100));
    const store = await openOn(damaged);
    expect(await store.complaint('cmp_a')).toBeUndefined();
    expect(await store.complaint({ reference: 'AAAA-AAAA' })).toBeUndefined();
    expect((await store.list({ handoff: 'waiting', limit: 9 })).map((row) => row.id)).toEqual(['cmp_b']);
    expect(await store.complaint('cmp_b')).toBeDefined();
    expect(store.damage().join()).toContain('cmp_a.json is damaged');
    expect(store.damage().join()).not.toContain('dl_ana');
    await store.commit({ at: NOON, complaints: [aComplaint('cmp_a')] });
    await store.close();
    expect((await openOn(damaged)).damage()).toEqual([expect.stringContaining('was set aside earlier')]);
  });

  it('loses a damaged conversation file but not its messages, and gives no seq twice', async () => {
    const disk = await storyInCheckpoint();
    const [file = ''] = disk.paths('conversations/').filter((path) => path.includes('cnv_a'));
    const store = await openOn(disk.with(file, Buffer.from('{')));
    expect(await store.conversation('cnv_a')).toBeUndefined();
    const messages = await store.log('cnv_a', 0, 100);
    expect(messages).toHaveLength(STORY.length);
    expect(await store.commit({ at: NOON, append: [aMessage('cnv_a', 'more')] })).toEqual({ seqs: [STORY.length + 1] });
  });

  it('loses the damaged message of a segment and no other', async () => {
    const disk = await storyInCheckpoint();
    const [file = ''] = disk.paths('messages/').filter((path) => path.includes('cnv_a'));
    const store = await openOn(disk.with(file, flipped(disk.bytes(file), 30)));
    expect((await store.log('cnv_a', 0, 100)).map((message) => message.seq)[0]).toBe(2);
    expect(store.damage()).toHaveLength(1);
    await store.commit({ at: NOON, append: [aMessage('cnv_a', 'more')] });
    await store.close();
  });

  it('makes a damaged or lost listing anew from the records', async () => {
    const disk = await storyInCheckpoint();
    const whole = await contentAfter(STORY.length);
    const [, file = ''] = disk.paths('/listing/');
    for (const bytes of [flipped(disk.bytes(file), 30), Buffer.from('nothing of it'), Buffer.alloc(0)]) {
      const damaged = disk.with(file, bytes);
      if (bytes.length === 0) for (const path of damaged.paths('/listing/')) await damaged.remove(path);
      const store = await openOn(damaged);
      expect({ ...Object(await contentOf(store)), seen: [] }).toEqual({ ...Object(whole), seen: [] });
      await store.close();
      const again = await openOn(damaged);
      expect({ ...Object(await contentOf(again)), seen: [] }).toEqual({ ...Object(whole), seen: [] });
    }
  });
});

describe('the lowdb store, when the disk refuses,', () => {
  it('says unavailable while it is full, reads on, and goes on when there is room', async () => {
    for (const cannotCut of [false, true]) {
      const disk = new FakeDisk();
      const store = await openOn(disk);
      await store.commit(STORY[0] ?? { at: NOON });
      disk.fails = (operation) =>
        operation === 'write' || (cannotCut && operation === 'truncate') ? 'ENOSPC' : undefined;
      for (let times = 0; times < 2; times += 1) {
        await expect(store.commit(STORY[1] ?? { at: NOON })).rejects.toMatchObject({ code: 'unavailable' });
      }
      expect(await contentOf(store)).toEqual(await contentAfter(1));
      disk.fails = () => undefined;
      await store.commit(STORY[1] ?? { at: NOON });
      await expectToGoOn(disk.after('power cut'), 2);
    }
  });

  it('keeps the journal when a checkpoint has no room, and writes it later', async () => {
    const disk = new FakeDisk();
    disk.fails = (operation, path) => (operation === 'write' && !path.includes('/journal/') ? 'ENOSPC' : undefined);
    disk.fails = gated(disk.fails, () => disk.operations > 40);
    const store = await openOn(disk, { checkpointBytes: 2_000 });
    expect(await tell(store)).toBe(STORY.length);
    expect(await contentOf(store)).toEqual(await contentAfter(STORY.length));
    expect(disk.paths('/unfinished/')).toEqual([]);
    await expectWhole(disk.after('power cut'), STORY.length);
    disk.fails = () => undefined;
    await store.close();
    expect(disk.paths('/journal/')).toHaveLength(1);
    await expectWhole(disk.after('power cut'), STORY.length);
  });

  it('writes nothing any more after a failed sync, says so once, and reads on', async () => {
    const disk = new FakeDisk();
    let fatal = 0;
    const store = await openOn(disk, { onFatal: () => (fatal += 1) });
    await store.commit(STORY[0] ?? { at: NOON });
    disk.fails = (operation) => (operation === 'sync' ? 'EIO' : undefined);
    await expect(store.commit(STORY[1] ?? { at: NOON })).rejects.toMatchObject({ code: 'unavailable' });
    disk.fails = () => undefined;
    await expect(store.commit(STORY[1] ?? { at: NOON })).rejects.toMatchObject({ code: 'unavailable' });
    expect(fatal).toBe(1);
    expect(await contentOf(store)).toEqual(await contentAfter(1));
    await store.close();
    await expectToGoOn(disk.after('power cut'), 1);
  });

  it('does not open a folder that cannot be written, and names it', async () => {
    for (const code of ['EROFS', 'EACCES', 'ENOSPC']) {
      const disk = new FakeDisk();
      disk.fails = () => code;
      const opening = openOn(disk);
      await expect(opening).rejects.toMatchObject({ code: 'unavailable', details: { folder: FOLDER, reason: code } });
    }
  });
});

function gated(fails: FakeDisk['fails'], open: () => boolean): FakeDisk['fails'] {
  return (operation, path) => (open() ? fails(operation, path) : undefined);
}
