import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Changed, Store } from '../../bot/core/ports.ts';
import type { Opened } from './store-samples.ts';
import { DAY, NOON, aComplaint, aConversation, aMessage, acceptedAt, next, waitingSince } from './store-samples.ts';
import { stateContract } from './store-states.ts';

/** Holds an implementation to the words of the store's port. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  stateContract(name, open);
  describe(`the ${name} store`, () => {
    let store: Store;
    let opened: Opened;
    const at = NOON;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(async () => {
      expect(store.damage()).toEqual([]);
      await store.close();
    });

    const texts = async (conversation: string, after = 0, limit = 100) =>
      (await store.log(conversation, after, limit)).map((message) => `${message.seq} ${message.text}`);

    describe('keeps records', () => {
      it('and finds a conversation by its id and by its address', async () => {
        const { address } = aConversation('cnv_1');
        expect(await store.conversation('cnv_1')).toBeUndefined();
        expect(await store.conversation(address)).toBeUndefined();
        await store.commit({ at, conversations: [aConversation('cnv_1')] });
        expect(await store.conversation('cnv_1')).toEqual(aConversation('cnv_1'));
        expect(await store.conversation(address)).toEqual(aConversation('cnv_1'));
      });

      it('and finds a complaint by its id and, once it has one, by its reference', async () => {
        const draft = aComplaint('cmp_1');
        expect(await store.complaint('cmp_1')).toBeUndefined();
        await store.commit({ at, complaints: [draft] });
        const open = next(draft, { state: 'open', reference: 'JM7S-P68G' });
        await store.commit({ at, complaints: [open] });
        expect(await store.complaint('cmp_1')).toEqual(open);
        expect(await store.complaint({ reference: 'JM7S-P68G' })).toEqual(open);
        expect(await store.complaint({ reference: 'ZZZZ-ZZZZ' })).toBeUndefined();
      });

      it('each only on the version before it', async () => {
        const first = aComplaint('cmp_1');
        await store.commit({ at, complaints: [first] });
        for (const version of [0, 1, 3]) {
          const stale = { ...first, version };
          await expect(store.commit({ at, complaints: [stale] })).rejects.toMatchObject({ code: 'conflict' });
        }
        const unstored = aComplaint('cmp_2', { version: 2 });
        await expect(store.commit({ at, complaints: [unstored] })).rejects.toMatchObject({ code: 'conflict' });
        await store.commit({ at, complaints: [next(first)] });
        expect((await store.complaint('cmp_1'))?.version).toBe(2);
      });

      it('of two that race for one version only the first', async () => {
        const first = aComplaint('cmp_1');
        await store.commit({ at, complaints: [first] });
        const outcomes = await Promise.allSettled([
          store.commit({ at, complaints: [next(first, { floor: 'agt_kim' })] }),
          store.commit({ at, complaints: [next(first, { floor: 'agt_lee' })] }),
        ]);
        expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
        expect((await store.complaint('cmp_1'))?.floor).toBe('agt_kim');
      });

      it('and never two conversations at one address, nor two complaints with one reference', async () => {
        const { address } = aConversation('cnv_1');
        const twice = await Promise.allSettled([
          store.commit({ at, conversations: [aConversation('cnv_1')] }),
          store.commit({ at, conversations: [aConversation('cnv_2', { address })] }),
        ]);
        expect(twice).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'conflict' } }]);
        const reference = 'JM7S-P68G';
        const both = [aComplaint('cmp_1', { reference }), aComplaint('cmp_2', { reference })];
        await expect(store.commit({ at, complaints: both })).rejects.toMatchObject({ code: 'conflict' });
      });

      it('but says of an erased complaint only that it is gone', async () => {
        const open = aComplaint('cmp_1', { state: 'open', reference: 'JM7S-P68G', wakeAt: NOON });
        await store.commit({ at, complaints: [open] });
        await store.commit({ at, complaints: [next(open, { state: 'erased' })] });
        await expect(store.complaint('cmp_1')).rejects.toMatchObject({ code: 'gone' });
        await expect(store.complaint({ reference: 'JM7S-P68G' })).rejects.toMatchObject({ code: 'gone' });
        const again = { ...open, version: 3 };
        await expect(store.commit({ at, complaints: [again] })).rejects.toMatchObject({ code: 'gone' });
        expect(await store.list({ due: NOON, limit: 10 })).toEqual([]);
      });
    });

    describe('keeps messages', () => {
      beforeEach(() => store.commit({ at, conversations: [aConversation('cnv_1'), aConversation('cnv_2')] }));

      it('with the next seqs of their conversation, in the order given', async () => {
        const append = [aMessage('cnv_1', 'a'), aMessage('cnv_2', 'x'), aMessage('cnv_1', 'b')];
        expect(await store.commit({ at, append })).toEqual({ seqs: [1, 1, 2] });
        expect(await store.commit({ at, append: [aMessage('cnv_1', 'c')] })).toEqual({ seqs: [3] });
        expect(await texts('cnv_1')).toEqual(['1 a', '2 b', '3 c']);
        expect(await texts('cnv_2')).toEqual(['1 x']);
        expect((await store.log('cnv_1', 2, 1))[0]).toEqual({ ...aMessage('cnv_1', 'c'), seq: 3 });
      });

      it('and gives them in pages', async () => {
        await store.commit({ at, append: ['a', 'b', 'c', 'd', 'e'].map((text) => aMessage('cnv_1', text)) });
        expect(await texts('cnv_1', 0, 2)).toEqual(['1 a', '2 b']);
        expect(await texts('cnv_1', 2, 2)).toEqual(['3 c', '4 d']);
        expect(await texts('cnv_1', 4, 2)).toEqual(['5 e']);
        expect(await texts('cnv_1', 5, 2)).toEqual([]);
        expect(await texts('cnv_1', 99, 2)).toEqual([]);
        expect(await texts('cnv_9')).toEqual([]);
      });

      it('from several commits at once, without a gap and without raising the version', async () => {
        const both = await Promise.all(
          ['a', 'b', 'c'].map((text) => store.commit({ at, append: [aMessage('cnv_1', text)] })),
        );
        expect(both.map((one) => one.seqs)).toEqual([[1], [2], [3]]);
        expect(await store.conversation('cnv_1')).toMatchObject({ version: 1, lastSeq: 3 });
        const stale = next(aConversation('cnv_1'), { locale: 'es' });
        await store.commit({ at, conversations: [stale], append: [aMessage('cnv_1', 'd')] });
        expect(await store.conversation('cnv_1')).toMatchObject({ version: 2, lastSeq: 4, locale: 'es' });
      });

      it('together with the conversation they begin', async () => {
        const conversations = [aConversation('cnv_3')];
        expect(await store.commit({ at, conversations, append: [aMessage('cnv_3', 'hello')] })).toEqual({ seqs: [1] });
        expect(await store.conversation('cnv_3')).toMatchObject({ lastSeq: 1 });
      });

      it('and none of a conversation that does not exist', async () => {
        const lost = store.commit({ at, append: [aMessage('cnv_9', 'lost')] });
        await expect(lost).rejects.toMatchObject({ code: 'not-found' });
      });
    });

    describe('commits all or nothing', () => {
      it('whatever the reason for nothing', async () => {
        await store.commit({ at, conversations: [aConversation('cnv_1')], seen: [{ key: 'k1', result: 'first' }] });
        const fine = { complaints: [aComplaint('cmp_1')], append: [aMessage('cnv_1', 'a')] };
        const stale = store.commit({ at, ...fine, conversations: [aConversation('cnv_1')] });
        await expect(stale).rejects.toMatchObject({ code: 'conflict' });
        const repeat = store.commit({
          at,
          ...fine,
          seen: [
            { key: 'k2', result: '' },
            { key: 'k1', result: '' },
          ],
        });
        await expect(repeat).rejects.toMatchObject({ code: 'seen' });
        expect(await store.complaint('cmp_1')).toBeUndefined();
        expect(await texts('cnv_1')).toEqual([]);
        expect(await store.seen('k2')).toBeUndefined();
      });

      it('and tells watchers afterwards, by ids only, once each', async () => {
        const told: Changed[] = [];
        const stop = store.watch((ids) => told.push(ids));
        store.watch(() => {
          throw new Error('a watcher of its own trouble');
        });
        const append = [aMessage('cnv_1', 'a'), aMessage('cnv_1', 'b')];
        await store.commit({ at, conversations: [aConversation('cnv_1')], complaints: [aComplaint('cmp_1')], append });
        expect(told).toEqual([{ conversations: ['cnv_1'], complaints: ['cmp_1'] }]);
        await expect(store.commit({ at, complaints: [aComplaint('cmp_1')] })).rejects.toThrow();
        stop();
        await store.commit({ at, complaints: [aComplaint('cmp_2')] });
        expect(told).toHaveLength(1);
      });
    });

    describe('knows what it has seen', () => {
      const seen = (result: string) => [{ key: 'activity 1', result }];

      it('and gives a repeat the first result', async () => {
        await store.commit({ at, seen: seen('first') });
        const repeat = store.commit({ at, seen: seen('second') });
        await expect(repeat).rejects.toMatchObject({ code: 'seen', details: { first: 'first', key: 'activity 1' } });
        expect(await store.seen('activity 1')).toBe('first');
        expect(await store.seen('activity 2')).toBeUndefined();
      });

      it('also when the repeat comes at the same moment', async () => {
        const both = ['first', 'second'].map((result) => store.commit({ at, seen: seen(result) }));
        expect(await Promise.allSettled(both)).toMatchObject([
          { status: 'fulfilled' },
          { reason: { code: 'seen', details: { first: 'first' } } },
        ]);
      });

      it('a repeat before it is stale', async () => {
        await store.commit({ at, complaints: [aComplaint('cmp_1')], seen: seen('first') });
        const repeat = store.commit({ at, complaints: [aComplaint('cmp_1')], seen: seen('second') });
        await expect(repeat).rejects.toMatchObject({ code: 'seen' });
      });

      it('for seven days', async () => {
        await store.commit({ at, seen: seen('first') });
        await expect(store.commit({ at: at + 7 * DAY - 1, seen: seen('again') })).rejects.toThrow();
        await store.commit({ at: at + 7 * DAY, seen: seen('new') });
        expect(await store.seen('activity 1')).toBe('new');
      });
    });

    describe('lists complaints', () => {
      const ids = async (...query: Parameters<Store['list']>) => (await store.list(...query)).map((row) => row.id);

      it('that are due, the soonest first', async () => {
        const wakes = { cmp_a: 30, cmp_b: 10, cmp_c: 20, cmp_d: 40, cmp_e: undefined };
        const complaints = Object.entries(wakes).map(([id, wake]) =>
          aComplaint(id, wake === undefined ? {} : { wakeAt: NOON + wake }),
        );
        await store.commit({ at, complaints });
        expect(await ids({ due: NOON + 30, limit: 10 })).toEqual(['cmp_b', 'cmp_c', 'cmp_a']);
        expect(await ids({ due: NOON + 30, limit: 2 })).toEqual(['cmp_b', 'cmp_c']);
        expect(await ids({ due: NOON + 9, limit: 10 })).toEqual([]);
        const [, second] = complaints;
        if (second) await store.commit({ at, complaints: [next(second, { wakeAt: NOON + 25 })] });
        expect(await ids({ due: NOON + 30, limit: 10 })).toEqual(['cmp_c', 'cmp_b', 'cmp_a']);
      });

      it('that wait for a person, the longest waiting first, also when they were put back', async () => {
        await store.commit({
          at,
          complaints: [
            aComplaint('cmp_a', waitingSince(NOON + 20)),
            aComplaint('cmp_b', waitingSince(NOON + 10, NOON + 50)),
            aComplaint('cmp_c', waitingSince(NOON + 30)),
            aComplaint('cmp_d'),
          ],
        });
        expect(await ids({ handoff: 'waiting', limit: 10 })).toEqual(['cmp_b', 'cmp_a', 'cmp_c']);
        expect(await ids({ handoff: 'waiting', limit: 1 })).toEqual(['cmp_b']);
      });

      it('that a person has, the newest first', async () => {
        const waiting = [aComplaint('cmp_a', waitingSince(NOON)), aComplaint('cmp_b', waitingSince(NOON))];
        await store.commit({ at, complaints: waiting });
        const accepted = waiting.map((one, index) => next(one, acceptedAt(NOON + index)));
        await store.commit({ at, complaints: accepted });
        expect(await ids({ handoff: 'waiting', limit: 10 })).toEqual([]);
        expect(await ids({ handoff: 'accepted', limit: 10 })).toEqual(['cmp_b', 'cmp_a']);
        expect(await ids({ handoff: 'closed', limit: 10 })).toEqual([]);
      });

      it('as rows that say enough for a list', async () => {
        const reference = 'JM7S-P68G';
        const complaint = aComplaint('cmp_a', {
          state: 'open',
          reference,
          wakeAt: NOON,
          attempts: 1,
          ...acceptedAt(NOON),
        });
        await store.commit({ at, complaints: [{ ...complaint, claim: { ...complaint.claim, type: 'parcel' } }] });
        const handoff = { state: 'accepted', since: NOON, queuedAt: NOON, agent: 'agt_kim', acceptedAt: NOON };
        const row = { id: 'cmp_a', state: 'open', reference, type: 'parcel', conversation: 'cnv_1', wakeAt: NOON };
        expect(await store.list({ due: NOON, limit: 1 })).toEqual([{ ...row, attempts: 1, handoff }]);
      });
    });

    it('has everything after it was closed and opened again', async () => {
      if (!opened.reopen) return;
      const complaint = aComplaint('cmp_1', { reference: 'JM7S-P68G', wakeAt: NOON, ...waitingSince(NOON) });
      const seen = [{ key: 'k', result: 'first' }];
      await store.commit({ at, complaints: [complaint], conversations: [aConversation('cnv_1')], seen });
      await store.commit({ at, append: [aMessage('cnv_1', 'a'), aMessage('cnv_1', 'b')] });
      await store.commit({ at, complaints: [aComplaint('cmp_2', { state: 'erased' })] });
      const due = await store.list({ due: NOON, limit: 9 });
      for (let times = 0; times < 2; times += 1) {
        store = await opened.reopen();
        expect(await store.complaint({ reference: 'JM7S-P68G' })).toEqual(complaint);
        expect(await store.conversation(aConversation('cnv_1').address)).toEqual(
          aConversation('cnv_1', { lastSeq: 2 }),
        );
        expect(await texts('cnv_1')).toEqual(['1 a', '2 b']);
        expect(await store.list({ due: NOON, limit: 9 })).toEqual(due);
        expect(await store.list({ handoff: 'waiting', limit: 9 })).toEqual(due);
        expect(await store.seen('k')).toBe('first');
        await expect(store.commit({ at, seen })).rejects.toMatchObject({ details: { first: 'first' } });
        await expect(store.complaint('cmp_2')).rejects.toMatchObject({ code: 'gone' });
        await expect(store.commit({ at, complaints: [complaint] })).rejects.toMatchObject({ code: 'conflict' });
      }
    });

    it('takes nothing any more once it is closed', async () => {
      if (!opened.reopen) return;
      await store.close();
      await expect(store.commit({ at })).rejects.toMatchObject({ code: 'unavailable' });
    });
  });
}
