import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../dist/bot/', import.meta.url));

/** The program as it is shipped, in a process of its own, with an empty data folder. */
export interface Program {
  url: string;
  /** Its data. */
  folder: string;
  /** The first lead's one-time sign-in link, as it was printed at the last start. */
  invite(): string | undefined;
  /** All it has said since the last start, on both of its streams. */
  output(): string;
  /** Ends it without a word, as a power cut would. */
  dies(): Promise<void>;
  /** Asks it to end, as an operator would, and waits until it has. Its exit code. */
  stops(): Promise<number | null>;
  /** Starts it again on the same address and the same data. */
  starts(): Promise<void>;
  close(): Promise<void>;
}

/** A program that has ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the built program and waits until it listens. It hears stories out quickly, so that tests need not wait. */
export async function startProgram(env: Record<string, string> = {}): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'amends-'));
  const port = await freePort();
  const all = { PORT: `${port}`, DATA_DIR: folder, LOG_LEVEL: 'error', QUIET_WEB_MS: '300', ...env };
  let running: ChildProcess | undefined;
  let output = '';

  async function starts(): Promise<void> {
    output = '';
    const started = spawnBuilt('main.js', [], all, folder);
    running = started;
    await new Promise<void>((resolve, reject) => {
      const hear = (data: Buffer) => {
        output += data.toString();
        if (output.includes('Customers')) resolve();
      };
      started.stdout?.on('data', hear);
      started.stderr?.on('data', hear);
      started.once('exit', (code) => reject(new Error(`The program ended with ${code}: ${output}`)));
    });
  }

  async function ends(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null) return ending?.exitCode ?? null;
    const ended = once(ending, 'close');
    ending.kill(signal);
    await ended;
    return ending.exitCode;
  }

  await starts();
  return {
    url: `http://localhost:${port}`,
    folder,
    invite: () => /https?:\S+#invite=\S+/.exec(output)?.[0],
    output: () => output,
    dies: async () => void (await ends('SIGKILL')),
    stops: () => ends('SIGTERM'),
    starts,
    close: async () => {
      await ends('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the built program where it is expected to end by itself: a start that is refused. */
export async function runProgram(env: Record<string, string>, root?: string): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'amends-'));
  const child = spawnBuilt('main.js', [], { DATA_DIR: folder, ...env }, folder, root);
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout?.on('data', (data: Buffer) => (ended.stdout += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (ended.stderr += data.toString()));
  try {
    const started = new Promise<never>((_, reject) => {
      child.stdout?.once('data', () => reject(new Error('The program started.')));
    });
    await Promise.race([once(child, 'close'), started]);
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
  return { ...ended, code: child.exitCode };
}

/** One of the built programs, with this environment and nothing of ours; `root` is another copy of the project. */
export function spawnBuilt(
  name: string,
  args: string[],
  env: Record<string, string>,
  cwd: string,
  root?: string,
): ChildProcess {
  const main = join(root === undefined ? built : join(root, 'dist', 'bot'), name);
  if (!existsSync(main)) throw new Error('There is no built program: run `npm run build` first.');
  return spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
