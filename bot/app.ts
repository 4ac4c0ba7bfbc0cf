import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import express from 'express';
import type { Clock, Ids, LanguageEngine, QuickEar } from '../dialogs/domain/ports.ts';
import { createHandoffs } from './api/handoffs.ts';
import { capNewcomers } from './api/newcomers.ts';
import { createOperations } from './api/operations.ts';
import { problem, problems } from './api/problem.ts';
import {
  type BotFrameworkDoor,
  BOT_FRAMEWORK,
  type BotFrameworkSettings,
  type BotFrameworkParts,
  createBotFramework,
} from './channels/bot-framework/index.ts';
import { createHubAtDoor, type DeskAtDoor, type HubAtDoor } from './channels/handoff/index.ts';
import { createChatSession } from './channels/chat-session.ts';
import { createChatStanding } from './channels/chat-standing.ts';
import { createComplaintBot } from './channels/complaint-bot.ts';
import { createComplaintLog } from './channels/direct-line/complaint-log.ts';
import { createDirectLine, filesRouter, type DirectLine } from './channels/direct-line/index.ts';
import { createResume } from './channels/resume.ts';
import { createTextCarrier, createTextRouter, type TextAccount, TWILIO } from './channels/sms/index.ts';
import type { Core } from './core/core.ts';
import { createCore } from './core/create-core.ts';
import type { Settings } from './core/parts.ts';
import { createHints } from './core/hints.ts';
import { createProse } from './core/prose.ts';
import type { HandoffHub } from './core/handoff-hub.ts';
import type { Model } from './core/model.ts';
import type { Carrier, Files, Log, Sender, Store, Words } from './core/ports.ts';
import type { Agents } from './desk/agents.ts';
import { createDesk } from './desk/router.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPages } from './pages.ts';

/** Everything the program is made of. Tests give doubles for the edges; nothing here reads the environment. */
export interface AppParts {
  store: Store;
  words(): Words;
  language: LanguageEngine & QuickEar;
  /** A language model beside it; it is given where to count. Absent: there is none. */
  model?: (count: Metrics['count']) => Model;
  clock: Clock;
  ids: Ids;
  log: Log;
  files: Files;
  agents: Agents;
  settings: Settings;
  secrets: { directLine: string; apiKey: string };
  /** The address the world sees, without a slash at the end. */
  publicUrl: string;
  /** How many proxies stand before it; 0: none is believed. */
  trustProxy: number;
  /** The folder of built pages; absent: no pages. */
  pages?: string;
  /** Sites that may show the chat in a frame; absent: none but our own pages. */
  widgetOrigins?: readonly string[];
  alerts?: Sender;
  /** Another desk that is asked to take handoffs. */
  hub?: HandoffHub;
  /** The same, where it is reached by the Bot Framework door. */
  deskAtDoor?: DeskAtDoor;
  /** The account for text messages and WhatsApp; absent: that door is not there. */
  twilio?: TextAccount;
  /** Who takes messages to customers at other doors that are not Direct Line, by the door's name. */
  carriers?: Readonly<Record<string, Carrier>>;
  /** The Bot Framework door; without a registration in it only programs on this machine are served. */
  botFramework: BotFrameworkSettings;
  /** For tests: how the connector is reached. */
  connector?: Pick<BotFrameworkParts, 'credentials' | 'callMs'>;
}

export interface App {
  /** Answers every request. */
  http: RequestListener;
  /** Takes the upgrades of streams; any other is refused. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  core: Core;
  /** Resolves when nothing that was begun is still under way. */
  settled(): Promise<void>;
  /** Wakes what fell due while the program was away. */
  start(): Promise<void>;
  /** Ends streams and timers and waits for what is under way. The store stays open: it belongs to whoever gave it. */
  close(): Promise<void>;
}

