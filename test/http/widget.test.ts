import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../bot/config.ts';
import { Frame, vouch } from '../support/site.ts';
import { talk } from '../support/talk.ts';

const KIM = { user: { id: 'dl_kim', name: 'Kim' } };

describe('sites that may show the chat', () => {
  it('are named in the configuration, as whole origins', () => {
    const named = (list: string) => readConfig({ WIDGET_ORIGINS: list }).widgetOrigins;
    expect(readConfig({}).widgetOrigins).toEqual([]);
    expect(named('https://Shop.example/, https://*.example.com:8443,http://localhost:8080')).toEqual([
      'https://shop.example',
      'https://*.example.com:8443',
      'http://localhost:8080',
    ]);
  });

  it.each([
    '*',
    'https://*',
    'https://shop.example/page',
    'http://shop.example',
    'shop.example',
    "'self'",
    "https://a.example;script-src 'unsafe-inline'",
    'https://a.example https://b.example',
  ])('are never anything that would open more: %s', (given) => {
    expect(() => readConfig({ WIDGET_ORIGINS: `https://ok.example,${given}` })).toThrow('WIDGET_ORIGINS');
  });
});

describe('the page for a frame', () => {
  let pages: string;
  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), 'amends-pages-'));
    await mkdir(join(pages, 'chat'));
    await writeFile(join(pages, 'chat', 'index.html'), '<title>chat</title>');
  });
  afterAll(() => rm(pages, { recursive: true, force: true }));

  const ancestors = (headers: Headers) =>
    /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];

  it('may be shown by our own pages and the named sites, and by nobody else', async () => {
    const { url } = await talk({ pages, widgetOrigins: ['https://shop.example', 'https://*.example.com'] });
    const { headers } = await fetch(`${url}/embed`);
    expect(ancestors(headers)).toBe("'self' https://shop.example https://*.example.com");
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it('is shown by our own pages alone where no site is named', async () => {
    const { url } = await talk({ pages });
    expect(ancestors((await fetch(`${url}/embed`)).headers)).toBe("'self'");
  });

  it.each(['/', '/embed'])('%s asks for no device, and runs no text as code', async (path) => {
    const { url } = await talk({ pages });
    const { headers } = await fetch(url + path);
    expect(headers.get('permissions-policy')).toMatch(/(?:^|, )camera=\(\)(?:,|$)/);
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('a frame on a site', () => {
  it('has a cookie of its own that is kept for that site alone', async () => {
    const { url } = await talk();
    const answer = await new Frame(url).asks();
    expect(answer.headers.get('set-cookie')).toMatch(
      /^amends_widget=.*; Path=\/chat; .*HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
  });

  it('goes on with its conversation on the next page of the site', async () => {
    const { url } = await talk();
    const frame = new Frame(url);
    const first = await frame.opens();
    expect((await frame.opens()).conversationId).toBe(first.conversationId);
  });

  it('shows what it was given where the browser keeps no cookies', async () => {
    const { url } = await talk();
    const frame = new Frame(url, { cookies: false });
    const answer = await frame.asks();
    expect(answer.headers.get('set-cookie')).toBeNull();
    const first = await frame.opens();
    expect((await frame.opens()).conversationId).toBe(first.conversationId);
    const forged = await frame.asks(undefined, { visit: `${first.visit}x` });
    expect(await forged.json()).not.toMatchObject({ conversationId: first.conversationId });
  });

  it('is refused a session when another site asks for it', async () => {
    const { url } = await talk();
    const answer = await fetch(`${url}/chat/session`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'not-allowed', reason: 'cross-site' }),
    ]);
  });
});

describe('a token from the site’s server', () => {
  it('says who is there, in which conversation and in which language', async () => {
    const { url } = await talk();
    const token = await vouch(url, { ...KIM, locale: 'es' });
    const session = await new Frame(url).opens(token);
    expect(session).toMatchObject({ userId: 'dl_kim', locale: 'es' });
    const again = await new Frame(url).opens(token);
    expect(again.conversationId).toBe(session.conversationId);
  });

  it('opens nothing on a site it is not for', async () => {
    const { url } = await talk();
    const token = await vouch(url, { ...KIM, trustedOrigins: ['https://shop.example'] });
    const refused = await new Frame(url, { site: 'https://elsewhere.example' }).asks(token);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'not-allowed', reason: 'site' }),
    ]);
    const frame = new Frame(url);
    await frame.opens(token);
    await frame.says('It works on its own site.');
  });

  it.each(['nonsense', 'a.b.c'])('that is none is refused: %s', async (token) => {
    const { url } = await talk();
    expect((await new Frame(url).asks(token)).status).toBe(403);
  });

  it('goes on with the conversation of the same customer, with a new one for each page', async () => {
    const { url } = await talk();
    const frame = new Frame(url);
    const first = await frame.opens(await vouch(url, KIM));
    expect((await frame.opens(await vouch(url, KIM))).conversationId).toBe(first.conversationId);
  });

  it('names somebody who began without a name', async () => {
    const { url } = await talk();
    const frame = new Frame(url);
    const first = await frame.opens();
    expect((await frame.opens(await vouch(url, KIM))).conversationId).toBe(first.conversationId);
  });

  it('never leaves the conversation of one customer to the next', async () => {
    const { url } = await talk();
    const frame = new Frame(url);
    const kims = await frame.opens(await vouch(url, KIM));
    const signedOut = await frame.opens();
    expect(signedOut.conversationId).not.toBe(kims.conversationId);
    await frame.opens(await vouch(url, KIM));
    const ana = await frame.opens(await vouch(url, { user: { id: 'dl_ana', name: 'Ana' } }));
    expect(ana.conversationId).not.toBe(kims.conversationId);
  });

  it('that has ended begins nothing, and does not end what was begun', async () => {
    const { url, time } = await talk();
    const token = await vouch(url, KIM);
    const frame = new Frame(url);
    const first = await frame.opens(token);
    await time.passes(`${25 * 60} min`);
    expect((await frame.opens(token)).conversationId).toBe(first.conversationId);
    const elsewhere = await new Frame(url).asks(token);
    expect([elsewhere.status, await elsewhere.json()]).toEqual([403, expect.objectContaining({ reason: 'token' })]);
  });
});
