import type { Query, Row } from '../core/ports.ts';
import { DueQueue } from './due-queue.ts';

type HandoffState = NonNullable<Row['handoff']>['state'];

/** The rows of all complaints but erased ones, ready to be listed. */
export class Rows {
  readonly #rows = new Map<string, Row>();
  readonly #due = new DueQueue();
  readonly #byHandoff: Record<HandoffState, Set<string>> = {
    waiting: new Set(),
    accepted: new Set(),
    closed: new Set(),
  };

  set(row: Row): void {
    if (row.state === 'erased') {
      this.remove(row.id);
      return;
    }
    const before = this.#rows.get(row.id)?.handoff?.state;
    const now = row.handoff?.state;
    this.#rows.set(row.id, row);
    this.#due.set(row.id, row.wakeAt);
    if (before === now) return;
    if (before) this.#byHandoff[before].delete(row.id);
    if (now) this.#byHandoff[now].add(row.id);
  }

  remove(id: string): void {
    for (const ids of Object.values(this.#byHandoff)) ids.delete(id);
    this.#due.set(id, undefined);
    this.#rows.delete(id);
  }

  list(query: Query): Row[] {
    if ('due' in query) return this.#of(this.#due.due(query.due, query.limit));
    const longestFirst = (a: Row, b: Row) => queuedFirst(a) - queuedFirst(b) || byId(a, b);
    const newestFirst = (a: Row, b: Row) => newest(b) - newest(a) || byId(a, b);
    const rows = this.#of(this.#byHandoff[query.handoff]);
    return rows.sort(query.handoff === 'waiting' ? longestFirst : newestFirst).slice(0, query.limit);
  }

  #of(ids: Iterable<string>): Row[] {
    return Array.from(ids, (id) => this.#rows.get(id)).filter((row) => row !== undefined);
  }
}

/** Who was put back into the queue keeps the place of the first time. */
function queuedFirst(row: Row): number {
  return row.handoff?.since ?? 0;
}

function newest(row: Row): number {
  return row.handoff?.closedAt ?? row.handoff?.acceptedAt ?? row.handoff?.queuedAt ?? 0;
}

function byId(a: Row, b: Row): number {
  return a.id < b.id ? -1 : 1;
}
