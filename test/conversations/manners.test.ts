import { describe, expect, it } from '@jest/globals';
import { CHATS, PLACES, type Place, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

async function inTheClaim(on: Place): Promise<Talk<Writer>> {
  const told = await talk({ on });
  await told.customer.says('you lost my suitcase');
  await told.time.passes('4 s');
  told.customer.hears('@reflect', '@apology', '@is-there-more');
  await told.customer.presses('that-is-everything');
  told.customer.hears('@ask-flight');
  return told;
}

describe.each(PLACES)('on %s:', (on) => {
  describe('asked something in between', () => {
    it('says that it is a bot, and goes on where it was', async () => {
      const { customer } = await inTheClaim(on);
      await customer.says('are you a bot?');
      customer.hears('@are-you-a-bot', '@ask-flight');
    });

    it('does not know why, says so, and puts the question on the handoff', async () => {
      const { customer, complaint } = await inTheClaim(on);
      await customer.says('why did you lose it??');
      customer.hears('@why-unknown', '@ask-flight');
      expect((await complaint()).claim.questions).toMatchObject([{ words: 'why did you lose it??' }]);
    });

    it('answers from what the company knows', async () => {
      const { customer } = await inTheClaim(on);
      await customer.says('what do you do with my data?');
      customer.hears('@answer', '@ask-flight');
    });

    it('starts over only after asking', async () => {
      const { customer, complaint } = await inTheClaim(on);
      await customer.says('start over');
      customer.hears('@start-over-ask').offering('start-over', 'keep-going');
      await customer.presses('start-over');
      customer.hears('@started-over');
      expect((await complaint()).claim.story).toEqual([]);
    });
  });

  describe('whatever they say', () => {
    it('masks secrets before anything is kept, and says so once', async () => {
      const { customer, store, time } = await talk({ on });
      await customer.says('you charged my card 4242 4242 4242 4242 twice, cvv 123', 'my pin is 9911');
      await time.passes('4 s');
      customer.hears('@secret-masked', '@reflect', '@apology', '@is-there-more');
      const kept = JSON.stringify(await store.log(customer.conversationId, 0, 100));
      expect(kept).not.toMatch(/4242 4242 4242|\b123\b|9911/);
    });

    it('meets abuse calmly', async () => {
      const { customer, time } = await talk({ on });
      await customer.says('you useless idiots lost my bag');
      await time.passes('4 s');
      customer.hears('@abuse-calm', '@reflect', '@apology', '@is-there-more');
    });

    it('keeps a very long message to the limit and says so', async () => {
      const { customer, time, store } = await talk({ on });
      await customer.says(`My parcel is late. ${'It is really late. '.repeat(700)}`);
      await time.passes('4 s');
      customer.hears('@too-long', '@reflect', '@apology', '@is-there-more');
      const message = (await store.log(customer.conversationId, 0, 10)).find((m) => m.cut);
      expect([...(message?.text ?? '')]).toHaveLength(10_000);
    });
  });
});

// On a phone the word belongs to the trade.
describe.each(CHATS)('stop on %s', (on) => {
  it('pauses, and the complaint stays', async () => {
    const { customer, complaint } = await inTheClaim(on);
    await customer.says('stop');
    customer.hears('@pause').offering('go-on', 'a-person');
    await customer.presses('go-on');
    customer.hears('@paused-resumed', '@ask-flight');
    expect((await complaint()).claim.story).toHaveLength(1);
  });
});