/** Puts the parts together. It listens to nothing by itself. */
export function createApp(parts: AppParts): App {
  const { store, clock, ids, log, files, agents, publicUrl } = parts;
  let ready = false;
  const metrics = createMetrics({
    sockets: { help: 'Open Direct Line sockets', value: () => directLine.sockets() },
    model_resting: {
      help: 'Whether the language model is left alone for a while because it failed',
      value: () => (model?.resting() ? 1 : 0),
    },
  });
  const atDoor = hubAtDoor(parts, {
    send: (to, activity) => botFramework.send(to, activity),
    fetch: (source) => botFramework.fetch(source),
    core: () => core,
  });
  const { model: createModel, ...inside } = parts;
  const model = createModel?.(metrics.count);
  const botFramework = createBotFramework({
    ...parts,
    ...parts.connector,
    ...(atDoor ? { hears: (activity) => atDoor.hears(activity) } : {}),
    settings: parts.botFramework,
    core: () => core,
    count: metrics.count,
  });
  const carriers: Readonly<Record<string, Carrier>> = { ...carriersOf(parts), [BOT_FRAMEWORK]: botFramework.carrier };
  const core: Core = createCore({
    ...inside,
    ...(model ? { model } : {}),
    ...(atDoor ? { hub: atDoor.hub } : {}),
    carriers,
    engine: parts.language,
    ear: parts.language,
    count: metrics.count,
    shows: {
      typing: (to, who) => {
        const carrier = carriers[to.address.door];
        if (carrier) return void carrier.typing?.(to).catch(() => metrics.count('typing_failures'));
        directLine.show(to.id, {
          type: 'typing',
          from: { id: 'agent', name: who.name, role: 'bot' },
          channelData: { amends: { role: 'agent', agentName: who.name } },
        });
      },
      customerTyping: (conversationId) => desk.customerTyping(conversationId),
    },
  });
  const directLine: DirectLine = createDirectLine({
    secret: parts.secrets.directLine,
    bot: createComplaintBot(core),
    log: createComplaintLog({ core, store, words: parts.words, clock, publicUrl, log }),
    files,
    publicUrl,
    clock,
    account: { id: 'amends', name: parts.words().company.name },
    onError: (error) => log.error('direct-line.failed', { error: error instanceof Error ? error.name : 'unknown' }),
  });
  const desk = createDesk({
    core,
    store,
    agents,
    clock,
    words: parts.words,
    apiKey: parts.secrets.apiKey,
    publicUrl,
    log,
    files,
    ...(model ? { prose: createProse({ model, store, words: parts.words, clock }) } : {}),
    hints: createHints({ ...(model ? { model } : {}), store, words: parts.words, clock }),
  });

  const app = express();
  app.disable('x-powered-by');
  // Answers of the doors are never cached; the pages' files have tags of their own.
  app.disable('etag');
  app.set('trust proxy', parts.trustProxy);
  app.use((_req, res, next) => {
    res.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.use('/v3/directline', directLine.router);
  app.use('/files', filesRouter(files));
  app.use('/api/messages', botFramework.router);
  app.use(
    '/chat/session',
    createChatSession({
      directLine,
      resume: createResume(parts.secrets.directLine),
      company: () => parts.words().company,
      newUserId: () => ids.next('dl'),
      publicUrl,
      newcomers: capNewcomers(clock),
    }),
  );
  const texting = Object.values(carriers).some((carrier) => carrier.addressOf !== undefined);
  app.use('/chat', createChatStanding({ directLine, store, words: parts.words, clock, texting }));
  if (parts.twilio) {
    app.use('/channels/twilio', createTextRouter({ core, account: parts.twilio, publicUrl, clock, log }));
  }
  app.use(createOperations({ store, registry: metrics.registry, apiKey: parts.secrets.apiKey, ready: () => ready }));
  app.use(createHandoffs({ core, apiKey: parts.secrets.apiKey, log, files }));
  app.use(desk.router);
  const { pages: folder, widgetOrigins = [] } = parts;
  if (folder) app.use(createPages({ folder, publicUrl, widgetOrigins }));
  app.use((_req, res) => problem(res, 404, 'not-found', 'There is nothing at this address.'));
  app.use(problems(log));

  return {
    http: (req, res) => void (directLine.take(req, res) || app(req, res)),
    upgrade: (req, socket, head) => {
      if (directLine.upgrade(req, socket, head)) return;
      // Nobody else listens to a socket that was handed over: without this, one that breaks would end the program.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    },
    core,
    async settled() {
      await botFramework.settled();
      await core.settled();
    },
    async start() {
      if (parts.botFramework.registration) void botFramework.warm();
      await core.start();
      ready = true;
    },
    async close() {
      ready = false;
      desk.close();
      await directLine.close();
      await botFramework.settled();
      await core.close();
    },
  };
}

function hubAtDoor(
  { deskAtDoor, botFramework, publicUrl, log, files }: AppParts,
  door: Pick<BotFrameworkDoor, 'send' | 'fetch'> & { core(): Core },
): HubAtDoor | undefined {
  const botId = botFramework.registration?.appId ?? 'amends';
  return deskAtDoor && createHubAtDoor(deskAtDoor, { ...door, botId, publicUrl, log, files });
}

/** Who takes messages to customers where they are not shown by themselves. */
function carriersOf({ twilio, publicUrl, clock, words, carriers = {} }: AppParts): Record<string, Carrier> {
  if (!twilio) return carriers;
  const theRest = (locale: string, url: string) => `${words().phrase('texts.rest', locale)}: ${url}`;
  return { ...carriers, [TWILIO]: createTextCarrier({ account: twilio, publicUrl, clock, theRest }) };
}
