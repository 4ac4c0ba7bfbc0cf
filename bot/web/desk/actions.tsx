import { useState } from 'preact/hooks';
import type { ComplaintAnswer } from '../../desk/schemas.ts';
import { CloseForm } from './close-form.tsx';
import { clock, span } from './format.ts';
import { useNow } from './fresh.ts';
import { useIntent } from './intent.ts';
import { CAUSES, named, SURVEY } from './phrases.ts';

interface Props {
  complaint: ComplaintAnswer;
  /** I have the floor. */
  mine: boolean;
  onDone: () => void;
}

/** Who has it, and what can be done about that: accept, put back, close. */
export function Actions({ complaint, mine, onDone }: Props) {
  const { busy, problem, act } = useIntent(complaint.reference);
  const [closing, setClosing] = useState(false);
  const { handoff } = complaint;
  const take = async (path: 'accept' | 'put-back') => {
    const done = await act({ path });
    onDone();
    if (done && path === 'accept') focusReply();
  };

  return (
    <div class="actions">
      <p class="floor" role="status">
        {holderOf(complaint, mine)} <Silence ends={mine ? handoff?.silenceEndsAt : undefined} />
      </p>
      <div class="actions-row">
        {handoff?.state === 'waiting' && (
          <button class="button button-main" type="button" disabled={busy} onClick={() => void take('accept')}>
            Accept
          </button>
        )}
        {handoff?.state === 'accepted' && handoff.hub && (
          <button class="button" type="button" disabled={busy} onClick={() => void take('put-back')}>
            Take back
          </button>
        )}
        {mine && (
          <>
            <button class="button" type="button" disabled={busy} onClick={() => void take('put-back')}>
              Put back
            </button>
            <button class="button" type="button" aria-expanded={closing} onClick={() => setClosing(!closing)}>
              Close …
            </button>
          </>
        )}
      </div>
      {problem && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      {closing && mine && <CloseForm complaint={complaint} onDone={onDone} onCancel={() => setClosing(false)} />}
    </div>
  );
}

function holderOf({ handoff, floor }: ComplaintAnswer, mine: boolean): string {
  if (!handoff) return 'With the bot';
  const there = handoff.hub ? ' at the other desk' : '';
  const unsure = handoff.hub?.unsure ? ' Not everything we sent there may have arrived.' : '';
  if (handoff.state === 'waiting') {
    if (!handoff.hub) return 'Nobody has it yet';
    return `The other desk was asked ${clock(handoff.hub.since)}; it is ours alone from ${clock(handoff.hub.until)}.${unsure}`;
  }
  if (handoff.state === 'closed') {
    const survey = handoff.survey ? ` ${SURVEY[handoff.survey]}` : '';
    return `Closed ${clock(handoff.closedAt ?? handoff.since)}: ${named(CAUSES, handoff.cause ?? 'unknown')}.${survey}`;
  }
  if (mine) return 'You have it';
  const since = handoff.acceptedAt === undefined ? '' : ` since ${clock(handoff.acceptedAt)}`;
  return `${handoff.agent?.name ?? floor} has it${there}${since}.${unsure}`;
}

/** Counts in half minutes: near enough to act on, and quiet enough to work beside. */
function Silence({ ends }: { ends: number | undefined }) {
  const now = useNow(15_000);
  if (ends === undefined) return null;
  const left = ends - now;
  return <b>· Write to them within {left < 60_000 ? 'a minute' : span(left)}, or it goes back.</b>;
}

function focusReply(): void {
  // The box is enabled by the reading that follows.
  setTimeout(() => document.getElementById('write-replies')?.focus(), 300);
}
