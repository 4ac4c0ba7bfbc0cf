import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComplaintAnswer, PersonAnswer } from '../../desk/schemas.ts';
import { Actions } from './actions.tsx';
import { desk } from './api.ts';
import { Claim } from './claim.tsx';
import { useFresh } from './fresh.ts';
import type { News } from './live.ts';
import { Prose } from './prose.tsx';
import { SummaryCard } from './summary-card.tsx';
import { Transcript } from './transcript.tsx';
import { Notes } from './notes.tsx';
import { WriteForm } from './write-form.tsx';

interface Props {
  reference: string;
  me: PersonAnswer;
  subscribe: (hear: (news: News) => void) => () => void;
  onSeen: () => void;
}

const TYPING_SHOWN_MS = 7000;

/** One complaint: what an agent needs to act first, then everything it was made from, then the two boxes to write in. */
export function ComplaintPage({ reference, me, subscribe, onSeen }: Props) {
  const { value, refusal, reload } = useFresh(() => desk.complaint(reference));
  const typing = useNews(reference, subscribe, reload);
  const [marked, setMarked] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const ready = value !== undefined;

  useEffect(() => {
    if (ready) heading.current?.focus({ preventScroll: true });
  }, [ready]);
  useEffect(onSeen, [value?.version]);

  if (!value) return <Waiting refusal={refusal?.message} />;
  const mine = value.floor === me.id && value.handoff?.state === 'accepted';
  const customer = value.customer.name ?? 'the customer';
  return (
    <article class="complaint" aria-labelledby="complaint-title">
      <header class="complaint-head">
        <a class="back" href="#/">
          All complaints
        </a>
        <h1 id="complaint-title" tabIndex={-1} ref={heading}>
          <span class="reference">{value.reference}</span> {value.customer.name}
        </h1>
        <Actions complaint={value} mine={mine} onDone={reload} />
      </header>
      <div class="complaint-what">
        <SummaryCard complaint={value} onMark={setMarked} />
        <Claim complaint={value} onMark={setMarked} />
        <Prose reference={reference} />
        <Notes notes={value.notes} />
      </div>
      <div class="complaint-talk">
        <Transcript complaint={value} marked={marked} typing={typing ? customer : undefined} />
        <div class="boxes">
          <WriteForm
            kind="replies"
            reference={reference}
            to={customer}
            allowed={mine}
            hint={mine ? 'Ctrl+Enter sends' : whyNot(value)}
            onDone={reload}
          />
          <WriteForm
            kind="notes"
            reference={reference}
            to={customer}
            allowed={value.handoff !== undefined}
            hint="Only the desk sees this"
            onDone={reload}
          />
        </div>
        <NewWords complaint={value} />
      </div>
    </article>
  );
}

/** Reads again on news of this complaint; the answer says whether its customer is typing. */
function useNews(reference: string, subscribe: Props['subscribe'], reload: () => void): boolean {
  const [typing, setTyping] = useState(false);
  const fades = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const stop = subscribe((news) => {
      if (news.news === 'fresh') reload();
      if (!('reference' in news) || news.reference !== reference) return;
      clearTimeout(fades.current);
      setTyping(news.news === 'typing');
      if (news.news === 'typing') fades.current = setTimeout(() => setTyping(false), TYPING_SHOWN_MS);
      else reload();
    });
    return () => {
      stop();
      clearTimeout(fades.current);
    };
  }, [reference, reload]);
  return typing;
}

/** Reads out what the customer says while the complaint is open, once, and nothing of what was there before. */
function NewWords({ complaint: { messages } }: { complaint: ComplaintAnswer }) {
  const before = useRef(messages.length);
  const [fresh, setFresh] = useState('');
  useEffect(() => {
    const added = messages.slice(before.current).filter((m) => m.by === 'customer');
    before.current = messages.length;
    if (added.length) setFresh(added.map((m) => `${m.name ?? 'The customer'}: ${m.text}`).join('\n'));
  }, [messages]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {fresh}
    </p>
  );
}

/** Why nobody here can write to the customer now. */
function whyNot({ handoff }: ComplaintAnswer): string {
  if (handoff?.state === 'closed') return 'It is closed. If the customer asks for a person, it comes back.';
  return handoff?.state === 'accepted' ? `${handoff.agent?.name ?? 'Somebody else'} has it` : 'Accept it to reply';
}

function Waiting({ refusal }: { refusal: string | undefined }) {
  return (
    <div class="nothing">
      <a class="back" href="#/">
        All complaints
      </a>
      <p role="status">{refusal ?? 'One moment …'}</p>
    </div>
  );
}
