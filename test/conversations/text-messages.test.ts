import { describe, expect, it } from '@jest/globals';
import { talk } from '../support/talk.ts';

describe.each(['sms', 'whatsapp'] as const)('a complaint by %s', (on) => {
  it('is heard out, answered in one text, and says what it is in the first', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('my parcel 4471-22 was left in the rain, all ruined');
    customer.hears();
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more').offering('that-is-everything', 'a-person');
    expect(customer.provider.texted).toHaveLength(1);
    expect(customer.lastWords).toMatch(/^Harbour & Vale complaints, automated\..*sorry/s);
    await customer.says('1');
    expect(customer.provider.texted).toHaveLength(2);
    customer.hears('@what-i-have', '@ask-date');
  });
});
