import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { sentActivity, sentCall } from '../contracts/connector-schema.ts';
import { Authority } from '../support/authority.ts';
import { talk } from '../support/talk.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await Authority.opens();
});

afterAll(() => authority.closes());

const answers = (status: number, headers: Record<string, string> = {}) => [
  (_call: unknown, res: ServerResponse) => void res.writeHead(status, headers).end('{}'),
];

/** A customer whose next answer meets this at the connector, and where that answer stands then. */
async function meets(next: ((call: unknown, res: ServerResponse) => void)[], over: { callMs?: number } = {}) {
  const world = await talk({ on: 'teams', authority, ...over });
  const { customer, store } = world;
  const before = customer.connector.messages.length;
  customer.connector.next.push(...next);
  await customer.says('agent please');
  const delivery = async () => {
    const said = (await store.log(customer.conversationId, 0, 100)).filter(({ from }) => from.role === 'bot');
    return said.find(({ prompts }) => prompts?.some((prompt) => prompt.startsWith('person-now')))?.delivery;
  };
  return { ...world, delivery, tries: () => customer.connector.messages.length - before };
}

describe('what is sent through a connector', () => {
  it('is what its published description allows, and no other key', async () => {
    const { customer, time } = await talk({ on: 'teams', authority });
    await customer.says(
      'Your driver threw my parcel 4471-22 over the fence. I paid 12 pounds for glue and 9 for a taxi.',
    );
    await time.passes('4 s');
    await customer.says('that is everything', 'yesterday', 'agent please');
    customer.forgets();
    const { calls } = customer.connector;
    expect(calls.length).toBeGreaterThan(4);
    for (const call of calls) {
      expect(sentCall.safeParse(call).error?.issues ?? []).toEqual([]);
      expect(sentActivity.safeParse(call.body).error?.issues ?? []).toEqual([]);
    }
    const kinds = calls.map(({ body }) => body['type']);
    expect(new Set(kinds)).toEqual(new Set(['message', 'typing']));
  });

  it.each([
    ['a success', 200, 'sent'],
    ['403: blocked', 403, 'failed'],
    ['404: no such conversation', 404, 'failed'],
    ['413: too large', 413, 'failed'],
    ['400', 400, 'failed'],
    ['500: nobody knows', 500, 'unknown'],
    ['502: nobody knows', 502, 'unknown'],
    ['503 with Retry-After', 503, 'unknown'],
    ['504: nobody knows', 504, 'unknown'],
    ['408', 408, 'unknown'],
    ['412', 412, 'unknown'],
  ])('is tried once and stands as it stands: %s', async (_what, status, state) => {
    const { customer, delivery, tries, time } = await meets(answers(status, { 'retry-after': '1' }));
    expect([(await delivery())?.state, tries()]).toEqual([state, 1]);
    await time.passes('5 s');
    expect(tries()).toBe(1);
    customer.forgets();
  });

  it('waits as long as it is asked to when there is too much, and then arrives', async () => {
    const { customer, delivery, tries, time } = await meets(answers(429, { 'retry-after': '7' }));
    expect([(await delivery())?.state, tries()]).toEqual(['pending', 1]);
    await time.passes('6 s');
    expect(tries()).toBe(1);
    await time.passes('2 s');
    expect([(await delivery())?.state, tries()]).toEqual(['sent', 2]);
    customer.hears('@person-now');
  });

  it('is not sent again when the connection broke after it had left', async () => {
    const { customer, delivery, tries, time } = await meets([(_call, res) => void res.destroy()]);
    await time.passes('5 s');
    expect([(await delivery())?.state, tries()]).toEqual(['unknown', 1]);
    customer.forgets();
  });

  it('is not waited for without end', async () => {
    const { customer, delivery, tries } = await meets([() => undefined], { callMs: 50 });
    expect([(await delivery())?.state, tries()]).toEqual(['unknown', 1]);
    customer.forgets();
  });

  it('follows no redirect: the token is for one address', async () => {
    const { customer, delivery, tries } = await meets(answers(307, { location: 'https://collector.example.com/' }));
    expect([(await delivery())?.state, tries()]).toEqual(['failed', 1]);
    customer.forgets();
  });

  it('goes again when the connection was never opened', async () => {
    const { customer, store, time } = await talk({ on: 'teams', authority });
    const origin = new URL(customer.connector.url).origin;
    await customer.connector.closes();
    await customer.says('agent please');
    const last = async () => (await store.log(customer.conversationId, 0, 100)).at(-1)?.delivery?.state;
    expect(await last()).toBe('pending');
    await customer.connector.reopens(origin);
    await time.passes('31 s');
    expect(await last()).toBe('sent');
    customer.forgets();
  });

  it('marks a conversation that takes nothing any more, until the customer writes again', async () => {
    const { customer, store } = await meets(answers(403));
    expect(await store.conversation(customer.conversationId)).toMatchObject({ closedTo: { why: 'blocked' } });
    await customer.says('are you there?');
    expect((await store.conversation(customer.conversationId))?.closedTo).toBeUndefined();
    customer.forgets();
  });

  it('goes where the customer wrote from last', async () => {
    const { customer, store } = await talk({ on: 'teams' });
    const serviceUrl = `${customer.connector.url}emea/`;
    await customer.sends({ type: 'message', text: 'agent please', serviceUrl });
    await customer.says();
    customer.hears('@person-now');
    expect(await store.conversation(customer.conversationId)).toMatchObject({ sendRef: { serviceUrl } });
    expect(customer.connector.messages.at(-1)?.path).toMatch(/^\/emea\/v3\/conversations\//);
  });

  it('is one plain text on the text channel of Azure, with the choices numbered', async () => {
    const { customer, store, time } = await talk({ on: 'teams' });
    const sms = { channelId: 'sms', from: { id: '+447700900123' }, recipient: { id: '+447700900999' } };
    const conversation = { id: '+447700900123' };
    await customer.sends({ type: 'message', text: 'my parcel is lost', ...sms, conversation, channelData: {} });
    await time.passes('4 s');
    const [first, ...rest] = customer.connector.sentTo('+447700900123').map(({ activity }) => activity);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ text: expect.stringMatching(/\n1 /), textFormat: 'plain', channelId: 'sms' });
    expect(first).not.toHaveProperty('suggestedActions');
    expect(first).not.toHaveProperty('attachments');
    const at = { door: 'bot-framework', account: 'sms:+447700900999', thread: '+447700900123' };
    expect(await store.conversation(at)).toMatchObject({ channel: 'sms', welcomed: true });
    expect(customer.connector.calls.filter(({ body }) => body['type'] === 'typing')).toEqual([]);
  });
});
