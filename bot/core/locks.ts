/** One thing at a time per key, in the order asked for. In process only: across processes the version decides. */
export class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs the work under all of these keys. They are waited for one after the other, in the order given. */
  runAll<T>([key, ...rest]: readonly string[], work: () => Promise<T>): Promise<T> {
    return key === undefined ? work() : this.run(key, () => this.runAll(rest, work));
  }

  /** Runs the work when everything asked for before under this key is over; its failure is the caller's alone. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const mine = before ? before.then(work, work) : work();
    this.#tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    }
  }
}
