import { describe, expect, it } from '@jest/globals';
import { drawReference } from '../../dialogs/domain/reference.ts';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  async function closed(): Promise<Talk<Writer> & { reference: string }> {
    const told = await talk({ on });
    await told.customer.says('agent please');
    told.customer.hears('@person-now');
    const reference = told.customer.reference ?? '';
    await told.agent.accepts(reference);
    told.customer.hears('@agent-joined');
    await told.agent.says(reference, 'Your money is on its way.');
    told.customer.hears('Your money is on its way.');
    await told.agent.closes(reference, 'bag on the wrong flight', 'Refunded in full.');
    told.customer.hears('@closed', '@survey').offering('yes', 'no');
    return Object.assign(told, { reference });
  }

  describe('the end', () => {
    it('asks one question, once', async () => {
      const { customer, time, complaint } = await closed();
      await customer.presses('yes');
      customer.hears('@survey-yes');
      expect((await complaint()).handoff).toMatchObject({
        state: 'closed',
        survey: 'yes',
        cause: 'bag on the wrong flight',
      });
      await time.passes('2 d');
      customer.hears();
    });

    it('takes a no as a reason to open it again', async () => {
      const { customer, complaint } = await closed();
      await customer.says('no');
      customer.hears('@survey-no').offering('reopen', 'leave-it');
      await customer.presses('reopen');
      customer.hears('@reopened');
      expect(await complaint()).toMatchObject({ state: 'open', handoff: { state: 'waiting', survey: 'no' } });
    });

    it('tells where it stands in its own conversation', async () => {
      const { customer, time, reference } = await closed();
      await customer.presses('yes');
      customer.hears('@survey-yes');
      await customer.says(`where is my complaint ${reference}?`);
      await time.passes('4 s');
      customer.hears('@status-closed').reading(new RegExp(reference));
    });

    it('tells nobody else, and not even whether there is such a reference', async () => {
      const { another, time, reference } = await closed();
      const stranger = await another();
      await stranger.says(`where is my complaint ${reference}?`);
      await time.passes('4 s');
      stranger.hears('@ask-proof');
      const said = stranger.lastWords;
      const second = await another();
      await second.says(`where is my complaint ${drawReference(() => 3)}?`);
      await time.passes('4 s');
      second.hears('@ask-proof');
      expect(said).not.toContain(reference);
    });

    it('begins a new complaint when something new is told', async () => {
      const { customer, time, reference, complaint } = await closed();
      await customer.presses('yes');
      customer.hears('@survey-yes');
      await customer.says('Now my parcel 9981-20 arrived completely smashed as well');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      expect(await complaint()).toMatchObject({ state: 'draft', claim: { type: 'parcel', failure: 'parcel.damaged' } });
      expect((await complaint()).reference).not.toBe(reference);
    });
  });
});
