import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat.ts';
import type { Standing } from '../standing.ts';
import { type PageWords, wordsFor } from '../words.ts';
import { openPage, savePage } from './copies.ts';
import type { Notices } from './notices.ts';

export interface MenuProps {
  words: PageWords;
  locale: string;
  standing: Standing | undefined;
  notices: Notices;
  chat: Pick<Chat, 'ask' | 'speak' | 'copy'>;
  /** Something was said by it: back to where the talk goes on. */
  backToWriting: (event: MouseEvent) => void;
}

/** Everything that is always possible, behind one button. Each thing that is asked of us is a message, as if it was written. */
export function Menu(props: MenuProps) {
  const { words, chat, standing, backToWriting } = props;
  const { open, setOpen, root, button } = useDisclosure();
  const panel = useId();

  function say(text: string, choice: string, event: MouseEvent) {
    chat.ask(text, choice);
    close(event);
  }

  function close(event: MouseEvent) {
    setOpen(false);
    button.current?.focus({ preventScroll: true });
    backToWriting(event);
  }

  const stage = standing?.stage;
  const texting = standing?.texting && stage !== 'with-person' && stage !== 'closed';
  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        class="button"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {words.menu}
      </button>
      <div id={panel} class="menu-panel" hidden={!open}>
        <Languages {...props} close={close} />
        <ul role="list">
          {texting && (
            <Item>
              <Choice name={words.textMe} press={(event) => say(words.textMePlease, 'text-me', event)} />
            </Item>
          )}
          {stage !== undefined && stage !== 'new' && <Copies {...props} />}
          <Telling {...props} />
          {stage === 'draft' && (
            <Item note={words.startOverNote}>
              <Choice name={words.startOver} press={(event) => say(words.startOver, 'start-over', event)} />
            </Item>
          )}
          <Deletion words={words} send={(event) => say(words.deletePlease, 'delete-my-data', event)} />
        </ul>
      </div>
    </div>
  );
}

function Item({ note, children }: { note?: string; children: ComponentChildren }) {
  return (
    <li>
      {children}
      {note && <p class="menu-note">{note}</p>}
    </li>
  );
}

function Choice({ name, press }: { name: string; press: (event: MouseEvent) => void }) {
  return (
    <button type="button" class="button button-quiet menu-choice" onClick={press}>
      {name}
    </button>
  );
}

function Languages({ words, locale, standing, chat, close }: MenuProps & { close: (event: MouseEvent) => void }) {
  const languages = [...new Set((standing?.locales ?? []).map(languageOf))];
  const title = useId();
  if (languages.length < 2) return null;
  return (
    <div class="languages" role="group" aria-labelledby={title}>
      <p id={title} class="menu-note">
        {words.language}
      </p>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          class="button"
          lang={language}
          aria-pressed={language === languageOf(locale)}
          onClick={(event) => {
            if (language !== languageOf(locale)) chat.speak(language, wordsFor(language).inThisLanguage);
            close(event);
          }}
        >
          {nameOf(language)}
        </button>
      ))}
    </div>
  );
}

function Copies({ words, standing, chat }: MenuProps) {
  const [failed, setFailed] = useState(false);
  const name = `${standing?.reference ?? 'complaint'}.html`;
  const tell = (done: Promise<void>) => {
    setFailed(false);
    done.catch(() => setFailed(true));
  };
  return (
    <Item note={words.copyNote}>
      <Choice name={words.saveCopy} press={() => tell(chat.copy().then((html) => savePage(html, name)))} />
      <Choice name={words.openCopy} press={() => tell(openPage(chat.copy()))} />
      <p class="menu-wrong" role="alert">
        {failed && words.copyFailed}
      </p>
    </Item>
  );
}

function Telling({ words, notices }: MenuProps) {
  const { state, ask, stop } = notices;
  if (state === 'none') return null;
  if (state === 'refused') {
    return (
      <li>
        <p class="menu-wrong" role="status">
          {words.tellMeNo}
        </p>
      </li>
    );
  }
  return (
    <Item note={words.tellMeNote}>
      {state === 'on' ? <Choice name={words.tellingMe} press={stop} /> : <Choice name={words.tellMe} press={ask} />}
    </Item>
  );
}

/** It says what comes of it before it is sent. */
function Deletion({ words, send }: { words: PageWords; send: (event: MouseEvent) => void }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  return (
    <li>
      <button
        type="button"
        class="button button-quiet menu-choice"
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        {words.deleteData}
      </button>
      <div id={details} hidden={!open}>
        <p class="menu-note">{words.deleteNote}</p>
        <button
          type="button"
          class="button"
          onClick={(event) => {
            setOpen(false);
            send(event);
          }}
        >
          {words.deleteSend}
        </button>
      </div>
    </li>
  );
}

/** Open until its button or Escape is pressed, or the customer goes on elsewhere. */
function useDisclosure() {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Before the menu can be seen: whoever presses a key then means it.
  useLayoutEffect(() => {
    if (!open) return undefined;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It was meant for the menu alone, and not for the chat around it.
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return { open, setOpen, root, button };
}

const languageOf = (locale: string) => locale.toLowerCase().split('-')[0] ?? locale;

/** As its own speakers write it. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
