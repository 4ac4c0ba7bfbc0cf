import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  /** A claim that lacks nothing but the way to reach them. */
  async function askedHow(
    story = 'On 3 November you lost my parcel 4471-22. I want my money back.',
  ): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says(story);
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    await told.customer.presses('that-is-everything');
    return told;
  }

  describe('how to reach them', () => {
    it.each([
      ['email', '@ask-email', 'kim@example.com', { way: 'email', address: 'kim@example.com' }],
      ['by text please', '@ask-text-number', '07700 900123', { way: 'text', address: '+447700900123' }],
      ['call me', '@ask-call-number', '07700 900123', { way: 'phone', address: '+447700900123' }],
    ])('"%s" is kept, and only the address is asked for', async (way, question, address, contact) => {
      const { customer, complaint } = await askedHow();
      customer.hears('@what-i-have', '@ask-contact');
      await customer.says(way);
      customer.hears(question).offering('here', 'dont-know');
      await customer.says(address);
      customer.hears('@read-back');
      expect((await complaint()).claim.contact).toMatchObject(contact);
    });

    it('a way that was named in the story is not asked for again', async () => {
      const { customer } = await askedHow(
        'On 3 November you lost my parcel 4471-22. I want my money back. Please email me.',
      );
      customer.hears('@what-i-have', '@ask-email');
      await customer.says('kim@example.com');
      customer.hears('@read-back').reading(/by e-mail, kim@example\.com/);
    });

    it.each([
      ['My e-mail is kim@example.com.', /by e-mail, kim@example\.com/],
      ['My mobile is 07700 900123.', /by phone, .*7700 ?900123/],
    ])('"%s" in the story answers it', async (own, read) => {
      const { customer } = await askedHow(`On 3 November you lost my parcel 4471-22. I want my money back. ${own}`);
      customer.hears('@what-i-have', '@read-back').reading(read);
    });

    it('an address they wrote to is not theirs', async () => {
      const { customer } = await askedHow(
        'On 3 November you lost my parcel 4471-22. I want my money back. I wrote by email to help@shop.example.',
      );
      customer.hears('@what-i-have', '@ask-contact');
    });

    it('who would rather not give the number keeps the way, and is not asked again', async () => {
      const { customer, complaint } = await askedHow();
      customer.hears('@what-i-have', '@ask-contact');
      await customer.says('call me');
      customer.hears('@ask-call-number');
      await customer.presses('dont-know');
      customer.hears('@ask-call-number', '@read-back').reading(/by phone/);
      const { claim } = await complaint();
      expect(claim.contact).toMatchObject({ way: 'phone' });
      expect(claim.declined).toMatchObject({ contact: expect.stringMatching(/skipped|unknown/) });
    });

    it('a number that cannot be read twice is let go, and the way stays', async () => {
      const { customer, complaint, time } = await askedHow();
      customer.hears('@what-i-have', '@ask-contact');
      await customer.says('call me');
      customer.hears('@ask-call-number');
      await customer.says('on my usual one');
      await time.passes('4 s');
      customer.hears('@ask-call-number');
      await customer.says('the usual one I said');
      await time.passes('4 s');
      customer.hears('@ask-call-number', '@offer-person', '@read-back');
      expect((await complaint()).claim).toMatchObject({ contact: { way: 'phone' }, declined: { contact: 'unknown' } });
    });

    it('another way for the number they gave needs no new number', async () => {
      const { customer, time, complaint } = await askedHow();
      customer.hears('@what-i-have', '@ask-contact');
      await customer.says('07700 900123');
      customer.hears('@read-back');
      await customer.says('no, text me please');
      await time.passes('4 s');
      customer.hears('@changed', '@read-back');
      expect((await complaint()).claim.contact).toMatchObject({ way: 'text', address: '+447700900123' });
    });

    it('a way that is named at the read-back is asked for its address before it is read back again', async () => {
      const { customer, time } = await askedHow();
      customer.hears('@what-i-have', '@ask-contact');
      await customer.presses('here');
      customer.hears('@read-back');
      await customer.says('no, email me please');
      await time.passes('4 s');
      customer.hears('@changed', '@ask-email');
      await customer.says('kim@example.com');
      customer.hears('@read-back').reading(/kim@example\.com/);
    });

    it('while they wait the way is kept as well', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('agent please');
      customer.hears('@person-now');
      await customer.says('text me instead');
      await time.passes('4 s');
      customer.hears('@ask-text-number');
      await customer.says('07700 900123');
      customer.hears('@answer-later').reading(/\+447700900123/);
      expect((await complaint()).claim.contact).toMatchObject({ way: 'text' });
    });

    it('who would rather not say where a later answer goes is answered here, without a second question', async () => {
      const { customer, time } = await talk({ on });
      await customer.says('agent please');
      customer.hears('@person-now');
      await time.passes('60 s');
      customer.hears('@check-in');
      await customer.presses('answer-later');
      customer.hears('@ask-later-contact');
      await customer.presses('dont-know');
      customer.hears('@answer-later');
    });
  });
});
