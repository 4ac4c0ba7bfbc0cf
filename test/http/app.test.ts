import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { talk } from '../support/talk.ts';

const afar = { 'x-forwarded-for': '203.0.113.9' };

/** A browser that asks for a session, with that cookie and body. */
async function begin(url: string, cookie = '', body?: string) {
  const answer = await fetch(`${url}/chat/session`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
  const set = answer.headers.get('set-cookie') ?? '';
  return { answer, set, cookie: set.split(';')[0] ?? '', json: (await answer.json()) as Record<string, unknown> };
}

describe('a browser that comes to talk', () => {
  it('gets a conversation, and a cookie that no script can read', async () => {
    const { url } = await talk();
    const { set, json, answer } = await begin(url);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(set).toMatch(/^amends_chat=.*; Path=\/chat; .*HttpOnly; SameSite=Lax$/);
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['token', 'conversationId', 'streamUrl', 'watermark']));
  });

  it('goes on where it was when it shows the cookie', async () => {
    const { url } = await talk();
    const first = await begin(url, '', '{"locale":"en-GB"}');
    const again = await begin(url, `other=1; ${first.cookie}`, '{"locale":"fr"}');
    expect(again.json).toMatchObject({ conversationId: first.json.conversationId, locale: 'en-GB' });
  });

  it.each([
    ['forged', 'amends_chat=eyJjb252ZXJzYXRpb25JZCI6IngifQ.AAAA'],
    ['without a seal', 'amends_chat=eyJjb252ZXJzYXRpb25JZCI6IngifQ'],
    ['empty', 'amends_chat='],
    ['nonsense', 'amends_chat=%%%.%%%.%%%'],
  ])('begins afresh when the cookie is %s', async (_what, cookie) => {
    const { url, customer } = await talk();
    const { answer, json } = await begin(url, cookie);
    expect(answer.status).toBe(200);
    expect(json.conversationId).not.toBe(customer.conversationId);
  });

  it.each(['{"locale":"--"}', '{"locale":12}', '{"locale":"zz-ZZ-u-nu-xxxx"}', '{"locale":"<script>"}', '[]'])(
    'is greeted whatever language it says it has: %s',
    async (body) => {
      const { url } = await talk();
      const { json } = await begin(url, '', body);
      const greeting = await fetch(`${url}/v3/directline/conversations/${String(json.conversationId)}/activities`, {
        headers: { authorization: `Bearer ${String(json.token)}` },
      });
      expect(await greeting.json()).toMatchObject({ activities: [{ text: expect.stringContaining('automated') }] });
    },
  );

  it.each([
    ['{"locale":', 400, 'malformed-json'],
    [`{"locale":"${'x'.repeat(20_000)}"}`, 413, 'too-large'],
  ])('is told what was wrong with its request', async (body, status, code) => {
    const { url } = await talk();
    const { answer, json } = await begin(url, '', body);
    expect([answer.status, json.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('the pages', () => {
  let pages: string;
  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), 'amends-pages-'));
    for (const page of ['chat', 'desk']) {
      await mkdir(join(pages, page));
      await writeFile(join(pages, page, 'index.html'), `<title>${page}</title>`);
    }
    await mkdir(join(pages, 'assets'));
    await writeFile(join(pages, 'assets', 'chat-1.js'), 'hello();'.repeat(1_000));
  });
  afterAll(() => rm(pages, { recursive: true, force: true }));

  it.each(['/', '/desk'])('%s may load and reach nothing but this program, and stand in no frame', async (path) => {
    const { url } = await talk({ pages });
    const { headers } = await fetch(`${url}${path}`);
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources];
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('connect-src')).toEqual(["'self'", url, url.replace('http', 'ws')]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('keep what they load for good, since its name changes with it', async () => {
    const { url } = await talk({ pages });
    const { status, headers } = await fetch(`${url}/assets/chat-1.js`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('send what they load packed, so that a poor line has it sooner', async () => {
    const { url } = await talk({ pages });
    const { headers } = await fetch(`${url}/assets/chat-1.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('vary')).toMatch(/accept-encoding/i);
  });

  it('that were not built are not found, which is no failure of the program', async () => {
    const { url } = await talk({ pages: join(pages, 'nowhere') });
    expect((await fetch(`${url}/desk`)).status).toBe(404);
  });
});

describe('any other address', () => {
  it.each([
    ['/nowhere', 404],
    ['/assets/../../package.json', 404],
    ['/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404],
    ['/files/%zz/x', 400],
    ['/files/..%2f..%2fsecrets.json/x', 404],
    [`/files/${'a'.repeat(5_000)}/x`, 404],
    ['/files/%00/x', 404],
  ])('%s is answered with problem details', async (path, status) => {
    const { url } = await talk();
    const answer = await fetch(url + path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
  });

  it('takes no socket, and a visitor who breaks off ends nothing but the visit', async () => {
    const { url } = await talk();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [said] = (await once(socket, 'data')) as [Buffer];
    expect(said.toString()).toMatch(/^HTTP\/1\.1 404 /);
    socket.resetAndDestroy();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('operations at the front door', () => {
  it('tell strangers that it lives and is ready, and no more; numbers are for the key', async () => {
    const { url } = await talk();
    expect(await (await fetch(`${url}/healthz`, { headers: afar })).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${url}/readyz`, { headers: afar })).json()).toEqual({ status: 'ready' });
    expect((await fetch(`${url}/metrics`, { headers: afar })).status).toBe(401);
    const withKey = { ...afar, authorization: 'Bearer an-api-key-for-tests' };
    expect((await fetch(`${url}/metrics`, { headers: withKey })).status).toBe(200);
  });
});
