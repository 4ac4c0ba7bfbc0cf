import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Promise } from '../../dialogs/domain/promise.ts';
import { openPromises } from '../../dialogs/domain/promise.ts';
import { opensAt } from './desk-hours.ts';
import type { Words } from './ports.ts';

/** How a complaint stands, as its customer may know it: straight from the record, and nothing internal. */
export interface Standing {
  stage: 'new' | 'draft' | 'waiting' | 'with-person' | 'closed';
  reference?: string;
  /** Whose it is, while a person has it. */
  person?: string;
  /** When it came to this stage; absent for one that is still being told. */
  since?: Instant;
  /** When the bot last wrote as it had promised to. */
  lastWord?: Instant;
  /** By when the customer hears from the bot again, with news or without. */
  nextWord?: Instant;
  /** By when a person's answer is promised. */
  answerBy?: Instant;
  /** When the desk opens, while it is closed and somebody waits. */
  opensAt?: Instant;
}

/** Without a complaint nothing has been said yet. */
export function standingOf(complaint: Complaint | undefined, words: Pick<Words, 'company'>, now: Instant): Standing {
  if (!complaint || complaint.state === 'folded' || complaint.state === 'erased') return { stage: 'new' };
  const { reference, handoff } = complaint;
  const known = reference === undefined ? {} : { reference };
  if (!handoff) return { stage: 'draft', ...known };
  if (handoff.state === 'closed') {
    return { stage: 'closed', ...known, ...(handoff.closedAt === undefined ? {} : { since: handoff.closedAt }) };
  }
  const told = { ...known, ...promisedIn(complaint.promises, handoff.since) };
  if (handoff.state === 'accepted') {
    return {
      stage: 'with-person',
      ...told,
      ...(handoff.agent ? { person: handoff.agent.name } : {}),
      since: handoff.acceptedAt ?? handoff.queuedAt,
    };
  }
  const opens = opensAt(words.company, now);
  return {
    stage: 'waiting',
    ...told,
    since: handoff.queuedAt,
    ...(opens === undefined ? {} : { opensAt: opens }),
  };
}

function promisedIn(
  promises: readonly Promise[],
  since: Instant,
): Pick<Standing, 'lastWord' | 'nextWord' | 'answerBy'> {
  const open = openPromises(promises);
  const next = open.find(({ what }) => what === 'check-in');
  const answer = open.find(({ what }) => what === 'answer-later');
  const last = promises.findLast(
    ({ what, state, made }) => what === 'check-in' && made >= since && (state === 'kept' || state === 'told'),
  );
  return {
    ...(last?.settled === undefined ? {} : { lastWord: last.settled }),
    ...(next ? { nextWord: next.due } : {}),
    ...(answer ? { answerBy: answer.due } : {}),
  };
}
