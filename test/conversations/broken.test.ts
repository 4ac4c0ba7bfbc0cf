import { describe, expect, it } from '@jest/globals';
import { createRules } from '../../bot/language/rules/rules.ts';
import type { LanguageEngine, QuickEar } from '../../dialogs/domain/ports.ts';
import { PLACES, talk } from '../support/talk.ts';

describe.each(PLACES)('on %s:', (on) => {
  describe('when our own parts break', () => {
    it('a turn that fails saves nothing, is tried again, and answers once', async () => {
      const { customer, time } = await talk({ on, language: failing(1) });
      await customer.says('my parcel 4471-22 is two weeks late');
      await time.passes('4 s');
      customer.hears();
      await time.passes('2 s');
      customer.hears('@reflect', '@apology', '@is-there-more');
    });

    it('gives the complaint to a person after the third failure, with approved words', async () => {
      const { customer, time, complaint } = await talk({ on, language: failing(3) });
      await customer.says('my parcel 4471-22 is two weeks late');
      await time.passes('20 s');
      customer.hears('@broken');
      expect(await complaint()).toMatchObject({ handoff: { state: 'waiting', reason: 'broken' }, unheard: [] });
    });
  });

  /** Understands only after having thrown that often. */
  function failing(times: number): LanguageEngine & QuickEar {
    const rules = createRules();
    let left = times;
    return {
      glance: (...args) => rules.glance(...args),
      understand: async (...args) => {
        left -= 1;
        if (left >= 0) throw new Error('the engine fell over');
        return rules.understand(...args);
      },
    };
  }
});
