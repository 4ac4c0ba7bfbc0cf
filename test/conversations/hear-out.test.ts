import { describe, expect, it } from '@jest/globals';
import { PLACES, talk } from '../support/talk.ts';

describe.each(PLACES)('on %s:', (on) => {
  describe('hearing them out', () => {
    it('takes several messages as one story, and says nothing while it comes', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('My parcel 4471-22 is two weeks late', 'and nobody calls back!!');
      customer.hears();
      await time.passes('3 s');
      await customer.says('I paid 12.50 pounds for express delivery');
      await time.passes('3 s');
      customer.hears();
      await time.passes('1 s');
      customer.hears('@reflect', '@apology', '@is-there-more').offering('that-is-everything', 'a-person');
      expect((await complaint()).claim).toMatchObject({
        type: 'parcel',
        failure: 'parcel.late',
        story: [{}, {}, {}],
      });
    });

    it('apologises once: what comes after is noted, not apologised for again', async () => {
      const { customer, time, complaint } = await talk({ on });
      await customer.says('You lost my suitcase on the way to Porto');
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more').reading(/sorry/i);
      await customer.says("my daughter's birthday present was in it too");
      await time.passes('4 s');
      customer.hears('@noted-more').offering('that-is-everything', 'a-person');
      expect(customer.lastWords).not.toMatch(/sorry|apolog/i);
      expect((await complaint()).claim.story).toHaveLength(2);
    });

    it('does not take a greeting for a story', async () => {
      const { customer, time } = await talk({ on });
      await customer.says('hello');
      await time.passes('4 s');
      customer.hears('@ask-what-happened');
    });

    it('is silent about a repeat of the same words under a new id', async () => {
      const { customer, time, complaint } = await talk({ on });
      const story = 'My parcel never came and the driver says that he rang the bell, which he did not';
      await customer.says(story, story);
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      expect((await complaint()).claim.story).toHaveLength(1);
    });

    it('hears the same words again when they come as an answer', async () => {
      const { customer, time } = await talk({ on });
      const story = 'My parcel never came and the driver says that he rang the bell, which he did not';
      await customer.says(story);
      await time.passes('4 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
      await time.passes('2 min');
      await customer.says(story);
      await time.passes('4 s');
      customer.hears('@noted-more');
    });
  });
});

describe('a story left unfinished', () => {
  it('is no complaint after thirty days; whoever comes back begins anew', async () => {
    const { customer, time, complaint, app, restarts } = await talk();
    await customer.says('you lost my suitcase');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    await app.close();
    await time.passes('31 d');
    await restarts();
    await time.passes('1 ms');
    expect(await complaint()).toMatchObject({ state: 'folded', unheard: [] });
    expect((await complaint()).reference).toBeUndefined();
    await customer.says('my parcel 4471-22 is two weeks late');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    expect(await complaint()).toMatchObject({ state: 'draft', claim: { failure: 'parcel.late' } });
  });
});
