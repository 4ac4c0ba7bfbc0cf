import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { type Channel, currentComplaint } from '../../dialogs/domain/conversation.ts';
import { systemClock } from '../clock.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { createCore } from '../core/create-core.ts';
import { greeting } from '../core/greeting.ts';
import type { Carrier, Inbound, Store, Words } from '../core/ports.ts';
import { randomIds } from '../ids.ts';
import { createRules } from '../language/rules/rules.ts';
import { loadPrompts } from '../prompts/load.ts';
import { createMemoryStore } from '../stores/memory.ts';
import { projectRoot } from '../project-root.ts';
import { Terminal } from './terminal.ts';

const CHANNELS: readonly string[] = ['web', 'teams', 'sms', 'whatsapp'] satisfies Channel[];

await main();

/** Talks to the bot in the terminal: the same dialogs and settings, nothing kept, no server. */
async function main(): Promise<void> {
  const { channel, locale } = options();
  const config = settings();
  const { words, findings } = await loadPrompts(join(projectRoot(), 'prompts'), {
    ...(config.brandName ? { name: config.brandName } : {}),
    ...(config.defaultLocale ? { locale: config.defaultLocale } : {}),
  });
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (!words) stop(1, `The prompt files have ${errors} errors. See: npm run prompts -- check`);
  await converse(words, config, channel, locale ?? words.company.locale);
}

function options(): { channel: Channel; locale?: string } {
  const { channel = 'web', locale } = given();
  if (!isChannel(channel)) stop(2, `There is no channel "${channel}". Say one of: ${CHANNELS.join(', ')}.`);
  return { channel, ...(locale ? { locale } : {}) };
}

function given(): { channel?: string; locale?: string } {
  try {
    return parseArgs({ options: { channel: { type: 'string' }, locale: { type: 'string' } } }).values;
  } catch {
    return stop(2, 'Say: npm run chat -- --channel web|teams|sms|whatsapp --locale en');
  }
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) stop(2, error.explain());
    throw error;
  }
}

function stop(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function isChannel(name: string): name is Channel {
  return CHANNELS.includes(name);
}

async function converse(words: Words, config: Config, channel: Channel, locale: string): Promise<void> {
  const store = createMemoryStore();
  const clock = systemClock();
  const rules = createRules();
  const terminal = new Terminal(channel);
  const isPhone = channel === 'sms' || channel === 'whatsapp';
  const core = createCore({
    store,
    words: () => words,
    engine: rules,
    ear: rules,
    clock,
    ids: randomIds(),
    log: { info: () => {}, warn: () => {}, error: (event) => terminal.say(styleText('red', `! ${event}`)) },
    settings: config,
    // A phone shows what was sent to it, and nothing before it has written itself.
    ...(isPhone ? { carriers: { terminal: carrierTo(terminal) } } : {}),
  });
  await core.start();
  const seconds = config.quietMs[channel] / 1000;
  terminal.say(styleText('dim', `(${channel}; a story is answered ${seconds} s after its last message; Ctrl+D ends)`));
  if (!isPhone) terminal.show({ ...greeting(words, { id: 'terminal', channel, locale }, clock.now()), seq: 1 });
  const show = async () => {
    if (!isPhone) (await store.log('terminal', terminal.seen, 50)).forEach((m) => terminal.show(m));
  };
  store.watch(() => void show());
  terminal.onTyping(() => core.typing('terminal'));
  for await (const line of terminal.lines()) {
    const { conversation } = await core.accept(inbound(line, channel, locale, terminal));
    core.listen(conversation);
  }
  // Whoever types and leaves has read enough; what comes through a pipe is answered to the end.
  if (!process.stdin.isTTY) await answered(store);
  await core.close();
  await show();
}

function carrierTo(terminal: Terminal): Carrier {
  return {
    send: async (message) => {
      terminal.show(message);
      return { result: 'sent' };
    },
  };
}

function inbound(text: string, channel: Channel, locale: string, terminal: Terminal): Inbound {
  const choice = terminal.choice(text);
  return {
    address: { door: 'terminal', account: 'terminal', thread: 'terminal' },
    conversationId: 'terminal',
    channel,
    locale,
    sender: { id: 'you' },
    text: choice?.label ?? text,
    ...(choice ? { choice: choice.choice } : {}),
  };
}

/** Resolves when nothing that was written waits for its turn. */
async function answered(store: Store): Promise<void> {
  for (;;) {
    // Watched before it is looked at, so that no change falls between the two.
    const changed = nextChange(store);
    if (!(await isWaiting(store))) return;
    await changed;
  }
}

function nextChange(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const end = store.watch(() => {
      end();
      resolve();
    });
  });
}

async function isWaiting(store: Store): Promise<boolean> {
  const conversation = await store.conversation('terminal');
  const id = conversation && currentComplaint(conversation);
  const complaint = id === undefined ? undefined : await store.complaint(id);
  return complaint !== undefined && (complaint.unheard.length > 0 || complaint.outbox.length > 0);
}
