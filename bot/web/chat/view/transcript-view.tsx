import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Shown, Transcript } from '../transcript.ts';
import type { PageWords } from '../words.ts';
import { MessageView, whyUnsent } from './message-view.tsx';

interface Props {
  words: PageWords;
  locale: string;
  shown: readonly Shown[];
  typing: Transcript['typing'];
  caughtUp: boolean;
  opening: boolean;
  retry: (id: string) => void;
  takeBack: (id: string) => void;
  children: ComponentChildren;
}

/** ms; messages this close together are one thing to read. */
const oneBreath = 5_000;

/** Everything said, the newest at the bottom. What was said before the page was opened is not read out. */
export function TranscriptView({ words, locale, shown, typing, caughtUp, opening, retry, takeBack, children }: Props) {
  const { frame, atEnd, unseen, toEnd } = useEndInSight(shown, caughtUp);
  return (
    <div class="transcript">
      <div class="transcript-frame" ref={frame} role="region" aria-label={words.conversation} tabIndex={0}>
        <div class="transcript-sheet">
          {opening && <p class="opening">{words.opening}</p>}
          <div
            class="log"
            role="log"
            aria-label={words.conversation}
            aria-live={caughtUp ? 'polite' : 'off'}
            aria-relevant="additions"
          >
            {shown.map((entry, index) => (
              <MessageView
                key={entry.key}
                words={words}
                locale={locale}
                entry={entry}
                before={shown[index - 1]}
                retry={retry}
                takeBack={takeBack}
              />
            ))}
          </div>
          {children}
          <p class={typing ? `typing typing-${typing.role}` : 'typing'}>
            {typing && (
              <>
                <span class="dots" aria-hidden="true">
                  <i />
                  <i />
                  <i />
                </span>
                {words.typing(typing.name ?? words.assistant)}
              </>
            )}
          </p>
        </div>
      </div>
      {!atEnd && (
        <button
          type="button"
          class={unseen?.role === 'agent' ? 'button to-newest button-person' : 'button to-newest'}
          onClick={toEnd}
        >
          {unseen ? newsFrom(unseen, words) : words.toNewest} <span aria-hidden="true">↓</span>
        </button>
      )}
      <p class="visually-hidden" role="alert">
        {troubleOf(shown, words)}
      </p>
    </div>
  );
}

/** What did not go out, for those who do not see it. */
function troubleOf(shown: readonly Shown[], words: PageWords): string {
  const unsent = shown.findLast(({ delivery }) => delivery === 'not-sent');
  if (unsent?.pending) return [words.notSent, whyUnsent(unsent.pending, words), unsent.text].filter(Boolean).join(' ');
  return shown.some(({ delivery }) => delivery === 'stalled') ? `${words.stalled} ${words.keepsTrying}` : '';
}

function newsFrom({ role, name }: Shown, words: PageWords): string {
  return role === 'agent' ? words.hasWritten(name ?? words.aPerson) : words.newMessage;
}

/** Stays at the newest message, unless the customer has gone up to read; their own message brings them back. */
function useEndInSight(shown: readonly Shown[], caughtUp: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  /** What came after the last that was brought into sight. */
  const [unseen, setUnseen] = useState<Shown>();
  const end = useRef(true);
  const last = shown.at(-1);
  const mine = last?.pending !== undefined;

  function look(element: HTMLElement) {
    end.current = element.scrollHeight - element.scrollTop - element.clientHeight < 48;
    setAtEnd(end.current);
    if (end.current) setUnseen(undefined);
  }

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    if (!end.current && !mine) return setUnseen(last);
    setUnseen(undefined);
    element.scrollTo({ top: caughtUp && !mine ? startOfNews(element, shown) : element.scrollHeight });
    look(element);
  }, [last?.key, mine, caughtUp]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    let height = element.clientHeight;
    const scrolled = () => {
      // A frame that changed its height (keyboard, longer draft) was not scrolled by anybody.
      if (element.clientHeight === height) look(element);
    };
    const resized = new ResizeObserver(() => {
      height = element.clientHeight;
      if (end.current) element.scrollTo({ top: element.scrollHeight });
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
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
    frame.current?.focus({ preventScroll: true });
  }

  return { frame, atEnd, unseen, toEnd };
}

/** The end, or the beginning of what has just been said when that would otherwise be out of sight. */
function startOfNews(frame: HTMLElement, shown: readonly Shown[]): number {
  const end = frame.scrollHeight - frame.clientHeight;
  const latest = shown.at(-1)?.at ?? 0;
  const before = shown.findLastIndex(({ role, at }) => role === 'customer' || at < latest - oneBreath);
  const first = frame.querySelectorAll('.log > article')[before + 1];
  if (!first) return end;
  const top = first.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;
  return Math.min(end, top - 12);
}
