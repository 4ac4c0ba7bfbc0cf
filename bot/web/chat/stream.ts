import type { Clock } from './clock.ts';
import type { Network } from './network.ts';

interface Events {
  opened: () => void;
  /** A frame; empty ones are keep-alives. */
  said: (frame: string) => void;
  /** It broke, or the server has fallen silent. Nothing is told after this. */
  gone: () => void;
}

const keepAliveEvery = 20_000;
const silenceMeansGone = 75_000;

/** One open stream: kept alive, and given up when a server that sends keep-alives falls silent without a close. */
export class Stream {
  readonly #clock: Clock;
  readonly #events: Events;
  readonly #socket: ReturnType<Network['socket']>;
  #heardAt: number;
  #stopKeepAlive = () => {};
  #stopWatch = () => {};
  #over = false;

  constructor(network: Network, clock: Clock, url: string, events: Events) {
    this.#clock = clock;
    this.#events = events;
    this.#heardAt = clock.now();
    this.#socket = network.socket(url, {
      opened: () => this.#open(),
      said: (frame) => this.#hear(frame),
      closed: () => this.#end(),
    });
  }

  /** It may be dead although no close has come, as after a device has slept. */
  get silent(): boolean {
    const silence = this.#clock.now() - this.#heardAt;
    // A clock that was set back says nothing about how long it was.
    return silence < 0 || silence >= silenceMeansGone;
  }

  close(): void {
    this.#over = true;
    this.#stopKeepAlive();
    this.#stopWatch();
    this.#socket.close();
  }

  #open(): void {
    if (this.#over) return;
    this.#events.opened();
    this.#keepAlive();
  }

  #hear(frame: string): void {
    if (this.#over) return;
    this.#heardAt = this.#clock.now();
    if (frame === '') this.#watch();
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

  /** From the first keep-alive on, the next one is waited for. */
  #watch(): void {
    this.#stopWatch();
    this.#stopWatch = this.#clock.after(silenceMeansGone, () => this.#end());
  }
}
