/** Time, as far as the page counts it. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Acts once, that many ms later. The answer calls it off. */
  after(ms: number, act: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
