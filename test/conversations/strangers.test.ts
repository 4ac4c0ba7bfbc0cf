import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  /** What people do that no flow expects. Each of these went wrong once. */
  async function told(story: string): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says(story);
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    return told;
  }

  describe('while the story is told', () => {
    it('a correction is said back, and "the 8th" keeps the month', async () => {
      const { customer, time, complaint } = await told('you lost my suitcase on flight HV117 on 7 September');
      await customer.says('no wait, the 8th');
      await time.passes('4 s');
      customer.hears('@corrected', '@is-there-more');
      expect((await complaint()).claim.details['date']).toMatchObject({
        value: '2026-09-08',
        was: [{ value: '2026-09-07' }],
      });
    });

    it('what is added is given back, not what was said before', async () => {
      const { customer, time } = await told(
        'the delivery man was rude to me and threw my parcel 4471-22 over the fence',
      );
      await customer.says('my neighbour saw all of it');
      await time.passes('4 s');
      customer.hears('@noted-more').reading(/my neighbour saw all of it/);
    });

    it('a question before any story is answered', async () => {
      const { customer, time } = await talk({ on });
      await customer.says('what are your opening hours?');
      await time.passes('4 s');
      customer.hears('@answer');
    });

    it('asking for the data to be erased is no story: a person gets it at once, and the story goes on', async () => {
      const { customer, time, complaint } = await told('you lost my suitcase');
      await customer.says('please delete all my data');
      await time.passes('4 s');
      customer.hears('@rights-request', '@is-there-more').reading(/[A-Z0-9]{4}-[A-Z0-9]{4}/);
      const { claim, notes, state, handoff } = await complaint();
      expect(claim.story).toHaveLength(1);
      expect(notes).toHaveLength(1);
      expect([state, handoff?.state, handoff?.reason]).toEqual(['open', 'waiting', 'rights']);
    });

    it('asking for it within a story is taken up at once, and the story is heard', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('you lost my suitcase and I want you to delete my data');
      await time.passes('4 s');
      customer
        .hears('@rights-request', '@reflect', '@apology', '@is-there-more')
        .reading(/[A-Z0-9]{4}-[A-Z0-9]{4}[^]*bag/);
      expect(await complaint()).toMatchObject({
        state: 'open',
        handoff: { state: 'waiting', reason: 'rights' },
        notes: [{ by: 'bot' }],
      });
    });

    it('asking for it while a person is on the way is added to what that person reads', async () => {
      const { customer, time, complaint } = await told('you lost my suitcase');
      await customer.says('agent please');
      customer.hears('@person-now', '@summary-to-correct');
      await customer.says('and delete my data');
      await time.passes('4 s');
      customer.hears('@rights-request');
      expect(await complaint()).toMatchObject({ handoff: { reason: 'asked' }, notes: [{ by: 'bot' }] });
    });

    it('many costs are given back as their sum', async () => {
      const { customer, time } = await talk({ on });
      const costs = ['a taxi 20', 'food 11', 'a hotel 90', 'a shirt 25', 'shoes 40', 'a coat 75', 'a bus 3'];
      await customer.says(`you lost my suitcase. I had to pay for ${costs.map((c) => `${c} pounds`).join(', ')}`);
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more').reading(/£264\.00/);
    });
  });

  describe('while the claim is collected', () => {
    it('asking back is not a failed answer', async () => {
      const { customer, complaint } = await told('you lost my suitcase');
      await customer.presses('that-is-everything');
      customer.hears('@ask-flight');
      for (let i = 0; i < 3; i += 1) {
        await customer.says('how long will this take?');
        customer.hears('@answer', '@ask-flight');
      }
      expect((await complaint()).session).toMatchObject({ failed: 0, question: { times: 1 } });
    });

    it('a number that is called something else is not taken for the one that is asked for', async () => {
      const { complaint } = await told('my parcel is late, my account number is 7719-22');
      expect((await complaint()).claim.details).toMatchObject({ account: { value: '7719-22' } });
    });
  });

  describe('what failed, named before it is known what it is about', () => {
    it.each([
      ['it came smashed to bits', 'kind.parcel', 'parcel.damaged'],
      ['it came smashed to bits', 'kind.product', 'product.damaged'],
      ['it just does not work', 'kind.product', 'product.faulty'],
      ['it just does not work', 'kind.parcel', undefined],
    ])('"%s" is remembered when %s is chosen', async (story, kind, failure) => {
      const { customer, complaint } = await told(story);
      await customer.presses('that-is-everything');
      customer.hears('@ask-kind');
      await customer.presses(kind);
      customer.hears(kind === 'kind.parcel' ? '@ask-order' : '@ask-item');
      expect((await complaint()).claim.failure).toBe(failure);
    });

    it('and when it is said later in words', async () => {
      const { customer, time, complaint } = await told('it came smashed to bits');
      await customer.says('my parcel I mean, order 4471-22');
      await time.passes('4 s');
      customer.hears('@noted-more');
      expect((await complaint()).claim).toMatchObject({ type: 'parcel', failure: 'parcel.damaged' });
    });
  });

  describe('while it is read back', () => {
    it('whoever cannot be understood is not asked for ever: a person gets it as it stands', async () => {
      const { customer, time, complaint } = await told('you lost my parcel 4471-22 last Tuesday, I want my money back');
      await customer.presses('that-is-everything');
      customer.hears('@what-i-have', '@ask-contact');
      await customer.presses('here');
      customer.hears('@read-back');
      await customer.says('bof');
      await time.passes('30 s');
      customer.hears('@read-back');
      await customer.says('mouais');
      await time.passes('30 s');
      customer.hears('@offer-person', '@read-back');
      await customer.says('pfff, oui');
      await time.passes('4 s');
      customer.hears('@read-back', '@handed-over', '@outside-body').reading(/reference/);
      expect(await complaint()).toMatchObject({ state: 'open', handoff: { state: 'waiting', reason: 'unclear' } });
    });
  });

  describe('while they wait', () => {
    it.each([
      ["I'll wait", '@keep-waiting'],
      ['hello??', '@status-waiting'],
      ['any news?', '@status-waiting'],
      ['text me instead', '@ask-text-number'],
    ])('"%s" is understood', async (words, prompt) => {
      const { customer, time } = await talk({ on });
      await customer.says('agent please');
      customer.hears('@person-now');
      await customer.says(words);
      await time.passes('6 s');
      customer.hears(prompt);
    });
  });
});
