import type { ComponentChildren } from 'preact';
import type { ComplaintAnswer, PlaceAnswer, SummaryAnswer } from '../../desk/schemas.ts';
import { clock, span } from './format.ts';
import { useNow } from './fresh.ts';
import { MessageLink } from './message-link.tsx';
import type { Mark } from './message-link.tsx';
import { CHANNEL, CLOSED_TO, CONTACT, DECLINED, KEPT, named, NEXT, PROMISED, REASON, SEVERITY } from './phrases.ts';

interface Props {
  complaint: ComplaintAnswer;
  onMark: Mark;
}

/** The complaint in one look: how bad, what happened, what they want, what we said, what is left to do. */
export function SummaryCard({ complaint, onMark }: Props) {
  const { summary } = complaint;
  const { quote, wants } = summary;
  const what = summary.failure ?? summary.title;
  return (
    <section class="summary" aria-label="Summary">
      <Severity complaint={complaint} />
      <h2>{what ?? 'Not yet clear what it is about'}</h2>
      {quote && (
        <p>
          <MessageLink from={quote.from} onMark={onMark}>
            <q>{quote.words}</q>
          </MessageLink>
        </p>
      )}
      <dl class="lines">
        <Line label="Wants" alarm={!wants}>
          {wants ? (
            <>
              {wants.kind !== 'own-words' && <b>{wants.label}: </b>}
              <MessageLink from={wants.from} onMark={onMark}>
                <q>{wants.words}</q>
              </MessageLink>
            </>
          ) : (
            'not asked yet'
          )}
        </Line>
        <Line label="Said sorry" alarm={summary.apologisedAt === undefined}>
          {summary.apologisedAt === undefined ? 'not yet' : `yes, ${clock(summary.apologisedAt)}`}
        </Line>
        <Promised promises={summary.promises} />
        <Asked summary={summary} onMark={onMark} />
        <Beside summary={summary} onMark={onMark} />
        <Line label="Missing">{missingOf(summary)}</Line>
        <Line label="Don’t ask again">{givenOf(summary)}</Line>
        <Reach summary={summary} onMark={onMark} />
        <Places places={complaint.customer.places} />
      </dl>
      {complaint.handoff?.state !== 'closed' && <Next next={summary.next} />}
    </section>
  );
}

function Severity({ complaint: { summary, customer } }: { complaint: ComplaintAnswer }) {
  const now = useNow(15_000);
  return (
    <p class="severity">
      {summary.severity !== 'plain' && (
        <strong class={`flag flag-${summary.severity}`}>{SEVERITY[summary.severity]}</strong>
      )}
      {summary.waitingSince !== undefined && <strong>Waiting {span(now - summary.waitingSince)}</strong>}
      {summary.reason && <span>{REASON[summary.reason]}</span>}
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

function Promised({ promises }: Pick<SummaryAnswer, 'promises'>) {
  const told = promises.filter((p) => p.state !== 'withdrawn');
  if (!told.length) return <Line label="Promised">nothing that still holds</Line>;
  return (
    <Line label="Promised" alarm={told.some((p) => p.state === 'late')}>
      {told.slice(0, 3).map((p, i) => (
        <span key={i} class="part">
          {PROMISED[p.what]}
          {p.who === 'desk' && ' from a person'} by <b>{clock(p.due)}</b>
          {KEPT[p.state] && ` (${KEPT[p.state]})`}
        </span>
      ))}
    </Line>
  );
}

function Asked({ summary: { questions }, onMark }: { summary: SummaryAnswer; onMark: Mark }) {
  if (!questions.length) return null;
  return (
    <Line label="Unanswered" alarm>
      {questions.map((question, i) => (
        <span key={i} class="part">
          <MessageLink from={question.from} onMark={onMark}>
            <q>{question.words}</q>
          </MessageLink>
        </span>
      ))}
    </Line>
  );
}

/** A voucher they were offered, a price, how long they held the line. */
function Beside({ summary: { asides }, onMark }: { summary: SummaryAnswer; onMark: Mark }) {
  if (!asides.length) return null;
  return (
    <Line label="Also said">
      {asides.map((aside, i) => (
        <span key={i} class="part">
          <MessageLink from={aside.from} onMark={onMark}>
            {aside.words}
          </MessageLink>
        </span>
      ))}
    </Line>
  );
}

function Reach({ summary: { contact }, onMark }: { summary: SummaryAnswer; onMark: Mark }) {
  if (!contact) return null;
  return (
    <Line label="Reach them">
      <MessageLink from={contact.from} onMark={onMark}>
        {CONTACT[contact.way]} {contact.address ?? (contact.way === 'here' ? '' : '(not given)')}
      </MessageLink>
    </Line>
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

function Next({ next }: { next: string[] }) {
  if (!next.length) return null;
  return (
    <ol class="next" aria-label="Next">
      {next.map((step) => (
        <li key={step}>{named(NEXT, step)}</li>
      ))}
    </ol>
  );
}

function missingOf({ missing, declined }: SummaryAnswer): string {
  return [...missing, ...declined.map(({ label, why }) => `${label} (${DECLINED[why]})`)].join(', ');
}

function givenOf({ given, expenses, wants, contact }: SummaryAnswer): string {
  const reachable = contact && (contact.way === 'here' || contact.address);
  const more = [expenses.items.length > 0 && 'Expenses', wants && 'What they want', reachable && 'How to reach them'];
  return [...given, ...more].filter(Boolean).join(', ');
}
