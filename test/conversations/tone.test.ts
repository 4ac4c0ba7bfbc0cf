import { describe, expect, it } from '@jest/globals';
import { PLACES, talk } from '../support/talk.ts';

const wordsIn = (question: string) => question.split('\n')[0]?.split(/\s+/).length ?? 0;

describe.each(PLACES)('the tone of a customer, on %s:', (on) => {
  it('who writes in a word or two is asked in a few', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('parcel late');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    await customer.says('no');
    customer.hears('@ask-order');
    const before = wordsIn(customer.lastWords);
    await customer.says('4471-22');
    customer.hears('@ask-date');
    expect(wordsIn(customer.lastWords)).toBeLessThan(before);
    await customer.says('yesterday');
    customer.hears('@ask-wish');
    expect(wordsIn(customer.lastWords)).toBeLessThan(10);
  });

  it('who tells it at length is answered in whole sentences, also after a short word', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('My parcel never came and I wait at home for it in vain while nobody tells me anything at all');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    await customer.says('no');
    customer.hears('@ask-order');
    await customer.says('4471-22');
    customer.hears('@ask-date');
    expect(wordsIn(customer.lastWords)).toBeGreaterThan(9);
  });

  it('in Spanish too', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('mi paquete no llegó');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    await customer.says('no');
    customer.hears('@ask-order');
    await customer.says('4471-22');
    customer.hears('@ask-date');
    expect(wordsIn(customer.lastWords)).toBeLessThan(10);
  });
});
