import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import { errorCode } from './error-code.ts';

interface Holder {
  pid: number;
  /** When that process started, in a form that no later process with the same pid has; empty where unknown. */
  started: string;
}

/**
 * Makes this process the only one with that lock file. A lock whose process is dead is taken over. Throws `unavailable`,
 * naming file and pid, while another holds it. The answer gives it back.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const me: Holder = { pid: process.pid, started: await startOf(process.pid) };
  if (!(await create(path, me))) await takeOver(path, me);
  return () => rm(path, { force: true });
}

async function create(path: string, me: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(me)}\n`);
    await file.close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function takeOver(path: string, me: Holder): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => '');
  const holder = parse(found);
  if (holder && (await isAlive(holder))) throw held(path, holder.pid);
  const stale = `${path}.${me.pid}.stale`;
  await rename(path, stale);
  const moved = await readFile(stale, 'utf8');
  // Somebody else may have taken it over between the two: then what was moved is theirs, and goes back.
  if (moved !== found) await link(stale, path).catch(() => undefined);
  await rm(stale, { force: true });
  if (moved !== found || !(await create(path, me))) throw held(path, parse(moved)?.pid ?? 0);
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, started }: Partial<Holder> = JSON.parse(text);
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined;
  } catch {
    return undefined; // it was written by a process that died writing it
  }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  return started === (await startOf(pid));
}

/** Boot and start tick of a process where the system tells them; elsewhere the pid must do. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold blanks; the start is the 20th field after it.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()} ${tick}`;
  } catch {
    return '';
  }
}

function held(path: string, pid: number): AmendsError {
  return new AmendsError('unavailable', `Process ${pid} is using this folder (${path}). Only one may.`, { path, pid });
}
