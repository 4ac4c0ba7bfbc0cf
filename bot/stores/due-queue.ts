import type { Instant } from '../../dialogs/domain/message.ts';

interface Due {
  at: Instant;
  id: string;
}

/** Ids by the time they are due: a binary heap. Changing a time leaves the old entry behind, to be dropped when met. */
export class DueQueue {
  #heap: Due[] = [];
  readonly #times = new Map<string, Instant>();

  /** Sets when that id is due; undefined: never. A repeat changes nothing. */
  set(id: string, at: Instant | undefined): void {
    if (this.#times.get(id) === at) return;
    if (at === undefined) {
      this.#times.delete(id);
      return;
    }
    this.#times.set(id, at);
    this.#push({ at, id });
    if (this.#heap.length > 2 * this.#times.size + 1000) this.#rebuild();
  }

  /** Ids due at or before `now`, the soonest first (by id when at one time), at most `limit`. They stay due. */
  due(now: Instant, limit: number): string[] {
    const found: Due[] = [];
    while (found.length < limit) {
      const first = this.#heap[0];
      if (!first || first.at > now) break;
      this.#pop();
      const again = found.at(-1);
      const isTwice = again?.id === first.id && again.at === first.at;
      if (this.#times.get(first.id) === first.at && !isTwice) found.push(first);
    }
    for (const due of found) this.#push(due);
    return found.map((due) => due.id);
  }

  #rebuild(): void {
    // A sorted list is a heap.
    this.#heap = [...this.#times].map(([id, at]) => ({ at, id })).sort(order);
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let child = heap.push(due) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfLater(parent, child)) break;
      child = parent;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    for (let parent = 0; ;) {
      const child = this.#earlierOf(2 * parent + 1, 2 * parent + 2);
      if (!this.#swapIfLater(parent, child)) return;
      parent = child;
    }
  }

  #earlierOf(left: number, right: number): number {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    return a && b && order(b, a) < 0 ? right : left;
  }

  #swapIfLater(parent: number, child: number): boolean {
    const [above, below] = [this.#heap[parent], this.#heap[child]];
    if (!above || !below || order(above, below) <= 0) return false;
    this.#heap[parent] = below;
    this.#heap[child] = above;
    return true;
  }
}

function order(a: Due, b: Due): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
