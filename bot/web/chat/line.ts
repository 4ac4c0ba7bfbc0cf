/** How what is said comes to the page: by a stream, or by asking again and again where none can be opened. */
export interface Line {
  /** Nothing better is to be had by opening another one. */
  readonly good: boolean;
  /** Something may have been said: does not wait for its time. */
  hurry(): void;
  close(): void;
}

export interface LineEvents {
  opened: () => void;
  /** A frame; empty ones are keep-alives. */
  said: (frame: string) => void;
  /** It broke, or the server has fallen silent. Nothing is told after this. */
  gone: () => void;
}
