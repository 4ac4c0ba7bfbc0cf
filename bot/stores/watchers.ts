import type { Changed, Log } from '../core/ports.ts';

/** Those who want to know what changed. One that throws harms neither the commit nor the others. */
export class Watchers {
  readonly #watchers = new Set<(ids: Changed) => void>();
  readonly #log: Log | undefined;

  constructor(log?: Log) {
    this.#log = log;
  }

  /** The answer takes it away again. */
  add(changed: (ids: Changed) => void): () => void {
    const watcher = (ids: Changed) => changed(ids);
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  tell(ids: Changed): void {
    for (const watcher of this.#watchers) {
      try {
        watcher(ids);
      } catch (error) {
        this.#log?.error('store.watcher-failed', { error: error instanceof Error ? error.name : typeof error });
      }
    }
  }
}
