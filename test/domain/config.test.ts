import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../bot/config.ts';

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(readConfig({})).toMatchObject({ port: 3978, host: '127.0.0.1', dataDir: './data', quietMs: { web: 4_000 } });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: ' ', PUBLIC_URL: '' })).toEqual(readConfig({}));
  });

  it('reads what is set', () => {
    const config = readConfig({
      PORT: '8080',
      PUBLIC_URL: 'https://chat.example.com/',
      TRUST_PROXY: 'true',
      QUIET_SMS_MS: '1',
    });
    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'https://chat.example.com',
      trustProxy: 1,
      quietMs: { sms: 1 },
    });
  });

  it('has a model when one is named, which needs a key or an address', () => {
    expect(readConfig({ OPENAI_API_KEY: 'sk-1' }).openai).toBeUndefined();
    expect(readConfig({ OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'small' }).openai).toEqual({
      model: 'small',
      apiKey: 'sk-1',
    });
    expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'small' }).openai).toEqual({
      model: 'small',
      baseUrl: 'http://localhost:11434/v1',
    });
    expect(refused({ OPENAI_MODEL: 'small' }).findings.map((f) => f.name)).toEqual(['OPENAI_MODEL']);
  });

  it('names every bad variable, and no value', () => {
    const secret = 'hunter2';
    const wrong = {
      PORT: '70000',
      QUIET_WEB_MS: 'soon',
      PUBLIC_URL: 'ftp://x',
      API_KEY: secret,
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'maybe',
    };
    const error = refused(wrong);
    expect(error.findings.map((f) => f.name).sort()).toEqual(Object.keys(wrong).sort());
    for (const value of Object.values(wrong))
      expect(JSON.stringify(error.findings) + error.message).not.toContain(value);
  });

  it.each(['API_KEY', 'DIRECT_LINE_SECRET'])('takes for %s only what can travel in a header', (name) => {
    expect(refused({ [name]: 'long enough but not one word' }).findings).toMatchObject([{ name }]);
    expect(() => readConfig({ [name]: 'long-enough-and-one-word' })).not.toThrow();
  });

  it.each([
    ['false', 0],
    ['true', 1],
    ['0', 0],
    ['2', 2],
  ])('takes %p for a number of proxies', (TRUST_PROXY, trustProxy) => {
    expect(readConfig({ TRUST_PROXY })).toMatchObject({ trustProxy });
  });

  it('sends what customers say to another desk over https only, but for this machine', () => {
    const HANDOFF_SECRET = 'sixteen characters or more';
    const to = (HANDOFF_URL: string) => ({ HANDOFF_URL, HANDOFF_SECRET });
    expect(refused(to('http://desk.example.com/')).findings).toMatchObject([{ name: 'HANDOFF_URL' }]);
    expect(refused({ HANDOFF_SECRET }).findings).toMatchObject([{ name: 'HANDOFF_URL' }]);
    for (const url of ['https://desk.example.com/', 'http://127.0.0.1:9/', 'http://localhost:9/', 'http://[::1]:9/'])
      expect(readConfig(to(url))).toMatchObject({ handoff: { url, waitMs: 900_000 } });
  });

  it('asks one other desk at most', () => {
    const conversation = { HANDOFF_CONVERSATION: 'https://desk.example.com/v3/conversations/the%20desk' };
    expect(readConfig(conversation)).toMatchObject({ deskAtDoor: { place: { conversation: 'the desk' } } });
    const both = { ...conversation, HANDOFF_URL: 'https://d.example/', HANDOFF_SECRET: 'sixteen characters or more' };
    expect(refused(both).findings).toMatchObject([{ name: 'HANDOFF_CONVERSATION' }]);
    expect(refused({ HANDOFF_CONVERSATION: 'https://desk.example.com/' }).findings).toHaveLength(1);
    expect(refused({ HANDOFF_CONVERSATION: 'http://desk.example.com/v3/conversations/1' }).findings).toHaveLength(1);
    expect(refused({ HANDOFF_OMNICHANNEL: 'true' }).findings).toMatchObject([{ name: 'MicrosoftAppId' }]);
  });

  it.each([
    ['a secret without an id', { MicrosoftAppId: '' }, ['MicrosoftAppId']],
    ['no secret', { MicrosoftAppPassword: '' }, ['MicrosoftAppPassword']],
    ['no tenant', { MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    ['a type there is not', { MicrosoftAppType: 'Single' }, ['MicrosoftAppType']],
    ['a secret beside a managed identity', { MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppPassword']],
    ['an id that is none', { MicrosoftAppId: 'amends' }, ['MicrosoftAppId']],
    ['a wish to read addresses that is neither yes nor no', { TEAMS_READ_EMAIL: 'yes' }, ['TEAMS_READ_EMAIL']],
    ['tenants that are none', { TEAMS_ALLOWED_TENANTS: 'ours' }, ['TEAMS_ALLOWED_TENANTS']],
    ['a place for replies that is none', { SERVICE_URL_ALLOW: 'any where' }, ['SERVICE_URL_ALLOW']],
    ['a cloud there is not', { ChannelService: 'https://example.com' }, ['ChannelService']],
  ])('starts no half-registered bot: %s', (_what, wrong, names) => {
    const id = '12345678-1234-1234-1234-123456789abc';
    const set = { MicrosoftAppId: id, MicrosoftAppPassword: 'hush', MicrosoftAppTenantId: id };
    expect(readConfig(set)).toMatchObject({ botFramework: { registration: { appType: 'SingleTenant' } } });
    expect(refused({ ...set, ...wrong }).findings.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(readConfig(set).botFramework).not.toHaveProperty('readsEmail');
    expect(readConfig({ ...set, TEAMS_READ_EMAIL: 'true' })).toMatchObject({ botFramework: { readsEmail: true } });
  });

  it('wants a webhook whole', () => {
    expect(refused({ WEBHOOK_URL: 'https://example.com/hook' }).findings).toEqual([
      { name: 'WEBHOOK_SECRET', says: expect.stringContaining('together') },
    ]);
  });

  it.each(['0', '3978.5', '-1', '1e3', '0x10', ' '])('takes a port only as a whole number: %p', (PORT) => {
    const read = () => readConfig({ PORT });
    if (PORT === '0' || PORT.trim() === '') expect(read).not.toThrow();
    else expect(read).toThrow(ConfigError);
  });
});

function refused(env: Record<string, string>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('It was taken.');
}
