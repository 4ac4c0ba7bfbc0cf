import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { accepted } from '../attachment-rules.ts';
import type { Chat } from '../chat.ts';
import type { PageWords } from '../words.ts';
import { isSaid, maxLength, maxParts, split } from '../long-text.ts';
import { ChosenFiles, RefusedFiles } from './attachments.tsx';
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
  const parts = draft.text.length > maxLength ? split(draft.text) : [draft.text.trim()].filter(isSaid);
  const tooLong = parts.length > maxParts;

  function send(event: Event) {
    event.preventDefault();
    field.current?.focus();
    if (tooLong || (parts.length === 0 && draft.chosen.length === 0)) return;
    const [first = '', ...others] = parts;
    const files = draft.chosen.map(({ file }) => file);
    chat.say(first, files);
    for (const part of others) chat.say(part);
    draft.clear();
  }

  return (
    <form class="composer" onSubmit={send} {...words.own}>
      <div class="tray">
        <RefusedFiles words={words} refused={draft.refused} />
        <ChosenFiles words={words} locale={words.own.lang ?? locale} chosen={draft.chosen} leaveOut={draft.leaveOut} />
      </div>
      <p class="drop-here" aria-hidden="true">
        {words.drop}
      </p>
      <div class="writing">
        <Field words={words} locale={locale} field={field} draft={draft} compose={() => chat.compose()} send={send} />
        <div class="tools">
          <div class="attach">
            <Attach label={words.attach} add={draft.add} done={() => field.current?.focus()} />
            <Attach camera label={words.takePhoto} add={draft.add} done={() => field.current?.focus()} />
          </div>
          <button type="submit" class="button button-main">
            {words.send}
          </button>
        </div>
      </div>
      <p class={tooLong ? 'length too-long' : 'length'} role="status">
        {tooLong ? words.tooLong : parts.length > 1 && words.messages(parts.length)}
      </p>
      <p id="keys" class="keys">
        {words.keys}
      </p>
    </form>
  );
}

interface FieldProps extends Pick<Props, 'words' | 'locale' | 'field' | 'draft'> {
  compose: () => void;
  send: (event: Event) => void;
}

function Field({ words, locale, field, draft, compose, send }: FieldProps) {
  useLayoutEffect(() => grow(field.current), [draft.text]);
  useEffect(() => {
    // On a phone the focus would bring up the keyboard over the greeting; in a frame it belongs to the page around it.
    if (matchMedia('(pointer: fine)').matches && window.parent === window) field.current?.focus();
  }, []);

  function paste(event: ClipboardEvent) {
    const files = [...(event.clipboardData?.files ?? [])];
    // Word processors put a picture of the words beside them; the words are meant.
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
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
        // What stands in it while it is empty is ours.
        lang={draft.text ? locale : undefined}
        dir="auto"
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
  /** Straight to the camera, for devices that have one in the hand. */
  camera?: boolean;
  label: string;
  add: Draft['add'];
  done: () => void;
}

const clip = 'M14.5 6.5l-6 6a1.8 1.8 0 0 0 2.5 2.5l6-6a3.6 3.6 0 0 0-5-5l-6.3 6.3a5.4 5.4 0 0 0 7.6 7.6l4-4';
const lens = 'M2.5 6.5h3.2l1.5-2.3h5.6l1.5 2.3h3.2v9.6h-15zM10 8.3a2.9 2.9 0 1 0 0 5.8a2.9 2.9 0 0 0 0-5.8';

function Attach({ camera = false, label, add, done }: AttachProps) {
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
      <button
        type="button"
        class={camera ? 'button button-quiet camera' : 'button button-quiet'}
        onClick={() => picker.current?.click()}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path
            d={camera ? lens : clip}
            fill="none"
            stroke="currentColor"
            stroke-width="1.7"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
        <span class={camera ? 'visually-hidden' : 'attach-label'}>{label}</span>
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={!camera}
        accept={camera ? 'image/*' : accepted}
        {...(camera && { capture: 'environment' })}
        aria-label={label}
        onChange={pick}
      />
    </>
  );
}

/** As high as what is written; CSS sets the limit. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field || (field.value === '' && field.style.height === '')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
