import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  /** What people wish for, said when something else is asked. */
  async function askedForReceipts(wish = ''): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says(`my parcel 4471-22 was crushed on 5 September. I paid £49.90 for the lamps. ${wish}`);
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    await told.customer.presses('that-is-everything');
    told.customer.hears('@what-i-have', '@ask-receipts');
    return told;
  }

  it('a wish is taken at any question, said back, and not asked for again; its day is no other day of the story', async () => {
    const { customer, complaint } = await askedForReceipts();
    await customer.says('new lamps before saturday please');
    customer.hears('@noted', '@ask-receipts');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@ask-contact');
    const { wish, details } = (await complaint()).claim;
    expect([wish?.kind, details['date']?.value]).toEqual(['replacement', '2026-09-05']);
  });

  it('at the read-back a wish changes no day, and a price puts right the cost that it names', async () => {
    const { customer, complaint } = await askedForReceipts('And 9 pounds for a taxi. I want my money back');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@ask-contact');
    await customer.says('here');
    customer.hears('@read-back');
    await customer.says('new lamps before saturday please');
    customer.hears('@changed', '@read-back');
    await customer.says('it was 59.90 for the lamps actually');
    customer.hears('@expense-noted', '@read-back');
    const { details, wish, expenses } = (await complaint()).claim;
    expect([details['date']?.value, wish?.kind]).toEqual(['2026-09-05', 'replacement']);
    expect(expenses.map(({ what, amount }) => [what, amount.minor])).toEqual([
      ['the lamps', 5990],
      ['a taxi', 900],
    ]);
  });

  it('what is wished for besides is kept with the wish', async () => {
    const { customer, complaint } = await askedForReceipts('I want my money back');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@ask-contact');
    await customer.says('and an answer why nobody picks up');
    customer.hears('@noted', '@ask-contact');
    await customer.says('here');
    customer.hears('@read-back');
    await customer.says('and an apology too');
    customer.hears('@changed', '@read-back');
    expect((await complaint()).claim.wish?.words).toMatch(
      /my money back; and an answer why nobody picks up; and an apology/,
    );
  });

  it('pain that is told of belongs to the story, and is no wish and no failed answer', async () => {
    const { customer, complaint } = await askedForReceipts();
    await customer.says('my back hurts from carrying it');
    customer.hears('@noted', '@ask-receipts');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@ask-wish');
    await customer.says('my back hurts from carrying it');
    customer.hears('@noted', '@ask-wish');
    await customer.says('an apology');
    customer.hears('@ask-contact');
    const { wish, story } = (await complaint()).claim;
    expect([wish?.words, story.length]).toEqual(['an apology', 3]);
  });

  it('where to reach them, said at the read-back, is heard although it is known', async () => {
    const { customer } = await askedForReceipts('I want my money back');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@ask-contact');
    await customer.says('here');
    customer.hears('@read-back');
    await customer.says('here');
    customer.hears('@noted', '@read-back');
  });
});
