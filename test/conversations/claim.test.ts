import { describe, expect, it } from '@jest/globals';
import { receipt } from '../support/pictures.ts';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  const story = 'Your flight BA117 from New York on 3 November lost my suitcase. I had to buy clothes for 240 pounds.';

  async function toldTheStory(words = story): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says(words);
    await told.time.passes('4 s');
    told.customer
      .hears('@reflect', '@apology', '@is-there-more')
      .reading(/BA117.*£240\.00 for clothes[^]*We lost your bag/i);
    return told;
  }

  describe('collecting the claim', () => {
    it('takes from the story what it holds and asks only for what is missing, one thing at a time', async () => {
      const { customer, complaint } = await toldTheStory();
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-bag-tag').offering('dont-know');
      const { claim } = await complaint();
      expect(claim.details['flight']).toMatchObject({
        value: 'BA117',
        words: 'BA117',
        state: 'stated',
      });
      expect(claim.details['date']).toMatchObject({ value: '2026-11-03' });
      expect(claim.expenses).toMatchObject([{ what: 'clothes', amount: { minor: 24_000, currency: 'GBP' } }]);
      expect(customer.lastWords.match(/\?/g) ?? []).toHaveLength(1);
    });

    it('lets them not know, and corrects in the same breath, keeping the old value', async () => {
      const { customer, complaint } = await toldTheStory();
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-bag-tag');
      await customer.says('no idea, threw it away. and it was the 2nd not the 3rd');
      expect((await complaint()).claim.details['date']).toMatchObject({
        value: '2026-11-02',
        state: 'corrected',
        was: [{ value: '2026-11-03' }],
      });
      expect((await complaint()).claim.declined).toEqual({ 'bag-tag': 'unknown' });
      customer.hears('@corrected', '@ask-bag-tag', '@ask-contents');
    });

    it('does not take the words of a button for what was asked', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('my blender broke, order 2915-38');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-item');
      await customer.presses('dont-know');
      customer.hears('@ask-item', '@ask-date');
      expect((await complaint()).claim).toMatchObject({ details: { order: {} }, declined: { item: 'unknown' } });
      expect((await complaint()).claim.details).not.toHaveProperty('item');
    });

    it('takes a way to be reached that is asked for as an answer', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('my parcel 4471-22 did not come last Tuesday, I want my money back');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-contact');
      await customer.says('can you call me instead? 07700 900456');
      customer.hears('@read-back');
      expect((await complaint()).claim).toMatchObject({
        contact: { way: 'phone', address: '+447700900456' },
        questions: [],
      });
    });

    it('takes several answers at once', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('you lost my suitcase');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await customer.says("that's all");
      customer.hears('@ask-flight');
      await customer.says('BA117 on 3 November, tag number 0125557786');
      customer.hears('@ask-contents');
      expect((await complaint()).claim.details).toMatchObject({
        flight: { value: 'BA117' },
        date: { value: '2026-11-03' },
        'bag-tag': { value: '0125557786' },
      });
    });

    it('asks once more in other words, then goes on without and offers a person', async () => {
      const { customer, time } = await talk({ on });
      await customer.says('you lost my suitcase');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await customer.presses('that-is-everything');
      customer.hears('@ask-flight');
      await customer.says('hmm well you know');
      customer.hears('@ask-flight');
      await customer.says('hmm well you know');
      customer.hears('@ask-flight', '@offer-person', '@ask-date');
    });

    it('itemises what it cost, adds a receipt to it and totals it', async () => {
      const { customer, time, complaint } = await toldTheStory();
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-bag-tag');
      await customer.says('a taxi was 31.50 pounds too');
      customer.hears('@expense-noted', '@ask-bag-tag');
      await customer.presses('dont-know');
      customer.hears('@ask-bag-tag', '@ask-contents');
      await customer.says('two dresses and a camera');
      customer.hears('@ask-receipts');
      // Nobody is texted faster than that.
      await time.passes('30 s');
      await customer.attaches(await receipt('clothes.jpg'));
      customer.hears('@got-receipt', '@ask-wish');
      const { claim } = await complaint();
      expect(claim.expenses).toMatchObject([
        { what: 'clothes', receipts: [{ type: 'image/jpeg' }] },
        { what: 'a taxi', amount: { minor: 3_150, currency: 'GBP' }, receipts: [] },
      ]);
    });

    it('reads it all back, takes a correction, and hands over only after a yes', async () => {
      const { customer, time, complaint } = await toldTheStory();
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-bag-tag');
      await customer.says('0125557786');
      customer.hears('@ask-contents');
      await customer.says('clothes mostly');
      customer.hears('@ask-receipts');
      await customer.presses('no-receipts');
      customer.hears('@ask-receipts', '@ask-wish');
      await time.passes('30 s');
      await customer.says('my money back and somebody telling me where my bag is');
      customer.hears('@ask-contact');
      await customer.says('text 07700 900123');
      customer.hears('@read-back').reading(/BA117[^]*£240\.00[^]*Money back/);
      await customer.says('sorry, the flight was BA119');
      customer.hears('@corrected', '@read-back').reading(/BA119/);
      expect((await complaint()).state).toBe('draft');
      await time.passes('30 s');
      await customer.says('text 07700 900123');
      customer.hears('@noted', '@read-back');
      await customer.presses('hand-it-over');
      customer.hears('@handed-over', '@outside-body');
      const filed = await complaint();
      expect(filed).toMatchObject({ state: 'open', handoff: { state: 'waiting', reason: 'complete' } });
      expect(filed.claim.contact).toMatchObject({ way: 'text', address: '+447700900123' });
      expect(customer.lastWords).toContain(filed.reference);
    });
  });

  describe('a file', () => {
    it('is taken note of even before a word was said', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.attaches(await receipt('broken-vase.jpg'));
      await time.passes('4 s');
      customer.hears('@attachment-noted', '@ask-what-happened').reading(/\.jpg/);
      expect((await complaint()).claim.attachments).toMatchObject([{ type: 'image/jpeg' }]);
    });
  });

  describe('an amount without a currency', () => {
    it('is read back as what it was taken for', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('the hotel room was filthy and nobody came to clean it');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await customer.presses('that-is-everything');
      customer.hears('@ask-place');
      await customer.says('Leeds');
      customer.hears('@ask-date');
      await customer.says('yesterday');
      expect((await complaint()).claim.details).toMatchObject({
        place: { value: 'Leeds' },
        date: { value: '2026-11-04' },
      });
      customer.hears('@ask-expenses');
      await customer.says('a taxi for 16');
      customer.hears('@expense-noted', '@ask-receipts');
      expect((await complaint()).claim.expenses).toMatchObject([
        { amount: { minor: 1_600, currency: 'GBP' }, currencyAssumed: true },
      ]);
    });
  });
});
