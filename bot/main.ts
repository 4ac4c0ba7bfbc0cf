import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { AmendsError } from '../dialogs/domain/errors.ts';
import type { Clock, Ids } from '../dialogs/domain/ports.ts';
import { createHubWebhook } from './api/hub-webhook.ts';
import { createWebhook } from './api/webhook.ts';
import { createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Log, Words } from './core/ports.ts';
import { type Agents, openAgents } from './desk/agents.ts';
import { peopleInFile } from './desk/agents-file.ts';
import { randomIds } from './ids.ts';
import { readSecrets } from './kept-secrets.ts';
import { createLog } from './log.ts';
import { createModel } from './language/model.ts';
import { createRules } from './language/rules/rules.ts';
import { projectRoot } from './project-root.ts';
import { loadPrompts } from './prompts/load.ts';
import { createFiles } from './stores/files.ts';
import { openLowdbStore } from './stores/lowdb/open.ts';

/** How long a stop waits for what is under way. */
const DRAIN_MS = 10_000;
/** Longer than the minute that proxies keep a line: else one may send a request into a line that we just closed. */
const KEEP_ALIVE_MS = 65_000;

const root = projectRoot();
const config = readConfigOrStop();
const log = createLog(config.logLevel);
await start(config, log).catch((error) => stopWith(error, 'start'));

async function start(config: Config, log: Log): Promise<void> {
  const clock = systemClock();
  const ids = randomIds();
  const words = await readWords(config);
  const store = await openLowdbStore({ folder: config.dataDir, log, onFatal: () => process.exit(1) });
  // Only now: the folder is ours alone, so no other process makes other secrets at the same time.
  const secrets = readSecrets(config.dataDir, config);
  const agents = await openPeople(join(config.dataDir, 'desk.json'), clock, ids);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const port = await listen(server, config);
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const { openai } = config;
  const rules = createRules();
  const app = createApp({
    store,
    words: () => words,
    language: rules,
    ...(openai && {
      model: (count) => createModel(openai, { rules, words: () => words, clock, log, count }),
    }),
    clock,
    ids,
    log,
    files: createFiles({ folder: join(config.dataDir, 'files'), ids }),
    agents,
    settings: config,
    botFramework: config.botFramework,
    secrets,
    publicUrl,
    trustProxy: config.trustProxy,
    pages: join(root, 'dist', 'web'),
    widgetOrigins: config.widgetOrigins,
    ...(config.twilio ? { twilio: config.twilio } : {}),
    ...(config.webhook ? { alerts: createWebhook(config.webhook, clock) } : {}),
    ...(config.deskAtDoor ? { deskAtDoor: config.deskAtDoor } : {}),
    ...(config.handoff ? { hub: createHubWebhook({ ...config.handoff, publicUrl }, clock) } : {}),
  });
  server.on('request', app.http).on('upgrade', app.upgrade);
  await app.start();
  const invite = await agents.inviteFirstLead();
  process.stdout.write(welcome(publicUrl, invite, config.botFramework.registration !== undefined));
  log.info('started', { port, promptSet: words.version, model: openai?.model ?? 'none' });

  const drain = async (signal: string): Promise<void> => {
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    server.close();
    await app.close();
    server.closeAllConnections();
    await store.close();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void drain(signal).catch((error) => stopWith(error, 'stop in order')));
}

/** The port it listens on, which the system chose when 0 was asked for. Nothing can come in before this turn of events is over. */
async function listen(server: Server, { port, host }: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function openPeople(file: string, clock: Clock, ids: Ids): Promise<Agents> {
  try {
    return await openAgents({ db: peopleInFile(file), clock, ids });
  } catch (cause) {
    throw new AmendsError('unusable', `${file} cannot be read. Put it back from a backup.`, {}, { cause });
  }
}

async function readWords(config: Config): Promise<Words> {
  const { words, findings } = await loadPrompts(join(root, 'prompts'), {
    ...(config.brandName ? { name: config.brandName } : {}),
    ...(config.defaultLocale ? { locale: config.defaultLocale } : {}),
  });
  if (words) return words;
  const errors = findings.filter((f) => f.level === 'error');
  throw new AmendsError(
    'unusable',
    `The prompt files have ${errors.length} error${errors.length === 1 ? '' : 's'}. See them with: npm run prompts -- check`,
  );
}

function welcome(url: string, invite: string | undefined, teams: boolean): string {
  const desk = invite
    ? `Your desk   ${url}/desk#invite=${invite}   (signs in the first lead, once)`
    : `The desk    ${url}/desk   (a lead can invite more agents)`;
  const bot = teams
    ? `Teams       ${url}/api/messages   (the messaging endpoint of the bot)`
    : 'Teams       only programs on this machine, without an app id (docs/teams.md)';
  return `\nAmends is listening.\n\n  Customers   ${url}/\n  ${desk}\n  ${bot}\n\n`;
}

function readConfigOrStop(): Config {
  try {
    loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.explain()}\n`);
    process.exit(2);
  }
}

/** Expected failures are told in words; anything else keeps its stack for whoever runs the program. */
function stopWith(error: unknown, what: string): never {
  const says = explain(error) ?? String(error instanceof Error ? error.stack : error);
  process.stderr.write(`Amends cannot ${what}: ${says}\n`);
  process.exit(2);
}

function explain(error: unknown): string | undefined {
  if (error instanceof AmendsError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'EADDRINUSE') return `port ${config.port} is taken. Set PORT to another one.`;
  if (error.code === 'EACCES') return `port ${config.port} may not be used here. Set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return error.message;
}
