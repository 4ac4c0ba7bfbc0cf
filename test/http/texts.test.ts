import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { talk, type Talk } from '../support/talk.ts';
import { ACCOUNT_SID, answers, AUTH_TOKEN, gives, OUR_NUMBER } from '../support/text-provider.ts';
import type { TextCustomer } from '../support/text-customer.ts';
import { receipt } from '../support/pictures.ts';

/** A log that remembers. */
function remembering() {
  const lines: string[] = [];
  const keep = (event: string, facts: object = {}) => void lines.push(`${event} ${JSON.stringify(facts)}`);
  return { lines, log: { info: keep, warn: keep, error: keep } };
}

const KIM = '+447700900110';
const message = (sid: string, more: Record<string, string> = {}) => ({
  MessageSid: sid,
  AccountSid: ACCOUNT_SID,
  From: KIM,
  To: OUR_NUMBER,
  Body: 'you lost my suitcase',
  NumMedia: '0',
  ...more,
});

/** A complaint by text whose first answer has gone out. */
async function answered(): Promise<Talk<TextCustomer>> {
  const told = await talk({ on: 'sms' });
  await told.customer.says('you lost my suitcase on the way to Porto');
  await told.time.passes('4 s');
  told.customer.hears('@reflect', '@apology', '@is-there-more');
  return told;
}

async function delivery({ store, customer }: Talk<TextCustomer>) {
  const about = new URL(customer.lastText.StatusCallback).searchParams;
  const [said] = await store.log(customer.conversationId, Number(about.get('seq')) - 1, 1);
  return said?.delivery;
}

