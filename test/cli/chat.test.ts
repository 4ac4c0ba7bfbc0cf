import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawnBuilt } from '../support/program.ts';

jest.setTimeout(60_000);

const QUICK = { QUIET_WEB_MS: '300', QUIET_SMS_MS: '300' };
const open: Chat[] = [];

afterEach(() => {
  for (const chat of open.splice(0)) chat.dies();
});

/** The bot on a terminal, over pipes. */
class Chat {
  readonly #child: ChildProcess;
  #said = '';
  #changed = (): void => {};

  constructor(args: string[], env: Record<string, string> = QUICK) {
    this.#child = spawnBuilt('cli/chat.js', args, env, tmpdir());
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.#said += data.toString();
        this.#changed();
      });
    }
    open.push(this);
  }

  types(...lines: string[]): void {
    for (const line of lines) this.#child.stdin?.write(`${line}\n`);
  }

  /** Waits for those words; gives all that was said up to them, and forgets it. */
  async says(words: RegExp): Promise<string> {
    for (;;) {
      const found = words.exec(this.#said);
      if (found) {
        const said = this.#said.slice(0, found.index + found[0].length);
        this.#said = this.#said.slice(said.length);
        return said;
      }
      await this.#more(words);
    }
  }

  /** The input ends; the exit code, and what was said until then. */
  async ends(): Promise<{ code: number | null; said: string }> {
    this.#child.stdin?.end();
    if (this.#child.exitCode === null) await once(this.#child, 'close');
    return { code: this.#child.exitCode, said: this.#said };
  }

  dies(): void {
    this.#child.kill('SIGKILL');
  }

  async #more(words: RegExp): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#changed = resolve;
      this.#child.once('close', () => reject(new Error(`It ended without ${String(words)}: ${this.#said}`)));
    });
  }
}

describe('npm run chat', () => {
  it('says hello, hears a story out, and answers it once', async () => {
    const chat = new Chat([]);
    await chat.says(/bot › .*automated/);
    chat.types('my parcel 4471-22 is two weeks late', 'and nobody calls back');
    const said = await chat.says(/\[1 That is everything\]/);
    expect(said.match(/bot ›/g)).toHaveLength(1);
    expect(said).toContain('4471-22');
  });

  it('answers a wish for a person at once, as soon as it is said', async () => {
    const chat = new Chat([], { QUIET_WEB_MS: '60000' });
    await chat.says(/\[1 Talk to a person\]/);
    chat.types('agent please');
    await chat.says(/Your reference is \w{4}-\w{4}/);
  });

  it.each([
    ['a number', '1'],
    ['a label', 'talk to a person'],
  ])('takes %s for the button', async (_what, typed) => {
    const chat = new Chat([], { QUIET_WEB_MS: '60000' });
    await chat.says(/\[1 Talk to a person\]/);
    chat.types(typed);
    await chat.says(/Your reference is \w{4}-\w{4}/);
  });

  it('shows a text message as a phone would: numbered, and without typographic marks', async () => {
    const chat = new Chat(['--channel', 'sms']);
    chat.types('hello');
    const said = await chat.says(/\n1 Talk to a person\n/);
    expect(said).toContain('STOP');
    expect(said).not.toMatch(/[’“”–…]/);
  });

  it('answers what came through a pipe before it ends', async () => {
    const chat = new Chat([]);
    chat.types('my parcel 4471-22 is two weeks late');
    const { code, said } = await chat.ends();
    expect([code, said]).toEqual([0, expect.stringContaining('That is everything')]);
  });

  it.each([
    [
      'a channel that there is not',
      ['--channel', 'fax'],
      {},
      'There is no channel "fax". Say one of: web, teams, sms, whatsapp.\n',
    ],
    [
      'an option that there is not',
      ['--fax'],
      {},
      'Say: npm run chat -- --channel web|teams|sms|whatsapp --locale en\n',
    ],
    ['a wrong setting', [], { QUIET_WEB_MS: 'soon' }, expect.stringContaining('  QUIET_WEB_MS must be a whole number')],
  ])('says what is wrong with %s', async (_what, args: string[], env: Record<string, string>, sentence) => {
    expect(await new Chat(args, env).ends()).toEqual({ code: 2, said: sentence });
  });
});
