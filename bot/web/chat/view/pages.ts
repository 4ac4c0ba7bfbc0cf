import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How many messages are shown at first, and how many more each time. */
const page = 20;
/** However long the conversation, the page holds no more than these. */
const most = 100;
/** ms in which what is put before a reader is not read out as if it had just been said. */
const quietFor = 1_000;

export interface Pages {
  from: number;
  /** Behind the last one that is shown. */
  to: number;
  /** Nothing that was said comes after what is shown. */
  atNewest: boolean;
  /** Old messages have just been put on the page. */
  paging: boolean;
  earlier(): void;
  later(): void;
  toNewest(): void;
}

interface Window {
  from: number;
  /** Undefined while the newest are shown, and any that come. */
  to?: number;
}

/**
 * Which of so many messages are on the page; `settled` once the history is there and there is a place to be kept. `end`
 * says whether the page follows what is said.
 */
export function usePages(count: number, settled: boolean, end: { readonly current: boolean }): Pages {
  const [shown, setShown] = useState<Window>({ from: 0 });
  const [paging, setPaging] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const now = settled ? bounded(shown, count, end.current) : { from: Math.max(0, count - page) };
  useLayoutEffect(() => setShown(now), [now.from, now.to]);

  /** In the next frame, so that whoever listens to the page has been told that it is not news. */
  function turn(to: (before: Window) => Window) {
    setPaging(true);
    requestAnimationFrame(() => setShown(to));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPaging(false), quietFor);
  }

  const to = Math.min(now.to ?? count, count);
  return {
    from: now.from,
    to,
    atNewest: now.to === undefined,
    paging,
    earlier: () => turn((before) => windowOf(Math.max(0, before.from - page), before.to ?? count, count)),
    later: () => turn((before) => laterOf(before, count)),
    toNewest: () => setShown({ from: Math.max(0, count - page) }),
  };
}

function windowOf(from: number, to: number, count: number): Window {
  const end = Math.min(to, from + most);
  return end >= count ? { from } : { from, to: end };
}

function laterOf({ to }: Window, count: number): Window {
  const end = (to ?? count) + page;
  return end >= count ? { from: Math.max(0, count - most) } : { from: Math.max(0, end - most), to: end };
}

/** New messages push out the oldest; or are left for later, while somebody reads those. */
function bounded(shown: Window, count: number, following: boolean): Window {
  const { from, to } = shown;
  if (from > count) return { from: Math.max(0, count - page) };
  if (to !== undefined || count - from <= most) return shown;
  return following ? { from: count - page } : { from, to: from + most };
}

/** Turns a page before its end comes into sight. */
export function useTurning(frame: RefObject<HTMLElement | null>, pages: Pages, settled: boolean): void {
  const latest = useRef(pages);
  latest.current = pages;
  useEffect(() => {
    const element = frame.current;
    if (!element || !settled) return undefined;
    const near = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          if (!isIntersecting) continue;
          if (target.classList.contains('earlier')) latest.current.earlier();
          else latest.current.later();
        }
      },
      { root: element, rootMargin: '600px 0px' },
    );
    for (const edge of element.querySelectorAll('.turn-page')) near.observe(edge);
    return () => near.disconnect();
  }, [settled, pages.from, pages.to]);
}

/** Keeps what is being read where it is, whatever is put before it or taken away. */
export function useKeptPlace(frame: RefObject<HTMLElement | null>, pages: Pages, end: RefObject<boolean>): void {
  const kept = useRef<{ key: string; top: number }>(undefined);

  useLayoutEffect(() => {
    const element = frame.current;
    const place = kept.current;
    if (!element || !place || end.current) return;
    const message = element.querySelector(`[data-key="${CSS.escape(place.key)}"]`);
    const top = message?.getBoundingClientRect().top;
    if (top !== undefined && top !== place.top) element.scrollTop += top - place.top;
  }, [pages.from, pages.to]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const remember = () => {
      const top = element.getBoundingClientRect().top;
      for (const message of element.querySelectorAll<HTMLElement>('.log > article')) {
        const place = message.getBoundingClientRect();
        if (place.bottom <= top) continue;
        kept.current = { key: message.dataset.key ?? '', top: place.top };
        return;
      }
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, []);
}
