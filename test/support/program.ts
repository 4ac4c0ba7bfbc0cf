import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../dist/bot/main.js', import.meta.url));

/** The program as it is shipped, in a process of its own, with an empty data folder. */
export interface Program {
  url: string;
  /** The first lead's one-time sign-in link, as it was printed at the last start. */
  invite(): string | undefined;
  /** Ends it without a word, as a power cut would. */
  dies(): Promise<void>;
  /** Starts it again on the same address and the same data. */
  starts(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the built program and waits until it listens. It hears stories out quickly, so that tests need not wait. */
export async function startProgram(env: Record<string, string> = {}): Promise<Program> {
  if (!existsSync(main)) throw new Error('There is no built program: run `npm run build` first.');
  const folder = await mkdtemp(join(tmpdir(), 'amends-'));
  const port = await freePort();
  let running: ChildProcess | undefined;
  let printed = '';

  async function starts(): Promise<void> {
    printed = '';
    running = spawn(process.execPath, [main], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        PORT: `${port}`,
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        QUIET_WEB_MS: '300',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = running;
    await new Promise<void>((resolve, reject) => {
      let errors = '';
      started.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
      started.stdout?.on('data', (data: Buffer) => {
        printed += data.toString();
        if (printed.includes('Customers')) resolve();
      });
      started.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${errors || printed}`)));
    });
  }

  async function dies(): Promise<void> {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  }

  await starts();
  return {
    url: `http://localhost:${port}`,
    invite: () => /https?:\S+#invite=\S+/.exec(printed)?.[0],
    dies,
    starts,
    close: async () => {
      await dies();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
