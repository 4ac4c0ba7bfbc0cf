import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const scratch = join(here, '.scratch');
/**
 * Data folders of this run, removed at its end: a file system like ext4 looks past what was deleted a moment ago whenever
 * it makes a file, so that clearing up after one server is paid for by the next.
 */
const used = [];
process.once('exit', () => used.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const START_MS = 60_000;
/** Below the range from which systems take ports for outgoing connections; another run at the same time begins elsewhere. */
let nextPort = 21_300 + (process.pid % 100) * 80;

/**
 * Starts a server in a fresh process with an empty data folder, and resolves when it takes connections. `spawnedAt`
 * is `performance.now()` of its birth. `stop` ends it at once: nothing it would do at its end belongs to what is measured.
 */
export async function startServer({ file, flags = [], env = {} }) {
  const port = await freePort();
  const dataDir = join(scratch, String(port));
  rmSync(dataDir, { recursive: true, force: true });
  used.push(dataDir);
  mkdirSync(scratch, { recursive: true });
  const address = `http://127.0.0.1:${port}`;
  const spawnedAt = performance.now();
  const child = fork(join(here, file), {
    cwd: scratch,
    execArgv: [...flags, '--expose-gc', '--import', new URL('probe.mjs', import.meta.url).href, ...extraFlags()],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      PUBLIC_URL: address,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let lastWords = '';
  child.stderr.on('data', (chunk) => (lastWords = (lastWords + chunk).slice(-2_000)));
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${file} ended by itself (${signal ?? code}): ${lastWords}`);
  });
  ended.catch(() => undefined);
  const ask = async (what) => {
    const answer = once(child, 'message');
    child.send(what);
    const [said] = await Promise.race([answer, ended]);
    return said;
  };
  await Promise.race([answers(port), ended]);
  return {
    address,
    spawnedAt,
    cpuMs: async () => (await ask('cpu')).cpuMs,
    rssBytes: async () => (await ask('memory')).rssBytes,
    /** What it wrote last on stderr. */
    lastWords: () => lastWords,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.disconnect();
        await once(child, 'exit');
      }
    },
  };
}

/** For profiling: `BENCH_NODE_FLAGS='--cpu-prof --cpu-prof-dir=…'`. */
function extraFlags() {
  return (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);
}

async function freePort() {
  for (;;) {
    const port = nextPort++;
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function answers(port) {
  const end = performance.now() + START_MS;
  for (;;) {
    if (await takesConnections(port)) return;
    if (performance.now() > end) throw new Error(`nothing listens on port ${port} after ${START_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function takesConnections(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true) ?? socket.destroy());
    socket.once('error', () => resolve(false));
  });
}
