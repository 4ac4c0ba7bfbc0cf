import { useRef, useState } from 'preact/hooks';
import { desk } from './api.ts';
import { AttachFiles } from './attach-files.tsx';
import { DraftHints } from './draft-hints.tsx';
import { useDraft, useDraftFiles } from './fresh.ts';
import { keptIntent, useIntent } from './intent.ts';

interface Props {
  kind: 'replies' | 'notes';
  reference: string;
  /** How the customer is called. */
  to: string;
  allowed: boolean;
  /** Why it is not, or how it is sent. */
  hint: string;
  onDone: () => void;
}

const LONGEST = 10_000;
const TYPING_EVERY_MS = 3000;

/** One of two boxes that never become each other: what the customer reads, or what only the desk reads. */
export function WriteForm({ kind, reference, to, allowed, hint, onDone }: Props) {
  const [text, setText] = useDraft(`${kind}:${reference}`);
  const [kept] = useState(() => keptIntent(`${kind}:${reference}`));
  const { busy, problem, act } = useIntent(reference, kept);
  const [files, setFiles] = useDraftFiles(`${kind}:${reference}`);
  const told = useRef(0);
  const reply = kind === 'replies';
  const id = `write-${kind}`;
  const something = text.trim() !== '' || files.length > 0;

  const send = async () => {
    if (!something || !allowed) return;
    const intent = kind === 'replies' ? { path: kind, text, files } : { path: kind, text };
    if (await act(intent)) {
      setText('');
      setFiles([]);
    }
    onDone();
  };
  const typed = (value: string) => {
    setText(value);
    kept.forget();
    if (!reply || !value || Date.now() - told.current < TYPING_EVERY_MS) return;
    told.current = Date.now();
    desk.types(reference).catch(() => undefined);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };

  return (
    <form
      class={reply ? 'write write-reply' : 'write write-note'}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={id}>
        <b>{reply ? `Reply to ${to}` : 'Private note'}</b> <span class="quiet">{hint}</span>
      </label>
      <textarea
        class="field"
        id={id}
        rows={reply ? 3 : 1}
        maxLength={LONGEST}
        disabled={!allowed}
        value={text}
        onInput={(event) => typed(event.currentTarget.value)}
        onKeyDown={keyed}
      />
      {reply && <AttachFiles files={files} disabled={!allowed || busy} onChange={setFiles} />}
      {reply && allowed && <DraftHints reference={reference} text={text} />}
      {problem && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      <button class={reply ? 'button button-main' : 'button'} type="submit" disabled={!allowed || busy || !something}>
        {reply ? `Send to ${to}` : 'Keep note'}
      </button>
    </form>
  );
}
