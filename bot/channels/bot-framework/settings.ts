/** The names of Bot Framework's own settings for other clouds and local authorities, as its SDK reads them. */
export const CLOUD_SETTINGS = [
  'ChannelService',
  'ValidateAuthority',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'CallerId',
] as const;

export type CloudSetting = (typeof CLOUD_SETTINGS)[number];

/** A bot registered in Azure. */
export interface Registration {
  appId: string;
  appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  password?: string;
  tenantId?: string;
}

export interface BotFrameworkSettings {
  /** Absent: only programs on this machine are served. */
  registration?: Registration;
  cloud: Partial<Record<CloudSetting, string>>;
  /** Tenants whose people may write in Teams. Absent: all. */
  allowedTenants?: readonly string[];
  /** Where replies may go, beside the well-known addresses of the cloud: hosts, `*.host`, or whole origins. */
  serviceUrls: readonly string[];
  /** A customer's e-mail address is read, once, from the members of their own chat in Teams. Absent: it is not. */
  readsEmail?: true;
}

/** What the cloud's tokens are checked against. */
export interface Authority {
  issuer: string;
  metadataUrl: string;
}

const PUBLIC: Authority = {
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};

export const GOVERNMENT_CHANNEL_SERVICE = 'https://botframework.azure.us';

const GOVERNMENT: Authority = {
  issuer: 'https://api.botframework.us',
  metadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
};

/** As the SDK does it: one setting of a cloud's own means that all are meant as they are given. */
export function authorityOf({ cloud }: BotFrameworkSettings): Authority {
  const { ToBotFromChannelTokenIssuer: issuer, ToBotFromChannelOpenIdMetadataUrl: metadataUrl } = cloud;
  if (issuer !== undefined && metadataUrl !== undefined) return { issuer, metadataUrl };
  return cloud.ChannelService === GOVERNMENT_CHANNEL_SERVICE ? GOVERNMENT : PUBLIC;
}
