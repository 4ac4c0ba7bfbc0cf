import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { SignJWT } from 'jose';
import { APP_ID, Authority, type Forgery } from '../support/authority.ts';
import { talk } from '../support/talk.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await Authority.opens();
});

afterEach(() => {
  authority.broken = undefined;
});

afterAll(() => authority.closes());

const badTokens: [string, Forgery][] = [
  ['expired', { expires: -3600 }],
  ['for another bot', { audience: '99999999-2222-3333-4444-555555555555' }],
  ['of another issuer', { issuer: 'https://sts.windows.net/other/' }],
  ['with a key nobody published', { kid: 'unknown' }],
  ['for another address', { serviceUrl: 'https://evil.example.com/' }],
  ['with a key of another channel', { kid: 'slack' }],
  ['that is forged', { forged: true }],
];

describe('a registered bot', () => {
  it('takes what comes with a good token, and answers with its own', async () => {
    const { customer } = await talk({ on: 'teams', authority });
    await customer.says('agent please');
    customer.hears('@person-now');
    expect(customer.connector.messages.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer bot-token',
      'Bearer bot-token',
    ]);
  });

  it.each(badTokens)('answers 401 to a token %s, and nothing is kept', async (_what, wrong) => {
    const { customer, time, store } = await talk({ on: 'teams', authority });
    const { lastSeq } = (await store.conversation(customer.conversationId)) ?? {};
    const token = await authority.token(customer.connector.url, time.clock.now(), wrong);
    const answer = await customer.sends({ type: 'message', text: 'hello' }, { authorization: `Bearer ${token}` });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 401, code: 'unauthorised' });
    expect(await store.conversation(customer.conversationId)).toMatchObject({ lastSeq });
  });

  it.each([
    ['no token', ''],
    ['a token that is none', 'Bearer not.a.token'],
    ['another scheme', 'Basic dTpw'],
  ])('answers 401 to %s', async (_what, authorization) => {
    const { customer } = await talk({ on: 'teams', authority });
    const answer = await customer.sends({ type: 'message', text: 'hello' }, { authorization });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('answers 401 to a token signed with a shared secret', async () => {
    const { customer, time } = await talk({ on: 'teams', authority });
    const token = await new SignJWT({ serviceurl: customer.connector.url })
      .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
      .setIssuer('https://api.botframework.test')
      .setAudience(APP_ID)
      .setExpirationTime(Math.floor(time.clock.now() / 1000) + 600)
      .sign(new TextEncoder().encode('anything at all that is long enough'));
    const answer = await customer.sends({ type: 'message', text: 'hello' }, { authorization: `Bearer ${token}` });
    expect(answer.status).toBe(401);
  });

  it('answers 401 to another tenant, however good its token', async () => {
    const { customer } = await talk({ on: 'teams', authority });
    const answer = await customer.sends({ type: 'message', text: 'hi', channelData: { tenant: { id: 'tenant-2' } } });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'tenant' }]);
  });

  it('answers 401 where replies would go to an address nobody allowed', async () => {
    const { customer, time } = await talk({ on: 'teams', authority });
    const serviceUrl = 'https://collector.example.com/';
    const token = await authority.token(serviceUrl, time.clock.now());
    const answer = await customer.sends({ type: 'message', serviceUrl }, { authorization: `Bearer ${token}` });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'service-url' }]);
  });

  it('asks to come again while nobody can say whose token it is, and asks for the keys once', async () => {
    authority.broken = 503;
    const { customer, time } = await talk({ authority });
    customer.hears();
    const { url, connector } = { url: customer.url, connector: 'http://127.0.0.1:9/' };
    const token = await authority.token(connector, time.clock.now());
    const post = () =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ type: 'message', serviceUrl: connector, channelId: 'msteams' }),
      });
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    authority.broken = undefined;
    const before = authority.fetches;
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(authority.fetches - before).toBe(2);
  });

  it('goes on with the keys it knows while new ones cannot be had', async () => {
    const { customer, time } = await talk({ on: 'teams', authority });
    authority.broken = 500;
    await time.passes('2 d');
    expect((await customer.sends({ type: 'message', text: 'hello' })).status).toBe(200);
  });
});

describe('the SDK itself', () => {
  // It checks against the real time; its complaints on the console are why our own gate stands before it.
  it.each([['good', {}] as [string, Forgery], ...badTokens])(
    'judges a token %s as the door does',
    async (what, wrong) => {
      jest.spyOn(console, 'error').mockImplementation(() => undefined);
      const { cloud } = authority.settings([]);
      const config = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', ...cloud };
      const sdk = new ConfigurationBotFrameworkAuthentication(config);
      const serviceUrl = 'http://127.0.0.1:9/';
      const token = await authority.token(serviceUrl, Date.now(), wrong);
      const activity = { type: 'message', channelId: 'msteams', serviceUrl };
      const judged = sdk.authenticateRequest(
        activity as Parameters<typeof sdk.authenticateRequest>[0],
        `Bearer ${token}`,
      );
      const verdict = await judged.then(
        () => 'good',
        () => 'bad',
      );
      expect(verdict).toBe(what === 'good' ? 'good' : 'bad');
    },
  );
});
