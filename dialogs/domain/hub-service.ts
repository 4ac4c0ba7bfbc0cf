import type { Complaint, ToHub } from './complaint.ts';
import { alerted, type Alerting, holds, type Means, note, queued } from './complaint-service.ts';
import type { Agent } from './desk-command.ts';
import { leaveHub, withoutHub } from './hub.ts';

/** The other desk says that it cannot take it, or go on: it is our own again. Throws `not-yours` when it has it not. */
export function giveBack(complaint: Complaint, by: Agent, why: string, means: Means): Complaint {
  const { handoff } = complaint;
  if (!handoff?.hub || handoff.state === 'closed') holds(complaint, by);
  const noted = note(complaint, by.name, why ? `${GIVEN_BACK} ${why}` : GIVEN_BACK, means);
  return handoff?.state === 'accepted' ? queued(withoutHub(noted), means) : ownAgain(withoutHub(noted), means);
}

/** Nobody at the other desk took it in time: it waits for our own. One that is not waited for stays as it is. */
export function unanswered(complaint: Complaint, means: Means): Complaint {
  if (complaint.handoff?.state !== 'waiting' || !complaint.handoff.hub) return complaint;
  return ownAgain(leaveHub(note(complaint, 'bot', NOT_TAKEN, means), 'no-answer', means), means);
}

/**
 * Something did not reach the other desk, or nobody can tell: the desk reads so, and somebody is alerted. A handoff that
 * was refused is our own again at once.
 */
export function undelivered(
  complaint: Complaint,
  { does, refused }: { does: ToHub['does']; refused: boolean },
  means: Omit<Means, 'checkInMs' | 'reference'>,
): Complaint {
  const { handoff } = complaint;
  if (!handoff?.hub || handoff.state === 'closed') return complaint;
  if (does === 'start' && refused && handoff.state === 'waiting') {
    return ownAgain(withoutHub(note(complaint, 'bot', NOT_ASKED, means)), means);
  }
  const unsure: Complaint = { ...complaint, handoff: { ...handoff, hub: { ...handoff.hub, unsure: true } } };
  return handoff.hub.unsure ? unsure : alerted(note(unsure, 'bot', UNSURE[does], means), 'handoff.trouble', means);
}

const GIVEN_BACK = 'The other desk gave it back.';
const NOT_TAKEN = 'Nobody at the other desk took it in time. It waits here now.';
const NOT_ASKED = 'The other desk did not accept the handoff. It waits here now.';
const UNSURE: Record<ToHub['does'], string> = {
  start: 'It is not known whether the handoff reached the other desk.',
  send: 'It is not known whether all messages of the customer reached the other desk.',
  status: 'It is not known whether the other desk knows what changed.',
  end: 'It is not known whether the other desk knows that it is over.',
};

function ownAgain(complaint: Complaint, means: Alerting): Complaint {
  return alerted(complaint, 'handoff.waiting', means);
}
