import { describe, expect, it } from '@jest/globals';
import type { Sender } from '../../bot/core/ports.ts';
import { OtherAgent, type OtherDesk } from '../support/other-desk.ts';
import { talk, type Talk } from '../support/talk.ts';
import { receipt } from '../support/pictures.ts';

interface Handed extends Talk {
  desk: OtherDesk;
  noor: OtherAgent;
  reference: string;
  alerted: string[];
}

/** Stories of complaints that people at another desk take: they hold for every way to reach one. */
export function otherDeskStories(name: string, opens: () => Promise<OtherDesk>): void {
  async function handed(...answers: Parameters<OtherDesk['answers']>): Promise<Handed> {
    const desk = await opens();
    desk.answers(...answers);
    const alerted: string[] = [];
    const alerts: Sender = {
      async send({ event }) {
        alerted.push(event);
        return { result: 'sent' };
      },
    };
    const told = await talk({ hub: desk.hub, alerts });
    await told.customer.says('My parcel 4471 is two weeks late. Agent please!');
    await told.time.passes('1 s');
    told.customer.hears('@apology', '@person-now', '@summary-to-correct');
    const reference = told.customer.reference ?? '';
    return Object.assign(told, { desk, noor: new OtherAgent(told), reference, alerted });
  }

  async function accepted(): Promise<Handed> {
    const at = await handed();
    await at.noor.accepts(at.reference);
    at.customer.hears('@agent-joined').reading(/Noor/);
    await at.noor.says(at.reference, 'Hello, I have read it all.');
    at.customer.hears('Hello, I have read it all.');
    return at;
  }

  const does = ({ desk }: Handed) => desk.told.map((t) => (t.why ? `${t.does} ${t.why}` : t.does));

  describe(`a complaint that another desk takes (${name})`, () => {
    it('is heard, answered and closed there, and the customer meets one conversation', async () => {
      const at = await accepted();
      const { customer, noor, desk, reference, complaint } = at;
      expect(desk.told[0]).toMatchObject({ does: 'start', reference, again: false });
      expect(desk.told[0]?.texts).toEqual(['My parcel 4471 is two weeks late. Agent please!']);
      expect(desk.told[0]?.words).toMatch(/They asked for a person[^]*4471/);
      await customer.says('It is a birthday present.', 'are you a bot?');
      customer.hears();
      expect(desk.told.slice(1).map((t) => [t.does, ...t.texts])).toEqual([
        ['send', 'It is a birthday present.'],
        ['send', 'are you a bot?'],
      ]);
      await noor.completes(reference, 'Sent it again, for nothing.');
      customer.hears('@closed', '@survey');
      await customer.presses('yes');
      customer.hears('@survey-yes');
      expect(await complaint()).toMatchObject({
        state: 'closed',
        handoff: { cause: 'carrier', survey: 'yes', agent: { name: 'Noor' } },
        notes: [{ by: 'Noor', text: 'Sent it again, for nothing.' }],
        outbox: [],
      });
      expect(does(at)).toEqual(['start', 'send', 'send']);
    });

    it('is told what is written while it waits, and that the summary is another one now', async () => {
      const at = await handed();
      await at.customer.says('It cost me 40 EUR for a new present.');
      await at.time.passes('10 s');
      at.customer.hears('@expense-noted');
      expect(does(at)).toEqual(['start', 'send', 'status changed']);
      expect(at.desk.told.at(-1)?.words).toMatch(/40/);
    });

    it('is given files as links that lead to them', async () => {
      const at = await accepted();
      await at.customer.attaches(await receipt('label.jpg'), 'here is the label');
      await at.time.passes('0 s');
      const [file] = (await at.store.log(at.customer.conversationId, 0, 50)).flatMap((m) => m.attachments ?? []);
      expect(at.desk.told.at(-1)).toMatchObject({ does: 'send', texts: ['here is the label'], files: [file?.id] });
    });

    it('goes there again, as what was closed before, when the customer was not content', async () => {
      const at = await accepted();
      await at.noor.completes(at.reference);
      at.customer.hears('@closed', '@survey');
      await at.customer.presses('no');
      await at.time.passes('1 s');
      at.customer.hears('@survey-no');
      await at.customer.says('yes');
      await at.time.passes('1 s');
      at.customer.hears('@reopened');
      expect(at.desk.told.at(-1)).toMatchObject({ does: 'start', reference: at.reference, again: true });
    });

    it('may be answered without being accepted first, and go from hand to hand there', async () => {
      const at = await handed();
      await at.noor.says(at.reference, 'I am looking.');
      at.customer.hears('@agent-joined', 'I am looking.');
      const kai = new OtherAgent(at, 'Kai');
      await kai.says(at.reference, 'So am I.');
      at.customer.hears('So am I.');
      await kai.completes(at.reference);
      at.customer.hears('@closed', '@survey');
    });
  });

  describe(`another desk that fails (${name})`, () => {
    it('is told again, as the same, when and only when it said that it could not listen', async () => {
      const at = await handed({ status: 429, retryAfter: '20' });
      await at.time.passes('15 s');
      expect(does(at)).toEqual(['start']);
      await at.time.passes('10 s');
      expect(at.desk.told.map((t) => t.id)).toEqual([at.desk.told[0]?.id, at.desk.told[0]?.id]);
    });

    it('keeps the order of what it is told', async () => {
      const at = await handed({ status: 429, retryAfter: '20' });
      await at.customer.says('and nobody calls back!');
      await at.time.passes('30 s');
      at.customer.hears('@added-while-waiting');
      expect(does(at)).toEqual(['start', 'start', 'send']);
      // The story is told once: what follows by itself is not in it.
      expect(at.desk.told[1]?.texts).toEqual(['My parcel 4471 is two weeks late. Agent please!']);
    });

    it.each([{ status: 500 }, 'breaks the line'] as const)(
      'is not told twice when nobody knows whether it heard (%j): the desk reads so, and somebody is alerted',
      async (answer) => {
        const at = await handed(answer);
        await at.restarts();
        await at.time.passes('40 s');
        expect(does(at)).toEqual(['start']);
        expect(at.alerted).toEqual(['handoff.waiting', 'handoff.trouble']);
        expect(await at.agent.opens(at.reference)).toMatchObject({
          handoff: { state: 'waiting', hub: { unsure: true } },
          notes: [{ text: 'It is not known whether the handoff reached the other desk.' }],
        });
        await at.noor.accepts(at.reference);
        at.customer.hears('@agent-joined');
      },
    );

    it('has it no longer when it does not take it: it waits at our own, and somebody is alerted', async () => {
      const at = await handed({ status: 400 });
      expect(at.alerted).toEqual(['handoff.waiting', 'handoff.waiting']);
      const seen = await at.agent.opens(at.reference);
      expect(seen).toMatchObject({ handoff: { state: 'waiting' }, notes: [{ by: 'bot' }] });
      expect(seen['handoff']).not.toHaveProperty('hub');
      await at.agent.accepts(at.reference);
      at.customer.hears('@agent-joined').reading(/Ana/);
      expect(does(at)).toEqual(['start']);
    });

    it('loses it when nobody there takes it in time; the customer was written to all the while', async () => {
      const at = await handed();
      await at.time.passes('15 min');
      at.customer.hears(...Array.from({ length: 3 }, () => '@check-in'));
      expect(does(at)).toEqual(['start', 'end no-answer']);
      expect(at.alerted).toEqual(['handoff.waiting', 'handoff.waiting']);
      const late = await at.noor.tries(at.reference, 'status', { state: 'failed' });
      expect(late.status).toBe(409);
      await at.agent.accepts(at.reference);
      at.customer.hears('@agent-joined').reading(/Ana/);
    });

    it('loses it when who took it writes nothing, and the customer is told', async () => {
      const at = await handed();
      await at.noor.accepts(at.reference);
      at.customer.hears('@agent-joined');
      await at.time.passes('3 min');
      at.customer.hears('@agent-silent').reading(/./);
      expect(does(at)).toEqual(['start', 'end agent-silent']);
      expect((await at.agent.queue()).waiting).toMatchObject([{ reference: at.reference }]);
    });

    it('gives it back while it waits: nothing changes for the customer, and our desk reads why', async () => {
      const at = await handed();
      await at.noor.gives(at.reference, 'No parcels here.');
      at.customer.hears();
      expect(await at.complaint()).toMatchObject({
        notes: [{ text: 'The other desk gave it back. No parcels here.' }],
      });
      expect(at.alerted).toEqual(['handoff.waiting', 'handoff.waiting']);
      expect(does(at)).toEqual(['start']);
    });

    it('gives it back after it had it: the customer is told that another person is asked', async () => {
      const at = await accepted();
      await at.noor.gives(at.reference, 'Shift is over.');
      at.customer.hears('@agent-put-back');
      expect(await at.complaint()).toMatchObject({ floor: 'bot', handoff: { state: 'waiting' } });
      await at.customer.says('hello?');
      await at.time.passes('5 s');
      at.customer.hears('@status-waiting');
      expect(does(at)).toEqual(['start']);
    });

    it('has its start cut off by a stop: that is unknown, and never repeated', async () => {
      const at = await handed({ status: 429, retryAfter: '3600' });
      const waiting = await at.complaint();
      const cut = waiting.outbox.map((e) => ({ ...e, state: 'sending' as const, notBefore: at.time.clock.now() }));
      const wakeAt = at.time.clock.now();
      await at.store.commit({
        at: wakeAt,
        complaints: [{ ...waiting, version: waiting.version + 1, outbox: cut, wakeAt }],
      });
      await at.restarts();
      await at.time.passes('1 s');
      expect(does(at)).toEqual(['start']);
      expect(await at.complaint()).toMatchObject({ outbox: [], handoff: { hub: { unsure: true } } });
      expect(at.alerted).toEqual(['handoff.waiting', 'handoff.trouble']);
    });
  });

  describe(`our own desk beside another (${name})`, () => {
    it('sees who has it, and may take it back', async () => {
      const at = await accepted();
      expect(await at.agent.opens(at.reference)).toMatchObject({
        floor: 'hub:noor',
        handoff: { state: 'accepted', agent: { name: 'Noor' }, hub: { unsure: false } },
      });
      expect((await at.agent.tries(at.reference, 'accept')).status).toBe(409);
      await at.agent.putsBack(at.reference);
      at.customer.hears('@agent-put-back');
      await at.agent.accepts(at.reference);
      at.customer.hears('@agent-joined').reading(/Ana/);
      expect(does(at)).toEqual(['start', 'end taken-back']);
      const late = await at.noor.tries(at.reference, 'messages', { agent: { id: 'noor', name: 'Noor' }, text: 'Hi' });
      expect([late.status, await late.json()]).toMatchObject([409, { code: 'not-yours', owner: 'Ana' }]);
      await at.customer.says('anybody?');
      expect(does(at)).toEqual(['start', 'end taken-back']);
    });

    it('takes what still waits; the other one is told, if it has heard of it', async () => {
      const at = await handed({ status: 429, retryAfter: '3600' });
      await at.restarts();
      await at.agent.accepts(at.reference);
      at.customer.hears('@agent-joined');
      await at.time.passes('2 min');
      expect(does(at)).toEqual(['start', 'end taken-back']);
    });
  });

  describe(`what agents of another desk send (${name})`, () => {
    it('has one effect, however often it comes, also after a restart', async () => {
      const at = await accepted();
      const same = { idempotencyKey: 'k-1', agent: { id: 'noor', name: 'Noor' }, text: 'One moment.' };
      expect((await at.noor.tries(at.reference, 'messages', same)).status).toBe(204);
      await at.restarts();
      expect((await at.noor.tries(at.reference, 'messages', same)).status).toBe(204);
      at.customer.hears('One moment.');
      const other = await at.noor.tries(at.reference, 'messages', { ...same, text: 'Two moments.' });
      expect([other.status, await other.json()]).toMatchObject([422, { code: 'unusable', reason: 'id-used' }]);
      at.customer.hears();
    });
  });
}
