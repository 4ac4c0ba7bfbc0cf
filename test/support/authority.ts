import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { BotFrameworkSettings } from '../../bot/channels/bot-framework/index.ts';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export const APP_ID = '11111111-2222-3333-4444-555555555555';
const ISSUER = 'https://api.botframework.test';

/** What may be wrong with a token. */
export interface Forgery {
  issuer?: string;
  audience?: string;
  serviceUrl?: string;
  kid?: string;
  /** Seconds from now until it expires. */
  expires?: number;
  /** Signed with another key than the one it names. */
  forged?: true;
}

/** The channels' own authority: publishes its keys, and signs tokens with them. */
export class Authority {
  readonly url: string;
  readonly #server: Server;
  readonly #keys: Record<string, PrivateKey>;
  readonly #other: PrivateKey;
  /** How often its keys were asked for. */
  fetches = 0;
  /** It answers nothing but this status while it is set. */
  broken: number | undefined;

  private constructor(server: Server, published: JWK[], keys: Record<string, PrivateKey>, other: PrivateKey) {
    this.#server = server;
    this.#keys = keys;
    this.#other = other;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (req, res) => {
      if (this.broken !== undefined) return void res.writeHead(this.broken).end();
      this.fetches += 1;
      const body = req.url === '/keys' ? { keys: published } : { issuer: ISSUER, jwks_uri: `${this.url}/keys` };
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  static async opens(): Promise<Authority> {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const [teams, slack, other] = await Promise.all(['1', '2', '3'].map(() => generateKeyPair('RS256')));
    if (!teams || !slack || !other) throw new Error('no keys');
    const published = [
      { ...(await exportJWK(teams.publicKey)), kid: 'teams', endorsements: ['msteams', 'sms'] },
      { ...(await exportJWK(slack.publicKey)), kid: 'slack', endorsements: ['slack'] },
    ];
    return new Authority(server, published, { teams: teams.privateKey, slack: slack.privateKey }, other.privateKey);
  }

  /** The settings of a bot that is registered there. */
  settings(serviceUrls: readonly string[]): BotFrameworkSettings {
    return {
      registration: { appId: APP_ID, appType: 'SingleTenant', password: 'secret', tenantId: 'tenant-1' },
      cloud: {
        ToChannelFromBotLoginUrl: 'https://login.test/tenant',
        ToChannelFromBotOAuthScope: 'https://api.botframework.test',
        ToBotFromChannelTokenIssuer: ISSUER,
        OAuthUrl: 'https://api.botframework.test',
        ToBotFromChannelOpenIdMetadataUrl: `${this.url}/.well-known/openidconfiguration`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}/.well-known/openidconfiguration`,
      },
      allowedTenants: ['tenant-1'],
      serviceUrls,
    };
  }

  /** A good token for what is posted for that address, or one with something wrong in it. */
  async token(serviceUrl: string, now: number, wrong: Forgery = {}): Promise<string> {
    const kid = wrong.kid ?? 'teams';
    const key = wrong.forged ? this.#other : (this.#keys[kid] ?? this.#other);
    const seconds = Math.floor(now / 1000);
    return new SignJWT({ serviceurl: wrong.serviceUrl ?? serviceUrl })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuer(wrong.issuer ?? ISSUER)
      .setAudience(wrong.audience ?? APP_ID)
      .setNotBefore(seconds - 3600)
      .setExpirationTime(seconds + (wrong.expires ?? 3600))
      .sign(key);
  }

  async closes(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
