/** News of the desk. `fresh` means: anything may have changed, read again. */
export type News =
  | { news: 'fresh' }
  | { news: 'queue' }
  | { news: 'complaint'; reference: string }
  | { news: 'typing'; reference: string }
  | { news: 'lost' };

const TRY_AGAIN_MS = 5000;

/** Listens to the desk's events until it is ended. The browser itself goes on after a broken line where it was. */
export function listen(hear: (news: News) => void): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    source = new EventSource('/api/desk/events');
    source.addEventListener('open', () => hear({ news: 'fresh' }));
    source.addEventListener('reset', () => hear({ news: 'fresh' }));
    source.addEventListener('queue', () => hear({ news: 'queue' }));
    source.addEventListener('complaint', ({ data }) => hear({ news: 'complaint', reference: referenceIn(data) }));
    source.addEventListener('typing', ({ data }) => hear({ news: 'typing', reference: referenceIn(data) }));
    source.addEventListener('error', () => {
      hear({ news: 'lost' });
      // Refused for good (signed out, a restart behind a proxy): the browser gives up, we do not.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, TRY_AGAIN_MS);
    });
  };

  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}

function referenceIn(data: string): string {
  const { reference } = JSON.parse(data);
  return String(reference);
}
