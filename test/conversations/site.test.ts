import { describe, expect, it } from '@jest/globals';
import { Frame, vouch, type Vouched } from '../support/site.ts';
import { talk, type Talk } from '../support/talk.ts';

const CONTEXT = { orderNumber: 4471, plan: 'gold', delivery: { carrier: 'Meridian', late: true } };

/** A customer on a site's page who asks for a person, and what the desk then shows of them. */
async function atTheDesk(of: Vouched, says: (frame: Frame, told: Talk) => Promise<void>) {
  const told = await talk();
  const frame = new Frame(told.url);
  const { conversationId } = await frame.opens(await vouch(told.url, of));
  await says(frame, told);
  await told.time.passes('5 s');
  const conversation = await told.store.conversation(conversationId);
  const complaint = await told.store.complaint(conversation?.spans.at(-1)?.complaintId ?? '');
  return (await told.agent.opens(complaint?.reference ?? '')).customer as {
    name?: string;
    told: { by: string; facts: { label: string; value: string }[] }[];
  };
}

describe('what a site says of its visitor', () => {
  it('is read at the desk as the site’s word, and not as the customer’s', async () => {
    const customer = await atTheDesk({ user: { id: 'dl_kim', name: 'Kim' }, context: CONTEXT }, (frame) =>
      frame.says('agent please'),
    );
    expect(customer.name).toBe('Kim');
    expect(customer.told).toEqual([
      {
        by: 'site',
        at: expect.any(Number),
        facts: [
          { label: 'Name', value: 'Kim' },
          { label: 'Order number', value: '4471' },
          { label: 'Plan', value: 'gold' },
          { label: 'Delivery carrier', value: 'Meridian' },
          { label: 'Delivery late', value: 'true' },
        ],
      },
    ]);
  });

  it('is told from what the page in the browser says, where anybody may say anything', async () => {
    const customer = await atTheDesk({ context: { plan: 'gold' } }, async (frame) => {
      await frame.says('my parcel is late', { page: '/orders/4471' });
      await frame.says('agent please', { page: '/help' });
    });
    expect(customer.name).toBeUndefined();
    expect(customer.told.map(({ by, facts }) => [by, facts])).toEqual([
      ['site', [{ label: 'Plan', value: 'gold' }]],
      ['page', [{ label: 'Page', value: '/help' }]],
    ]);
  });

  it('names who signs in later, in the same conversation', async () => {
    const customer = await atTheDesk({}, async (frame, { url }) => {
      await frame.says('my parcel is late');
      await frame.opens(await vouch(url, { user: { id: 'dl_kim', name: 'Kim' } }));
      await frame.says('agent please');
    });
    expect(customer.name).toBe('Kim');
  });

  it('holds no secret, no trick of writing and no end', async () => {
    const customer = await atTheDesk(
      {
        context: {
          card: '4111 1111 1111 1111',
          turned: 'abc\u202Edcba\n\nx',
          long: 'x'.repeat(5_000),
          deep: { deep: { deep: { deep: 'unreachable' } } },
          nothing: null,
          ...Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`extra${i}`, i])),
        },
      },
      (frame) => frame.says('agent please'),
    );
    const facts = customer.told[0]?.facts ?? [];
    const told = new Map(facts.map(({ label, value }) => [label, value]));
    expect(told.get('Card')).not.toContain('4111');
    expect(told.get('Turned')).toBe('abc dcba x');
    expect(told.get('Long')).toHaveLength(300);
    expect(facts).toHaveLength(20);
    expect(JSON.stringify(facts)).not.toContain('unreachable');
  });

  it('is not given back to clients beside the message it came with', async () => {
    const { url } = await talk();
    const frame = new Frame(url);
    const { conversationId, token } = await frame.opens();
    await frame.says('hello', { page: '/help' });
    const answer = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body = await answer.text();
    expect(body).toContain('hello');
    expect(body).not.toContain('/help');
  });
});
