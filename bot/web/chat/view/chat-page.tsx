import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chat, ChatState } from '../chat.ts';
import { choices, counterpart, show } from '../transcript.ts';
import { wordsFor } from '../words.ts';
import { Choices } from './choices.tsx';
import { Composer } from './composer.tsx';
import { useDraft, useFallingFiles } from './draft.ts';
import { Header } from './header.tsx';
import { useTitle } from './title.ts';
import { TranscriptView } from './transcript-view.tsx';

/** The whole page: who is there, what was said, and where to write. */
export function ChatPage({ chat }: { chat: Chat }) {
  const { session, transcript, outbox, connection, caughtUp } = useChat(chat);
  const locale = session?.locale ?? navigator.language;
  const words = useMemo(() => wordsFor(locale), [locale]);
  const shown = useMemo(() => show(transcript, outbox), [transcript, outbox]);
  const draft = useDraft();
  const field = useRef<HTMLTextAreaElement>(null);
  useTitle(words, session, shown.at(-1)?.key ?? '', caughtUp);
  useFallingFiles(draft.add);

  /** A thumb that has just pressed a button did not ask for a keyboard over half the page. */
  function backToWriting(event: MouseEvent) {
    if (event.detail === 0 || matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }

  function takeBack(id: string) {
    const unsent = chat.takeBack(id);
    if (unsent) draft.restore(unsent.text, unsent.files);
    field.current?.focus();
  }

  function askForPerson(event: MouseEvent) {
    chat.askForPerson(words.personPlease);
    backToWriting(event);
  }

  const log = { words, locale, shown, typing: transcript.typing, caughtUp, opening: !session, takeBack };
  return (
    <>
      <Header
        words={words}
        brand={session?.brand}
        reference={transcript.reference}
        counterpart={counterpart(transcript)}
        askForPerson={askForPerson}
      />
      <main class="conversation">
        <TranscriptView {...log} retry={(id) => chat.retry(id)}>
          <Choices
            words={words}
            actions={caughtUp ? choices(shown) : []}
            press={(action, event) => {
              chat.press(action);
              backToWriting(event);
            }}
          />
        </TranscriptView>
        <p class="connection" role="status">
          {connection === 'lost' && words.lost}
        </p>
        <Composer words={words} locale={locale} field={field} draft={draft} chat={chat} />
      </main>
    </>
  );
}

function useChat(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.subscribe(() => setState(chat.state));
  }, [chat]);
  return state;
}