describe('the door for texts', () => {
  it('refuses what is not signed, or signed for another address, token or form, and keeps nothing of it', async () => {
    const { lines, log } = remembering();
    const { customer, url, store } = await talk({ on: 'sms', log });
    const { provider } = customer;
    const form = message(provider.newSid());
    const door = `${url}/channels/twilio`;
    const bare = (headers: Record<string, string> = {}) =>
      fetch(door, { method: 'POST', body: new URLSearchParams(form), headers });
    expect((await bare()).status).toBe(403);
    expect((await bare({ 'x-twilio-signature': 'nonsense' })).status).toBe(403);
    expect((await provider.posts(door, form, 'the wrong token')).status).toBe(403);
    expect((await provider.posts(`${door}/status?conversation=a&seq=1&id=b`, form, 'the wrong token')).status).toBe(
      403,
    );
    expect(await store.conversation({ door: 'twilio', account: ACCOUNT_SID, thread: KIM })).toBeUndefined();
    expect(lines.filter((line) => line.startsWith('texts.unsigned'))).toHaveLength(4);
    expect(lines.join()).not.toMatch(/suitcase|447700/);
  });

  it('believes the address it was told to have, whatever a proxy puts into headers', async () => {
    const publicUrl = 'https://complaints.example.com/amends';
    const { customer, url } = await talk({ on: 'sms', publicUrl });
    const { provider } = customer;
    const form = message(provider.newSid());
    const signature = provider.signs(`${publicUrl}/channels/twilio`, form);
    const answer = await fetch(`${url}/channels/twilio`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'x-twilio-signature': signature, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
  });

  it('takes the new token and the old one while one replaces the other', async () => {
    const account = { authTokens: [AUTH_TOKEN, 'the old one'] as const };
    const { customer, url } = await talk({ on: 'sms', account: { authTokens: [...account.authTokens] } });
    const { provider } = customer;
    const door = `${url}/channels/twilio`;
    expect((await provider.posts(door, message(provider.newSid()), 'the old one')).status).toBe(200);
    expect((await provider.posts(door, message(provider.newSid()), 'a third one')).status).toBe(403);
  });

  it.each<[string, Record<string, string>, number]>([
    ['another account', { AccountSid: `AC${'2'.repeat(32)}` }, 400],
    ['no id', { MessageSid: '' }, 400],
    ['an id that is none', { MessageSid: 'SM1' }, 400],
    ['a sender that is no number', { From: 'Bank' }, 200],
    ['a short code', { From: '72345' }, 200],
    ['our own number', { From: OUR_NUMBER }, 200],
    ['nothing said', { Body: ' ' }, 200],
  ])('a message with %s starts nothing', async (_, wrong, status) => {
    const { lines, log } = remembering();
    const { customer, url } = await talk({ on: 'sms', log });
    const { provider } = customer;
    const answer = await provider.posts(`${url}/channels/twilio`, message(provider.newSid(), wrong));
    expect(answer.status).toBe(status);
    expect(lines.filter((line) => line.startsWith('texts.'))).toHaveLength(1);
    expect(lines.join()).not.toMatch(/suitcase|447700/);
    expect(provider.texted).toEqual([]);
  });

  it('reads forms only, and only posts', async () => {
    const { customer, url } = await talk({ on: 'sms' });
    const door = `${url}/channels/twilio`;
    const json = await fetch(door, {
      method: 'POST',
      body: '{"Body":{}}',
      headers: { 'content-type': 'application/json' },
    });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const large = await fetch(door, { method: 'POST', body: 'a'.repeat(300_000), headers: form });
    const packed = await fetch(door, { method: 'POST', body: 'a=b', headers: { ...form, 'content-encoding': 'x' } });
    expect([json.status, large.status, packed.status, (await fetch(door)).status]).toEqual([415, 413, 415, 405]);
    expect(customer.provider.texted).toEqual([]);
  });

  it('fields it does not know, and names that mean something to a program, do no harm', async () => {
    const { customer, url, store } = await talk({ on: 'sms' });
    const odd = { __proto__x: 'a', constructor: 'b', toString: 'c', Body: '💼'.repeat(500), New: '', NumMedia: 'many' };
    const form = message(customer.provider.newSid(), odd);
    expect((await customer.provider.posts(`${url}/channels/twilio`, form)).status).toBe(200);
    const conversation = await store.conversation({ door: 'twilio', account: ACCOUNT_SID, thread: KIM });
    expect((await store.log(conversation?.id ?? '', 0, 9)).map((m) => m.text)).toEqual([odd.Body]);
  });

  it('the same message again, and many times at once, is one message', async () => {
    const { customer, time, complaint } = await talk({ on: 'sms' });
    const MessageSid = customer.provider.newSid();
    const again = () => customer.texts({ MessageSid, Body: 'you lost my suitcase on the way to Porto' });
    await Promise.all([again(), again(), again()]);
    await again();
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    await again();
    await time.passes('4 s');
    expect((await complaint()).claim.story).toHaveLength(1);
  });
});

describe("the provider's news of a message", () => {
  it('goes forwards only, whatever the order', async () => {
    const told = await answered();
    const { provider, lastText } = told.customer;
    expect(await delivery(told)).toMatchObject({ state: 'sent', providerId: lastText.sid });
    await provider.tells(lastText, 'delivered');
    expect(await delivery(told)).toMatchObject({ state: 'delivered' });
    for (const late of ['queued', 'sent', 'sending', 'undelivered', 'nonsense', '__proto__'])
      expect((await provider.tells(lastText, late, { ErrorCode: '30003' })).status).toBe(200);
    expect(await delivery(told)).toMatchObject({ state: 'delivered' });
    await provider.tells(lastText, 'read');
    expect(await delivery(told)).toMatchObject({ state: 'read' });
  });

  it.each([
    ['30003', 'phone-off', undefined],
    ['30007', 'filtered', undefined],
    ['30034', 'not-registered', undefined],
    ['99999', 'not-delivered', undefined],
    ['', 'not-delivered', undefined],
    ['30005', 'no-such-number', 'unreachable'],
    ['21610', 'opted-out', 'opted-out'],
  ])('code %s means %s', async (ErrorCode, reason, closed) => {
    const told = await answered();
    await told.customer.provider.tells(told.customer.lastText, 'undelivered', { ErrorCode });
    expect(await delivery(told)).toMatchObject({ state: 'failed', reason });
    expect((await told.store.conversation(told.customer.conversationId))?.closedTo?.why).toBe(closed);
  });

  it('of a message that does not exist is left aside, and logged without a word of it', async () => {
    const { lines, log } = remembering();
    const { customer, url } = await talk({ on: 'sms', log });
    const text = { sid: customer.provider.newSid(), To: KIM, Body: '', ValidityPeriod: 900 };
    for (const query of [
      'conversation=cnv_9&seq=1&id=msg_9',
      'conversation=cnv_9&seq=-1',
      'a=b',
      'seq=1e999&id=a&conversation=b',
    ]) {
      const StatusCallback = `${url}/channels/twilio/status?${query}`;
      expect((await customer.provider.tells({ ...text, StatusCallback }, 'delivered')).status).toBe(200);
    }
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toMatch(/447700/);
  });
});

describe('sending', () => {
  it('waits as long as the provider asks when it is too much, and then sends once', async () => {
    const { customer, time } = await talk({ on: 'sms' });
    customer.provider.next.push(answers(429, { code: 20429 }, { 'retry-after': '7' }));
    await customer.says('you lost my suitcase on the way to Porto');
    await time.passes('4 s');
    customer.hears();
    await time.passes('6 s');
    customer.hears();
    await time.passes('1 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it.each([
    ['a fault of theirs', answers(503)],
    ['an answer that never ends', () => {}],
    ['a line that breaks', (_: unknown, res: { destroy(): void }) => res.destroy()],
    ['a redirect', answers(302, {}, { location: 'http://127.0.0.1:9/' })],
  ])('%s leaves open whether it arrived, and it is never sent again', async (_, answer) => {
    const told = await talk({ on: 'sms', account: { patienceMs: 200 } });
    const { customer, time, store } = told;
    customer.provider.next.push(answer);
    await customer.says('you lost my suitcase on the way to Porto');
    await time.passes('4 s');
    await time.passes('2 h');
    expect(customer.provider.texted).toEqual([]);
    const [, said] = await store.log(customer.conversationId, 0, 2);
    expect(said?.delivery).toMatchObject({ state: 'unknown' });
  });

  it('a number that opted out at the provider is written to no more, and an agent reads why', async () => {
    const { customer, time, store, complaint } = await talk({ on: 'sms' });
    customer.provider.next.push(answers(400, { code: 21610, message: 'unsubscribed', status: 400 }));
    await customer.says('you lost my suitcase on the way to Porto');
    await time.passes('4 s');
    expect((await store.conversation(customer.conversationId))?.closedTo?.why).toBe('opted-out');
    await customer.says('agent please');
    expect(customer.provider.texted).toEqual([]);
    const log = await store.log(customer.conversationId, 0, 9);
    const said = log.filter(({ from }) => from.role === 'bot');
    expect(said.map(({ delivery: left }) => left)).toEqual(
      said.map(() => expect.objectContaining({ reason: 'opted-out' })),
    );
    expect(said.length).toBeGreaterThan(1);
    expect((await complaint()).notes.map(({ text }) => text)).toEqual([expect.stringMatching(/no other place/)]);
  });
});

describe('pictures', () => {
  it('are fetched with our name from the account alone: a redirect to another place goes without it', async () => {
    const { customer, time, complaint } = await talk({ on: 'sms' });
    const { provider } = customer;
    const { bytes } = await receipt();
    const other = createServer((req, res) => {
      provider.fetched.push({ path: req.url ?? '', signed: req.headers.authorization !== undefined });
      gives('image/jpeg', bytes)(req, res);
    });
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const first = provider.keeps('ME1', answers(307, {}, { location: `http://127.0.0.1:${port}/signed` }));
    await customer.texts({
      Body: 'the damage to my bag',
      NumMedia: '1',
      MediaUrl0: first,
      MediaContentType0: 'image/jpeg',
    });
    await time.passes('4 s');
    customer.forgets();
    expect(provider.fetched).toEqual([
      { path: '/media/ME1', signed: true },
      { path: '/signed', signed: false },
    ]);
    expect((await complaint()).claim.attachments).toMatchObject([{ name: 'picture-1.jpg', type: 'image/jpeg' }]);
    await new Promise((resolve) => other.close(resolve));
  });

  it.each<[string, (base: string) => string]>([
    ['another host', () => 'https://evil.example/x.jpg'],
    ['a host that only ends like theirs', () => 'https://eviltwilio.com/x.jpg'],
    ['their host without https', () => 'http://api.twilio.com/x.jpg'],
    ['their host at another port', () => 'https://api.twilio.com:8443/x.jpg'],
    ['a name in the address', () => 'https://api.twilio.com@evil.example/x.jpg'],
    ['this machine by another name', () => 'http://localhost:1/x.jpg'],
    ['a file', () => 'file:///etc/passwd'],
    ['no address', () => 'not an address'],
  ])('are not fetched from %s', async (_, from) => {
    const { customer, time, store } = await talk({ on: 'sms' });
    await customer.texts({
      NumMedia: '1',
      MediaUrl0: from(customer.provider.account.apiUrl),
      MediaContentType0: 'image/jpeg',
    });
    await time.passes('30 s');
    customer.forgets();
    const [said] = await store.log(customer.conversationId, 0, 1);
    expect(said?.attachments).toMatchObject([{ missing: { state: 'lost', why: 'host' } }]);
  });

  it.each<[string, Parameters<TextCustomer['provider']['keeps']>[1], string]>([
    ['is not there', answers(404), 'gone'],
    ['is none', gives('image/jpeg', Buffer.from('no picture')), 'type'],
    ['is too large', gives('image/jpeg', Buffer.alloc(11 * 1024 * 1024)), 'size'],
    ['leads round in a circle', answers(302, {}, { location: '/media/ME1' }), 'host'],
    ['never ends', (_req, res) => void res.writeHead(200).write('a'), 'not-fetched'],
  ])('one that %s is said so, once', async (_, answer, why) => {
    const { customer, time, store } = await talk({ on: 'sms', account: { patienceMs: 200 } });
    const url = customer.provider.keeps('ME1', answer);
    await customer.texts({
      Body: 'you broke my suitcase',
      NumMedia: '1',
      MediaUrl0: url,
      MediaContentType0: 'image/jpeg',
    });
    await time.passes('10 min');
    const [said] = await store.log(customer.conversationId, 0, 1);
    expect(said?.attachments).toMatchObject([{ missing: { state: 'lost', why } }]);
    const names = (await store.log(customer.conversationId, 1, 9)).flatMap((m) => m.prompts ?? []);
    expect(names.filter((name) => name.startsWith('file-lost#'))).toHaveLength(1);
    customer.forgets();
  });
});

describe('the desk', () => {
  it('shows of each text whether it arrived, and of a file that it did not come through', async () => {
    const { customer, agent, time } = await talk({ on: 'sms' });
    const url = customer.provider.keeps('ME1', answers(404));
    await customer.texts({ Body: 'you broke my bag', NumMedia: '1', MediaUrl0: url, MediaContentType0: 'image/jpeg' });
    await time.passes('4 s');
    await customer.says('agent please');
    await customer.provider.tells(customer.lastText, 'undelivered', { ErrorCode: '30003' });
    customer.forgets();
    const { messages } = (await agent.opens(customer.reference ?? '')) as { messages: Record<string, unknown>[] };
    expect(messages.map(({ by, delivery, files }) => ({ by, delivery, files }))).toEqual([
      { by: 'customer', files: [expect.objectContaining({ missing: 'lost' })] },
      { by: 'bot', files: [], delivery: { state: 'sent' } },
      { by: 'customer', files: [] },
      { by: 'bot', files: [], delivery: { state: 'failed', reason: 'phone-off' } },
    ]);
  });
});
