import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attachment, Delivery, MessageState } from '../../dialogs/domain/message.ts';
import type { Changed, Store } from '../../bot/core/ports.ts';
import type { Opened } from './store-samples.ts';
import { NOON, aConversation, aMessage } from './store-samples.ts';

const photo: Attachment = { id: 'att_1', name: 'photo.jpeg', type: 'image/jpeg', size: 1200 };

function delivered(state: Delivery['state'], at: number): Delivery {
  return { state, at, providerId: 'SM1' };
}

/** Holds an implementation to what the store's port says of messages that change after they were said. */
export function stateContract(name: string, open: () => Promise<Opened>): void {
  describe(`the ${name} store, of messages that change later,`, () => {
    let store: Store;
    let opened: Opened;
    const at = NOON;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.commit({ at, conversations: [aConversation('cnv_1'), aConversation('cnv_2')] });
      await store.commit({ at, append: ['a', 'b', 'c'].map((text) => aMessage('cnv_1', text)) });
    });
    afterEach(async () => {
      expect(store.damage()).toEqual([]);
      await store.close();
    });

    const change = (seq: number, what: Omit<MessageState, 'conversation' | 'seq'>, conversation = 'cnv_1') =>
      store.commit({ at, states: [{ conversation, seq, ...what }] });
    const log = () => store.log('cnv_1', 0, 100);
    const said = (text: string, seq: number) => ({ ...aMessage('cnv_1', text), seq });

    it('keeps the change and everything that was said', async () => {
      const edited = { at: NOON + 5, text: 'b, I mean' };
      expect(await change(2, { delivery: delivered('sent', NOON + 1) })).toEqual({ seqs: [] });
      expect(await change(2, { edited })).toEqual({ seqs: [] });
      await change(3, { attachments: [photo] });
      await change(1, { withdrawnAt: NOON + 9 });
      const b = { ...said('b', 2), delivery: delivered('sent', NOON + 1), edited };
      const c = { ...said('c', 3), attachments: [photo] };
      expect(await log()).toEqual([{ ...said('a', 1), withdrawnAt: NOON + 9 }, b, c]);
      expect(await store.log('cnv_1', 1, 1)).toEqual([b]);
      expect(await store.conversation('cnv_1')).toMatchObject({ version: 1, lastSeq: 3 });
    });

    it('lets the later change of the same thing stand, also within one commit and of several at once', async () => {
      const states = (['pending', 'sent'] as const).map((state, index) => ({
        conversation: 'cnv_1',
        seq: 1,
        delivery: delivered(state, NOON + index),
      }));
      await store.commit({ at, states });
      expect((await log())[0]?.delivery).toEqual(delivered('sent', NOON + 1));
      await Promise.all([
        change(1, { delivery: delivered('delivered', NOON + 2), attachments: [photo] }),
        change(1, { delivery: { state: 'read', at: NOON + 3 } }),
        change(1, { attachments: [] }),
      ]);
      expect((await log())[0]).toEqual({ ...said('a', 1), delivery: { state: 'read', at: NOON + 3 }, attachments: [] });
    });

    it('changes nothing by a repeat', async () => {
      for (let times = 0; times < 2; times += 1) await change(2, { delivery: delivered('sent', NOON) });
      expect(await log()).toEqual([said('a', 1), { ...said('b', 2), delivery: delivered('sent', NOON) }, said('c', 3)]);
    });

    it('leaves a message as it was for whoever read it before', async () => {
      const [before] = await log();
      await change(1, { withdrawnAt: NOON });
      expect(before).toEqual(said('a', 1));
    });

    it('lets nothing else of a message change', async () => {
      const whole = { ...said('a', 1), text: 'never said', id: 'msg_9', withdrawnAt: NOON };
      await store.commit({ at, states: [whole] });
      expect((await log())[0]).toEqual({ ...said('a', 1), withdrawnAt: NOON });
    });

    it('takes them together with new messages, and of a message that an earlier commit is just bringing', async () => {
      const [, both] = await Promise.all([
        store.commit({ at, append: [aMessage('cnv_1', 'd')] }),
        store.commit({
          at,
          append: [aMessage('cnv_1', 'e')],
          states: [{ conversation: 'cnv_1', seq: 4, withdrawnAt: NOON }],
        }),
      ]);
      expect(both).toEqual({ seqs: [5] });
      expect((await log()).slice(3)).toEqual([{ ...said('d', 4), withdrawnAt: NOON }, said('e', 5)]);
    });

    it.each([
      ['of no conversation', 'cnv_9', 1],
      ['of a conversation without messages', 'cnv_2', 1],
      ['that is not said yet', 'cnv_1', 5],
      ['that this very commit brings', 'cnv_1', 4],
      ['before the first', 'cnv_1', 0],
      ['between two', 'cnv_1', 1.5],
    ])('commits nothing for a message %s', async (_, conversation, seq) => {
      const states = [
        { conversation: 'cnv_1', seq: 1, withdrawnAt: NOON },
        { conversation, seq, withdrawnAt: NOON },
      ];
      const seen = [{ key: 'k', result: '' }];
      const lost = store.commit({ at, append: [aMessage('cnv_1', 'd')], states, seen });
      await expect(lost).rejects.toMatchObject({ code: 'not-found', details: { conversation } });
      expect(await log()).toEqual([said('a', 1), said('b', 2), said('c', 3)]);
      expect(await store.seen('k')).toBeUndefined();
      await store.commit({ at, append: [aMessage('cnv_1', 'd')] });
      expect((await log()).at(-1)).toEqual(said('d', 4));
    });

    it('tells watchers the conversation, once', async () => {
      const told: Changed[] = [];
      const stop = store.watch((ids) => told.push(ids));
      await store.commit({
        at,
        append: [aMessage('cnv_2', 'x')],
        states: [1, 2].map((seq) => ({ conversation: 'cnv_1', seq, withdrawnAt: NOON })),
      });
      stop();
      expect(told).toEqual([{ conversations: ['cnv_2', 'cnv_1'], complaints: [] }]);
    });

    it('has the changes after it was closed and opened again', async () => {
      if (!opened.reopen) return;
      await change(1, { delivery: delivered('sent', NOON) });
      store = await opened.reopen();
      await change(1, { delivery: delivered('read', NOON + 1) });
      await change(2, { withdrawnAt: NOON });
      const changedOnes = [
        { ...said('a', 1), delivery: delivered('read', NOON + 1) },
        { ...said('b', 2), withdrawnAt: NOON },
        said('c', 3),
      ];
      for (let times = 0; times < 2; times += 1) {
        store = await opened.reopen();
        expect(await log()).toEqual(changedOnes);
      }
      await store.commit({ at, append: [aMessage('cnv_1', 'd')] });
      store = await opened.reopen();
      expect(await log()).toEqual([...changedOnes, said('d', 4)]);
    });
  });
}
