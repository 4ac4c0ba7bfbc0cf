import { z } from 'zod';
import type { Channel } from '../dialogs/domain/conversation.ts';
import type { BotFrameworkSettings } from './channels/bot-framework/settings.ts';
import { type DeskAtDoor, readPlace } from './channels/handoff/index.ts';
import { keepsSecrets, safeAddress, webAddress } from './config-address.ts';
import { teamsEnvironment, teamsFindings, teamsSettings } from './config-teams.ts';
import { type TwilioConfig, twilioEnvironment, twilioFindings, twilioSettings } from './config-twilio.ts';
import { widgetEnvironment } from './config-widget.ts';

/** Everything the environment decides, parsed once at the start. */
export interface Config {
  port: number;
  host: string;
  /** The address the world sees; absent: `http://localhost:PORT`. */
  publicUrl?: string;
  /** How many proxies of ours stand before this program; their word for a customer's address is taken. */
  trustProxy: number;
  /** Sites that may show the chat in a frame, as sources of a content security policy. */
  widgetOrigins: string[];
  dataDir: string;
  apiKey?: string;
  directLineSecret?: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Ms the bot goes on listening after the last word of a story. */
  quietMs: Record<Channel, number>;
  checkInMs: Record<Channel, number>;
  modelWaitMs: number;
  /** The Bot Framework door: Teams, and the channels of Azure. */
  botFramework: BotFrameworkSettings;
  /** The language model; absent: the rules do without. */
  openai?: { model: string; apiKey?: string; baseUrl?: string };
  webhook?: { url: string; secret: string };
  /** The company's own desk, told by signed posts, and how long it has to take a handoff; absent: ours takes them. */
  handoff?: { url: string; secret: string; waitMs: number };
  /** Another desk that is reached by the Bot Framework door. */
  deskAtDoor?: DeskAtDoor;
  /** Text messages and WhatsApp, when an account at the provider is set. */
  twilio?: TwilioConfig;
  brandName?: string;
  defaultLocale?: string;
}

/** Wrong variables, by name and without their values. */
export class ConfigError extends Error {
  readonly findings: { name: string; says: string }[];

  constructor(findings: { name: string; says: string }[]) {
    super(`Bad configuration: ${findings.map((f) => f.name).join(', ')}`);
    this.name = 'ConfigError';
    this.findings = findings;
  }

  /** What to tell whoever starts a program with it: one line for each. */
  explain(): string {
    const lines = this.findings.map(({ name, says }) => `  ${name} ${says}`);
    return `Amends cannot start: the configuration is wrong.\n${lines.join('\n')}\nSee .env.example.`;
  }
}

const ms = (most: number) => whole(0, most);
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(
      z
        .number(`must be a whole number from ${least} to ${most}`)
        .min(least, `must be at least ${least}`)
        .max(most, `must be at most ${most}`),
    );
const proxies = z
  .string()
  .regex(/^(?:true|false|\d)$/, 'must be true, false, or how many proxies there are')
  .transform((v) => (v === 'true' ? 1 : v === 'false' ? 0 : Number(v)));
/** Sent as a bearer token, which cannot hold a blank. */
const bearer = z.string().regex(/^\S{16,}$/, 'must have at least 16 characters, and no blank');
const DAY = 86_400_000;

