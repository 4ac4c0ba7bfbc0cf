import type { QueueAnswer, QueueRow } from '../../desk/schemas.ts';
import { clock, span, sum } from './format.ts';
import { useNow } from './fresh.ts';
import type { Fresh } from './fresh.ts';
import { CHANNEL, SEVERITY } from './phrases.ts';

interface Props {
  queue: Fresh<QueueAnswer>;
  open: string | undefined;
  /** References of complaints in which something happened that was not looked at. */
  unread: ReadonlySet<string>;
}

/** Everybody who waits, the longest first, and who has the others. */
export function Queue({ queue: { value, readAt, refusal }, open, unread }: Props) {
  const now = useNow(15_000);
  if (!value) return <p class="nothing">{refusal ? refusal.message : 'One moment …'}</p>;
  const age = Math.max(0, now - readAt);
  const list = (title: string, rows: QueueRow[], empty?: string) => (
    <Section title={title} rows={rows} age={age} open={open} unread={unread} empty={empty} />
  );
  return (
    <>
      {refusal && (
        <p class="alert" role="alert">
          {refusal.message} This list was true at {clock(readAt)}.
        </p>
      )}
      {value.mine.length > 0 && list('Mine', value.mine)}
      {list('Waiting', value.waiting, 'Nobody is waiting.')}
      {value.others.length > 0 && list('With others', value.others)}
      {value.closed.length > 0 && list('Closed lately', value.closed)}
    </>
  );
}

interface SectionProps extends Pick<Props, 'open' | 'unread'> {
  title: string;
  rows: QueueRow[];
  age: number;
  empty: string | undefined;
}

function Section({ title, rows, age, open, unread, empty }: SectionProps) {
  return (
    <section class="queue">
      <h2>
        {title} <span class="count">{rows.length}</span>
      </h2>
      {rows.length === 0 && <p class="quiet">{empty}</p>}
      <ul role="list">
        {rows.map((row) => (
          <li key={row.reference}>
            <a
              class="row"
              href={`#/${row.reference}`}
              data-state={row.state}
              aria-current={row.reference === open ? 'page' : undefined}
            >
              <Row row={row} age={age} unread={unread.has(row.reference) && row.reference !== open} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row, age, unread }: { row: QueueRow; age: number; unread: boolean }) {
  const what = row.failure ?? row.title ?? 'Not yet clear what it is about';
  return (
    <>
      <span class="row-top">
        <span class="reference">{row.reference}</span>
        {row.severity !== 'plain' && <span class={`flag flag-${row.severity}`}>{SEVERITY[row.severity]}</span>}
        {unread && row.state === 'accepted' && <span class="flag flag-new">New</span>}
        <span class="row-when">{whenOf(row, age)}</span>
      </span>
      <span class="row-what">
        {what}
        {row.totals.length > 0 && <b class="figures"> · {sum(row.totals)}</b>}
      </span>
      {row.quote && row.state !== 'closed' && <q class="row-quote">{row.quote}</q>}
      <span class="row-who">
        {[row.customer, row.channel && CHANNEL[row.channel], row.state !== 'waiting' && row.agent?.name]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function whenOf({ state, since, waitedMs }: QueueRow, age: number): string {
  if (state === 'waiting') return `waits ${span(waitedMs + age)}`;
  return state === 'accepted' ? `since ${clock(since)}` : clock(since);
}
