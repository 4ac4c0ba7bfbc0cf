import { request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { TeamsCustomer } from '../support/teams-customer.ts';
import { receipt } from '../support/pictures.ts';
import { talk } from '../support/talk.ts';

type Heard = [event: string, facts?: Record<string, unknown>];

/** A program on this machine, and all it logs. */
async function local() {
  const logged: Heard[] = [];
  const take = (...line: Heard) => void logged.push(line);
  const world = await talk({ on: 'teams', log: { info: take, warn: take, error: take } });
  const post = (body: string, type = 'application/json') =>
    fetch(`${world.url}/api/messages`, { method: 'POST', headers: { 'content-type': type }, body });
  return { ...world, logged, post };
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a body that is no activity', () => {
  it.each([
    ['nothing', '', 401],
    ['no JSON', '{"type":', 400],
    ['a list', '[]', 400],
    ['text alone', '"hello"', 400],
    ['null', 'null', 400],
  ])('is refused clearly: %s', async (_what, body, status) => {
    const { post } = await local();
    const answer = await post(body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it.each([
    ['without a type', { type: undefined }],
    ['whose type is a number', { type: 7 }],
    ['whose text is an object', { text: { toString: 'x' } }],
    ['whose text is a list', { text: ['a'] }],
    ['without a conversation', { conversation: undefined }],
    ['from nobody', { from: undefined }],
    ['whose sender has no id', { from: { name: 'x' } }],
    ['whose attachments are one', { attachments: { contentType: 'image/png' } }],
    ['whose entities are text', { entities: 'mention' }],
  ])('is refused clearly: one %s', async (_what, wrong) => {
    const { customer, store, logged } = await local();
    const { lastSeq } = (await store.conversation(customer.conversationId)) ?? {};
    const answer = await customer.sends({ type: 'message', text: 'my name is Robin', ...wrong });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'no-activity' }]);
    expect(await store.conversation(customer.conversationId)).toMatchObject({ lastSeq });
    expect(logged.filter(([event]) => event === 'bot-framework.refused')).toEqual([
      ['bot-framework.refused', { status: 400, code: 'no-activity' }],
    ]);
  });

  it('is refused when it is nested deeper than anybody reads', async () => {
    const { customer, post } = await local();
    const message = JSON.stringify(customer.filled({ type: 'message', text: 'hi', channelData: 'HERE' }));
    expect((await post(message.replace('"HERE"', deep(20_000)))).status).toBe(400);
    expect((await post(message.replace('"HERE"', deep(60)))).status).toBe(200);
  });

  it('is refused when it is no JSON by its own word, or too large', async () => {
    const { customer, post } = await local();
    const message = JSON.stringify(customer.filled({ type: 'message', text: 'hi' }));
    expect((await post(message, 'text/plain')).status).toBe(415);
    expect((await post(message, 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(JSON.stringify({ text: 'x'.repeat(1_100_000) }))).status).toBe(413);
    const got = await fetch(`${customer.url}/api/messages`);
    expect([got.status, await got.json()]).toMatchObject([405, { code: 'post-only' }]);
  });

  it('does no harm with the names of prototypes', async () => {
    const { customer, post } = await local();
    const message = JSON.stringify(customer.filled({ type: 'message', text: 'agent please', value: 'HERE' }));
    const value = '{"__proto__":{"question":"q","button":"a-person"},"constructor":{"prototype":{"admin":true}}}';
    expect((await post(message.replace('"HERE"', value))).status).toBe(200);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
    await customer.says();
    customer.hears('@person-now');
  });
});

describe('odd but meant', () => {
  it.each(['xx-YY', 'klingon', '../../etc', 'en-', '🙂', 'zz'])(
    'a locale that does not exist is no hindrance: %s',
    async (locale) => {
      const { url, store, customer } = await local();
      const conversation = { id: `a:${locale}`, conversationType: 'personal' };
      await customer.sends({ type: 'message', text: 'agent please', locale, conversation, from: { id: '29:new' } });
      await customer.says();
      const at = { door: 'bot-framework', account: 'msteams:28:bot', thread: conversation.id };
      const known = await store.conversation(at);
      const said = (await store.log(known?.id ?? '', 0, 10)).filter(({ from }) => from.role === 'bot');
      expect(said.flatMap(({ prompts = [] }) => prompts).join()).toContain('person-now');
      expect(url).toBeDefined();
    },
  );

  it.each(['event', 'endOfConversation', 'messageReaction', 'trace', 'command', 'nothing-we-know'])(
    'takes and forgets what means nothing here: %s',
    async (type) => {
      const { customer } = await local();
      expect((await customer.sends({ type, name: 'x', value: {} })).status).toBe(200);
      await customer.says();
      customer.hears();
    },
  );

  it('takes nulls for what is absent', async () => {
    const { customer } = await local();
    const sent = {
      type: 'message',
      text: 'agent please',
      value: null,
      entities: null,
      attachments: null,
      locale: null,
    };
    expect((await customer.sends(sent)).status).toBe(200);
    await customer.says();
    customer.hears('@person-now');
  });
});

describe('without an app id', () => {
  /** Posts with headers that fetch would not let us set. */
  async function asks(customer: TeamsCustomer, headers: Record<string, string>, activity = {}): Promise<number> {
    const body = JSON.stringify(customer.filled({ type: 'message', text: 'hi', ...activity }));
    return new Promise((resolve, reject) => {
      const sent = request(`${customer.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      });
      sent
        .on('response', (answer) => resolve(answer.resume().statusCode ?? 0))
        .on('error', reject)
        .end(body);
    });
  }

  it.each([
    ['a public name', { host: 'complaints.example.com' }],
    ['a name that only begins like ours', { host: 'localhost.example.com' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy by the standard', { forwarded: 'for=203.0.113.7' }],
    ['a proxy that says so', { via: '1.1 proxy' }],
  ])('serves programs on this machine only: not through %s', async (_what, headers) => {
    const { customer } = await local();
    expect(await asks(customer, headers)).toBe(401);
    expect(await asks(customer, {})).toBe(200);
    customer.forgets();
  });

  it.each([
    'https://smba.trafficmanager.net/teams/',
    'http://169.254.169.254/',
    'http://localhost.example.com/',
    'ftp://',
    '',
  ])('answers nobody elsewhere: %p', async (serviceUrl) => {
    const { customer } = await local();
    expect(await asks(customer, {}, { serviceUrl })).toBe(401);
  });
});

describe('files', () => {
  it('are fetched at once and kept with the message', async () => {
    const { customer, store, time } = await local();
    await customer.attaches(await receipt('vase.jpg'), 'my vase 4471-22 is broken');
    await time.passes('16 s');
    customer.forgets();
    const [message] = await store.log(customer.conversationId, 1, 1);
    expect(message?.attachments).toMatchObject([{ name: 'vase.jpg', type: 'image/jpeg', size: expect.any(Number) }]);
    expect(message?.attachments?.[0]?.missing).toBeUndefined();
  });

  it.each([
    ['elsewhere', 'https://collector.example.com/secret.png', 'address'],
    ['inside the house', 'http://169.254.169.254/latest/meta-data', 'address'],
    ['nowhere', 'not an address', 'address'],
  ])('that lie %s are not fetched, and the desk reads why', async (_what, downloadUrl, why) => {
    const { customer, store, time } = await local();
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    await customer.sends({
      type: 'message',
      text: 'here',
      attachments: [{ contentType, name: 'a.png', content: { downloadUrl } }],
    });
    await time.passes('16 s');
    customer.forgets();
    const [message] = await store.log(customer.conversationId, 1, 1);
    expect(message?.attachments).toMatchObject([{ name: 'a.png', missing: { state: 'lost', why } }]);
  });
});
