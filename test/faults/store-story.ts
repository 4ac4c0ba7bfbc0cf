import { setImmediate } from 'node:timers/promises';
import type { Commit, Store } from '../../bot/core/ports.ts';
import { openLowdbStore } from '../../bot/stores/lowdb/open.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { NOON, aComplaint, aConversation, aMessage, quiet, waitingSince } from '../contracts/store-samples.ts';
import type { FakeDisk } from './store-disk.ts';

export const FOLDER = '/data';

export function openOn(
  disk: FakeDisk,
  options: { checkpointBytes?: number; onFatal?: () => void } = {},
): Promise<Store> {
  return openLowdbStore({ folder: FOLDER, log: quiet, disk, keep: 1, syncEveryMs: 0, ...options });
}

/**
 * Commits that build on one another: two complaints, two conversations, messages, seen keys, and messages that change:
 * the first one over and over, the newest, and one of a third conversation in which nothing else happens.
 */
export const STORY: Commit[] = Array.from({ length: 16 }, (_, step) => {
  const at = NOON + step;
  const version = Math.floor(step / 2) + 1;
  const id = step % 2 ? 'cmp_b' : 'cmp_a';
  const conversation = step % 2 ? 'cnv_b' : 'cnv_a';
  const reference = step % 2 ? 'BBBB-BBBB' : 'AAAA-AAAA';
  const changes = [
    { conversation, seq: 1, delivery: { state: 'sent', at, providerId: `${step}` } },
    { conversation, seq: 2 * version - 2, withdrawnAt: at },
  ] as const;
  return {
    at,
    complaints: [aComplaint(id, { version, reference, wakeAt: NOON + step, ...waitingSince(NOON + step) })],
    ...(step < 2 && {
      conversations: [conversation, ...(step === 0 ? ['cnv_c'] : [])].map((one) => aConversation(one)),
    }),
    append: [
      aMessage(conversation, `${step}.0`),
      aMessage(conversation, `${step}.1`),
      ...(step === 0 ? [aMessage('cnv_c', 'only this')] : []),
    ],
    ...(step > 0 && {
      states: [{ conversation: 'cnv_c', seq: 1, edited: { at, text: `${step}` } }, ...(step > 1 ? changes : [])],
    }),
    seen: [{ key: `key ${step}`, result: `result ${step}` }],
  };
});

/**
 * Commits the story, two steps at a time, until something fails. Every third time a checkpoint that is under way may end
 * first. The answer: how many steps were acknowledged.
 */
export async function tell(store: Store): Promise<number> {
  for (let step = 0; step < STORY.length; step += 2) {
    const pair = STORY.slice(step, step + 2).map((change) => store.commit(change));
    const done = (await Promise.allSettled(pair)).filter((one) => one.status === 'fulfilled').length;
    if (done < 2) return step + done;
    if (step % 6 === 4) await setImmediate();
  }
  return STORY.length;
}

/** Everything that can be read from the store. */
export async function contentOf(store: Store): Promise<unknown> {
  const ids = ['a', 'b'];
  return {
    complaints: await Promise.all(ids.map((id) => store.complaint(`cmp_${id}`))),
    byReference: await Promise.all(['AAAA-AAAA', 'BBBB-BBBB'].map((reference) => store.complaint({ reference }))),
    conversations: await Promise.all(ids.map((id) => store.conversation(aConversation(`cnv_${id}`).address))),
    logs: await Promise.all([...ids, 'c'].map((id) => store.log(`cnv_${id}`, 0, 1000))),
    due: await store.list({ due: NOON + 1000, limit: 100 }),
    waiting: await store.list({ handoff: 'waiting', limit: 100 }),
    seen: await Promise.all(STORY.map((_, step) => store.seen(`key ${step}`))),
  };
}

/** What the store must hold after the first steps of the story. */
const contents = Promise.all(
  Array.from({ length: STORY.length + 1 }, async (_, steps) => {
    const store = createMemoryStore();
    for (const change of STORY.slice(0, steps)) await store.commit(change);
    return contentOf(store);
  }),
);

export async function contentAfter(steps: number): Promise<unknown> {
  return (await contents)[steps];
}

/** How many steps of the story the store holds, by its seen keys. */
export async function stepsIn(store: Store): Promise<number> {
  const seen = await Promise.all(STORY.map((_, step) => store.seen(`key ${step}`)));
  return seen.filter((one) => one !== undefined).length;
}