const Environment = z.object({
  ...teamsEnvironment,
  ...widgetEnvironment,
  ...twilioEnvironment,
  PORT: whole(0, 65_535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webAddress.optional(),
  TRUST_PROXY: proxies.default(0),
  DATA_DIR: z.string().default('./data'),
  API_KEY: bearer.optional(),
  DIRECT_LINE_SECRET: bearer.optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  QUIET_WEB_MS: ms(60_000).default(4_000),
  QUIET_TEAMS_MS: ms(60_000).default(6_000),
  QUIET_SMS_MS: ms(60_000).default(30_000),
  CHECK_IN_WEB_MS: whole(2_000, DAY).default(120_000),
  CHECK_IN_TEAMS_MS: whole(2_000, DAY).default(120_000),
  CHECK_IN_SMS_MS: whole(2_000, DAY).default(900_000),
  MODEL_WAIT_MS: ms(60_000).default(1_500),
  OPENAI_API_KEY: z.string().regex(/^\S+$/, 'must not hold a blank').optional(),
  OPENAI_BASE_URL: webAddress.optional(),
  OPENAI_MODEL: z.string().max(200, 'must have at most 200 characters').optional(),
  WEBHOOK_URL: webAddress.optional(),
  WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  HANDOFF_URL: safeAddress.optional(),
  HANDOFF_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  HANDOFF_CONVERSATION: z
    .string()
    .refine((given) => readPlace(given) !== undefined, 'must be the address of a conversation: …/v3/conversations/ID')
    .refine(keepsSecrets, 'must be https, except on this machine')
    .optional(),
  HANDOFF_OMNICHANNEL: z.enum(['true', 'false'], 'must be true or false').default('false'),
  HANDOFF_WAIT_MS: whole(60_000, DAY).default(900_000),
  BRAND_NAME: z.string().max(80, 'must have at most 80 characters').optional(),
  DEFAULT_LOCALE: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or en-GB')
    .optional(),
});

/** Set both or none. */
const PAIRS = [
  ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
  ['HANDOFF_URL', 'HANDOFF_SECRET'],
];

/** The names this program reads; `.env.example` explains each. */
export const variableNames = Object.keys(Environment.shape);

/** The configuration, or a ConfigError that names every bad variable and no value. An empty variable counts as absent. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Environment.safeParse(given);
  const findings = parsed.success ? [] : parsed.error.issues.map((i) => ({ name: String(i.path[0]), says: i.message }));
  for (const pair of PAIRS) {
    const absent = pair.filter((name) => given[name] === undefined);
    if (absent.length === 1) findings.push({ name: absent.join(), says: 'must be set together with its partner' });
  }
  findings.push(...twilioFindings(given), ...teamsFindings(given), ...deskFindings(given));
  if (given['OPENAI_MODEL'] !== undefined && !given['OPENAI_API_KEY'] && !given['OPENAI_BASE_URL']) {
    findings.push({ name: 'OPENAI_MODEL', says: 'needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server without keys' });
  }
  if (!parsed.success || findings.length) throw new ConfigError(onceEach(findings));
  return configFrom(parsed.data);
}

/** One line for a variable: what the others ask of it says more than what is wrong with it alone. */
function onceEach(findings: ConfigError['findings']): ConfigError['findings'] {
  return [...new Map(findings.map((finding) => [finding.name, finding])).values()];
}

function configFrom(e: z.infer<typeof Environment>): Config {
  const twilio = twilioSettings(e);
  return {
    port: e.PORT,
    host: e.HOST,
    trustProxy: e.TRUST_PROXY,
    widgetOrigins: e.WIDGET_ORIGINS,
    dataDir: e.DATA_DIR,
    logLevel: e.LOG_LEVEL,
    quietMs: { web: e.QUIET_WEB_MS, teams: e.QUIET_TEAMS_MS, sms: e.QUIET_SMS_MS, whatsapp: e.QUIET_SMS_MS },
    checkInMs: {
      web: e.CHECK_IN_WEB_MS,
      teams: e.CHECK_IN_TEAMS_MS,
      sms: e.CHECK_IN_SMS_MS,
      whatsapp: e.CHECK_IN_SMS_MS,
    },
    modelWaitMs: e.MODEL_WAIT_MS,
    botFramework: teamsSettings(e),
    ...(e.OPENAI_MODEL ? { openai: serviceFrom(e.OPENAI_MODEL, e) } : {}),
    ...(e.PUBLIC_URL ? { publicUrl: e.PUBLIC_URL.replace(/\/+$/, '') } : {}),
    ...(e.API_KEY ? { apiKey: e.API_KEY } : {}),
    ...(e.DIRECT_LINE_SECRET ? { directLineSecret: e.DIRECT_LINE_SECRET } : {}),
    ...(e.WEBHOOK_URL && e.WEBHOOK_SECRET ? { webhook: { url: e.WEBHOOK_URL, secret: e.WEBHOOK_SECRET } } : {}),
    ...deskAtDoor(e),
    ...(e.HANDOFF_URL && e.HANDOFF_SECRET
      ? { handoff: { url: e.HANDOFF_URL, secret: e.HANDOFF_SECRET, waitMs: e.HANDOFF_WAIT_MS } }
      : {}),
    ...(twilio ? { twilio } : {}),
    ...(e.BRAND_NAME ? { brandName: e.BRAND_NAME } : {}),
    ...(e.DEFAULT_LOCALE ? { defaultLocale: e.DEFAULT_LOCALE } : {}),
  };
}

/** One desk takes the handoffs. */
function deskFindings(given: Readonly<Record<string, string | undefined>>): ConfigError['findings'] {
  const omnichannel = given['HANDOFF_OMNICHANNEL'] === 'true';
  const ways = ['HANDOFF_URL', 'HANDOFF_CONVERSATION'].filter((name) => given[name] !== undefined);
  const named = omnichannel ? [...ways, 'HANDOFF_OMNICHANNEL'] : ways;
  return [
    ...named.slice(1).map((name) => ({ name, says: `must not be set beside ${named[0] ?? ''}: one desk is asked` })),
    ...(omnichannel && given['MicrosoftAppId'] === undefined
      ? [{ name: 'MicrosoftAppId', says: 'must be set with HANDOFF_OMNICHANNEL' }]
      : []),
  ];
}

function deskAtDoor(e: z.infer<typeof Environment>): Pick<Config, 'deskAtDoor'> {
  const waitMs = e.HANDOFF_WAIT_MS;
  if (e.HANDOFF_OMNICHANNEL === 'true') return { deskAtDoor: { omnichannel: true, waitMs } };
  const place = e.HANDOFF_CONVERSATION === undefined ? undefined : readPlace(e.HANDOFF_CONVERSATION);
  return place ? { deskAtDoor: { place, waitMs } } : {};
}

/** A key alone names no service: it may be in the environment for other programs, and no customer's word goes out by accident. */
function serviceFrom(
  model: string,
  {
    OPENAI_API_KEY: apiKey,
    OPENAI_BASE_URL: baseUrl,
  }: Pick<z.infer<typeof Environment>, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'>,
): NonNullable<Config['openai']> {
  return { model, ...(apiKey ? { apiKey } : {}), ...(baseUrl ? { baseUrl } : {}) };
}
