import type { Instant } from '../../../dialogs/domain/message.ts';

const ENOUGH = 5;
const REST_MS = 30_000;
const LONGEST_REST_MS = 300_000;

/** Leaves a service alone that failed five times running: for half a minute, then one call tries whether it is back. */
export class Breaker {
  #failures = 0;
  #restsUntil = 0;
  #trying = false;

  /** Whether a call may go out now. One that may tells afterwards how it went. */
  allows(now: Instant): boolean {
    if (this.resting(now) || this.#trying) return false;
    this.#trying = this.#failures >= ENOUGH;
    return true;
  }

  resting(now: Instant): boolean {
    return now < this.#restsUntil;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#trying = false;
  }

  /** `afterMs`: it said itself when to come again, and until then nobody does. */
  failed(now: Instant, afterMs = 0): void {
    this.#failures += 1;
    this.#trying = false;
    const rest = this.#failures >= ENOUGH ? Math.max(REST_MS, afterMs) : afterMs;
    this.#restsUntil = Math.max(this.#restsUntil, now + Math.min(rest, LONGEST_REST_MS));
  }

  /** The call was taken back, which says nothing about the service. */
  withdrawn(): void {
    this.#trying = false;
  }
}
