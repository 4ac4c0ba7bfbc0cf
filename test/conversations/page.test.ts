import { describe, expect, it } from '@jest/globals';
import type { Commit, Store } from '../../bot/core/ports.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { receipt } from '../support/pictures.ts';
import { talk } from '../support/talk.ts';

describe('on the page alone', () => {
  it('goes on listening while they type, but no longer than a minute', async () => {
    const { customer, time } = await talk();
    await customer.says('You lost my suitcase on the way to Porto');
    for (let i = 0; i < 14; i += 1) {
      await time.passes('3 s');
      await customer.types();
    }
    customer.hears();
    await time.passes('18 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('takes nothing in while it cannot be kept, and says so to the client', async () => {
    const store = breakable();
    const { customer, time } = await talk({ store });
    store.commitsFail(true);
    const refused = await customer.sends({ type: 'message', text: 'hello?', channelData: { clientActivityID: 'x' } });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBeTruthy();
    store.commitsFail(false);
    await customer.sends({
      type: 'message',
      text: 'my parcel 4471-22 is two weeks late',
      channelData: { clientActivityID: 'x' },
    });
    await customer.says('and nobody calls');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });
});

describe('more than fifty files', () => {
  it('are refused with a reason, and the message before them stays', async () => {
    const { customer, time, complaint } = await talk();
    const picture = await receipt();
    for (let sent = 0; sent < 50; sent += 10) {
      await customer.attachesAll(Array.from({ length: 10 }, () => picture));
      await time.passes('4 s');
    }
    expect((await complaint()).claim.attachments).toHaveLength(50);
    const refused = await customer.attaches(picture, 'and one more');
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { code: 'MessageSizeTooBig' } });
    customer.hears(...Array.from({ length: 5 }, () => ['@attachment-noted', '@ask-what-happened']).flat());
  });
});

function breakable(): Store & { commitsFail(now: boolean): void } {
  const store = createMemoryStore();
  let full = false;
  const commit = store.commit.bind(store);
  return Object.assign(store, {
    commitsFail: (now: boolean) => void (full = now),
    commit: async (change: Commit) => {
      if (full) throw new AmendsError('unavailable', 'no space left');
      return commit(change);
    },
  });
}
