import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { type Channel, type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import { fold } from '../../dialogs/domain/folding.ts';
import { withWake } from './with-wake.ts';
import { placed } from './conversations.ts';
import type { Running } from './parts.ts';

/** A conversation as it goes on with another complaint, and both complaints as they are then. */
export interface Moved {
  here: Conversation;
  /** Other places of a folded draft, which go with it. */
  others: Conversation[];
  /** What the conversation was about. */
  left: Complaint;
  joined: Complaint;
}

/**
 * Moves a conversation on to a complaint. A draft is folded into it, with the span in which it was told; any other
 * complaint keeps what was said, and is answered in another place if it has one. Nothing is raised or stored yet.
 */
export async function move(
  running: Running,
  here: Conversation,
  { left, into, fromSeq }: { left: Complaint; into: Complaint; fromSeq: number },
): Promise<Moved> {
  const others = await placesBeside(running, left, here);
  if (left.state !== 'draft') {
    const moved = { ...here, spans: [...here.spans, { fromSeq, complaintId: into.id }] };
    return { here: moved, others: [], left: without(left, here, others), joined: { ...into, ...placed(into, moved) } };
  }
  const { folded, whole } = fold(left, into);
  const went = others.map((other) => retold(other, into.id));
  const all = { ...whole, elsewhere: [...(whole.elsewhere ?? []), ...went.map(({ id }) => id)] };
  const moved = retold(here, into.id);
  return { here: moved, others: went, left: folded, joined: { ...whole, ...placed(all, moved) } };
}

async function placesBeside(running: Running, complaint: Complaint, here: Conversation): Promise<Conversation[]> {
  const ids = [complaint.conversation, ...(complaint.elsewhere ?? [])].filter((id) => id !== here.id);
  const read = await Promise.all(ids.map((id) => running.store.conversation(id)));
  return read.filter((place) => place !== undefined).filter((place) => currentComplaint(place) === complaint.id);
}

/** What was told as a draft was told of that complaint. */
function retold(conversation: Conversation, complaintId: string): Conversation {
  const [last, ...before] = conversation.spans.toReversed();
  return last ? { ...conversation, spans: [...before.toReversed(), { ...last, complaintId }] } : conversation;
}

/** The complaint, answered in another place where it has one. What was said in this one stays part of it. */
function without(complaint: Complaint, gone: Conversation, others: readonly Conversation[]): Complaint {
  const { elsewhere: _, ...rest } = complaint;
  const [first, ...more] = others.map(({ id }) => id);
  return first ? { ...rest, conversation: first, elsewhere: [...more, gone.id] } : rest;
}

/** A record as it is written: the next version, with its wake time. */
export function raised(complaint: Complaint): Complaint {
  return withWake({ ...complaint, version: complaint.version + 1 });
}

export function raisedPlace(conversation: Conversation): Conversation {
  return { ...conversation, version: conversation.version + 1 };
}

/** What an agent reads a place called. */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  web: 'web chat',
  teams: 'Teams',
  sms: 'text message',
  whatsapp: 'WhatsApp',
};
