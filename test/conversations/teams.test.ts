import { describe, expect, it } from '@jest/globals';
import { talk } from '../support/talk.ts';

describe('a complaint in Teams', () => {
  it('is heard out, answered in the chat it came from, and handed over', async () => {
    const { customer, complaint, time } = await talk({ on: 'teams' });
    await customer.says('Your driver threw my parcel 4471-22 over the fence and the vase in it broke');
    customer.hears();
    await time.passes('6 s');
    customer.hears('@reflect', '@apology', '@is-there-more').offering('that-is-everything', 'a-person');
    await customer.presses('a-person');
    customer.hears('@person-now', '@summary-to-correct').offering('change-something');
    expect(await complaint()).toMatchObject({ state: 'open', handoff: { state: 'waiting', reason: 'asked' } });
  });
});
