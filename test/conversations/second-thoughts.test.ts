import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  /** What people say later is often what counts. Each of these went wrong once. */
  async function told(story: string): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says(story);
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    return told;
  }

  it.each([
    ['the parcel 4471-22 never came', 'actually it came but late', 'parcel.late'],
    ['my parcel 4471-22 is late', 'it is here now, and it is the wrong one', 'parcel.wrong-item'],
    ['you sent me the wrong parcel 4471-22', 'I mean it is the right thing, only broken', 'parcel.damaged'],
    ['my parcel 4471-22 was crushed', 'and nobody answers, I never got a reply', 'parcel.damaged'],
    ['my flight was cancelled', 'and I waited at the airport for hours', 'trip.cancelled'],
  ])('of "%s" and then "%s" what counts is %s', async (story, more, failure) => {
    const { customer, time, complaint } = await told(story);
    await customer.says(more);
    await time.passes('4 s');
    customer.hears('@noted-more');
    expect((await complaint()).claim.failure).toBe(failure);
  });

  it('who came by train is never asked for a flight', async () => {
    const { customer, complaint } = await told('my train was cancelled on Friday and I was stuck in York for hours');
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-booking');
    expect((await complaint()).claim.without).toEqual(['flight']);
  });

  it('a fact that is said otherwise while something else is asked is corrected, and said back', async () => {
    const { customer, complaint } = await told('my flight HV117 was cancelled on 5 September');
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-booking');
    await customer.says('and the flight was on the 6th');
    customer.hears('@corrected', '@ask-booking');
    expect((await complaint()).claim.details['date']).toMatchObject({
      value: '2026-09-06',
      was: [{ value: '2026-09-05' }],
    });
  });

  it('"some time last month" is kept in those words, until there is a day', async () => {
    const { customer, complaint } = await told('my flight HV117 was cancelled');
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-date');
    await customer.says('last month');
    customer.hears('@ask-booking');
    expect((await complaint()).claim.details['date']).toMatchObject({ kind: 'text', value: 'last month' });
    await customer.says('it was 5 September');
    customer.hears('@corrected', '@ask-booking');
    expect((await complaint()).claim.details['date']).toMatchObject({ kind: 'date', value: '2026-09-05' });
  });

  it.each(['are you a bot?', 'are you a bot'])('"%s" is no wish', async (question) => {
    const { customer, complaint } = await told('my parcel 4471-22 was crushed on 5 September');
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-wish');
    await customer.says(question);
    customer.hears('@are-you-a-bot', '@ask-wish');
    expect((await complaint()).claim.wish).toBeUndefined();
  });

  it('a cost is put right at the read-back without its currency', async () => {
    const { customer, complaint } = await told(
      'my parcel 4471-22 was crushed on 5 September. I paid £49.90 for the lamps, I want my money back, please email me at kim@example.com',
    );
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-receipts');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@read-back');
    await customer.says('no, the lamps were 59.90');
    customer.hears('@expense-noted', '@read-back');
    expect((await complaint()).claim.expenses).toMatchObject([{ what: 'the lamps', amount: { minor: 5990 } }]);
  });

  it.each([
    [
      'the taxi was 27 pounds',
      [
        ['a taxi', 2700],
        ['a box', 499],
      ],
    ],
    [
      '27.50 for the taxi and 9 for a shirt',
      [
        ['a taxi', 2750],
        ['a box', 499],
        ['a shirt', 900],
      ],
    ],
    [
      'the box was 5,49',
      [
        ['a taxi', 2500],
        ['a box', 549],
      ],
    ],
    [
      'I also paid 12 pounds for a lamp',
      [
        ['a taxi', 2500],
        ['a box', 499],
        ['a lamp', 1200],
      ],
    ],
  ])('"%s" changes the cost it names, and no other', async (change, costs) => {
    const { customer, complaint } = await told(
      'my parcel 4471-22 was lost on 3 September. I paid 25 pounds for a taxi and 4.99 for a box, I want my money back, email me at kim@example.com',
    );
    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-receipts');
    await customer.says('no receipts');
    customer.hears('@ask-receipts', '@read-back');
    await customer.presses('change-something');
    customer.hears('@ask-change');
    await customer.says(change);
    customer.hears('@expense-noted', '@read-back');
    const { expenses } = (await complaint()).claim;
    expect(expenses.map(({ what, amount }) => [what, amount.minor])).toEqual(costs);
  });

  it('a short "stop" at the end stops', async () => {
    const { customer, time } = await told('my flight HV117 was cancelled');
    await customer.says('you know what, I cannot do this now. stop');
    await time.passes('4 s');
    customer.hears('@pause');
  });
});
