import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import { systemClock } from '../clock.ts';
import { createCore } from '../core/create-core.ts';
import { greeting } from '../core/greeting.ts';
import type { Inbound, Words } from '../core/ports.ts';
import { randomIds } from '../ids.ts';
import { createRules } from '../language/rules/rules.ts';
import { loadPrompts } from '../prompts/load.ts';
import { readChoice, smsText } from '../render/sms.ts';
import { teamsShown } from '../render/teams.ts';
import { webShown } from '../render/web.ts';
import { createMemoryStore } from '../stores/memory.ts';
import { projectRoot } from '../project-root.ts';

const CHANNELS: readonly string[] = ['web', 'teams', 'sms'] satisfies Channel[];
const QUIET_MS = { web: 4_000, teams: 6_000, sms: 30_000 };

await main();

/** Talks to the bot in the terminal: the same dialogs, nothing kept, no server. */
async function main(): Promise<void> {
  const { channel, locale } = options();
  const { words, findings } = await loadPrompts(join(projectRoot(), 'prompts'));
  if (!words) {
    process.stderr.write(`The prompt files have ${findings.length} findings. See: npm run prompts -- check\n`);
    process.exit(1);
  }
  await converse(words, channel, locale ?? words.company.locale);
}

function options(): { channel: Channel; locale?: string } {
  const { values } = parseArgs({ options: { channel: { type: 'string' }, locale: { type: 'string' } } });
  const { channel = 'web', locale } = values;
  if (!isChannel(channel)) {
    process.stderr.write(`There is no channel "${channel}". Say one of: ${CHANNELS.join(', ')}.\n`);
    process.exit(2);
  }
  return { channel, ...(locale ? { locale } : {}) };
}

function isChannel(name: string): name is Channel {
  return CHANNELS.includes(name);
}

async function converse(words: Words, channel: Channel, locale: string): Promise<void> {
  const store = createMemoryStore();
  const clock = systemClock();
  const rules = createRules();
  const core = createCore({
    store,
    words: () => words,
    engine: rules,
    ear: rules,
    clock,
    ids: randomIds(),
    log: { info: () => {}, warn: () => {}, error: (event) => say(styleText('red', `! ${event}`)) },
    settings: { quietMs: QUIET_MS, checkInMs: { web: 120_000, teams: 120_000, sms: 900_000 }, modelWaitMs: 0 },
  });
  await core.start();
  const screen = new Screen(channel);
  screen.show({ ...greeting(words, { id: 'terminal', channel, locale }, clock.now()), seq: 1 });
  store.watch(() => void store.log('terminal', screen.seen, 50).then((log) => log.forEach((m) => screen.show(m))));
  say(
    styleText(
      'dim',
      `(${channel}; a story is answered ${QUIET_MS[channel] / 1000} s after its last message; Ctrl+D ends)`,
    ),
  );
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: styleText('cyan', 'you › ') });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim()) {
      const { conversation } = await core.accept(inbound(line, channel, locale, screen));
      core.listen(conversation);
    }
    lines.prompt();
  }
  await core.close();
}

function inbound(text: string, channel: Channel, locale: string, screen: Screen): Inbound {
  const choice = screen.choice(text);
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

class Screen {
  seen = 0;
  readonly #channel: Channel;
  #last: Message | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  show(message: Message): void {
    if (message.seq <= this.seen) return;
    this.seen = message.seq;
    if (message.from.role === 'customer') return;
    this.#last = message;
    const name = message.from.role === 'bot' ? 'bot' : (message.from.name ?? 'agent');
    say(`\n${styleText('green', `${name} ›`)} ${this.#words(message)}\n`);
  }

  /** The button that was meant, by number or label. */
  choice(text: string): { label: string; choice: { question: string; button: string } } | undefined {
    const { buttons = [], question } = this.#last ?? {};
    const meant = readChoice(text, buttons);
    return meant && question ? { label: meant.label, choice: { question, button: meant.id } } : undefined;
  }

  #words(message: Message): string {
    if (this.#channel === 'sms') return smsText(message);
    const { text } = this.#channel === 'teams' ? teamsShown(message) : webShown(message);
    const buttons = (message.buttons ?? []).map(({ label }, i) => styleText('yellow', `[${i + 1} ${label}]`)).join(' ');
    return buttons ? `${text}\n      ${buttons}` : text;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
