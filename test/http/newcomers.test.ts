import { describe, expect, it } from '@jest/globals';
import { MOST_NEW_CHATS } from '../../bot/api/newcomers.ts';
import { talk } from '../support/talk.ts';

/** Comes to the chat page through the proxy, from that address. */
function comes(url: string, address: string, cookie = ''): Promise<Response> {
  return fetch(`${url}/chat/session`, { method: 'POST', headers: { 'x-forwarded-for': address, cookie } });
}

/** The proxy sends as many newcomers as may come from that address. */
async function crowd(url: string, address: (n: number) => string): Promise<void> {
  for (let n = 0; n < MOST_NEW_CHATS; n += 1) expect((await comes(url, address(n))).status).toBe(200);
}

describe('newcomers from one address', () => {
  it('are refused gently beyond what a crowd begins, until its time is over', async () => {
    const { url, time } = await talk({ trustProxy: 1 });
    await crowd(url, () => '203.0.113.7');
    await time.passes('1 min');
    const refused = await comes(url, '203.0.113.7');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '540']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-chats', retryAfter: 540 });
    expect((await comes(url, '203.0.113.8')).status).toBe(200);
    await time.passes('9 min');
    expect((await comes(url, '203.0.113.7')).status).toBe(200);
  });

  it('do not keep out those who have talked here before', async () => {
    const { url } = await talk({ trustProxy: 1 });
    const cookie = ((await comes(url, '203.0.113.7')).headers.get('set-cookie') ?? '').split(';')[0];
    await crowd(url, () => '203.0.113.8');
    expect((await comes(url, '203.0.113.8')).status).toBe(429);
    expect((await comes(url, '203.0.113.8', cookie)).status).toBe(200);
    expect((await comes(url, '203.0.113.8', 'amends_chat=forged.AAAA')).status).toBe(429);
  });

  it('of one IPv6 network are one address', async () => {
    const { url } = await talk({ trustProxy: 1 });
    await crowd(url, (n) => `2001:db8:0:1::${n.toString(16)}`);
    expect((await comes(url, '2001:db8:0:1::ffff')).status).toBe(429);
    expect((await comes(url, '2001:db8:1:1::1')).status).toBe(200);
  });

  it('are told apart by the proxy alone: an address that they claim themselves changes nothing', async () => {
    const { url } = await talk({ trustProxy: 1 });
    await crowd(url, (n) => `198.51.100.${n % 250}, 203.0.113.7`);
    expect((await comes(url, '198.51.100.251, 203.0.113.7')).status).toBe(429);
  });

  it('are not counted where no proxy is believed and everybody comes from this machine', async () => {
    const { url } = await talk();
    await crowd(url, () => '203.0.113.7');
    expect((await comes(url, '203.0.113.7')).status).toBe(200);
  });
});
