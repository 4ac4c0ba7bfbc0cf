import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../bot/stores/lowdb/open.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { storeContract } from './store.ts';
import { modelContract } from './store-model.ts';
import { DAY, NOON, aComplaint, aConversation, aMessage, quiet } from './store-samples.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'amends-store-'));
  folders.push(folder);
  return folder;
}

async function openLowdb(options: { checkpointBytes?: number; keep?: number } = {}) {
  const folder = await newFolder();
  let store = await openLowdbStore({ folder, log: quiet, ...options });
  const reopen = async () => {
    await store.close();
    store = await openLowdbStore({ folder, log: quiet, ...options });
    return store;
  };
  return { store, reopen };
}

storeContract('memory', async () => ({ store: createMemoryStore() }));
storeContract('lowdb', openLowdb);
// A checkpoint after nearly every commit, and nothing held in memory that is in a file.
storeContract('lowdb, always writing checkpoints,', () => openLowdb({ checkpointBytes: 1, keep: 1 }));

modelContract('memory', async () => ({ store: createMemoryStore() }));
modelContract('lowdb', () => openLowdb({ checkpointBytes: 2_000, keep: 1 }));

describe('the lowdb folder', () => {
  it('is for one process at a time', async () => {
    const folder = await newFolder();
    const store = await openLowdbStore({ folder, log: quiet });
    const second = openLowdbStore({ folder, log: quiet });
    await expect(second).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(folder) });
    await expect(second).rejects.toMatchObject({ details: { pid: process.pid } });
    await store.close();
    await (await openLowdbStore({ folder, log: quiet })).close();
  });

  it.each([
    ['a process that is dead', JSON.stringify({ pid: 2 ** 30, started: 'long ago' })],
    ['an earlier process with our pid', JSON.stringify({ pid: process.pid, started: 'long ago' })],
    ['a process that died writing it', '{"pi'],
  ])('is taken over from %s', async (_, lock) => {
    const folder = await newFolder();
    await writeFile(join(folder, 'lock'), lock);
    const store = await openLowdbStore({ folder, log: quiet });
    await expect(openLowdbStore({ folder, log: quiet })).rejects.toMatchObject({ details: { pid: process.pid } });
    await store.close();
    expect(await readdir(folder)).not.toContain('lock');
  });

  it('holds text files only, and nothing unfinished', async () => {
    const folder = await newFolder();
    const store = await openLowdbStore({ folder, log: quiet });
    const complaints = [aComplaint('cmp_1')];
    await store.commit({
      at: NOON,
      complaints,
      conversations: [aConversation('cnv_1')],
      append: [aMessage('cnv_1', 'hi')],
    });
    await store.close();
    const paths = await filesIn(folder);
    expect(paths.map((path) => basename(path)).sort()).toEqual([
      '00000000.jsonl',
      '00000001.jsonl',
      '00000002.jsonl',
      'cmp_1.json',
      'cnv_1.00000001.jsonl',
      'cnv_1.json',
      'format.txt',
    ]);
    for (const path of paths) {
      expect(await readFile(path, 'utf8')).toMatch(/^([^\0]*\n)?$/);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
  });

  it('holds long conversations in files of 64 KiB, and reads only those a page needs', async () => {
    const { store, reopen } = await openLowdb({ keep: 1 });
    const text = 'It came broken. '.repeat(60);
    await store.commit({ at: NOON, conversations: [aConversation('cnv_1')] });
    for (let commits = 0; commits < 5; commits += 1) {
      await store.commit({ at: NOON, append: Array.from({ length: 60 }, () => aMessage('cnv_1', text)) });
    }
    const again = await reopen();
    await again.commit({ at: NOON, append: [aMessage('cnv_1', 'and late')] });
    const seqs = async (after: number, limit: number) => (await again.log('cnv_1', after, limit)).map((m) => m.seq);
    expect(await seqs(0, 1000)).toEqual(Array.from({ length: 301 }, (_, index) => index + 1));
    expect(await seqs(58, 4)).toEqual([59, 60, 61, 62]);
    expect(await seqs(298, 10)).toEqual([299, 300, 301]);
    await again.close();
    const messages = await filesIn(join(folders.at(-1) ?? '', 'messages'));
    expect(messages.length).toBeGreaterThan(4);
    for (const path of messages) expect((await stat(path)).size).toBeLessThanOrEqual(64 * 1024);
  });

  it('joins its listings when there are many, and lets expired keys go', async () => {
    const { store, reopen } = await openLowdb({ checkpointBytes: 1 });
    const keys = Array.from({ length: 200 }, (_, index) => `key ${index}`);
    for (const [index, key] of keys.entries()) {
      const complaints = [aComplaint('cmp_1', { version: index + 1 })];
      await store.commit({ at: NOON + index * (DAY / 10), complaints, seen: [{ key, result: `${index}` }] });
    }
    const again = await reopen();
    const folder = folders.at(-1) ?? '';
    const listings = await filesIn(join(folder, 'listing'));
    expect(listings.length).toBeLessThanOrEqual(65);
    expect((await again.complaint('cmp_1'))?.version).toBe(200);
    expect(await again.seen('key 199')).toBe('199');
    expect(await again.seen('key 130')).toBe('130');
    expect(await again.seen('key 129')).toBeUndefined();
    expect(await readFile(listings[0] ?? '', 'utf8')).not.toContain('"key 0"');
    await again.close();
  });

  it('that cannot be made is named', async () => {
    const opening = openLowdbStore({ folder: '/dev/null/data', log: quiet });
    await expect(opening).rejects.toMatchObject({ code: 'unavailable', details: { folder: '/dev/null/data' } });
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
