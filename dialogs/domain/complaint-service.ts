import type { Complaint, OutboxEntry } from './complaint.ts';
import type { Agent } from './desk-command.ts';
import { AmendsError } from './errors.ts';
import type { HandoffReason } from './handoff.ts';
import type { Instant } from './message.ts';
import type { Promise } from './promise.ts';
import { checkIn, openPromises, settle } from './promise.ts';

/** What a use case needs from outside: the time and new ids. */
export interface Means {
  now: Instant;
  id(prefix: string): string;
  reference(): string;
  /** First check-in after half of this. */
  checkInMs: number;
  /** When the desk opens, when it is closed now: the first word is promised for then. */
  opensAt?: Instant;
  /** Somebody outside the desk is told as well. */
  alerts: boolean;
}

/**
 * Puts the complaint into the queue: it opens, gets its reference, and the customer is promised the next word. One that
 * already waits or is with an agent stays as it is.
 */
export function handOver(complaint: Complaint, reason: HandoffReason, means: Means): Complaint {
  if (complaint.handoff?.state === 'waiting' || complaint.handoff?.state === 'accepted') return complaint;
  const { now } = means;
  const { turnAt: _, ...rest } = complaint;
  return {
    ...rest,
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
    outbox: means.alerts ? [...complaint.outbox, alert('handoff.waiting', means)] : complaint.outbox,
    session: { ...complaint.session, dialog: 'waiting', checkIns: 0 },
  };
}

/** A person takes it: the bot is silent from here on, and no check-in comes any more. Throws `not-yours` when taken. */
export function accept(complaint: Complaint, agent: Agent, now: Instant): Complaint {
  const { handoff } = complaint;
  if (handoff?.state === 'accepted' && handoff.agent?.id === agent.id) return complaint;
  if (handoff?.state !== 'waiting') {
    throw new AmendsError('not-yours', 'This complaint does not wait for anybody.', {
      state: handoff?.state ?? 'none',
      owner: handoff?.agent?.name,
    });
  }
  const { question: _, ...session } = complaint.session;
  return {
    ...complaint,
    floor: agent.id,
    outbox: complaint.outbox.filter((entry) => !waitsToSpeak(entry)),
    handoff: { ...withoutSpoke(handoff), state: 'accepted', agent, acceptedAt: now },
    promises: withdrawn(complaint.promises, 'check-in', now),
    session: { ...session, dialog: 'relay' },
  };
}

/** Words of the bot that have not left yet: a person speaks now, and only the news of the handoff still goes. */
export function waitsToSpeak(entry: OutboxEntry): boolean {
  return entry.to === 'customer' && entry.by === 'bot' && entry.state === 'pending' && !entry.notice;
}

/** The agent gives it back to the queue. Throws `not-yours` when somebody else has it. */
export function putBack(complaint: Complaint, agent: Agent, means: Means): Complaint {
  holds(complaint, agent);
  return queued(complaint, means);
}

/** Nobody wrote in time: the complaint waits for a person again, as long as it has already waited. */
export function queued(complaint: Complaint, means: Means): Complaint {
  const { handoff } = complaint;
  if (handoff?.state !== 'accepted') return complaint;
  const { agent: _agent, acceptedAt: _at, ...waiting } = withoutSpoke(handoff);
  return {
    ...complaint,
    floor: 'bot',
    handoff: { ...waiting, state: 'waiting', queuedAt: means.now },
    promises: [...complaint.promises, firstWord(means)],
    outbox: means.alerts ? [...complaint.outbox, alert('handoff.waiting', means)] : complaint.outbox,
    session: { ...complaint.session, dialog: 'waiting' },
  };
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
  return {
    ...noted,
    state: 'closed',
    floor: 'bot',
    handoff: { ...handoff, state: 'closed', closedAt: means.now, cause: why.cause },
    promises: complaint.promises.map((p) => (p.state === 'open' ? { ...p, state: 'kept', settled: means.now } : p)),
    outbox: means.alerts ? [...complaint.outbox, alert('handoff.closed', means)] : complaint.outbox,
    session: { ...complaint.session, dialog: 'survey' },
  };
}

/** The customer was not content: it opens again and waits for a person. One that is not closed stays as it is. */
export function reopen(complaint: Complaint, means: Means): Complaint {
  return complaint.state === 'closed' ? handOver(complaint, 'asked', means) : complaint;
}

function holds(complaint: Complaint, agent: Agent): NonNullable<Complaint['handoff']> {
  const { handoff } = complaint;
  if (handoff?.state === 'accepted' && handoff.agent?.id === agent.id) return handoff;
  throw new AmendsError('not-yours', 'Another agent has this complaint, or nobody.', {
    state: handoff?.state ?? 'none',
    owner: handoff?.agent?.name,
  });
}

function firstWord(means: Means): Promise {
  const wait = means.opensAt === undefined ? means.checkInMs / 2 : means.opensAt - means.now;
  return checkIn(means.id('prm'), means.now, wait);
}

function alert(event: 'handoff.waiting' | 'handoff.closed', means: Means): Complaint['outbox'][number] {
  return { id: means.id('out'), to: 'webhook', event, state: 'pending', tries: 0, notBefore: means.now };
}

function withdrawn(promises: readonly Promise[], what: Promise['what'], now: Instant): Promise[] {
  return promises.map((p) => (p.state === 'open' && p.what === what ? { ...p, state: 'withdrawn', settled: now } : p));
}

function withoutSpoke(handoff: NonNullable<Complaint['handoff']>): NonNullable<Complaint['handoff']> {
  const { spoke: _, ...rest } = handoff;
  return rest;
}
