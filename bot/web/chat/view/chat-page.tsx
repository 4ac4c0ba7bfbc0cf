import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chat, ChatState } from '../chat.ts';
import { choices, counterpart, show } from '../transcript.ts';
import { wordsFor } from '../words.ts';
import { Choices } from './choices.tsx';
import { Composer } from './composer.tsx';
import { useDraft, useFallingFiles } from './draft.ts';
import { Header } from './header.tsx';
import { useNotices } from './notices.ts';
import { useStanding } from './remembered.ts';
import { StandingView } from './standing-view.tsx';
import { useTitle } from './title.ts';
import { TranscriptView } from './transcript-view.tsx';

/** The whole page: who is there, what was said, and where to write. `lasts`: it is found again when it is left. */
export function ChatPage({ chat, lasts }: { chat: Chat; lasts: boolean }) {
  const state = useChat(chat);
  const { session, transcript, outbox, connection, caughtUp } = state;
  const standing = useStanding(session, state.standing);
  const told = state.standing !== undefined || state.chosen !== undefined;
  const locale = (told ? undefined : standing?.locale) ?? chat.locale;
  const words = useMemo(() => wordsFor(locale), [locale]);
  const shown = useMemo(() => show(transcript, outbox), [transcript, outbox]);
  const draft = useDraft();
  const latest = useRef(draft);
  latest.current = draft;
  const field = useRef<HTMLTextAreaElement>(null);
  const notices = useNotices(words, shown.at(-1), caughtUp);
  useTitle({ words, locale, brand: session?.brand, last: shown.at(-1), caughtUp });
  useFallingFiles(draft.add);

  /** A thumb that has just pressed a button did not ask for a keyboard over half the page. */
  function backToWriting(event: MouseEvent) {
    if (event.detail === 0 || matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }

  const retry = useCallback((id: string) => chat.retry(id), [chat]);
  const takeBack = useCallback(
    (id: string) => {
      const unsent = chat.takeBack(id);
      if (unsent) latest.current.restore(unsent.text, unsent.files);
      field.current?.focus();
    },
    [chat],
  );

  function askForPerson(event: MouseEvent) {
    chat.askForPerson(words.personPlease);
    backToWriting(event);
  }

  const { typing } = transcript;
  const opening = !session;
  // Not drawn again for every letter that the customer writes.
  const said = useMemo(() => {
    const log = { words, locale, shown, typing, caughtUp, opening, retry, takeBack, now: () => chat.now };
    return (
      <TranscriptView {...log}>
        <Choices
          words={words}
          actions={caughtUp ? choices(shown) : []}
          lang={shown.at(-1)?.lang}
          press={(action, event) => {
            chat.press(action);
            backToWriting(event);
          }}
        />
      </TranscriptView>
    );
  }, [chat, words, locale, shown, typing, caughtUp, opening]);
  return (
    <>
      <Header
        {...{ words, locale, standing, notices, chat, backToWriting, askForPerson }}
        brand={session ? session.brand : unnamed}
        reference={standing?.reference ?? transcript.reference}
        counterpart={counterpart(transcript)}
      />
      <StandingView words={words} locale={locale} standing={standing} notices={notices} />
      <main class="conversation">
        {said}
        {!lasts && (
          <p class="not-kept" {...words.own}>
            {words.notKept}
          </p>
        )}
        <p class="connection" role="status" {...words.own}>
          {connection === 'lost' && words.lost}
        </p>
        <Composer words={words} locale={locale} field={field} draft={draft} chat={chat} />
      </main>
    </>
  );
}

/** Keeps the place of the company's name until it is known. */
const unnamed = '\u00a0';

/** ms; a long history comes in many pieces, and need not be drawn for each. */
const historyDrawnEvery = 50;

function useChat(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      clearTimeout(timer);
      timer = undefined;
      setState(chat.state);
    };
    draw();
    const leave = chat.subscribe(() => {
      if (chat.state.caughtUp) draw();
      else timer ??= setTimeout(draw, historyDrawnEvery);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [chat]);
  return state;
}
