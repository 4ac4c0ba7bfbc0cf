import { useEffect, useRef, useState } from 'preact/hooks';
import type { PersonAnswer } from '../../desk/schemas.ts';
import { desk } from './api.ts';
import { ComplaintPage } from './complaint-page.tsx';
import { clock } from './format.ts';
import { useFresh } from './fresh.ts';
import { InviteForm } from './invite-form.tsx';
import { listen } from './live.ts';
import type { News } from './live.ts';
import { Queue } from './queue.tsx';

interface Props {
  me: PersonAnswer;
  onLeave: () => void;
  /** The line to the server broke: find out whether one is still signed in. */
  onLost: () => void;
}

/** The desk itself: the queue beside the complaint that is open; on a narrow screen one or the other. */
export function Shell({ me, onLeave, onLost }: Props) {
  const open = useOpenReference();
  const queue = useFresh(desk.queue);
  const [lost, setLost] = useState(false);
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  // The open complaint hears the news by itself.
  const hearers = useRef(new Set<(news: News) => void>());

  useEffect(
    () =>
      listen((news) => {
        setLost(news.news === 'lost');
        if (news.news === 'lost') onLost();
        if (news.news === 'fresh' || news.news === 'queue') queue.reload();
        if (news.news === 'complaint') setUnread((before) => new Set(before).add(news.reference));
        for (const hear of hearers.current) hear(news);
      }),
    [onLost, queue.reload],
  );

  const waiting = queue.value?.waiting.length ?? 0;
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ''}${open ? `${open} · ` : ''}Desk`;
  }, [waiting, open]);

  const seen = () => setUnread((before) => new Set([...before].filter((reference) => reference !== open)));
  const subscribe = (hear: (news: News) => void) => {
    hearers.current.add(hear);
    return () => void hearers.current.delete(hear);
  };

  return (
    <div class="shell" data-open={open ? 'complaint' : 'queue'}>
      <Bar me={me} lostSince={lost ? queue.readAt : undefined} onLeave={onLeave} />
      <div class="side" role={open ? 'navigation' : 'main'} aria-label="Complaints">
        {!open && <h1 class="visually-hidden">Complaints</h1>}
        <Queue queue={queue} open={open} unread={unread} />
      </div>
      <div class="page" role={open ? 'main' : 'region'} aria-label="Complaint">
        {open ? (
          <ComplaintPage key={open} reference={open} me={me} subscribe={subscribe} onSeen={seen} />
        ) : (
          <p class="nothing">{waiting ? 'Open a complaint on the left.' : 'Nobody is waiting.'}</p>
        )}
      </div>
      <p class="visually-hidden" role="status">
        {waiting === 1 ? '1 complaint is waiting' : `${waiting} complaints are waiting`}
      </p>
    </div>
  );
}

function Bar({ me, lostSince, onLeave }: { me: PersonAnswer; lostSince: number | undefined; onLeave: () => void }) {
  return (
    <header class="bar">
      <a class="bar-home" href="#/">
        Desk
      </a>
      <p class="bar-line" role="status">
        {lostSince !== undefined && `No connection. What you see was true at ${clock(lostSince)}.`}
      </p>
      <details class="menu">
        <summary class="button button-quiet">{me.name}</summary>
        <div class="menu-body">
          {me.role === 'lead' && <InviteForm />}
          <button class="button" type="button" onClick={onLeave}>
            Sign out
          </button>
        </div>
      </details>
    </header>
  );
}

/** The reference in the address, `#/JM7S-P68G`; the browser's own back and forward work. */
function useOpenReference(): string | undefined {
  const read = () => /^#\/([\w-]+)$/.exec(location.hash)?.[1];
  const [open, setOpen] = useState(read);
  useEffect(() => {
    const changed = () => setOpen(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return open;
}
