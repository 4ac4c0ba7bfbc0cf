import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { accepted } from '../attachment-rules.ts';
import type { Chat } from '../chat.ts';
import type { PageWords } from '../words.ts';
import { ChosenFiles } from './attachments.tsx';
import type { Draft } from './draft.ts';

interface Props {
  words: PageWords;
  locale: string;
  field: RefObject<HTMLTextAreaElement | null>;
  draft: Draft;
  chat: Pick<Chat, 'say' | 'compose'>;
}

/** Where the customer writes. The field keeps the focus, so that the next message can follow at once. */
export function Composer({ words, locale, field, draft, chat }: Props) {
  function send(event: Event) {
    event.preventDefault();
    const text = draft.text.trim();
    if (text !== '' || draft.files.length > 0) {
      chat.say(text, draft.files);
      draft.clear();
    }
    field.current?.focus();
  }

  return (
    <form class="composer" onSubmit={send}>
      <ChosenFiles words={words} locale={locale} files={draft.files} leaveOut={draft.leaveOut} />
      <div class="refused" role="alert">
        {draft.refused.map((refusal, index) => (
          <p key={index}>{words.refusal(refusal)}</p>
        ))}
      </div>
      <p class="drop-here" aria-hidden="true">
        {words.drop}
      </p>
      <div class="writing">
        <Field words={words} field={field} draft={draft} compose={() => chat.compose()} send={send} />
        <div class="tools">
          <Attach words={words} add={draft.add} done={() => field.current?.focus()} />
          <button type="submit" class="button button-main">
            {words.send}
          </button>
        </div>
      </div>
      <p id="keys" class="keys">
        {words.keys}
      </p>
    </form>
  );
}

interface FieldProps extends Pick<Props, 'words' | 'field' | 'draft'> {
  compose: () => void;
  send: (event: Event) => void;
}

function Field({ words, field, draft, compose, send }: FieldProps) {
  useLayoutEffect(() => grow(field.current), [draft.text]);
  useEffect(() => {
    // On a phone the focus would bring up the keyboard over the greeting.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  function paste(event: ClipboardEvent) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    draft.add(files);
  }

  return (
    <>
      <label class="visually-hidden" for="message">
        {words.label}
      </label>
      <textarea
        id="message"
        ref={field}
        rows={1}
        value={draft.text}
        placeholder={words.placeholder}
        aria-describedby="keys"
        enterkeyhint="send"
        onInput={({ currentTarget: { value } }) => {
          draft.write(value);
          if (value.trim() !== '') compose();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
        }}
        onPaste={paste}
      />
    </>
  );
}

interface AttachProps {
  words: PageWords;
  add: Draft['add'];
  done: () => void;
}

function Attach({ words, add, done }: AttachProps) {
  const picker = useRef<HTMLInputElement>(null);

  function pick() {
    if (!picker.current) return;
    add([...(picker.current.files ?? [])]);
    // The same file can be chosen again after it was left out.
    picker.current.value = '';
    done();
  }

  return (
    <>
      <button type="button" class="button button-quiet" onClick={() => picker.current?.click()}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path
            d="M14.5 6.5l-6 6a1.8 1.8 0 0 0 2.5 2.5l6-6a3.6 3.6 0 0 0-5-5l-6.3 6.3a5.4 5.4 0 0 0 7.6 7.6l4-4"
            fill="none"
            stroke="currentColor"
            stroke-width="1.7"
            stroke-linecap="round"
          />
        </svg>
        <span class="attach-label">{words.attach}</span>
      </button>
      <input ref={picker} type="file" multiple hidden accept={accepted} aria-label={words.attach} onChange={pick} />
    </>
  );
}

/** As high as what is written; CSS sets the limit. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
