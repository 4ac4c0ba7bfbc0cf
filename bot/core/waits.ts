import type { Store } from './ports.ts';

const MINUTE = 60_000;
const REMEMBERED = 40;
const ENOUGH = 5;

/** How long the latest handoffs waited until a person took them: the only thing an estimate is made from. */
export class Waits {
  readonly #minutes: number[] = [];

  async load(store: Store): Promise<void> {
    const rows = [
      ...(await store.list({ handoff: 'closed', limit: REMEMBERED })),
      ...(await store.list({ handoff: 'accepted', limit: REMEMBERED })),
    ];
    for (const { handoff } of rows) if (handoff?.acceptedAt) this.note(handoff.acceptedAt - handoff.queuedAt);
  }

  note(waitedMs: number): void {
    this.#minutes.push(waitedMs / MINUTE);
    if (this.#minutes.length > REMEMBERED) this.#minutes.shift();
  }

  /** The middle half, in whole minutes, at least one; undefined with too few to be honest about. */
  range(): { from: number; to: number } | undefined {
    if (this.#minutes.length < ENOUGH) return undefined;
    const sorted = [...this.#minutes].sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
    const from = Math.max(1, Math.floor(at(0.25)));
    return { from, to: Math.max(from + 1, Math.ceil(at(0.75))) };
  }
}
