import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deskInMemory, OtherAgent } from '../support/other-desk.ts';
import { receipt } from '../support/pictures.ts';
import { talk, type Talk } from '../support/talk.ts';

const NOOR = { id: 'noor', name: 'Noor' };

async function waiting() {
  const desk = await deskInMemory();
  const told = await talk({ hub: desk.hub });
  await told.customer.says('agent please');
  await told.time.passes('1 s');
  told.customer.hears('@person-now');
  return { ...told, desk, noor: new OtherAgent(told), reference: told.customer.reference ?? '' };
}

describe('the door for another desk', () => {
  it.each([
    ['no key', {}],
    ['another key', { authorization: 'Bearer an-api-key-for-nobody' }],
  ])('is shut to whoever has %s', async (_what, headers: Record<string, string>) => {
    const { noor, reference, customer } = await waiting();
    const answer = await noor.tries(reference, 'status', { state: 'accepted', agent: NOOR }, headers);
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'not-signed-in' }]);
    customer.hears();
  });

  it.each([
    ['a state it does not know', 'status', { state: 'typing', agent: NOOR }],
    ['nobody', 'status', { state: 'accepted' }],
    ['an agent without a name', 'status', { state: 'accepted', agent: { id: 'noor', name: ' ' } }],
    ['no words', 'messages', { agent: NOOR, text: '  ' }],
    ['words that are none', 'messages', { agent: NOOR, text: { toString: 1 } }],
    ['more words than a message holds', 'messages', { agent: NOOR, text: 'x'.repeat(10_001) }],
    ['what it does not know', 'messages', { agent: NOOR, text: 'Hi', internal: true }],
    ['a key with a blank', 'messages', { agent: NOOR, text: 'Hi', idempotencyKey: 'k 1' }],
  ] as const)('refuses %s, and says where', async (_what, path, body) => {
    const { noor, reference, customer } = await waiting();
    const answer = await noor.tries(reference, path, body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'unusable', errors: [{ says: expect.any(String) }] });
    customer.hears();
  });

  it('knows no complaint by another name', async () => {
    const { noor } = await waiting();
    for (const reference of ['F4W2-F4J8', 'nothing', '__proto__']) {
      const answer = await noor.tries(reference, 'status', { state: 'accepted', agent: NOOR });
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }]);
    }
  });

  it('closes nothing that nobody there has taken', async () => {
    const { noor, reference, complaint } = await waiting();
    const answer = await noor.tries(reference, 'status', { state: 'completed', agent: NOOR });
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'not-yours', state: 'waiting' }]);
    expect(await complaint()).toMatchObject({ state: 'open' });
  });

  it('is not taken for silent where its agents write to the customer by ways of their own', async () => {
    const desk = await deskInMemory();
    const told = await talk({ hub: { ...desk.hub, speaksItself: true } });
    await told.customer.says('agent please');
    await told.time.passes('1 s');
    told.customer.hears('@person-now');
    await new OtherAgent(told).accepts(told.customer.reference ?? '');
    told.customer.hears('@agent-joined');
    await told.time.passes('1 h');
    told.customer.hears();
    expect(await told.complaint()).toMatchObject({ handoff: { state: 'accepted' } });
  });

  it('masks a secret in what its agents write', async () => {
    const { noor, reference, customer } = await waiting();
    await noor.says(reference, 'Is it 4111 1111 1111 1111?');
    expect(customer.lastWords).not.toMatch(/4111/);
    customer.hears('@agent-joined', customer.lastWords);
  });

  it('is described, with all that another desk is told', async () => {
    const { url } = await waiting();
    const described = await (await fetch(`${url}/api/openapi.json`)).json();
    expect(Object.keys(described.webhooks)).toEqual([
      'handoff.start',
      'handoff.message',
      'handoff.status',
      'handoff.end',
    ]);
    const { content } = described.paths['/api/handoffs/{reference}/messages'].post.requestBody;
    expect(Object.keys(content['multipart/form-data'].schema.properties).sort()).toEqual(
      ['agentId', 'agentName', 'file', 'idempotencyKey', 'text'].sort(),
    );
    expect(described.paths['/api/handoffs/{reference}/messages'].post.security).toEqual([{ apiKey: [] }]);
  });
});

const PDF = { name: 'label (2).pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') };

