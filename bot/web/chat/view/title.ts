import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../session.ts';
import type { PageWords } from '../words.ts';

/** The tab says whose page it is and, while it is out of sight, that somebody has written. */
export function useTitle(words: PageWords, session: Session | undefined, lastKey: string, caughtUp: boolean): void {
  const seen = useRef('');
  const title = [words.complaints, session?.brand].filter(Boolean).join(' · ');

  useEffect(() => {
    document.documentElement.lang = session?.locale ?? 'en';
  }, [session?.locale]);

  useEffect(() => {
    const look = () => {
      if (!document.hidden || !caughtUp) seen.current = lastKey;
      document.title = seen.current === lastKey ? title : `${words.newMessage} · ${title}`;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [title, words, lastKey, caughtUp]);
}
