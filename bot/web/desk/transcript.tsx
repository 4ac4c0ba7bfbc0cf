import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { UNDELIVERED } from '../../../dialogs/domain/undelivered.ts';
import type { ComplaintAnswer, MessageAnswer } from '../../desk/schemas.ts';
import { Files } from './claim.tsx';
import { clock } from './format.ts';
import { elementIdOf } from './message-link.tsx';
import { BY_CHANNEL, DELIVERY, named } from './phrases.ts';

interface Props {
  complaint: ComplaintAnswer;
  /** The element id of the message a fact led to. */
  marked: string;
  /** Who is typing, if somebody is. */
  typing: string | undefined;
}

/** Every word, with who said it. It stays at its end while one reads there, and stays put while one reads above. */
export function Transcript({ complaint: { messages, handoff }, marked, typing }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  // Before it is painted: a scroll of the browser's own in between would be taken for the reader's.
  useLayoutEffect(() => {
    if (atEnd.current || messages.at(-1)?.by === 'agent') toEnd();
    else setBelow(true);
  }, [messages.length]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [typing]);
  useEffect(() => {
    const resized = new ResizeObserver(() => atEnd.current && toEnd());
    if (box.current) resized.observe(box.current);
    return () => resized.disconnect();
  }, []);
  const scrolled = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
    if (atEnd.current) setBelow(false);
  };

  return (
    <section class="talk" aria-label="Conversation">
      {/* Reachable by keyboard, so that it can be scrolled with the arrow keys. */}
      <div class="talk-scroll" ref={box} onScroll={scrolled} tabIndex={0} role="group" aria-label="Messages">
        <ol role="list">
          {messages.map((message) => (
            <Words key={elementIdOf(message)} message={message} marked={elementIdOf(message) === marked} />
          ))}
        </ol>
        <p class="typing" role="status">
          {typing && handoff?.state !== 'closed' && `${capital(typing)} is typing …`}
        </p>
      </div>
      {below && (
        <button class="button talk-below" type="button" onClick={toEnd}>
          New messages below
        </button>
      )}
    </section>
  );
}

const BY = { customer: 'Customer', bot: 'Bot', agent: 'Agent' };

function Words({ message, marked }: { message: MessageAnswer; marked: boolean }) {
  const { by, name, at, text, files, masked, cut, repeat, channel, also, edited, withdrawn } = message;
  return (
    <li class="words" data-by={by} data-marked={marked ? '' : undefined} id={elementIdOf(message)} tabIndex={-1}>
      <p class="words-who">
        <b>{by === 'bot' ? BY.bot : (name ?? BY[by])}</b>
        {by !== 'bot' && name && <span> · {BY[by]}</span>}
        <span class="words-by" data-channel={channel}>
          {[channel, ...also].map((one) => BY_CHANNEL[one]).join(' + ')}
        </span>
        <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
      </p>
      {text && <p class="words-text">{text}</p>}
      {files.length > 0 && <Files files={files} />}
      {masked.length > 0 && <p class="quiet">Taken out for their safety: {masked.join(', ').replaceAll('-', ' ')}</p>}
      {cut && <p class="quiet">It was longer; only this much was kept.</p>}
      {edited !== undefined && <p class="quiet">They changed it later to: {edited}</p>}
      {withdrawn && <p class="quiet">They took this back.</p>}
      {repeat && <p class="quiet">The same message came twice.</p>}
      <Sent delivery={message.delivery} />
    </li>
  );
}

/** What became of words that left by another door, where there is something to say of it. */
function Sent({ delivery }: Pick<MessageAnswer, 'delivery'>) {
  const said = delivery && DELIVERY[delivery.state];
  if (!delivery || !said) return null;
  return (
    <p class="quiet" data-alarm={delivery.state === 'failed' || delivery.state === 'unknown' ? '' : undefined}>
      {said}
      {delivery.reason && `: ${named(UNDELIVERED, delivery.reason).replaceAll('-', ' ')}`}
    </p>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
