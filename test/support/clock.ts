import type { Clock } from '../../dialogs/domain/ports.ts';

/** A clock that stands still until a test lets time pass; then it rings what falls due, in order. */
export class StoppedClock implements Clock {
  #now: number;
  #alarms: { at: number; ring: () => void }[] = [];

  constructor(start = '2026-11-05T21:04:00Z') {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  at(instant: number, ring: () => void): () => void {
    const alarm = { at: Math.max(instant, this.#now), ring };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((a) => a !== alarm);
    };
  }

  /** Lets that many ms pass; what rings is settled before the next thing rings. */
  async passes(ms: number, settled: () => Promise<void>): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const next = this.#alarms.filter((a) => a.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#alarms = this.#alarms.filter((a) => a !== next);
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      await settled();
    }
    this.#now = end;
  }
}

/** Stands still, and yet a wait of a few seconds is over at once: for pauses that nobody has to watch. */
export class HastyClock extends StoppedClock {
  override at(instant: number, ring: () => void): () => void {
    if (instant - this.now() > 10_000) return super.at(instant, ring);
    let wanted = true;
    queueMicrotask(() => wanted && ring());
    return () => void (wanted = false);
  }
}
