import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { tabDraftFiles } from '../shared/draft-files.ts';
import { Refusal } from './api.ts';

/** Something read from the server and read again when told to. */
export interface Fresh<T> {
  value: T | undefined;
  /** When `value` was read, on this machine's clock. */
  readAt: number;
  refusal: Refusal | undefined;
  /** Reads again. Calls during a read become one more read after it. */
  reload: () => void;
}

/** Reads at once, and keeps the last good answer while a newer one is not to be had. */
export function useFresh<T>(read: () => Promise<T>): Fresh<T> {
  const [state, setState] = useState<Omit<Fresh<T>, 'reload'>>({ value: undefined, readAt: 0, refusal: undefined });
  const running = useRef(false);
  const wanted = useRef(false);
  const latest = useRef(read);
  latest.current = read;

  const reload = useCallback(() => {
    wanted.current = true;
    if (running.current) return;
    running.current = true;
    void (async () => {
      while (wanted.current) {
        wanted.current = false;
        try {
          const value = await latest.current();
          setState({ value, readAt: Date.now(), refusal: undefined });
        } catch (error) {
          const refusal = error instanceof Refusal ? error : new Refusal('internal', 'Something broke on this page.');
          setState((before) => ({ ...before, refusal }));
        }
      }
      running.current = false;
    })();
  }, []);

  useEffect(reload, [reload]);
  return { ...state, reload };
}

/** The time, told anew every so many milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(ticking);
  }, [everyMs]);
  return now;
}

/** Text that survives a reload of this tab, under its key; cleared when it becomes empty. */
export function useDraft(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next) sessionStorage.setItem(key, next);
      else sessionStorage.removeItem(key);
    },
    [key],
  );
  return [text, write];
}

/** Files that were chosen for a complaint and are not sent; they survive a reload of this tab as its text does. */
export function useDraftFiles(about: string): [readonly File[], (files: readonly File[]) => void] {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [kept] = useState(() => tabDraftFiles(Date.now, 'amends-desk', about));
  const touched = useRef(false);
  useEffect(() => {
    void kept.find().then((found) => !touched.current && setFiles(found));
  }, [kept]);
  const choose = useCallback(
    (next: readonly File[]) => {
      touched.current = true;
      setFiles(next);
      void kept.keep(next);
    },
    [kept],
  );
  return [files, choose];
}

/** Drafts are of who wrote them: whoever signs in next in this browser finds none. */
export function forgetDrafts(): void {
  void tabDraftFiles(Date.now, 'amends-desk').forget();
  sessionStorage.clear();
}
