/**
 * Things by id: those set last as they are, all others as their JSON text. A text takes much less room than the many
 * small objects it stands for, which counts where thousands of conversations are open that nobody writes in.
 */
export class Idle<T> {
  readonly #awake = new Map<string, T>();
  readonly #asleep = new Map<string, string>();
  readonly #limit: number;

  /** `limit` is how many are held as they are. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#awake.size + this.#asleep.size;
  }

  has(id: string): boolean {
    return this.#awake.has(id) || this.#asleep.has(id);
  }

  /** A thing that is held as text is read anew each time. */
  get(id: string): T | undefined {
    const text = this.#asleep.get(id);
    // The text was made here, of such a thing.
    return text === undefined ? this.#awake.get(id) : (JSON.parse(text) as T);
  }

  set(id: string, item: T): void {
    this.#asleep.delete(id);
    this.#awake.delete(id);
    this.#awake.set(id, item);
    if (this.#awake.size <= this.#limit) return;
    for (const [oldest, its] of this.#awake) {
      this.#awake.delete(oldest);
      this.#asleep.set(oldest, JSON.stringify(its));
      return;
    }
  }

  /** Those held as they are. */
  awake(): Iterable<[string, T]> {
    return this.#awake;
  }

  ids(): string[] {
    return [...this.#asleep.keys(), ...this.#awake.keys()];
  }
}
