import type { Claim } from './claim.ts';
import { emptyClaim } from './claim.ts';
import type { Handoff } from './handoff.ts';
import { SILENCE_MS } from './handoff.ts';
import type { Instant, MessageRef } from './message.ts';
import type { Promise } from './promise.ts';
import type { Proofs } from './proof.ts';
import type { Session } from './session.ts';
import { newSession } from './session.ts';

/** A note for the desk. It can reach no customer. */
export interface Note {
  id: string;
  at: Instant;
  by: string;
  text: string;
}

/** A send that is not finished. Direct Line needs none: what is committed there is sent. */
export type OutboxEntry = Sending & (ToWebhook | ToCustomer | ToFetch | ToHub);

interface Sending {
  /** The same for every try, so that a receiver can drop a repeat. Of a message it is the message's id. */
  id: string;
  state: 'pending' | 'sending' | 'unknown';
  tries: number;
  notBefore: Instant;
}

/** Another system is told that a complaint waits, is closed, or that its handoff needs a look. */
export interface ToWebhook {
  to: 'webhook';
  event: 'handoff.waiting' | 'handoff.closed' | 'handoff.trouble';
}

/** A message leaves by its conversation's door. It stands in the log after the seq `after`. */
export interface ToCustomer {
  to: 'customer';
  conversation: string;
  after: number;
  by: 'bot' | 'agent';
  /** It tells of the handoff: it leaves even when a person takes the floor first. */
  notice?: true;
  /** The one word that may still go to who wants no more: that nothing else will come. */
  parting?: true;
  /** Nobody asked for it at this hour: it waits for the morning, or for the customer's next word. */
  held?: true;
  /** It is the approved word that asks them to write, where nothing else may be sent before they do. */
  asks?: true;
  /** Which part goes next, of a message that takes several sends; absent: the first. */
  part?: number;
}

/** A file of a message is fetched from where it lies. The entry's id is the id the file has until then. */
export interface ToFetch {
  to: 'fetch';
  conversation: string;
  seq: number;
  /** Where it lies, as the door knows it: plain JSON, opaque elsewhere. */
  source: unknown;
}

/** Another desk is told: of a handoff, of a message of the customer's, of what changed, of its end. */
export type ToHub = { to: 'hub' } & (
  | { does: 'start' }
  | { does: 'send'; conversation: string; seq: number }
  | { does: 'status'; news: HubNews }
  | { does: 'end'; reason: HubEnd }
);

/** `changed`: the summary did, or how grave it is. `customer-left`: nothing can be sent to the customer any more. */
export type HubNews = 'changed' | 'customer-left';

/** Why another desk has a handoff no longer: our desk took it, nobody there did, or who did never wrote. */
export type HubEnd = 'taken-back' | 'no-answer' | 'agent-silent';

/** What one customer wants put right. Bounded: it holds no messages, only where they are. */
export interface Complaint {
  id: string;
  /** Rises by one with every commit; 0 has never been stored. */
  version: number;
  state: 'draft' | 'open' | 'closed' | 'folded' | 'erased';
  /** Given when it opens. Human-friendly, and no secret: knowing it opens nothing. */
  reference?: string | undefined;
  firstContactAt: Instant;
  lastMessageAt: Instant;
  customerId: string;
  /** The conversation the customer wrote in last, or asked to be answered in; replies go there. */
  conversation: string;
  /** Other conversations that are about this complaint now. Absent: none. */
  elsewhere?: string[] | undefined;
  session: Session;
  /** Who speaks to the customer: `bot`, or an agent's id. */
  floor: string;
  /** Messages no turn has answered yet, oldest first. */
  unheard: MessageRef[];
  /** When the oldest of them came; the bot listens no longer than a minute from then. */
  unheardSince?: Instant | undefined;
  /** When the turn that answers them is due. */
  turnAt?: Instant | undefined;
  /** When the bot wrote so much here that it fell silent, until a person takes the complaint. */
  hushedAt?: Instant | undefined;
  /** Turns that failed in a row. */
  attempts: number;
  claim: Claim;
  promises: Promise[];
  handoff?: Handoff | undefined;
  notes: Note[];
  /** Attempts from other conversations to go on with it there. Absent: none yet. */
  proofs?: Proofs | undefined;
  outbox: OutboxEntry[];
  /** The earliest time something is due; derived by `nextWake` at every commit and set nowhere else. */
  wakeAt?: Instant | undefined;
}

export const DRAFT_LIFE_MS = 30 * 24 * 3_600_000;

export function newComplaint(of: {
  id: string;
  customerId: string;
  conversation: string;
  locale: string;
  now: Instant;
}): Complaint {
  return {
    id: of.id,
    version: 0,
    state: 'draft',
    firstContactAt: of.now,
    lastMessageAt: of.now,
    customerId: of.customerId,
    conversation: of.conversation,
    session: newSession(of.locale),
    floor: 'bot',
    unheard: [],
    attempts: 0,
    claim: emptyClaim(),
    promises: [],
    notes: [],
    outbox: [],
  };
}

/** When an accepted handoff is taken back because nobody wrote; undefined while that cannot happen. */
export function silenceEnds(complaint: Complaint): Instant | undefined {
  const { handoff } = complaint;
  if (handoff?.state !== 'accepted' || handoff.spoke || handoff.acceptedAt === undefined) return undefined;
  return handoff.acceptedAt + SILENCE_MS;
}

/** When another desk that was asked has let its time pass; undefined while none is waited for. */
export function hubWaitEnds({ handoff }: Complaint): Instant | undefined {
  return handoff?.state === 'waiting' ? handoff.hub?.until : undefined;
}

/**
 * The entries that may go next: of those to the same conversation only the first, so that words keep their order, and
 * of those to another desk likewise. A message goes there when its files are here.
 */
export function nextSends(outbox: readonly OutboxEntry[]): OutboxEntry[] {
  const places = new Set<string>();
  return outbox.filter((entry) => {
    if (entry.state === 'unknown') return false;
    const place = entry.to === 'customer' ? entry.conversation : entry.to === 'hub' ? '' : undefined;
    if (place === undefined) return true;
    if (places.has(place)) return false;
    places.add(place);
    return !(entry.to === 'hub' && entry.does === 'send' && hasFilesToCome(outbox, entry));
  });
}

function hasFilesToCome(outbox: readonly OutboxEntry[], { conversation, seq }: MessageRef): boolean {
  return outbox.some((e) => e.to === 'fetch' && e.conversation === conversation && e.seq === seq);
}

/** The earliest time this complaint needs somebody; undefined when nothing is due, ever. */
export function nextWake(complaint: Complaint): Instant | undefined {
  const times = [
    complaint.turnAt,
    silenceEnds(complaint),
    hubWaitEnds(complaint),
    ...complaint.promises.filter((p) => p.state === 'open').map((p) => p.rings),
    ...nextSends(complaint.outbox).map((e) => e.notBefore),
    complaint.state === 'draft' ? complaint.lastMessageAt + DRAFT_LIFE_MS : undefined,
  ].filter((t) => t !== undefined);
  return times.length ? Math.min(...times) : undefined;
}
