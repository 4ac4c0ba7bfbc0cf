import { z } from 'zod';
import {
  type BotFrameworkSettings,
  CLOUD_SETTINGS,
  GOVERNMENT_CHANNEL_SERVICE,
  type Registration,
} from './channels/bot-framework/settings.ts';

const guid = z.guid('must be an id such as 12345678-1234-1234-1234-123456789abc');
const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a full http or https address' });
const list = (entry: RegExp, says: string) =>
  z
    .string()
    .transform((written) =>
      written
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(entry, says)));

const HOST = /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$|^https?:\/\/[A-Za-z0-9.:[\]-]+$/;
const TENANT = /^(?:\*|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;

/** Bot Framework's own names, so that a bot that was set up for its SDK needs no others. */
export const teamsEnvironment = {
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .string()
    .transform((given) => APP_TYPES.find((type) => type.toLowerCase() === given.toLowerCase()) ?? given)
    .pipe(z.enum(APP_TYPES, `must be ${APP_TYPES.join(', ')}`))
    .default('SingleTenant'),
  MicrosoftAppTenantId: guid.optional(),
  ChannelService: z.literal(GOVERNMENT_CHANNEL_SERVICE, `must be ${GOVERNMENT_CHANNEL_SERVICE}, or absent`).optional(),
  ValidateAuthority: z.enum(['true', 'false'], 'must be true or false').optional(),
  ToChannelFromBotLoginUrl: webAddress.optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  OAuthUrl: webAddress.optional(),
  ToBotFromChannelOpenIdMetadataUrl: webAddress.optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: webAddress.optional(),
  CallerId: z.string().optional(),
  TEAMS_ALLOWED_TENANTS: list(TENANT, 'must be a list of tenant ids, or *').optional(),
  TEAMS_READ_EMAIL: z.enum(['true', 'false'], 'must be true or false').default('false'),
  SERVICE_URL_ALLOW: list(HOST, 'must be a list of hosts, such as bots.example.com, or of whole origins').default([]),
};

const Teams = z.object(teamsEnvironment);
type Teams = z.infer<typeof Teams>;

/** A setting of a cloud's own means that these are all meant: the SDK then knows none of them by itself. */
const TOGETHER = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromChannelOpenIdMetadataUrl',
] as const;

/** What does not fit together, by name. */
export function teamsFindings(given: Readonly<Record<string, string | undefined>>): { name: string; says: string }[] {
  const has = (name: string) => given[name] !== undefined;
  const findings: { name: string; says: string }[] = [];
  const own = ['MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'];
  if (!has('MicrosoftAppId')) {
    if (own.some(has))
      findings.push({ name: 'MicrosoftAppId', says: 'must be set, too: the others are of no use alone' });
    return findings;
  }
  const type = given['MicrosoftAppType']?.toLowerCase() ?? 'singletenant';
  const wants = (name: string) =>
    findings.push({ name, says: `must be set when MicrosoftAppType is ${wordsFor(type)}` });
  if (type === 'userassignedmsi' && has('MicrosoftAppPassword'))
    findings.push({ name: 'MicrosoftAppPassword', says: 'must not be set when MicrosoftAppType is UserAssignedMSI' });
  if (type !== 'userassignedmsi' && !has('MicrosoftAppPassword')) wants('MicrosoftAppPassword');
  if (type !== 'multitenant' && !has('MicrosoftAppTenantId')) wants('MicrosoftAppTenantId');
  const cloudOwn = CLOUD_SETTINGS.filter((name) => name !== 'ChannelService' && name !== 'ValidateAuthority');
  const lacking = cloudOwn.some(has) ? TOGETHER.filter((name) => !has(name)) : [];
  for (const name of lacking)
    findings.push({ name, says: 'must be set together with the other addresses of the cloud' });
  return findings;
}

function wordsFor(type: string): string {
  return APP_TYPES.find((known) => known.toLowerCase() === type) ?? 'SingleTenant, as it is unless set';
}

/** The settings of the Bot Framework door. */
export function teamsSettings(e: Teams): BotFrameworkSettings {
  const cloud = Object.fromEntries(CLOUD_SETTINGS.flatMap((name) => (e[name] === undefined ? [] : [[name, e[name]]])));
  const registration = registrationOf(e);
  const tenants = e.TEAMS_ALLOWED_TENANTS ?? (registration?.appType === 'MultiTenant' ? undefined : ownTenant(e));
  return {
    ...(registration ? { registration } : {}),
    cloud,
    ...(tenants && !tenants.includes('*') ? { allowedTenants: tenants } : {}),
    serviceUrls: e.SERVICE_URL_ALLOW,
    ...(e.TEAMS_READ_EMAIL === 'true' ? { readsEmail: true as const } : {}),
  };
}

function ownTenant({ MicrosoftAppTenantId }: Teams): string[] | undefined {
  return MicrosoftAppTenantId === undefined ? undefined : [MicrosoftAppTenantId];
}

function registrationOf(e: Teams): Registration | undefined {
  if (e.MicrosoftAppId === undefined) return undefined;
  return {
    appId: e.MicrosoftAppId,
    appType: e.MicrosoftAppType,
    ...(e.MicrosoftAppPassword ? { password: e.MicrosoftAppPassword } : {}),
    ...(e.MicrosoftAppTenantId ? { tenantId: e.MicrosoftAppTenantId } : {}),
  };
}
