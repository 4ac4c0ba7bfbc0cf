import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Shown, Transcript } from '../transcript.ts';
import type { PageWords } from '../words.ts';
import { useEndInSight } from './end-in-sight.ts';
import { dayOf, MessageView, whyUnsent } from './message-view.tsx';
import { type Pages, useKeptPlace, usePages, useTurning } from './pages.ts';

interface Props {
  words: PageWords;
  locale: string;
  shown: readonly Shown[];
  typing: Transcript['typing'];
  caughtUp: boolean;
  opening: boolean;
  /** ms since 1970, by the server's clock as far as it is known. */
  now: () => number;
  retry: (id: string) => void;
  takeBack: (id: string) => void;
  children: ComponentChildren;
}

/** Everything said, the newest at the bottom. What was said before the page was opened is not read out. */
export function TranscriptView(props: Props) {
  const { words, locale, shown, typing, caughtUp, opening, now, retry, takeBack, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const end = useRef(true);
  const pages = usePages(shown.length, caughtUp, end);
  const { atEnd, unseen, toEnd } = useEndInSight(frame, shown, caughtUp, pages, end);
  useKeptPlace(frame, pages, end);
  useTurning(frame, pages, caughtUp);
  const { from, to, atNewest } = pages;
  const today = dayOf(now());
  return (
    <div class="transcript">
      <div
        class="transcript-frame"
        ref={frame}
        role="region"
        aria-label={words.conversation}
        tabIndex={0}
        lang={words.own.lang}
      >
        <div class="transcript-sheet">
          {opening && (
            <p class="opening" {...words.own}>
              {words.opening}
            </p>
          )}
          {caughtUp && from > 0 && <TurnPage words={words} pages={pages} />}
          <div
            class={caughtUp || from === 0 ? 'log' : 'log settling'}
            role="log"
            aria-live={caughtUp && atNewest && !pages.paging ? 'polite' : 'off'}
            aria-relevant="additions"
            lang={words.own.lang && locale}
          >
            {shown.slice(from, to).map((entry, index) => (
              <MessageView
                key={entry.key}
                words={words}
                locale={locale}
                entry={entry}
                before={shown[from + index - 1]}
                today={today}
                retry={retry}
                takeBack={takeBack}
              />
            ))}
          </div>
          {!atNewest && <TurnPage later words={words} pages={pages} />}
          {children}
          <p class={typing ? `typing typing-${typing.role}` : 'typing'} {...words.own}>
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
      {!(atEnd && atNewest) && (
        <button
          type="button"
          class={unseen?.role === 'agent' ? 'button to-newest button-person' : 'button to-newest'}
          onClick={toEnd}
          {...words.own}
        >
          {unseen ? newsFrom(unseen, words) : words.toNewest} <span aria-hidden="true">↓</span>
        </button>
      )}
      <p class="visually-hidden" role="alert" {...words.own}>
        {troubleOf(shown, words)}
      </p>
    </div>
  );
}

/** Turns by itself when it comes near; who does not scroll can press it. */
function TurnPage({ later = false, words, pages }: { later?: boolean; words: PageWords; pages: Pages }) {
  return (
    <button
      type="button"
      class={later ? 'button button-quiet turn-page' : 'button button-quiet turn-page earlier'}
      onClick={later ? pages.later : pages.earlier}
      {...words.own}
    >
      {later ? words.later : words.earlier}
    </button>
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
