import type { Clock } from '../dialogs/domain/ports.ts';

const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's own time. Waits are monotonic timers: a clock that is set while one runs does not move it. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at: (instant, ring) => {
      const timer = setTimeout(ring, Math.min(Math.max(0, instant - Date.now()), LONGEST_TIMER_MS));
      return () => clearTimeout(timer);
    },
  };
}
