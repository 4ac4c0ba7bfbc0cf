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
    expect(refused(to('nonsense')).findings).toMatchObject([{ name: 'HANDOFF_URL' }]);
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

  describe('for text messages', () => {
    const AC = `AC${'1f'.repeat(16)}`;
    const MG = `MG${'2e'.repeat(16)}`;
    const HX = `HX${'3d'.repeat(16)}`;
    const set = {
      PUBLIC_URL: 'https://complaints.example.com',
      TWILIO_ACCOUNT_SID: AC,
      TWILIO_AUTH_TOKEN: 'a token for tests only'.replaceAll(' ', '-'),
      TWILIO_FROM: '+15550100900',
    };

    it('reads the account', () => {
      expect(readConfig(set).twilio).toEqual({
        accountSid: AC,
        authTokens: ['a-token-for-tests-only'],
        from: '+15550100900',
        apiUrl: 'https://api.twilio.com',
        patienceMs: 15_000,
      });
      const { TWILIO_FROM: _, ...service } = { ...set, TWILIO_MESSAGING_SERVICE_SID: MG };
      const more = {
        TWILIO_AUTH_TOKEN: 'the-new-token-of-ours,the-old-token-of-ours',
        TWILIO_API_URL: 'http://127.0.0.1:9/',
      };
      expect(readConfig({ ...service, ...more }).twilio).toMatchObject({
        authTokens: ['the-new-token-of-ours', 'the-old-token-of-ours'],
        messagingServiceSid: MG,
        apiUrl: 'http://127.0.0.1:9',
      });
    });

    it.each<[string, Record<string, string>]>([
      [HX, { '': HX }],
      [`en=${HX}, es-MX=${HX}`, { en: HX, 'es-mx': HX }],
      [`${HX},es=${HX}`, { '': HX, es: HX }],
    ])('reads a WhatsApp template for all, or one for each language: %s', (TWILIO_WHATSAPP_TEMPLATE_SID, templates) => {
      expect(readConfig({ ...set, TWILIO_WHATSAPP_TEMPLATE_SID }).twilio).toMatchObject({ templates });
    });

    it.each([
      ['TWILIO_ACCOUNT_SID', 'AC123', /AC and 32 hexadecimal digits/],
      ['TWILIO_ACCOUNT_SID', AC.replace('AC', 'SK'), /AC and 32/],
      ['TWILIO_AUTH_TOKEN', 'too-short', /the token, or the new and the old one/],
      ['TWILIO_AUTH_TOKEN', 'the-new-token-of-ours,', /with a comma between them/],
      ['TWILIO_AUTH_TOKEN', 'a token that holds blanks', /the token/],
      ['TWILIO_FROM', '0191 498 0143', /a number with its country, such as \+15550100123/],
      ['TWILIO_FROM', 'HarbourVale', /a number with its country/],
      ['TWILIO_FROM', 'sms:+15550100900', /a number with its country/],
      ['TWILIO_MESSAGING_SERVICE_SID', 'MG-1', /MG and 32 hexadecimal digits/],
      ['TWILIO_WHATSAPP_TEMPLATE_SID', 'my_template', /HX and 32 hexadecimal digits, or one for each language/],
      ['TWILIO_WHATSAPP_TEMPLATE_SID', `${HX},${HX}`, /must name each language once/],
      ['TWILIO_WHATSAPP_TEMPLATE_SID', `english=${HX}`, /one for each language/],
      ['TWILIO_WHATSAPP_TEMPLATE_SID', `en=${HX},en=${HX}`, /must name each language once/],
      ['TWILIO_API_URL', 'api.twilio.com', /a full http or https address/],
      ['TWILIO_API_URL', 'http://api.twilio.com', /must be https, except on this machine/],
      ['PUBLIC_URL', 'http://complaints.example.com', /an https address for text messages: the provider posts to it/],
      ['PUBLIC_URL', 'complaints.example.com', /an https address for text messages/],
      ['PUBLIC_URL', '', /an https address for text messages/],
    ])('refuses a wrong %s, says what would be right, and repeats nothing of it: "%s"', (name, value, says) => {
      const error = refused({ ...set, [name]: value });
      expect(error.findings).toEqual([{ name, says: expect.stringMatching(says) }]);
      expect(error.explain()).toMatch(new RegExp(`^  ${name} `, 'm'));
      if (value) expect(error.explain()).not.toContain(value);
    });

    it('names all of them at once', () => {
      const wrong = {
        PUBLIC_URL: 'ftp://complaints.example.com',
        TWILIO_ACCOUNT_SID: 'nonsense',
        TWILIO_AUTH_TOKEN: 'hunter2',
        TWILIO_FROM: 'me',
        TWILIO_MESSAGING_SERVICE_SID: 'them',
        TWILIO_WHATSAPP_TEMPLATE_SID: 'this one',
        TWILIO_API_URL: 'somewhere',
      };
      const { findings } = refused(wrong);
      expect(findings.map(({ name }) => name).sort()).toEqual(Object.keys(wrong).sort());
    });

    it.each<[string, Record<string, string>, string[]]>([
      [
        'only a token',
        { TWILIO_AUTH_TOKEN: set.TWILIO_AUTH_TOKEN },
        ['PUBLIC_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_FROM'],
      ],
      ['only an account', { TWILIO_ACCOUNT_SID: AC }, ['PUBLIC_URL', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM']],
      ['only a number', { TWILIO_FROM: '+15550100900' }, ['PUBLIC_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN']],
      ['nobody who writes', { ...set, TWILIO_FROM: '' }, ['TWILIO_FROM']],
      ['no token', { ...set, TWILIO_AUTH_TOKEN: ' ' }, ['TWILIO_AUTH_TOKEN']],
      [
        'a template and nobody to send it',
        { TWILIO_WHATSAPP_TEMPLATE_SID: HX },
        ['PUBLIC_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
      ],
      [
        'a region and no account',
        { PUBLIC_URL: set.PUBLIC_URL, TWILIO_API_URL: 'https://api.dublin.ie1.twilio.com' },
        ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
      ],
    ])('starts with no half of it: %s', (_, given, names) => {
      expect(
        refused(given)
          .findings.map(({ name }) => name)
          .sort(),
      ).toEqual(names);
    });
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
