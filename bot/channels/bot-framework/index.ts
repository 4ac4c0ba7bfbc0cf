import { json, Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Activity } from 'botbuilder-core';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Core } from '../../core/core.ts';
import type { Carrier, Log, Store, Words } from '../../core/ports.ts';
import { createComplaintBot } from '../complaint-bot.ts';
import type { SendActivity } from '../handoff/events-hub.ts';
import { createCarrier } from './carrier.ts';
import { createEvents } from './events.ts';
import { type FetchFile, fetchFile } from './files.ts';
import { type Caller, createGate } from './gate.ts';
import { addressOf } from './inbound.ts';
import { Refusal, refuse } from './refusal.ts';
import type { Sdk } from './sdk.ts';
import type { BotFrameworkSettings } from './settings.ts';
import { parseActivity, readClaim, type WireActivity } from './wire.ts';

export type { BotFrameworkSettings } from './settings.ts';
export { DOOR as BOT_FRAMEWORK } from './inbound.ts';

/** How long one call to the connector may take. */
const CALL_MS = 15_000;

export interface BotFrameworkParts {
  settings: BotFrameworkSettings;
  core(): Core;
  store: Pick<Store, 'conversation' | 'commit' | 'seen'>;
  words(): Words;
  clock: Clock;
  log: Log;
  /** The address the world sees: where files of agents are read. */
  publicUrl: string;
  count?(what: string, labels?: Record<string, string>): void;
  /** How long one call to the connector may take, in ms; 15 s unless given. A file may take twice as long. */
  callMs?: number;
  /** Where tokens for the connector come from; absent: from the cloud's login. */
  credentials?: ServiceClientCredentialsFactory;
  /** Asked first about every activity. True: it was another desk's, not a customer's, and has been heard. */
  hears?(activity: WireActivity): Promise<boolean>;
}

export interface BotFrameworkDoor {
  /** `POST /api/messages` is its only path. */
  router: Router;
  /** Sends an activity to a conversation that is no customer's, once. Never throws for what the other side does. */
  send: SendActivity;
  /** Fetches a file that lies elsewhere, from the hosts that are known. */
  fetch: FetchFile;
  carrier: Carrier;
  /** Loads the SDK, so that the first customer does not wait for it. */
  warm(): Promise<void>;
  /** Resolves when every turn that was begun has ended. */
  settled(): Promise<void>;
}

/**
 * The Bot Framework door: Teams, the channels of Azure, and local clients. An activity is checked, kept and
 * acknowledged; only then the bot's turn runs, and replies leave by the connector whenever they are ready.
 */
export function createBotFramework(parts: BotFrameworkParts): BotFrameworkDoor {
  const { settings, clock, log } = parts;
  const gate = createGate(settings, clock);
  let loading: Promise<Sdk> | undefined;
  const sdk = () => (loading ??= load(parts, gate.allows));
  const fetch: FetchFile = (source) =>
    fetchFile(source, {
      allows: gate.allows,
      token: async (url) => (await sdk()).token(url),
      local: !settings.registration,
      patienceMs: 2 * (parts.callMs ?? CALL_MS),
    });
  const carrier = createCarrier({ sdk, allows: gate.allows, fetch, publicUrl: parts.publicUrl });
  const events = createEvents({ ...parts, sdk, readsEmail: settings.readsEmail === true });
  const bot = createComplaintBot(
    { listen: (id) => parts.core().listen(id), typing: (id) => parts.core().typing(id) },
    async (activity) => (await parts.store.conversation(addressOf(activity)))?.id,
    (activity, action) => events.cardAction(parseActivity(activity), action),
  );

  const underWay = new Set<Promise<void>>();
  /** Nobody waits for it: what fails here has been kept already, and is answered by the next sweep. */
  const runAfterwards = async (caller: Caller, activity: WireActivity): Promise<void> => {
    try {
      await (await sdk()).run(caller, forSdk(activity), bot);
      await events.afterwards(activity);
    } catch (error) {
      log.error('bot-framework.failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  };

  const answer = async (req: Request, res: Response): Promise<void> => {
    const body: unknown = req.body;
    if (!req.is('application/json')) throw new Refusal(415, 'unsupported-type', 'An activity travels as JSON.');
    const caller = await gate.admit(req, readClaim(body));
    const activity = parseActivity(body);
    if (activity.type === 'invoke') {
      const answered = await (await sdk()).run(caller, forSdk(activity), bot);
      res.status(answered?.status ?? 501).json(answered?.body ?? {});
      return;
    }
    if (await parts.hears?.(activity)) return void res.status(200).end();
    await events.record(activity);
    res.status(200).end();
    const going = runAfterwards(caller, activity).finally(() => underWay.delete(going));
    underWay.add(going);
  };

  const router = Router();
  router.post('/', json({ limit: '1mb' }), answer);
  router.use('/', (_req, _res, next) => next(new Refusal(405, 'post-only', 'Activities are posted here.')));
  router.use(refusals(parts));
  return {
    router,
    send: async (to, activity) => (await sdk()).send(to, activity),
    fetch,
    carrier,
    warm: async () => void (await sdk()),
    settled: async () => void (await Promise.all(underWay)),
  };
}

async function load(parts: BotFrameworkParts, allows: (url: string) => boolean): Promise<Sdk> {
  const { createSdk } = await import('./sdk.ts');
  const { settings, clock, credentials, callMs = CALL_MS } = parts;
  return createSdk({ settings, clock, allows, callMs, ...(credentials ? { credentials } : {}) });
}

function refusals({ log, count }: BotFrameworkParts): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (!(error instanceof Refusal)) return next(error);
    count?.('refusals', { door: 'bot-framework', code: error.code });
    log.warn('bot-framework.refused', { status: error.status, code: error.code });
    refuse(res, error);
  };
}

/** The SDK's own type wants fields that its wire format leaves out. */
function forSdk(activity: WireActivity): Activity {
  return structuredClone(activity) as unknown as Activity;
}
