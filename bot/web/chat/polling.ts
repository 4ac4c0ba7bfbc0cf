import { readFrame } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Line, LineEvents } from './line.ts';

const first = 2_000;
const longest = 10_000;
const slower = 1.25;

/**
 * A line for where no stream can be opened: asks for what was said since, soon while something is said and less often
 * while nothing is. Who is writing at the moment does not come this way.
 */
export class Polling implements Line {
  /** A stream is better, and may be there again. */
  readonly good = false;
  readonly #read: () => Promise<string>;
  readonly #clock: Clock;
  readonly #events: LineEvents;
  #opened = false;
  #wait = 0;
  #asking = false;
  #over = false;
  #stopWaiting = () => {};

  /** `read` gives what was said after what was heard, as a frame. It rejects when the server is away. */
  constructor(read: () => Promise<string>, clock: Clock, events: LineEvents) {
    this.#read = read;
    this.#clock = clock;
    this.#events = events;
    void this.#ask();
  }

  hurry(): void {
    this.#wait = 0;
    if (!this.#asking) void this.#ask();
  }

  close(): void {
    this.#over = true;
    this.#stopWaiting();
  }

  async #ask(): Promise<void> {
    this.#stopWaiting();
    this.#asking = true;
    try {
      this.#hear(await this.#read());
    } catch {
      if (this.#over) return;
      this.close();
      this.#events.gone();
    }
  }

  #hear(frame: string): void {
    this.#asking = false;
    if (this.#over) return;
    if (!this.#opened) this.#events.opened();
    this.#opened = true;
    // Of what was said there may be more than one answer holds.
    const news = readFrame(frame)?.activities.length;
    this.#wait = news ? 0 : Math.min(longest, Math.max(first, this.#wait * slower));
    this.#events.said(frame);
    if (!this.#over) this.#stopWaiting = this.#clock.after(this.#wait, () => void this.#ask());
  }
}
