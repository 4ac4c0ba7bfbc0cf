import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  async function waiting(): Promise<Talk<Writer>> {
    const told = await talk({ on });
    await told.customer.says('agent please');
    told.customer.hears('@person-now');
    return told;
  }

  describe('waiting for a person', () => {
    it('is written to at the promised time, in other words each time, and with the next time', async () => {
      const { customer, time, complaint } = await waiting();
      const first = (await complaint()).promises[0];
      expect(first).toMatchObject({ what: 'check-in', who: 'bot', state: 'open' });
      await time.passes('60 s');
      customer.hears('@check-in').offering('i-will-wait', 'answer-later');
      const words = customer.lastWords;
      await time.passes('120 s');
      customer.hears('@check-in');
      expect(customer.lastWords).not.toBe(words);
      const { promises } = await complaint();
      expect(promises.map((p) => p.state)).toEqual(['kept', 'kept', 'open']);
      expect(promises.every((p) => p.settled === undefined || p.settled <= p.due)).toBe(true);
    });

    it('comes less often after three times', async () => {
      const { customer, time } = await waiting();
      await time.passes('5 min');
      customer.hears('@check-in', '@check-in', '@check-in');
      await time.passes('20 min');
      customer.hears();
      await time.passes('10 min');
      customer.hears('@check-in');
    });

    it('owns it when the word came late because the program was away', async () => {
      const { customer, time, restarts, app } = await waiting();
      await app.close();
      await time.passes('10 min');
      customer.hears();
      await restarts();
      await time.passes('1 ms');
      customer.hears('@check-in-late');
    });

    it('stops the moment a person joins', async () => {
      const { customer, agent, time } = await waiting();
      await agent.accepts(customer.reference ?? '');
      customer.hears('@agent-joined');
      await time.passes('2 min');
      customer.hears();
    });

    it('can end in an answer later, which is a promise with a time', async () => {
      const { customer, time, complaint } = await waiting();
      await time.passes('60 s');
      customer.hears('@check-in');
      await customer.presses('answer-later');
      customer.hears('@ask-later-contact');
      await customer.says('kim@example.com');
      customer.hears('@answer-later');
      const open = (await complaint()).promises.filter((p) => p.state === 'open');
      expect(open).toMatchObject([{ what: 'answer-later', who: 'desk' }]);
      await time.passes('5 min');
      customer.hears();
    });

    it('hears, where nobody knows, who answers and by when; a person who writes keeps it', async () => {
      const { customer, agent, time, complaint } = await waiting();
      await customer.says('who has got my bag now?');
      await time.passes('4 s');
      customer.hears('@question-noted').reading(/by tomorrow at/);
      const [promised] = (await complaint()).promises.filter(({ what }) => what === 'answer-later');
      expect(promised).toMatchObject({ who: 'desk', state: 'open' });
      await customer.says('why did you lose it?');
      await time.passes('4 s');
      customer.hears('@why-unknown', '@added-while-waiting').reading(/by tomorrow at/);
      expect((await complaint()).promises.filter(({ what }) => what === 'answer-later')).toHaveLength(1);
      const reference = customer.reference ?? '';
      await agent.accepts(reference);
      customer.hears('@agent-joined');
      await agent.says(reference, 'It is in Leeds.');
      customer.hears('It is in Leeds.');
      expect((await complaint()).promises.find(({ id }) => id === promised?.id)).toMatchObject({ state: 'kept' });
    });

    it('is told before that time where nobody has answered, with a new one', async () => {
      const { customer, time, complaint } = await waiting();
      await customer.says('who has got my bag now?');
      await time.passes('4 s');
      customer.hears('@question-noted');
      await time.passes('1429 min');
      customer.forgets();
      await time.passes('2 min');
      customer.hears('@promise-late').reading(/by tomorrow at|2[0-9] hours|on /);
      const answers = (await complaint()).promises.filter(({ what }) => what === 'answer-later');
      expect(answers.map(({ state }) => state)).toEqual(['told', 'open']);
    });

    it('asks for the answer later, and it is not due later than it was', async () => {
      const { customer, time, complaint } = await waiting();
      await customer.says('who has got my bag now?');
      await time.passes('4 s');
      customer.hears('@question-noted');
      const before = (await complaint()).promises.find(({ what }) => what === 'answer-later');
      await time.passes('56 s');
      customer.hears('@check-in');
      await customer.presses('answer-later');
      customer.hears('@ask-later-contact');
      await customer.says('kim@example.com');
      customer.hears('@answer-later');
      const open = (await complaint()).promises.filter(({ state }) => state === 'open');
      expect(open).toMatchObject([{ what: 'answer-later', due: before?.due }]);
    });

    it('says before they ask that a promised answer will slip, with a new time', async () => {
      const { customer, time, complaint } = await waiting();
      await time.passes('60 s');
      customer.hears('@check-in');
      await customer.presses('answer-later');
      customer.hears('@ask-later-contact');
      await customer.says('kim@example.com');
      customer.hears('@answer-later');
      await time.passes('24 h');
      customer.hears('@promise-late');
      expect((await complaint()).promises.map((p) => p.state)).toEqual(['kept', 'withdrawn', 'told', 'open']);
    });

    it('gives a range only when there is something to measure it by', async () => {
      const { customer, agent, another } = await waiting();
      expect(customer.lastWords).not.toMatch(/\d+ to \d+ minutes/);
      for (let i = 0; i < 5; i += 1) {
        const other = await another();
        await other.says('agent please');
        other.hears('@person-now');
        await agent.accepts(other.reference ?? '');
        other.hears('@agent-joined');
      }
      const late = await another();
      await late.says('agent please');
      late.hears('@person-now').reading(/1 to 2 minutes/);
    });

    it('adds what they say meanwhile for the person who takes it', async () => {
      const { customer, time, complaint } = await waiting();
      await customer.says('it is about flight BA117 by the way');
      await time.passes('4 s');
      customer.hears('@added-while-waiting');
      expect((await complaint()).claim.details).toMatchObject({ flight: { value: 'BA117' } });
    });
  });
});
