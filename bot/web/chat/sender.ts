import type { Outgoing } from './activity.ts';
import { Unusable } from './attachment-rules.ts';
import type { Clock } from './clock.ts';
import { NotTaken } from './direct-line-client.ts';
import { advance, answer, find, idOf, next, type Outbox, type Pending, post, refuse, stall } from './outbox.ts';

export interface Post {
  post(activity: Outgoing, signal: AbortSignal): Promise<void>;
  upload(
    activity: Outgoing,
    files: readonly File[],
    on: { progress: (share: number) => void; signal: AbortSignal },
  ): Promise<void>;
}

export interface SenderParts {
  post: Post;
  clock: Clock;
  /** 0 to 1, so that many pages do not come back in step. */
  random: () => number;
  /** The file as it goes out. Rejects with Unusable. */
  prepare: (file: File) => Promise<File>;
  outbox: () => Outbox;
  change: (outbox: Outbox) => void;
  answered: (id: string) => void;
}

const firstWait = 1_000;
const longestWait = 30_000;

/** Sends what waits, one at a time and in order, and never gives up by itself. */
export class Sender {
  readonly #parts: SenderParts;
  #allowed = false;
  #running = false;
  #failures = 0;
  #attempt: { id: string; abort: AbortController } | undefined;
  #stopWaiting = () => {};

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Whether it may send at all. What is on its way is not called back. */
  allow(now: boolean): void {
    this.#allowed = now;
    this.wake();
  }

  /** Something may have come to be sent. One that has just failed is not tried before its time. */
  wake(): void {
    if (this.#failures === 0) void this.#run();
  }

  /** The line seems to be back: does not wait for the next attempt. */
  hurry(): void {
    this.#stopWaiting();
    void this.#run();
  }

  /** Breaks off an attempt. It may have arrived all the same. */
  cancel(id: string): void {
    if (this.#attempt?.id === id) this.#attempt.abort.abort();
  }

  close(): void {
    this.#allowed = false;
    this.#stopWaiting();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let one = this.#next(); one; one = this.#next()) {
      if (!(await this.#try(one))) {
        this.#comeBackLater();
        break;
      }
      this.#failures = 0;
    }
    this.#running = false;
  }

  #next(): Pending | undefined {
    return this.#allowed ? next(this.#parts.outbox()) : undefined;
  }

  /** Whether the next one may follow. */
  async #try(pending: Pending): Promise<boolean> {
    const { outbox, change, answered } = this.#parts;
    const id = idOf(pending);
    const abort = new AbortController();
    this.#attempt = { id, abort };
    change(post(outbox(), id));
    try {
      await this.#send(pending, abort.signal);
      change(answer(outbox(), id));
      answered(id);
      return true;
    } catch (error) {
      // Taken back, or heard in the stream: whatever became of the attempt, there is nothing left to send.
      if (!find(outbox(), id)) return true;
      const refusal = refusalIn(error);
      change(refusal ? refuse(outbox(), id, refusal) : stall(outbox(), id));
      return refusal !== undefined;
    } finally {
      this.#attempt = undefined;
    }
  }

  async #send({ activity, files }: Pending, signal: AbortSignal): Promise<void> {
    const { post, prepare, outbox, change } = this.#parts;
    if (files.length === 0) return post.post(activity, signal);
    const ready = await Promise.all(files.map(prepare));
    const id = activity.channelData.clientActivityID;
    const progress = (share: number) => change(advance(outbox(), id, share));
    try {
      return await post.upload(activity, ready, { progress, signal });
    } catch (error) {
      if (refusalIn(error) || signal.aborted) throw error;
      await Promise.all(ready.map(stillThere));
      throw error;
    }
  }

  #comeBackLater(): void {
    const { clock, random } = this.#parts;
    const wait = Math.min(longestWait, firstWait * 2 ** this.#failures) * (0.75 + random() / 2);
    this.#failures += 1;
    this.#stopWaiting();
    this.#stopWaiting = clock.after(wait, () => void this.#run());
  }
}

/** A picture in a cloud album, or one that was moved meanwhile, can be chosen and then not be read. */
async function stillThere(file: File): Promise<void> {
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch(() => {
      throw new Unusable('unreadable', file.name);
    });
}

function refusalIn(error: unknown): Pending['refusal'] {
  if (error instanceof Unusable) return { code: 'file', file: error.refusal };
  if (!(error instanceof NotTaken) || error.code === undefined) return undefined;
  return { code: error.code, ...(error.reason && { said: error.reason }) };
}
