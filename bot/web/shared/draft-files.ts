import { clear, createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { fields, list, words } from './json.ts';
import { tabShelf } from './shelf.ts';

/** ms; a tab that is not opened again by then will not be. */
const keptFor = 24 * 3_600_000;

/**
 * Files that were chosen in this tab and are not sent yet: a phone may close the page while its camera is open, and a
 * desk is loaded again. Nothing here throws; where the browser keeps nothing, they last as long as the page.
 */
export interface DraftFiles {
  keep(files: readonly File[]): Promise<void>;
  /** What was kept, of this tab alone. */
  find(): Promise<File[]>;
  /** Nothing is kept any more, of any tab. */
  forget(): Promise<void>;
}

/** Each kind of page has a shelf of its own; `about` tells apart what is written in one tab to several people. */
export function tabDraftFiles(now: () => number, of: 'amends-draft' | 'amends-desk', about = ''): DraftFiles {
  const shelf = tabShelf('amends.tab');
  let opened: UseStore | undefined;
  const store = () => (opened ??= createStore(of, 'files'));
  let before: Promise<unknown> = Promise.resolve();

  function name(): string {
    const tab = shelf.read() ?? `${now()}-${Math.random()}`;
    shelf.write(tab);
    return about ? `${tab}:${about}` : tab;
  }

  /** One after the other, so that what was chosen last is what stays. */
  function inTurn<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    const done = before.then(work).catch(() => otherwise);
    before = done;
    return done;
  }

  return {
    keep: (files) =>
      inTurn(() => (files.length > 0 ? set(name(), { files, at: now() }, store()) : del(name(), store())), undefined),
    find: () =>
      inTurn(async () => {
        const mine: File[] = [];
        for (const [key, value] of await entries<IDBValidKey, unknown>(store())) {
          const { files, at } = fields(value);
          if (typeof at !== 'number' || at < now() - keptFor) await del(key, store());
          else if (words(key) === name()) mine.push(...list(files).filter((file) => file instanceof File));
        }
        return mine;
      }, []),
    forget: () => inTurn(() => clear(store()), undefined),
  };
}
