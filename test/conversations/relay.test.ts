import { describe, expect, it } from '@jest/globals';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

describe.each(PLACES)('on %s:', (on) => {
  async function accepted(): Promise<Talk<Writer> & { reference: string }> {
    const told = await talk({ on });
    await told.customer.says('agent please');
    told.customer.hears('@person-now');
    const reference = told.customer.reference ?? '';
    await told.agent.accepts(reference);
    told.customer.hears('@agent-joined').reading(/Ana/);
    return Object.assign(told, { reference });
  }

  describe('while a person has the floor', () => {
    it('the bot says nothing, whatever is said', async () => {
      const { customer, agent, time, reference } = await accepted();
      await customer.says('my parcel 4471 is late', 'are you a bot?', 'start over');
      await time.passes('10 s');
      customer.hears();
      await agent.says(reference, 'Hello Kim, I have read it all.');
      customer.hears('Hello Kim, I have read it all.');
      await time.passes('10 min');
      customer.hears();
    });

    it('what an agent should not have asked for is not kept either', async () => {
      const { customer, agent, reference, store } = await accepted();
      await agent.says(reference, "To be sure it is you: what was your mother's maiden name?");
      customer.hears("To be sure it is you: what was your mother's maiden name?");
      await customer.says('Brennan');
      const log = await store.log(customer.conversationId, 0, 100);
      expect(log.at(-1)).toMatchObject({ text: '•••', masked: ['security-answer'] });
    });

    it('figures an agent names stand beside the claim as said by us, each once, and are no claim of the customer’s', async () => {
      const { customer, agent, reference, complaint, store } = await accepted();
      await agent.says(reference, 'It comes on Monday 30 November, and I can offer you £50.');
      await agent.says(reference, 'That is £50, as I said.');
      customer.hears('It comes on Monday 30 November, and I can offer you £50.', 'That is £50, as I said.');
      const { claim, conversation } = await complaint();
      const log = await store.log(conversation, 0, 100);
      const offer = log.find(({ text }) => text.startsWith('It comes'));
      expect(claim).toMatchObject({ details: {}, expenses: [] });
      expect(claim.asides?.map(({ words, by, from }) => [words, by, from.seq])).toEqual([
        ['Monday 30 November', 'agent', offer?.seq],
        ['£50', 'agent', offer?.seq],
      ]);
      expect(await agent.opens(reference)).toMatchObject({
        summary: { facts: [], asides: [], saidByUs: [{ words: 'Monday 30 November' }, { words: '£50' }] },
      });
    });

    it('a private note reaches nobody but the desk', async () => {
      const { customer, agent, reference, complaint } = await accepted();
      await agent.notes(reference, 'Sounds upset. Be quick.');
      customer.hears();
      expect((await complaint()).notes).toMatchObject([{ by: 'Ana', text: 'Sounds upset. Be quick.' }]);
    });

    it('one agent wins; the other is told who', async () => {
      const { colleague, reference } = await accepted();
      const bo = await colleague('Bo');
      const refused = await bo.tries(reference, 'accept');
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({ code: 'not-yours', owner: 'Ana' });
    });

    it('the same command twice has one effect', async () => {
      const { customer, agent, reference } = await accepted();
      const same = { id: 'reply-1', text: 'One moment.' };
      await agent.tries(reference, 'replies', same);
      await agent.tries(reference, 'replies', same);
      customer.hears('One moment.');
    });

    it('an agent who stays silent for three minutes loses it, and the customer is told', async () => {
      const { customer, time, complaint } = await accepted();
      await time.passes('3 min');
      customer.hears('@agent-silent');
      expect(await complaint()).toMatchObject({ floor: 'bot', handoff: { state: 'waiting' } });
    });

    it('an agent who has written keeps it', async () => {
      const { customer, agent, time, reference, complaint } = await accepted();
      await agent.says(reference, 'I am looking for the bag now.');
      customer.hears('I am looking for the bag now.');
      await time.passes('30 min');
      expect(await complaint()).toMatchObject({ handoff: { state: 'accepted' } });
    });

    it('put back means the queue again, and a word to the customer', async () => {
      const { customer, agent, reference, complaint } = await accepted();
      await agent.putsBack(reference);
      customer.hears('@agent-put-back');
      expect(await complaint()).toMatchObject({ floor: 'bot', handoff: { state: 'waiting' } });
    });
  });
});
