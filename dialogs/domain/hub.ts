import type { Complaint, HubEnd, HubNews, OutboxEntry, ToHub } from './complaint.ts';
import type { Agent } from './desk-command.ts';
import type { AtHub } from './handoff.ts';
import type { Instant, MessageRef } from './message.ts';

/**
 * What is needed to tell another desk something. `hub` is absent where there is only our own; `speaksItself`: its agents
 * write to the customer by ways of its own.
 */
export interface HubMeans {
  now: Instant;
  id(prefix: string): string;
  /** How long another desk has to take what it was asked to take, in ms. */
  hub?: { waitMs: number; speaksItself?: true };
}

const AT_HUB = 'hub:';

/** Somebody who works at another desk, as an agent of ours: their ids never meet those of our own people. */
export function agentAtHub({ id, name }: Agent): Agent {
  return { id: `${AT_HUB}${id}`, name };
}

/** Whether this agent works at another desk. */
export function isAtHub(agent: Agent | undefined): boolean {
  return agent?.id.startsWith(AT_HUB) ?? false;
}

/** The other desk is asked to take what has just begun to wait. Without one nothing happens. */
export function askHub(complaint: Complaint, means: HubMeans): Complaint {
  const { handoff } = complaint;
  if (!means.hub || !handoff) return complaint;
  const hub: AtHub = { since: means.now, until: means.now + means.hub.waitMs };
  return { ...told(complaint, { to: 'hub', does: 'start' }, means), handoff: { ...handoff, hub } };
}

/** What the customer wrote goes to the desk that has their complaint or was asked to take it; else nothing happens. */
export function relayToHub(complaint: Complaint, message: MessageRef & { id: string; at: Instant }): Complaint {
  if (!isOut(complaint)) return complaint;
  const { conversation, seq, id, at } = message;
  return told(complaint, { to: 'hub', does: 'send', conversation, seq }, { now: at, id: () => id });
}

/** The desk that has it hears the news. What it has not been told yet is not added to: it is read when it is sent. */
export function tellHub(complaint: Complaint, news: HubNews, means: HubMeans): Complaint {
  if (!isOut(complaint)) return complaint;
  const { outbox } = complaint;
  const comes = outbox.some((e) => untried(e) && (e.does === 'start' || (e.does === 'status' && e.news === news)));
  return comes && news === 'changed' ? complaint : told(complaint, { to: 'hub', does: 'status', news }, means);
}

/**
 * The handoff is our own desk's again: the other one is told why, unless it has heard nothing of it yet. What has not
 * left stays here. One that is not out stays as it is.
 */
export function leaveHub(complaint: Complaint, reason: HubEnd, means: HubMeans): Complaint {
  if (!complaint.handoff?.hub) return complaint;
  const knows = !complaint.outbox.some((e) => untried(e) && e.does === 'start');
  const own = withoutHub(complaint);
  return knows ? told(own, { to: 'hub', does: 'end', reason }, means) : own;
}

/** As `leaveHub`, for a desk that says itself that it is done with it. */
export function withoutHub(complaint: Complaint): Complaint {
  if (!complaint.handoff?.hub) return complaint;
  const { hub: _, ...handoff } = complaint.handoff;
  const outbox = complaint.outbox.filter((e) => e.to !== 'hub' || e.state !== 'pending');
  return { ...complaint, handoff, outbox };
}

function isOut({ handoff }: Complaint): boolean {
  return handoff?.hub !== undefined && handoff.state !== 'closed';
}

function untried(entry: OutboxEntry): entry is OutboxEntry & ToHub {
  return entry.to === 'hub' && entry.state === 'pending' && entry.tries === 0;
}

function told(complaint: Complaint, what: ToHub, means: Pick<HubMeans, 'now' | 'id'>): Complaint {
  const entry: OutboxEntry = { ...what, id: means.id('hub'), state: 'pending', tries: 0, notBefore: means.now };
  return { ...complaint, outbox: [...complaint.outbox, entry] };
}
