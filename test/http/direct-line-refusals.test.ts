import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { createMemoryLog } from '../../bot/channels/direct-line/index.ts';
import { session } from '../contracts/direct-line-schema.ts';
import { clientOf, message, SECRET, serve } from '../contracts/direct-line-server.ts';
import { client, service } from '../support/direct-line-service.ts';

const MINUTE = 60_000;

describe('a refusal', () => {
  const activities = (id: string) => `/conversations/${id}/activities`;

  it('tells a missing or malformed header from a token that opens nothing', async () => {
    const { conversationId } = await client.generate();
    expect(await client.refused(service.ask('GET', activities(conversationId)))).toBe('401 Unauthorized');
    const odd = service.ask('GET', activities(conversationId), undefined, undefined, { authorization: 'Basic eDp5' });
    expect(await client.refused(odd)).toBe('401 Unauthorized');
    expect(await client.refused(service.ask('GET', activities(conversationId), 'undefined'))).toBe('403 TokenExpired');
  });

  it('says 404 for a conversation of nobody, and 403 for one of somebody else', async () => {
    const mine = await client.generate();
    const theirs = await client.generate();
    expect(await client.refused(service.ask('GET', activities('made-up'), SECRET))).toBe('404 NotFound');
    expect(await client.refused(service.ask('GET', activities('made-up'), mine.token))).toBe('404 NotFound');
    for (const path of [activities(theirs.conversationId), `/conversations/${theirs.conversationId}`]) {
      expect(await client.refused(service.ask('GET', path, mine.token))).toBe('403 Forbidden');
    }
    expect(await client.refused(service.ask('GET', '/no/such/path', SECRET))).toBe('404 NotFound');
    expect(await client.refused(service.ask('GET', '/conversations/%zz', SECRET))).toBe('400 BadArgument');
  });

  it.each([
    ['no JSON', '{"type":'],
    ['no object', '[]'],
    ['no body', ''],
    ['no type', { text: 'hi', from: { id: 'ada' } }],
    ['no sender', { type: 'message', text: 'hi' }],
    ['a text that is none', message('', { text: { deep: 1 } })],
    ['an attachment that is none', message('', { attachments: ['x'] })],
    ['a time that is none', message('', { localTimestamp: 'yesterday' })],
    ['what only the service says', { type: 'conversationUpdate', from: { id: 'ada' } }],
    ['an abyss', `{"type":"message","value":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('says 400 for an activity with %s', async (_what, body) => {
    const { conversationId, token } = await client.generate();
    expect(await client.refused(service.ask('POST', activities(conversationId), token, body))).toBe('400 BadArgument');
    expect((await client.read(conversationId, token)).activities).toEqual([]);
  });

  it.each(['x', '-1', '1.5', '1&watermark=2', '99999999999999999999'])('says 400 for the watermark %s', async (odd) => {
    const { conversationId, token } = await client.generate();
    const path = `${activities(conversationId)}?watermark=${odd}`;
    expect(await client.refused(service.ask('GET', path, token))).toBe('400 BadArgument');
  });

  it('says 413 for a body over a megabyte', async () => {
    const { conversationId, token } = await client.generate();
    const body = message('x'.repeat(1_100_000));
    expect(await client.refused(service.ask('POST', activities(conversationId), token, body))).toBe(
      '413 MessageSizeTooBig',
    );
  });

  it('reads a body compressed, with a mark of its order or with its charset named as the plain one, and no other', async () => {
    const { conversationId, token } = await client.generate();
    const plain = JSON.stringify(message('Grüße'));
    const send = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
      fetch(`${service.domain}${activities(conversationId)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body,
      });
    const answers = [
      await send(new Uint8Array(gzipSync(plain)), { 'content-encoding': 'gzip' }),
      await send(new TextEncoder().encode(`\ufeff${plain}`), {}),
      await send(new TextEncoder().encode(plain), { 'content-type': 'application/json; charset=utf-8' }),
      await send(new TextEncoder().encode(plain), { 'content-type': 'text/plain' }),
      await send(new Uint8Array(Buffer.from(plain, 'latin1')), { 'content-type': 'application/json; charset=latin1' }),
      await send(new TextEncoder().encode(plain), { 'content-encoding': 'odd' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 415, 415]);
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cache-control')).toBe('no-store');
    }
    const { activities: kept } = await client.read(conversationId, token);
    expect(kept.filter(({ from }) => from?.role === 'user').map(({ text }) => text)).toEqual(Array(4).fill('Grüße'));
  });

  it('says 429 and when to come back, to what no person types, and takes a normal typist', async () => {
    const strict = await serve({ mostPostsAMinute: 3 });
    const { conversationId, token } = await clientOf(strict).generate();
    const post = () => strict.ask('POST', activities(conversationId), token, { type: 'typing', from: { id: 'ada' } });
    const answers = [await post(), await post(), await post(), await post()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.headers.get('retry-after')).toBe('60');
    strict.clock.pass(MINUTE);
    expect((await post()).status).toBe(200);
    await strict.stop();
  });
});

describe('a log in trouble', () => {
  it.each([
    ['unavailable', '503 ServiceUnavailable', '5'],
    ['gone', '404 NotFound', null],
  ] as const)('%s is told as %s', async (code, answer, retryAfter) => {
    const log = {
      ...createMemoryLog(),
      record: async () => {
        throw new AmendsError(code, 'told by the log');
      },
    };
    const troubled = await serve({ log });
    const { conversationId, token } = await clientOf(troubled).generate();
    const response = troubled.ask('POST', `/conversations/${conversationId}/activities`, token, message('hi'));
    expect(await clientOf(troubled).refused(response)).toBe(answer);
    expect((await response).headers.get('retry-after')).toBe(retryAfter);
    expect(troubled.bot.heard).toEqual([]);
    await troubled.stop();
  });

  it('that fails in any other way is told without a word of it, and reported', async () => {
    const log = { ...createMemoryLog(), read: () => Promise.reject(new Error('disk /var/secret is full')) };
    const troubled = await serve({ log });
    const { conversationId, token } = await clientOf(troubled).generate();
    const { status, body } = await troubled.ask('GET', `/conversations/${conversationId}/activities`, token);
    expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('disk')]);
    expect(troubled.errors).toHaveLength(1);
    await troubled.stop();
  });
});

describe('pages of other sites', () => {
  it('are allowed to call, and to read when to come back', async () => {
    const asked = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
    const { status, headers } = await service.ask('OPTIONS', '/conversations', undefined, undefined, asked);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, x-ms-bot-agent, x-requested-with',
    );
    const refused = await service.ask('GET', '/conversations/x/activities', undefined, undefined, asked);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
  });

  it('get a session id without a token', async () => {
    const { body, headers } = await service.ask('GET', '/session/getsessionid', undefined, undefined, {
      origin: 'https://a.example',
    });
    expect(session.parse(body).sessionId).not.toBe('');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
  });
});
