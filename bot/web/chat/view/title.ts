import { useEffect, useRef } from 'preact/hooks';
import { directionOf } from '../direction.ts';
import type { Shown } from '../transcript.ts';
import type { PageWords } from '../words.ts';

interface Told {
  words: PageWords;
  locale: string;
  brand: string | undefined;
  last: Shown | undefined;
  caughtUp: boolean;
}

/** The tab says whose page it is and, while it is out of sight, that somebody has written; the page, how it is read. */
export function useTitle({ words, locale, brand, last, caughtUp }: Told): void {
  const seen = useRef('');
  const title = [words.complaints, brand].filter(Boolean).join(' · ');
  const key = last?.key ?? '';
  const news = last?.role === 'agent' ? words.hasWritten(last.name ?? words.aPerson) : words.newMessage;

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);

  useEffect(() => {
    const look = () => {
      if (!document.hidden || !caughtUp) seen.current = key;
      document.title = seen.current === key ? title : `${news} · ${title}`;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [title, news, key, caughtUp]);
}
