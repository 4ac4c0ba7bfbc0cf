import { createInterface, type Interface } from 'node:readline/promises';
import { clearLine, cursorTo } from 'node:readline';
import { styleText } from 'node:util';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Choice, Message } from '../../dialogs/domain/message.ts';
import { readChoice } from '../render/choices.ts';
import { smsText } from '../render/sms.ts';
import { teamsShown } from '../render/teams.ts';
import { webShown } from '../render/web.ts';

/** What stands before the first line of a message, and before the buttons. */
const INDENT = 6;

/** A conversation on a terminal, or on pipes. What is being typed stays whole when something is said meanwhile. */
export class Terminal {
  /** The seq of the last message shown. */
  seen = 0;
  readonly #channel: Channel;
  readonly #lines: Interface;
  readonly #isTyped = process.stdin.isTTY && process.stdout.isTTY;
  #last: Message | undefined;
  #ended = false;

  constructor(channel: Channel) {
    this.#channel = channel;
    this.#lines = createInterface({
      input: process.stdin,
      ...(this.#isTyped ? { output: process.stdout, prompt: styleText('cyan', 'you › ') } : {}),
    });
    this.#lines.once('close', () => (this.#ended = true));
  }

  /** Calls back whenever something is being typed. */
  onTyping(typing: () => void): void {
    if (this.#isTyped) process.stdin.on('keypress', typing);
  }

  /** What is typed, line by line, until the input ends; blank lines are left out. */
  async *lines(): AsyncGenerator<string> {
    this.#prompt();
    for await (const line of this.#lines) {
      if (line.trim()) yield line;
      this.#prompt();
    }
    if (this.#isTyped) process.stdout.write('\n');
  }

  /** Shows what the bot or an agent said; what was shown before, or was typed here, is not shown again. */
  show(message: Message): void {
    if (message.seq <= this.seen) return;
    this.seen = message.seq;
    if (message.from.role === 'customer') return;
    this.#last = message;
    const name = message.from.role === 'bot' ? 'bot' : (message.from.name ?? 'agent');
    this.say(`\n${styleText('green', `${name} ›`)} ${this.#words(message)}\n`);
  }

  say(line: string): void {
    if (this.#isTyped) {
      cursorTo(process.stdout, 0);
      clearLine(process.stdout, 0);
    }
    process.stdout.write(`${line}\n`);
    this.#prompt();
  }

  /** The button of the last message that was meant, by its number or label; undefined when none was. */
  choice(text: string): { label: string; choice: Choice } | undefined {
    const { buttons = [], question } = this.#last ?? {};
    const meant = readChoice(text, buttons);
    return meant && question ? { label: meant.label, choice: { question, button: meant.id } } : undefined;
  }

  #prompt(): void {
    if (this.#isTyped && !this.#ended) this.#lines.prompt(true);
  }

  #words(message: Message): string {
    if (this.#channel === 'sms' || this.#channel === 'whatsapp') return smsText(message);
    const shown = this.#channel === 'teams' ? teamsShown(message) : webShown(message);
    const text = wrap(shown.text, this.#isTyped ? process.stdout.columns - INDENT : Infinity);
    const buttons = (message.buttons ?? []).map(({ label }, i) => styleText('yellow', `[${i + 1} ${label}]`)).join(' ');
    return buttons ? `${text}\n      ${buttons}` : text;
  }
}

/** The same text with its long lines broken between words. */
function wrap(text: string, width: number): string {
  if (!(width > 0 && width < Infinity)) return text;
  const piece = new RegExp(`.{1,${width}}(?=\\s|$)|\\S+`, 'g');
  const broken = (line: string) => (line.match(piece) ?? ['']).map((words) => words.trimStart()).join('\n');
  return text.split('\n').map(broken).join('\n');
}
