import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { createWebhook } from '../../bot/api/webhook.ts';
import { newComplaint } from '../../dialogs/domain/complaint.ts';
import { freePort } from '../support/program.ts';
import { talk } from '../support/talk.ts';

const NOW = Date.parse('2026-11-05T21:04:00Z');
const HOOK = 'https://desk.example/hooks/amends';
const PLAIN = 'a plain secret of sixteen';
const ENCODED = `whsec_${Buffer.from('twenty-four secret bytes').toString('base64')}`;

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost)/);
});
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  expect(left).toEqual([]);
});
afterAll(() => {
  nock.restore();
  nock.enableNetConnect();
});

/** What the other system was sent, in order. */
interface Post {
  headers: Record<string, string>;
  body: string;
}

/** Answers the next posts to the hook, one after the other. */
function answering(...answers: [status: number, headers?: Record<string, string>][]): Post[] {
  const posts: Post[] = [];
  for (const [status, headers = {}] of answers) {
    nock('https://desk.example')
      .post('/hooks/amends', (body) => {
        posts.push({ headers: {}, body: JSON.stringify(body) });
        return true;
      })
      .reply(function () {
        Object.assign(posts.at(-1)?.headers ?? {}, this.req.headers);
        return [status, '', headers];
      });
  }
  return posts;
}

function waiting() {
  const fresh = newComplaint({ id: 'cmp_1', customerId: 'kim', conversation: 'cnv_1', locale: 'en', now: NOW });
  const from = { conversation: 'cnv_1', seq: 2 };
  return {
    ...fresh,
    state: 'open' as const,
    reference: 'F4W2-F4J8',
    handoff: { state: 'waiting' as const, reason: 'asked' as const, since: NOW, queuedAt: NOW },
    claim: { ...fresh.claim, type: 'baggage', quote: { words: 'you lost my suitcase', from } },
  };
}

const send = (secret: string, url = HOOK) =>
  createWebhook({ url, secret }, { now: () => NOW }).send({
    id: 'out_1',
    event: 'handoff.waiting',
    complaint: waiting(),
  });

describe('the news that a complaint waits', () => {
  it.each([
    ['plain text', PLAIN, Buffer.from(PLAIN)],
    ['base64 behind whsec_', ENCODED, Buffer.from('twenty-four secret bytes')],
  ])('is signed as Standard Webhooks asks, with a secret given as %s', async (_what, secret, key) => {
    const [post] = await sent(secret);
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = post?.headers ?? {};
    expect([id, at]).toEqual(['out_1', String(NOW / 1000)]);
    const expected = createHmac('sha256', key).update(`${id}.${at}.${post?.body}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
  });

  it('holds the reference and the state, and nothing the customer said', async () => {
    const [post] = await sent(PLAIN);
    expect(JSON.parse(post?.body ?? '')).toEqual({
      type: 'handoff.waiting',
      timestamp: '2026-11-05T21:04:00.000Z',
      data: { reference: 'F4W2-F4J8', state: 'waiting', reason: 'asked', claimType: 'baggage' },
    });
  });

  it.each([
    ['is sent when it is taken', 204, {}, { result: 'sent' }],
    [
      'goes again after the seconds it is asked to wait',
      429,
      { 'retry-after': '7' },
      { result: 'retry', afterMs: 7_000 },
    ],
    [
      'goes again after the time it is asked to wait for',
      429,
      { 'retry-after': new Date(NOW + 60_000).toUTCString() },
      { result: 'retry', afterMs: 60_000 },
    ],
    [
      'goes again within a day, whatever it is asked',
      429,
      { 'retry-after': '999999999' },
      { result: 'retry', afterMs: 86_400_000 },
    ],
    ['goes again in its own time when it is not told when', 429, { 'retry-after': 'soon' }, { result: 'retry' }],
    [
      'is not repeated after a failure over there: it may have arrived',
      503,
      { 'retry-after': '7' },
      { result: 'unknown' },
    ],
    ['is not repeated when it is refused', 404, {}, { result: 'unknown' }],
    ['follows nobody elsewhere', 302, { location: 'https://elsewhere.example/' }, { result: 'unknown' }],
  ])('%s', async (_what, status, headers: Record<string, string>, result) => {
    answering([status, headers]);
    expect(await send(PLAIN)).toEqual(result);
  });

  it('goes again when nobody was there to take it', async () => {
    expect(await send(PLAIN, `http://127.0.0.1:${await freePort()}/`)).toEqual({ result: 'retry' });
  });

  it('is not repeated when the line broke after it had left', async () => {
    const server = createServer((req) => req.socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await send(PLAIN, `http://127.0.0.1:${port}/`)).toEqual({ result: 'unknown' });
    server.close();
  });
});

async function sent(secret: string): Promise<Post[]> {
  const posts = answering([200]);
  expect(await send(secret)).toEqual({ result: 'sent' });
  return posts;
}

describe('a handoff', () => {
  const alerts = createWebhook({ url: HOOK, secret: PLAIN }, { now: () => NOW });

  it('tells the other system once', async () => {
    const posts = answering([200]);
    const { customer, time } = await talk({ alerts });
    await customer.says('agent please');
    await time.passes('45 s');
    customer.hears('@person-now');
    expect(posts).toHaveLength(1);
  });

  it('tells it again, as the same, when and only when it said that it could not listen', async () => {
    const posts = answering([429, { 'retry-after': '10' }], [200]);
    const { customer, time } = await talk({ alerts });
    await customer.says('agent please');
    await time.passes('9 s');
    expect(posts).toHaveLength(1);
    await time.passes('30 s');
    customer.hears('@person-now');
    expect(posts.map(({ headers }) => headers['webhook-id'])).toEqual([idOf(posts), idOf(posts)]);
  });

  it('does not tell it again when nobody knows whether it heard, not even after a restart', async () => {
    const posts = answering([500]);
    const { customer, time, restarts, complaint } = await talk({ alerts });
    await customer.says('agent please');
    await time.passes('20 s');
    await restarts();
    await time.passes('25 s');
    customer.hears('@person-now');
    expect(posts).toHaveLength(1);
    expect((await complaint()).outbox).toMatchObject([{ state: 'unknown' }]);
  });
});

function idOf(posts: Post[]): string | undefined {
  return posts[0]?.headers['webhook-id'];
}
