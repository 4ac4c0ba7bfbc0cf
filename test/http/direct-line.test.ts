import { describe, expect, it } from '@jest/globals';
import { activitySet } from '../contracts/direct-line-schema.ts';
import { Listener, message, SECRET, serve } from '../contracts/direct-line-server.ts';
import { client, service } from '../support/direct-line-service.ts';

const texts = (set: { activities: { text?: string | undefined }[] }) => set.activities.map(({ text }) => text);
const MINUTE = 60_000;

describe('tokens', () => {
  it('are for one conversation and say who the customer is, in a claim that pages can read', async () => {
    const { token, conversationId, expires_in } = await client.generate({ User: { Id: 'dl_ada', Name: 'Ada' } });
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ user: 'dl_ada', conv: conversationId });
    expect(expires_in).toBe(24 * 60 * 60);
  });

  it('name only users whose id begins with dl_, as pages may not claim those', async () => {
    const { token, conversationId } = await client.generate();
    const forged = message('I am the boss', { from: { id: 'dl_boss' } });
    expect(await client.refused(service.ask('POST', '/tokens/generate', SECRET, { user: { id: 'ada' } }))).toBe(
      '400 BadArgument',
    );
    expect(
      await client.refused(service.ask('POST', `/conversations/${conversationId}/activities`, token, forged)),
    ).toBe('400 BadArgument');
    expect(await client.refused(service.ask('POST', '/conversations', token, { user: { id: 'dl_boss' } }))).toBe(
      '400 BadArgument',
    );
  });

  it('can be refreshed as long as they live, and then open nothing', async () => {
    const { token, conversationId } = await client.generate();
    service.clock.pass(23 * 60 * MINUTE);
    const second = await client.refresh(token);
    expect(second.conversationId).toBe(conversationId);
    service.clock.pass(2 * 60 * MINUTE);
    expect(await client.refused(service.ask('POST', '/tokens/refresh', token))).toBe('403 TokenExpired');
    await client.start(second.token);
  });

  it('cannot be made from tokens, from parts of them, or from a page address', async () => {
    const { token } = await client.generate();
    const { streamUrl } = await client.start(token);
    const ticket = new URL(streamUrl).searchParams.get('t') ?? '';
    const [head, body, seal] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`;
    for (const bad of ['nonsense', `${head}.${body}.`, `${head}.${body}x.${seal}`, unsigned, ticket, `${SECRET}x`]) {
      expect(await client.refused(service.ask('POST', '/conversations', bad))).toBe('403 TokenExpired');
    }
    expect(await client.refused(service.ask('POST', '/tokens/generate', token))).toBe('403 Forbidden');
  });

  it('work on the pages they were made for', async () => {
    const { token } = await client.generate({ trustedOrigins: ['https://shop.example'] });
    const from = (origin: string) => service.ask('POST', '/conversations', token, {}, { origin });
    expect((await from('https://shop.example')).status).toBe(201);
    expect(await client.refused(from('https://elsewhere.example'))).toBe('403 Forbidden');
    const { streamUrl } = await client.start(token, {}, 200);
    expect(await new Listener(streamUrl, { origin: 'https://elsewhere.example' }).refused()).toBe(403);
  });

  it('last half an hour at least', async () => {
    await expect(serve({ tokenMinutes: 29 })).rejects.toThrow(RangeError);
  });
});

describe('a conversation', () => {
  it('starts once for its token, and the bot says hello once, in the language asked for', async () => {
    const { token } = await client.generate({ user: { id: 'dl_ada', name: 'Ada' } });
    const first = await client.start(token, { user: { id: undefined }, locale: 'es' });
    expect((await client.start(token, {}, 200)).conversationId).toBe(first.conversationId);
    await client.start(first.token, {}, 200);
    const listener = new Listener(first.streamUrl);
    expect(await listener.hears(1)).toEqual(['Hola']);
    expect(service.bot.heard).toHaveLength(1);
    expect(service.bot.heard[0]).toMatchObject({
      type: 'conversationUpdate',
      membersAdded: [{ id: 'bot' }, { id: 'dl_ada', name: 'Ada' }],
    });
  });

  it('takes who speaks from the token and never lets a client be the bot', async () => {
    const { token, conversationId } = await client.generate({ user: { id: 'dl_ada', name: 'Ada' } });
    const claimed = message('hello', { from: { id: 'bot', name: 'Bot', role: 'bot' }, recipient: { id: 'me' } });
    await client.post(conversationId, token, claimed);
    const { activities } = await client.read(conversationId, token);
    expect(activities[0]?.from).toEqual({ id: 'dl_ada', name: 'Ada', role: 'user' });
  });

  it('without a user in the token believes the name, but not the role', async () => {
    const { conversationId, token } = await client.generate();
    await client.post(conversationId, token, message('hello', { from: { id: 'r_17', role: 'bot' } }));
    const { activities } = await client.read(conversationId, token);
    expect(activities[0]?.from).toEqual({ id: 'r_17', role: 'user' });
    const path = `/conversations/${conversationId}/activities`;
    const asBot = service.ask('POST', path, token, message('', { from: { id: 'bot' } }));
    expect(await client.refused(asBot)).toBe('400 BadArgument');
  });

  it('keeps channel data whole and gives every activity a time, an id and a place', async () => {
    const { conversationId, token } = await client.start();
    const channelData = { clientActivityID: 'c-1', postBack: true, own: { deep: [1, { x: null }] } };
    const { id } = await client.post(conversationId, token, message('hi', { channelData, replyToId: 'q|1' }));
    const { activities, watermark } = await client.read(conversationId, token);
    expect(activities.find((one) => one.id === id)).toMatchObject({
      channelData,
      replyToId: 'q|1',
      timestamp: '2026-03-02T09:00:00.000Z',
      conversation: { id: conversationId },
    });
    expect(id).toMatch(new RegExp(`^${conversationId}\\|\\d{7}$`));
    expect(watermark).toBe(String(activities.length));
  });

  it('answers a repeat with the first id and says it to nobody again', async () => {
    const { conversationId, token } = await client.generate();
    const listener = new Listener((await client.reconnect(conversationId, token)).streamUrl);
    const said = message('once', { channelData: { clientActivityID: 'c-1' } });
    const first = await client.post(conversationId, token, said);
    await listener.hears(2);
    expect(await client.post(conversationId, token, said)).toEqual(first);
    await client.post(conversationId, token, message('twice', { id: 'own-2' }));
    await client.post(conversationId, token, message('twice', { id: 'own-2' }));
    expect(await listener.hears(4)).toEqual(['once', 'You said once, files: 0', 'twice', 'You said twice, files: 0']);
    expect(service.bot.heard).toHaveLength(2);
  });

  it('is read page by page from any place, also from past its end', async () => {
    const { conversationId, token } = await client.generate();
    for (let n = 1; n <= 101; n += 1) await client.post(conversationId, token, message(`${n}`));
    const reader = new Listener((await client.reconnect(conversationId, token, '?watermark=')).streamUrl);
    await reader.hears(202);
    const first = await client.read(conversationId, token);
    const second = await client.read(conversationId, token, first.watermark);
    expect([first.activities.length, second.activities.length]).toEqual([200, 2]);
    expect(await client.read(conversationId, token, second.watermark)).toEqual({ activities: [], watermark: '202' });
    expect(await client.read(conversationId, token, '9999')).toEqual({ activities: [], watermark: '202' });
    expect(reader.watermark).toBe('202');
  });

  it('has no typing and no started-events in what is read', async () => {
    const { conversationId, token } = await client.start();
    await client.post(conversationId, token, { type: 'typing', from: { id: 'ada' } });
    await client.post(conversationId, token, message('type'));
    await service.line.close();
    const { activities } = await client.read(conversationId, token);
    expect(activities.every(({ type }) => type === 'message')).toBe(true);
    expect(service.bot.heard.map(({ type }) => type)).toEqual(['conversationUpdate', 'typing', 'message']);
  });

  it('has its acknowledgement before the bot has even begun, and in spite of it', async () => {
    const { conversationId, token } = await client.start();
    await client.post(conversationId, token, message('break'));
    await client.post(conversationId, token, message('still there?'));
    await service.line.close();
    expect(texts(await client.read(conversationId, token)).at(-1)).toBe('You said still there?, files: 0');
    expect(service.errors).toEqual([new Error('the bot is broken')]);
  });

  it('takes odd letters as well-formed text', async () => {
    const { conversationId, token } = await client.start();
    const body = '{"type":"message","from":{"id":"ada"},"text":"a\\ud800b\\u0000c \\ud83d\\ude00","__proto__":{"x":1}}';
    await client.post(conversationId, token, body);
    expect(texts(await client.read(conversationId, token))).toContain('a\uFFFDbc 😀');
  });

  it('passes a long message on as it is', async () => {
    const { conversationId, token } = await client.start();
    await client.post(conversationId, token, message('x'.repeat(300_000)));
    expect(texts(await client.read(conversationId, token)).some((text) => text?.length === 300_000)).toBe(true);
  });
});

describe('the program itself', () => {
  it('lets somebody in without a request, and goes on with their conversation later', async () => {
    const guest = { user: { id: 'guest-1', name: 'Ada' }, locale: 'es', context: { shop: 7 } };
    const first = service.line.welcome(guest, service.origin);
    const listener = new Listener(first.streamUrl);
    await client.post(first.conversationId, first.token, { type: 'message', text: 'hola' });
    expect(await listener.hears(2)).toEqual(['hola', 'You said hola, files: 0']);
    expect(listener.seen[0]).toMatchObject({ from: { id: 'guest-1', name: 'Ada' }, locale: 'es' });
    const again = service.line.welcome({ ...guest, conversationId: first.conversationId }, service.origin, 1);
    expect(await new Listener(again.streamUrl).hears(1)).toEqual(['You said hola, files: 0']);
    activitySet.parse(await client.read(again.conversationId, again.token));
  });
});
