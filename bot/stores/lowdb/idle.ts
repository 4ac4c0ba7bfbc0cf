/**
 * Things by id of which those used last are held as they are and all others as their JSON text: a fifth of the objects,
 * which counts where many conversations are open that nobody writes in. Nothing is ever let go by itself.
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

  get(id: string): T | undefined {
    const awake = this.#awake.get(id);
    if (awake !== undefined) return awake;
    const text = this.#asleep.get(id);
    if (text === undefined) return undefined;
    // It was such a thing when it was written here.
    const woken = JSON.parse(text) as T;
    this.set(id, woken);
    return woken;
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

  ids(): string[] {
    return [...this.#asleep.keys(), ...this.#awake.keys()];
  }
}
