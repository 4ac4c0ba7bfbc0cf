import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Activity,
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type InvokeResponse,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Sent } from '../../core/ports.ts';
import { createConnectorClient } from './connector-client.ts';
import type { Caller } from './gate.ts';
import { ConnectorFailure } from './outcome.ts';
import { type BotFrameworkSettings, GOVERNMENT_CHANNEL_SERVICE } from './settings.ts';
import type { Allowed } from './service-urls.ts';

/** Longer than one call may take: the token for it has to be fetched, too. */
const SEND_MS = 30_000;

export interface SdkParts {
  settings: BotFrameworkSettings;
  clock: Pick<Clock, 'now'>;
  /** Where requests may go. */
  allows: Allowed;
  /** How long one call to the connector may take, in ms. */
  callMs: number;
  /** Where tokens for the connector come from; absent: from the cloud's login, with the registration's secret. */
  credentials?: ServiceClientCredentialsFactory;
}

/** The part of the Bot Framework SDK that is used here; loaded only when there is something for it to do. */
export interface Sdk {
  /** Runs a turn of the bot; what an invoke is answered with. */
  run(caller: Caller, activity: Activity, bot: ActivityHandler): Promise<InvokeResponse | undefined>;
  /** Sends an activity to a conversation, once. Never throws. */
  send(to: Partial<ConversationReference>, activity: Partial<Activity>): Promise<Sent>;
  /** A customer's e-mail address as the members of their chat name it; undefined when it cannot be had. Never throws. */
  emailOf(to: Partial<ConversationReference>, userId: string): Promise<string | undefined>;
  /** The token that calls to the connector carry; undefined without a registration. */
  token(serviceUrl: string): Promise<string | undefined>;
}

/** Adds to the standard adapter only that a caller who was admitted at our own gate is not asked again. */
class DoorAdapter extends CloudAdapter {
  admitted(caller: AuthenticateRequestResult, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(caller, activity, logic);
  }
}

export function createSdk({ settings, clock, allows, callMs, credentials }: SdkParts): Sdk {
  const calls = new AsyncLocalStorage<{ began: boolean }>();
  const httpClient = createConnectorClient({ allows, callMs, clock, begins: () => begin(calls) });
  const auth = new ConfigurationBotFrameworkAuthentication(sdkConfig(settings), credentials, undefined, undefined, {
    httpClient,
  });
  const adapter = new DoorAdapter(auth);
  const appId = settings.registration?.appId ?? '';
  const within = async <T>(work: () => Promise<T>): Promise<T> =>
    Promise.race([work(), new Promise<never>((_, reject) => void setTimeout(() => reject(late()), SEND_MS).unref())]);
  const proactively = (to: Partial<ConversationReference>, logic: (context: TurnContext) => Promise<void>) =>
    within(() => adapter.continueConversationAsync(appId, to, logic));
  return {
    async run(caller, activity, bot) {
      const identity = new ClaimsIdentity(
        Object.entries(caller).map(([type, value]) => ({ type, value: String(value) })),
        true,
      );
      const admitted = {
        audience: audienceOf(settings),
        claimsIdentity: identity,
        connectorFactory: auth.createConnectorFactory(identity),
      };
      return adapter.admitted(admitted, activity, (context) => bot.run(context));
    },
    async send(to, activity) {
      const call = { began: false };
      let id: string | undefined;
      try {
        await calls.run(call, () =>
          proactively(to, async (context) => {
            // The SDK makes one up, and would send a reply to what nobody said.
            delete context.activity.id;
            id = (await context.sendActivity(activity))?.id;
          }),
        );
        return { result: 'sent', ...(id ? { providerId: id } : {}) };
      } catch (error) {
        if (error instanceof ConnectorFailure) return error.sent;
        // Before the call there was only the token to fetch.
        return { result: call.began ? 'unknown' : 'retry' };
      }
    },
    async emailOf(to, userId) {
      let email: string | undefined;
      try {
        await proactively(to, async (context) => {
          email = (await TeamsInfo.getMember(context, userId)).email;
        });
      } catch {
        // It is a convenience: who cannot be looked up is asked, as everywhere.
      }
      return email;
    },
    async token(serviceUrl) {
      if (appId === '') return undefined;
      const bot = new ClaimsIdentity([{ type: 'aud', value: appId }], true);
      const client = await auth.createConnectorFactory(bot).create(serviceUrl, audienceOf(settings));
      const own: object = client.credentials;
      const token: unknown = 'getToken' in own && typeof own.getToken === 'function' ? await own.getToken() : undefined;
      return typeof token === 'string' ? token : undefined;
    },
  };
}

function begin(calls: AsyncLocalStorage<{ began: boolean }>): void {
  const call = calls.getStore();
  if (call) call.began = true;
}

function late(): AmendsError {
  return new AmendsError('unavailable', 'The connector was not reached in time.');
}

/** Whom the tokens of our calls are for. */
function audienceOf({ cloud }: BotFrameworkSettings): string {
  if (cloud.ToChannelFromBotOAuthScope) return cloud.ToChannelFromBotOAuthScope;
  return cloud.ChannelService === GOVERNMENT_CHANNEL_SERVICE
    ? 'https://api.botframework.us'
    : 'https://api.botframework.com';
}

/** The settings as the SDK reads them. */
function sdkConfig({ registration, cloud }: BotFrameworkSettings): Record<string, string> {
  const { appId, appType, password, tenantId } = registration ?? {};
  const named = {
    ...cloud,
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppPassword: password,
    MicrosoftAppTenantId: tenantId,
  };
  return Object.fromEntries(Object.entries(named).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
