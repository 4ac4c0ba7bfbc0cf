import { describe, expect, it } from '@jest/globals';
import { smsSegments } from '../../bot/render/sms.ts';
import { talk, PLACES, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('who wants their data deleted, on %s,', (on) => {
  /** Where nobody is texted too often, time has passed. */
  const pause = '30 s';

  /** A customer who is asked for the first detail of their claim. */
  async function asked(): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says('you lost my suitcase on BA117 on 3 November');
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    await told.customer.presses('that-is-everything');
    told.customer.hears('@what-i-have', '@ask-bag-tag');
    await told.time.passes(pause);
    return told;
  }

  async function asksForIt({ customer, time }: Talk<Writer>): Promise<void> {
    await customer.says('please delete all my data');
    await time.passes('4 s');
  }

  it('has the receipt at once, is asked again what they were asked, and tells their story to its end', async () => {
    const told = await asked();
    const { customer, time, complaint } = told;
    await asksForIt(told);
    customer.hears('@rights-request', '@ask-bag-tag').reading(/[A-Z0-9]{4}-[A-Z0-9]{4}/);
    const { reference, handoff, notes } = await complaint();
    expect([handoff?.state, handoff?.reason, notes.length]).toEqual(['waiting', 'rights', 1]);
    expect(customer.lastWords).toContain(reference);
    if (on === 'sms') expect(smsSegments(customer.lastWords).segments).toBeLessThanOrEqual(2);

    await customer.says('0125557786');
    customer.hears('@ask-contents');
    await time.passes(pause);
    await customer.says('clothes mostly');
    customer.hears('@ask-expenses');
    await time.passes(pause);
    await customer.says('no');
    customer.hears('@ask-wish');
    await customer.says('my bag');
    customer.hears('@ask-contact');
    await time.passes(pause);
    await customer.says('text 07700 900123');
    customer.hears('@read-back');
    await customer.presses('hand-it-over');
    customer.hears('@handed-over', '@outside-body');
    expect(customer.lastWords).toContain(reference);
    expect(await complaint()).toMatchObject({
      reference,
      claim: { details: { 'bag-tag': { value: '0125557786' } } },
      handoff: { state: 'waiting', reason: 'rights' },
      session: { dialog: 'waiting' },
    });
    await time.passes('60 s');
    customer.hears('@check-in');
  });

  it('asks for it when all is read back: it is read back again, and a yes hands it over', async () => {
    const told = await asked();
    const { customer, time } = told;
    for (const text of ['0125557786', 'clothes mostly', 'no', 'my bag', 'text 07700 900123']) {
      await customer.says(text);
      await time.passes(pause);
    }
    customer.forgets();
    await asksForIt(told);
    customer.hears('@rights-request', '@read-back');
    await time.passes(pause);
    await customer.says('yes');
    customer.hears('@handed-over', '@outside-body');
  });

  it('asks for a person after that, and has the same reference', async () => {
    const told = await asked();
    const { customer, complaint } = told;
    await asksForIt(told);
    customer.hears('@rights-request', '@ask-bag-tag');
    const { reference } = await complaint();
    await customer.says('let me talk to a person');
    customer.hears('@person-now', '@summary-to-correct').reading(new RegExp(reference ?? 'none'));
    await customer.says('a person please');
    customer.hears('@keep-waiting');
  });

  it('is in danger after that, and the person who comes reads so first', async () => {
    const told = await asked();
    const { customer, complaint } = told;
    await asksForIt(told);
    customer.hears('@rights-request', '@ask-bag-tag');
    await customer.says('my son is hurt and bleeding, we are at the airport');
    customer.hears('@person-now');
    expect((await complaint()).handoff).toMatchObject({ state: 'waiting', reason: 'danger' });
  });

  it('is told as promised where it stands, and what they were asked is still the question', async () => {
    const told = await asked();
    const { customer, time, complaint } = told;
    await asksForIt(told);
    customer.hears('@rights-request', '@ask-bag-tag');
    await time.passes('30 min');
    customer.hears('@status-waiting');
    await customer.says('where does my complaint stand?');
    await time.passes('4 s');
    customer.hears('@status-waiting');
    await time.passes(pause);
    await customer.says('0125557786');
    customer.hears('@ask-contents');
    expect((await complaint()).claim.details).toMatchObject({ 'bag-tag': { value: '0125557786' } });
  });

  it('is written to by the person who takes it, and the bot asks nothing more', async () => {
    const told = await asked();
    const { customer, agent, time, complaint } = told;
    await asksForIt(told);
    customer.hears('@rights-request', '@ask-bag-tag');
    const { reference = '' } = await complaint();
    await agent.accepts(reference);
    customer.hears('@agent-joined');
    await customer.says('0125557786');
    await time.passes('4 s');
    customer.hears();
  });

  it('asks for nothing else: that is all there is to it', async () => {
    const { customer, time, complaint } = await talk({ on });
    await customer.says('please delete all my data');
    await time.passes('4 s');
    customer.hears('@rights-request').reading(/[A-Z0-9]{4}-[A-Z0-9]{4}/);
    expect(await complaint()).toMatchObject({ handoff: { reason: 'rights' }, session: { dialog: 'waiting' } });
  });
});
