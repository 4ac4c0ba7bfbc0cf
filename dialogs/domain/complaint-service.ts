import { changed } from './changed.ts';
import type { Complaint, HubEnd, OutboxEntry, ToWebhook } from './complaint.ts';
import type { Agent } from './desk-command.ts';
import { AmendsError } from './errors.ts';
import type { HandoffReason } from './handoff.ts';
import { askHub, type HubMeans, isAtHub, leaveHub } from './hub.ts';
import type { Instant } from './message.ts';
import type { Promise } from './promise.ts';
import { answerLater, checkIn, openPromises, SELDOM_FACTOR, settle } from './promise.ts';

/** What a use case needs from outside: the time and new ids. */
export interface Means extends HubMeans {
  reference(): string;
  /** The first time from then on at which the customer may be written to unasked; absent: any time will do. */
  firstWriting?(at: Instant): Instant;
  /** First check-in after half of this. */
  checkInMs: number;
  /** When the desk opens, when it is closed now: the first word is promised for then. */
  opensAt?: Instant;
  /** How long a person may take to answer what nobody else can; absent: no time is named for it. */
  answerWithinMs?: number;
  /** Somebody outside the desk is told as well. */
  alerts: boolean;
}

/**
 * Puts the complaint into the queue: it opens, gets its reference, and the customer is promised the next word. One that
 * already waits or is with an agent stays as it is; of one whose story went on while it waited, the story ends.
 */
export function handOver(complaint: Complaint, reason: HandoffReason, means: Means): Complaint {
  if (complaint.handoff?.state === 'waiting') return storyEnded(complaint, complaint.handoff, reason, means);
  if (complaint.handoff?.state === 'accepted') return complaint;
  const { now } = means;
  const waiting = changed(complaint, {
    turnAt: undefined,
    state: 'open',
    reference: complaint.reference ?? means.reference(),
    handoff: {
      state: 'waiting',
      reason,
      since: now,
      queuedAt: now,
      ...(complaint.handoff?.survey ? { survey: complaint.handoff.survey } : {}),
    },
    promises: [...complaint.promises, firstWord(means)],
    session: { ...complaint.session, dialog: 'waiting', checkIns: 0 },
  });
  return askHub(alerted(waiting, 'handoff.waiting', means), means);
}

/**
 * A right over their data is used while the story is told: a person gets it now, and the story goes on where it stood.
 * The next word is promised for later, as they do not sit and wait for it.
 */
export function fileRight(complaint: Complaint, means: Means): Complaint {
  // The first word comes after half of that.
  const seldom = 2 * SELDOM_FACTOR * means.checkInMs;
  const filed = handOver(complaint, 'rights', { ...means, checkInMs: seldom });
  return { ...filed, session: complaint.session };
}

function storyEnded(
  complaint: Complaint,
  handoff: NonNullable<Complaint['handoff']>,
  reason: HandoffReason,
  means: Means,
): Complaint {
  if (complaint.session.dialog === 'waiting') return complaint;
  const graver = reason === 'danger' || reason === 'threat';
  return changed(complaint, {
    handoff: graver ? { ...handoff, reason } : handoff,
    promises: [...withdrawn(complaint.promises, 'check-in', means.now), firstWord(means)],
    session: { ...complaint.session, dialog: 'waiting', checkIns: 0 },
  });
}

/**
 * A person takes it: the bot is silent from here on, and no check-in comes any more. Throws `not-yours` when taken;
 * within another desk it may go from hand to hand.
 */
export function accept(complaint: Complaint, agent: Agent, means: HubMeans): Complaint {
  const { now } = means;
  const { handoff } = complaint;
  if (handoff?.state === 'accepted' && handoff.agent?.id === agent.id) return complaint;
  const handedOn = handoff?.state === 'accepted' && isAtHub(handoff.agent) && isAtHub(agent);
  if (!handoff || (handoff.state !== 'waiting' && !handedOn)) {
    throw new AmendsError('not-yours', 'This complaint does not wait for anybody.', {
      state: handoff?.state ?? 'none',
      owner: handoff?.agent?.name,
    });
  }
  const spoke = isAtHub(agent) && means.hub?.speaksItself ? { spoke: true as const } : {};
  const hub = isAtHub(agent) ? { hub: handoff.hub ?? { since: now, until: now }, ...spoke } : {};
  const taken: Complaint = {
    ...complaint,
    floor: agent.id,
    outbox: complaint.outbox.filter((entry) => !waitsToSpeak(entry)),
    handoff: { ...withoutSpoke(handoff), ...hub, state: 'accepted', agent, acceptedAt: now },
    promises: withdrawn(complaint.promises, 'check-in', now),
    session: { ...complaint.session, question: undefined, dialog: 'relay' },
  };
  return isAtHub(agent) ? taken : leaveHub(taken, 'taken-back', means);
}

/** Words of the bot that have not left yet: a person speaks now, and only the news of the handoff still goes. */
export function waitsToSpeak(entry: OutboxEntry): boolean {
  return entry.to === 'customer' && entry.by === 'bot' && entry.state === 'pending' && !entry.notice;
}

/**
 * The agent gives it back to the queue; anybody at our desk may do so with what another desk has. Throws `not-yours`
 * when somebody else has it.
 */
export function putBack(complaint: Complaint, agent: Agent, means: Means): Complaint {
  if (complaint.handoff?.state !== 'accepted' || !isAtHub(complaint.handoff.agent)) holds(complaint, agent);
  return queued(complaint, means, 'taken-back');
}

