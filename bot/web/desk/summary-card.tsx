import type { ComponentChildren } from 'preact';
import type { ComplaintAnswer, PlaceAnswer, SummaryAnswer } from '../../desk/schemas.ts';
import { clock, span } from './format.ts';
import { useNow } from './fresh.ts';
import { MessageLink } from './message-link.tsx';
import type { Mark } from './message-link.tsx';
import { CHANNEL, CLOSED_TO, SEVERITY } from './phrases.ts';

type SummaryLine = SummaryAnswer['lines'][number];

interface Props {
  complaint: ComplaintAnswer;
  onMark: Mark;
}

/** The complaint in one look: how bad, what happened, what they want, what we said, what is left to do. */
export function SummaryCard({ complaint, onMark }: Props) {
  const { lines } = complaint.summary;
  const happened = lines.find(({ key }) => key === 'happened');
  const next = lines.find(({ key }) => key === 'next');
  const [what, ...said] = happened?.parts ?? [];
  return (
    <section class="summary" aria-label="Summary">
      <Severity complaint={complaint} />
      <h2>{what?.text.replace(/\.$/, '')}</h2>
      {said.length > 0 && (
        <p>
          <Parts parts={said} onMark={onMark} />
        </p>
      )}
      <dl class="lines">
        {lines
          .filter(({ key }) => !APART.has(key))
          .map(({ key, label, alarm, parts }) => (
            <Line key={key} label={label} alarm={alarm}>
              <Parts parts={parts} onMark={onMark} />
            </Line>
          ))}
        <Places places={complaint.customer.places} />
      </dl>
      {complaint.handoff?.state !== 'closed' && next && <Next line={next} />}
    </section>
  );
}

/** Lines that have a look of their own. */
const APART = new Set(['severity', 'happened', 'next']);

/** Our words, and the customer's with a way to the message they stand in. */
function Parts({ parts, onMark }: { parts: SummaryLine['parts']; onMark: Mark }) {
  return parts.map(({ text, from, quoted }, i) => {
    const words = quoted ? <q>{text}</q> : text;
    const piece = from ? (
      <MessageLink from={from} onMark={onMark}>
        {words}
      </MessageLink>
    ) : (
      words
    );
    return <span key={i}>{piece} </span>;
  });
}

function Severity({ complaint: { summary, customer } }: { complaint: ComplaintAnswer }) {
  const now = useNow(15_000);
  return (
    <p class="severity">
      {summary.severity !== 'plain' && (
        <strong class={`flag flag-${summary.severity}`}>{SEVERITY[summary.severity]}</strong>
      )}
      {summary.waitingSince !== undefined && <strong>Waiting {span(now - summary.waitingSince)}</strong>}
      {customer.channel && <span>{CHANNEL[customer.channel]}</span>}
      <span>first wrote {clock(summary.firstContactAt)}</span>
    </p>
  );
}

function Line({ label, alarm, children }: { label: string; alarm?: boolean; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div class="line" data-alarm={alarm ? '' : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where they have written, when that is more than one place or nothing arrives there. */
function Places({ places }: { places: readonly PlaceAnswer[] }) {
  if (places.length < 2 && !places.some(({ closed }) => closed)) return null;
  return (
    <Line label="They wrote by" alarm={places.every(({ closed, left }) => closed || left)}>
      {places.map((place, i) => (
        <span key={i} class="part">
          {place.answered ? <b>{CHANNEL[place.channel]}</b> : CHANNEL[place.channel]}
          {place.answered && !place.closed && ' (replies go there)'}
          {place.closed && ` (${CLOSED_TO[place.closed]})`}
          {place.left && !place.closed && ' (about something else now)'}
        </span>
      ))}
    </Line>
  );
}

function Next({ line: { label, parts } }: { line: SummaryLine }) {
  return (
    <ol class="next" aria-label={label}>
      {parts.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ol>
  );
}
