import { useRef } from 'preact/hooks';
import { desk } from './api.ts';
import { useDraft } from './fresh.ts';
import { useIntent } from './intent.ts';

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
  const { busy, problem, act } = useIntent(reference);
  const told = useRef(0);
  const reply = kind === 'replies';
  const id = `write-${kind}`;

  const send = async () => {
    if (!text.trim() || !allowed) return;
    if (await act({ path: kind, text })) setText('');
    onDone();
  };
  const typed = (value: string) => {
    setText(value);
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
      {problem && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      <button class={reply ? 'button button-main' : 'button'} type="submit" disabled={!allowed || busy || !text.trim()}>
        {reply ? `Send to ${to}` : 'Keep note'}
      </button>
    </form>
  );
}
