import { describe, expect, it } from '@jest/globals';
import type { Commit, Store } from '../../bot/core/ports.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import type { LanguageEngine, QuickEar } from '../../dialogs/domain/ports.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { talk } from '../support/talk.ts';

describe('when our own parts break', () => {
  it('a turn that fails saves nothing, is tried again, and answers once', async () => {
    const { customer, time } = await talk({ language: failing(1) });
    await customer.says('my parcel 4471-22 is two weeks late');
    await time.passes('4 s');
    customer.hears();
    await time.passes('2 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('gives the complaint to a person after the third failure, with approved words', async () => {
    const { customer, time, complaint } = await talk({ language: failing(3) });
    await customer.says('my parcel 4471-22 is two weeks late');
    await time.passes('20 s');
    customer.hears('@broken');
    expect(await complaint()).toMatchObject({ handoff: { state: 'waiting', reason: 'broken' }, unheard: [] });
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

/** Understands only after having thrown that often. */
function failing(times: number): LanguageEngine & QuickEar {
  const rules = createRules();
  let left = times;
  return {
    glance: (...args) => rules.glance(...args),
    understand: async (...args) => {
      left -= 1;
      if (left >= 0) throw new Error('the engine fell over');
      return rules.understand(...args);
    },
  };
}

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