describe('files of an agent elsewhere', () => {
  const kept = async ({ store, customer }: Pick<Talk, 'store' | 'customer'>) => {
    const log = await store.log(customer.conversationId, 0, 50);
    return log.flatMap(({ from, attachments = [] }) => (from.role === 'agent' ? [attachments] : []));
  };

  it('reach the customer with their words, cleaned and kept as those of our own desk', async () => {
    const told = await waiting();
    const answer = await told.noor.sends(told.reference, [await receipt('photo.jpg'), PDF], 'Here is the label.');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    told.customer.hears('@agent-joined', 'Here is the label.');
    const [files = []] = await kept(told);
    expect(files).toMatchObject([
      { name: 'photo.jpg', type: 'image/jpeg' },
      { name: 'label (2).pdf', type: 'application/pdf' },
    ]);
    expect((await fetch(`${told.url}/files/${files[1]?.id}/label.pdf`)).status).toBe(200);
  });

  it('need no words, and come once however often they are sent', async () => {
    const told = await waiting();
    const sends = (file: typeof PDF) => told.noor.sends(told.reference, [file], '', 'once');
    expect([(await sends(PDF)).status, (await sends(PDF)).status]).toEqual([204, 204]);
    told.customer.hears('@agent-joined', '');
    expect(await kept(told)).toHaveLength(1);
    const other = await sends({ ...PDF, bytes: Buffer.from('%PDF-1.7\n%another\n%%EOF\n') });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'unusable', reason: 'id-used' }]);
    told.customer.hears();
  });

  it.each([
    ['no picture', [{ ...PDF, name: 'run.exe', bytes: Buffer.from('MZ') }], 415, 'unsupported-type'],
    ['larger than 10 MB', [{ ...PDF, bytes: Buffer.alloc(10_485_761, '%PDF-1.7') }], 413, 'too-large'],
    ['eleven', Array.from({ length: 11 }, () => PDF), 413, 'too-large'],
    ['neither files nor words', [], 422, 'unusable'],
  ])('are refused with the reason, and nothing is sent: %s', async (_what, files, status, code) => {
    const { noor, reference, customer } = await waiting();
    const answer = await noor.sends(reference, files);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
    customer.hears();
  });
});

describe('what is not for the customer', () => {
  const INTERNAL = 'INTERNAL';
  const deed = fc.constantFrom('accepts', 'says', 'fails', 'completes', 'is put back', 'is noted', 'waits', 'customer');

  it('reaches no conversation of theirs, whatever happens between the desks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
        const { noor, agent, customer, time, store, url, reference } = await waiting();
        for (const [i, what] of deeds.entries()) {
          const idempotencyKey = `k${i}`;
          const common = { idempotencyKey, agent: NOOR };
          if (what === 'accepts') await noor.tries(reference, 'status', { ...common, state: 'accepted' });
          if (what === 'says') await noor.tries(reference, 'messages', { ...common, text: `Word ${i}.` });
          if (what === 'fails')
            await noor.tries(reference, 'status', { idempotencyKey, state: 'failed', why: INTERNAL });
          if (what === 'completes')
            await noor.tries(reference, 'status', { ...common, state: 'completed', cause: INTERNAL, note: INTERNAL });
          if (what === 'is put back') await agent.tries(reference, 'put-back');
          if (what === 'is noted') await agent.notes(reference, INTERNAL);
          if (what === 'waits') await time.passes('4 min');
          if (what === 'customer') await customer.says(`and ${i} more`);
        }
        await time.passes('20 min');
        const shown = JSON.stringify(await store.log(customer.conversationId, 0, 500));
        expect(shown).not.toMatch(/INTERNAL|They asked for a person|other desk/);
        expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
        customer.forgets();
      }),
      { numRuns: 15 },
    );
  });

  it('changes nothing when a customer sends it: events of a handoff come from desks only', async () => {
    const { customer, reference, complaint, desk } = await waiting();
    const before = await complaint();
    for (const name of ['handoff.status', 'handoff.initiate']) {
      const value = { state: 'completed', reference };
      const answer = await customer.sends({ type: 'event', name, value, channelData: { reference } });
      expect(answer.status).toBe(200);
    }
    const bare = await customer.sends({ type: 'handoff', value: { state: 'accepted' }, channelData: {} });
    expect(bare.status).toBe(400);
    await customer.reads();
    customer.hears();
    const { handoff, claim, notes, floor } = await complaint();
    expect({ handoff, claim, notes, floor }).toEqual({
      handoff: before.handoff,
      claim: before.claim,
      notes: before.notes,
      floor: 'bot',
    });
    expect(desk.told).toHaveLength(1);
  });
});
