import type { Clock } from './clock.ts';
import type { Line, LineEvents } from './line.ts';
import type { Network } from './network.ts';

/** ms; something on the way may let nothing through and not say so. */
const opensWithin = 20_000;
const keepAliveEvery = 20_000;
const silenceMeansGone = 75_000;

/** One stream: kept alive, and given up when a server that sends keep-alives falls silent without a close. */
export class Stream implements Line {
  readonly #clock: Clock;
  readonly #events: LineEvents;
  readonly #socket: ReturnType<Network['socket']>;
  #heardAt: number;
  #stopKeepAlive = () => {};
  #stopWatch = () => {};
  #over = false;

  constructor(network: Network, clock: Clock, url: string, events: LineEvents) {
    this.#clock = clock;
    this.#events = events;
    this.#heardAt = clock.now();
    this.#socket = network.socket(url, {
      opened: () => this.#open(),
      said: (frame) => this.#hear(frame),
      closed: () => this.#end(),
    });
    this.#watch(opensWithin);
  }

  /** It may be dead although no close has come, as after a device has slept. */
  get good(): boolean {
    const silence = this.#clock.now() - this.#heardAt;
    // A clock that was set back says nothing about how long it was.
    return silence >= 0 && silence < silenceMeansGone;
  }

  /** What is said comes by itself. */
  hurry(): void {}

  close(): void {
    this.#over = true;
    this.#stopKeepAlive();
    this.#stopWatch();
    this.#socket.close();
  }

  #open(): void {
    if (this.#over) return;
    this.#stopWatch();
    this.#events.opened();
    this.#keepAlive();
  }

  #hear(frame: string): void {
    if (this.#over) return;
    this.#heardAt = this.#clock.now();
    if (frame === '') this.#watch(silenceMeansGone);
    this.#events.said(frame);
  }

  #end(): void {
    if (this.#over) return;
    this.close();
    this.#events.gone();
  }

  #keepAlive(): void {
    this.#stopKeepAlive = this.#clock.after(keepAliveEvery, () => {
      this.#socket.send('');
      this.#keepAlive();
    });
  }

  /** Waits for it to open; from the first keep-alive on, for the next one. */
  #watch(ms: number): void {
    this.#stopWatch();
    this.#stopWatch = this.#clock.after(ms, () => this.#end());
  }
}