/**
 * Nobody wrote in time: the complaint waits for a person again, as long as it has already waited, and for one of our own
 * desk, whoever had it.
 */
export function queued(complaint: Complaint, means: Means, why: HubEnd = 'agent-silent'): Complaint {
  const { handoff } = complaint;
  if (handoff?.state !== 'accepted') return complaint;
  const { agent: _agent, acceptedAt: _at, ...waiting } = withoutSpoke(handoff);
  const back: Complaint = {
    ...complaint,
    floor: 'bot',
    handoff: { ...waiting, state: 'waiting', queuedAt: means.now },
    promises: [...complaint.promises, firstWord(means)],
    session: { ...complaint.session, dialog: 'waiting' },
  };
  return leaveHub(alerted(back, 'handoff.waiting', means), why, means);
}

/** The agent wrote to the customer: what was promised for the desk is kept. */
export function spoke(complaint: Complaint, agent: Agent, now: Instant): Complaint {
  const handoff = holds(complaint, agent);
  const kept = openPromises(complaint.promises).filter((p) => p.who === 'desk');
  return {
    ...complaint,
    handoff: { ...handoff, spoke: true },
    promises: kept.reduce<Promise[]>((all, p) => settle(all, p.id, 'kept', now), complaint.promises),
  };
}

/**
 * A question nobody could answer is promised an answer by a person, while the complaint waits for one. An answer that is
 * promised already is the one; where the company names no time, or nobody is asked yet, nothing is promised.
 */
export function promiseAnswer(
  complaint: Complaint,
  means: Pick<Means, 'now' | 'id' | 'firstWriting' | 'opensAt' | 'answerWithinMs'>,
): Complaint {
  const { answerWithinMs, now } = means;
  if (answerWithinMs === undefined || complaint.handoff?.state !== 'waiting') return complaint;
  if (answerPromised(complaint)) return complaint;
  const due = (means.opensAt ?? now) + answerWithinMs;
  return {
    ...complaint,
    promises: [...complaint.promises, answerLater(means.id('prm'), now, due, means.firstWriting)],
  };
}

/** The answer by a person that stands promised; absent when none does. */
export function answerPromised({ promises }: Pick<Complaint, 'promises'>): Promise | undefined {
  return openPromises(promises).find(({ what }) => what === 'answer-later');
}

/** Nothing that was said waits for an answer of the bot any more. */
export function withoutUnheard(complaint: Complaint): Complaint {
  return changed(complaint, { unheard: [], unheardSince: undefined, turnAt: undefined });
}

/** A private note; anybody at the desk may write one. */
export function note(complaint: Complaint, by: string, text: string, means: Pick<Means, 'now' | 'id'>): Complaint {
  return { ...complaint, notes: [...complaint.notes, { id: means.id('note'), at: means.now, by, text }] };
}

/** The agent is done: cause and note stay with the complaint, and the customer gets the one question. */
export function close(
  complaint: Complaint,
  agent: Agent,
  why: { cause: string; note: string },
  means: Means,
): Complaint {
  const handoff = holds(complaint, agent);
  const noted = why.note ? note(complaint, agent.name, why.note, means) : complaint;
  const closed: Complaint = {
    ...noted,
    state: 'closed',
    floor: 'bot',
    handoff: { ...handoff, state: 'closed', closedAt: means.now, cause: why.cause },
    promises: complaint.promises.map((p) => (p.state === 'open' ? { ...p, state: 'kept', settled: means.now } : p)),
    session: { ...complaint.session, dialog: 'survey' },
  };
  return alerted(closed, 'handoff.closed', means);
}

/** The customer was not content: it opens again and waits for a person. One that is not closed stays as it is. */
export function reopen(complaint: Complaint, means: Means): Complaint {
  return complaint.state === 'closed' ? handOver(complaint, 'asked', means) : complaint;
}

/** The handoff, when this agent, or at another desk a colleague of theirs, has it; else throws `not-yours`. */
export function holds(complaint: Complaint, agent: Agent): NonNullable<Complaint['handoff']> {
  const { handoff } = complaint;
  const theirs = handoff?.agent?.id === agent.id || (isAtHub(handoff?.agent) && isAtHub(agent));
  if (handoff?.state === 'accepted' && theirs) return handoff;
  throw new AmendsError('not-yours', 'Another agent has this complaint, or nobody.', {
    state: handoff?.state ?? 'none',
    owner: handoff?.agent?.name,
  });
}

function firstWord(means: Means): Promise {
  const wait = means.opensAt === undefined ? means.checkInMs / 2 : means.opensAt - means.now;
  return checkIn(means.id('prm'), means.now, wait, means.firstWriting);
}

/** What is needed to tell somebody outside the desk. */
export type Alerting = Pick<Means, 'now' | 'id' | 'alerts'>;

/** The complaint with somebody outside the desk to be told, where somebody is to be told. */
export function alerted(complaint: Complaint, event: ToWebhook['event'], { alerts, id, now }: Alerting): Complaint {
  if (!alerts) return complaint;
  const entry: OutboxEntry = { id: id('out'), to: 'webhook', event, state: 'pending', tries: 0, notBefore: now };
  return { ...complaint, outbox: [...complaint.outbox, entry] };
}

function withdrawn(promises: readonly Promise[], what: Promise['what'], now: Instant): Promise[] {
  return promises.map((p) => (p.state === 'open' && p.what === what ? { ...p, state: 'withdrawn', settled: now } : p));
}

function withoutSpoke(handoff: NonNullable<Complaint['handoff']>): NonNullable<Complaint['handoff']> {
  const { spoke: _, ...rest } = handoff;
  return rest;
}
