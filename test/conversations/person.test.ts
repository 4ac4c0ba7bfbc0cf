import { describe, expect, it } from '@jest/globals';
import { CHATS, PLACES, talk } from '../support/talk.ts';

describe.each(PLACES)('on %s:', (on) => {
  describe('a person is one word away', () => {
    it.each(['agent please', 'let me talk to a human', 'I want to speak to a real person', 'get me your manager'])(
      'hands over in that very turn: "%s"',
      async (words) => {
        const { customer, complaint } = await talk({ on });
        await customer.says(words);
        customer.hears('@person-now');
        expect(await complaint()).toMatchObject({ state: 'open', handoff: { state: 'waiting', reason: 'asked' } });
      },
    );

    it('apologises on the way, and shows the summary afterwards', async () => {
      const { customer } = await talk({ on });
      await customer.says(
        'Your driver threw my parcel 4471-22 over the fence and the vase in it broke',
        'I want to talk to a person',
      );
      customer.hears('@apology', '@person-now', '@summary-to-correct').offering('change-something');
    });

    it('hands over in mid-sentence, and the agent has the summary of what was said until then', async () => {
      const { customer, agent } = await talk({ on });
      await customer.says('You lost my suitcase on flight HV117 and now');
      customer.hears();
      await customer.says('I want to talk to a person');
      customer.hears('@apology', '@person-now', '@summary-to-correct').offering('change-something');
      const { summary } = await agent.opens(customer.reference ?? '');
      expect(summary).toMatchObject({
        failure: 'Bag lost',
        facts: [{ name: 'flight', value: 'HV117', state: 'stated' }],
        lines: [
          { key: 'severity' },
          { key: 'happened', parts: [{ text: 'Bag lost.' }, { quoted: true, from: { seq: expect.any(Number) } }] },
          { key: 'wants', alarm: true },
          { key: 'promised', alarm: false },
          { key: 'missing', alarm: true },
          { key: 'tried' },
          { key: 'next' },
        ],
      });
    });

    it('does not take the word inside a story for a request', async () => {
      const { customer, time } = await talk({ on });
      await customer.says('the person at your desk was rude to me and the agent laughed');
      customer.hears();
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
    });

    it('does not ask somebody in danger for anything', async () => {
      const { customer, complaint } = await talk({ on });
      await customer.says('my son had an allergic reaction to your meal and cannot breathe');
      customer.hears('@person-now');
      expect((await complaint()).handoff).toMatchObject({ reason: 'danger' });
      expect(customer.lastWords).not.toContain('?');
    });

    it('makes a complaint that already waits graver when there is danger', async () => {
      const { customer, complaint } = await talk({ on });
      await customer.says('agent please');
      customer.hears('@person-now');
      await customer.says('my wife has collapsed and cannot breathe');
      customer.hears('@person-now');
      expect((await complaint()).handoff).toMatchObject({ state: 'waiting', reason: 'danger' });
    });

    it('never loops: asked again, it says where that stands', async () => {
      const { customer } = await talk({ on });
      await customer.says('agent please');
      customer.hears('@person-now');
      await customer.says('agent!!');
      customer.hears('@keep-waiting');
    });
  });
});

describe.each(PLACES)('a summary on %s', (on) => {
  it('lets the summary be corrected by its button while they wait', async () => {
    const { customer, complaint } = await talk({ on });
    await customer.says('you lost my suitcase on flight BA117, agent please');
    customer.hears('@apology', '@person-now', '@summary-to-correct').offering('change-something');
    await customer.presses('change-something');
    customer.hears('@ask-change');
    await customer.says('the flight was BA119');
    customer.hears('@corrected');
    expect((await complaint()).claim.details['flight']).toMatchObject({ value: 'BA119', was: [{ value: 'BA117' }] });
  });
});

describe.each(CHATS)('a greeting on %s', (on) => {
  it('has a person one press away', async () => {
    const { customer } = await talk({ on });
    await customer.presses('a-person');
    customer.hears('@person-now');
  });
});
