import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Shown } from '../transcript.ts';
import type { Pages } from './pages.ts';

/** ms; messages this close together are one thing to read. */
const oneBreath = 5_000;

export interface EndInSight {
  atEnd: boolean;
  /** What came after the last that was brought into sight. */
  unseen: Shown | undefined;
  toEnd: () => void;
}

/** Stays at the newest message, unless the customer has gone up to read; their own message brings them back. */
export function useEndInSight(
  frame: RefObject<HTMLDivElement | null>,
  shown: readonly Shown[],
  caughtUp: boolean,
  pages: Pick<Pages, 'atNewest' | 'toNewest'>,
  end: RefObject<boolean>,
): EndInSight {
  const [atEnd, setAtEnd] = useState(true);
  const [unseen, setUnseen] = useState<Shown>();
  const latest = useRef(pages);
  latest.current = pages;
  const last = shown.at(-1);
  const mine = last?.pending !== undefined;

  function look(element: HTMLElement) {
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    end.current = below < 48 && latest.current.atNewest;
    setAtEnd(end.current);
    if (end.current) setUnseen(undefined);
  }

  useLayoutEffect(() => {
    const element = frame.current;
    // Where nothing is said yet there is nothing to measure, which would hold up the first picture of the page.
    if (!element || !last) return;
    if (!end.current && !mine) return setUnseen(last);
    setUnseen(undefined);
    if (!end.current) pages.toNewest();
    end.current = true;
    element.scrollTo({ top: caughtUp && !mine ? startOfNews(element, shown) : element.scrollHeight });
    look(element);
  }, [last?.key, mine, caughtUp]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    let { clientHeight, scrollHeight } = element;
    const scrolled = () => {
      // What has changed its height (keyboard, longer draft, a word more below) was not scrolled by anybody.
      if (element.clientHeight === clientHeight && element.scrollHeight === scrollHeight) look(element);
    };
    const resized = new ResizeObserver(() => {
      ({ clientHeight, scrollHeight } = element);
      if (!end.current) return;
      element.scrollTo({ top: element.scrollHeight });
      look(element);
    });
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    if (element.firstElementChild) resized.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);

  function toEnd() {
    end.current = true;
    pages.toNewest();
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
    frame.current?.focus({ preventScroll: true });
  }

  return { atEnd, unseen, toEnd };
}

/** The end, or the beginning of what has just been said when that would otherwise be out of sight. */
function startOfNews(frame: HTMLElement, shown: readonly Shown[]): number {
  const end = frame.scrollHeight - frame.clientHeight;
  const latest = shown.at(-1)?.at ?? 0;
  const before = shown.findLastIndex(({ role, at }) => role === 'customer' || at < latest - oneBreath);
  const first = frame.querySelector(`[data-key="${CSS.escape(shown[before + 1]?.key ?? '')}"]`);
  if (!first) return end;
  const top = first.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;
  return Math.min(end, top - 12);
}
