import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceShelf } from '../../shared/shelf.ts';
import type { Shown } from '../transcript.ts';
import type { PageWords } from '../words.ts';

/** Whether the browser tells a customer who looks at something else that somebody has written. */
export interface Notices {
  /** `refused`: by the customer or the browser. `none`: the browser knows no notices, or has none for a frame. */
  state: 'none' | 'unasked' | 'on' | 'off' | 'refused';
  /** Asks for leave, which only a press of the customer's may do, and begins. */
  ask: () => void;
  stop: () => void;
}

const shelf = deviceShelf('amends.notices');

/** Shows one for what the bot or an agent says while the page is out of sight. It names who has written, never what. */
export function useNotices(words: PageWords, last: Shown | undefined, caughtUp: boolean): Notices {
  const [state, setState] = useState(stateNow);
  const seen = useRef('');

  useEffect(() => {
    const news = caughtUp && last && last.key !== seen.current && last.role !== 'customer';
    seen.current = last?.key ?? '';
    if (news && state === 'on' && document.hidden)
      show(words.hasWritten(last.name ?? words.assistant), words.complaints);
  }, [last?.key, caughtUp, state]);

  return {
    state,
    ask: () => {
      shelf.write('on');
      void Notification.requestPermission().then(() => setState(stateNow()));
    },
    stop: () => {
      shelf.write('off');
      setState(stateNow());
    },
  };
}

function stateNow(): Notices['state'] {
  if (!('Notification' in window) || window.parent !== window) return 'none';
  if (Notification.permission === 'default') return 'unasked';
  const wanted = shelf.read() === 'on';
  if (Notification.permission === 'denied') return wanted ? 'refused' : 'none';
  return wanted ? 'on' : 'off';
}

function show(title: string, body: string): void {
  try {
    const notice = new Notification(title, { body, tag: 'amends', lang: document.documentElement.lang });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
    });
  } catch {
    // Some phones show notices to installed pages only; the title of the tab still tells.
  }
}
