import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { note } from '../../dialogs/domain/complaint-service.ts';
import { type ClosedWhy, type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import { UNDELIVERED } from '../../dialogs/domain/undelivered.ts';
import { textFailed } from '../../dialogs/text-dialog.ts';
import { lostAsking, owedThere } from './asking.ts';
import type { Running } from './parts.ts';
import { placesOf } from './places.ts';
import type { Commit } from './ports.ts';
import { firstWriting, held } from './quiet-hours.ts';
import { turnedAway } from './turned-away.ts';
import { putIntoWords, type Said } from './wording.ts';

/** A message that has not arrived, where it was to arrive, and why: a stable code. `closes`: nothing else will either. */
export interface Failure {
  place: Conversation;
  message: Message;
  reason: string;
  closes?: ClosedWhy;
}

/** The complaints it touches: the one it was sent for or the place is about, and the one that it asked them to go on with. */
interface Affected {
  own?: Complaint | undefined;
  invited?: Complaint | undefined;
}

/** What is to be committed with the state of a message that has not arrived; the complaints are not raised yet. */
type Consequences = { complaints: Complaint[] } & Omit<Commit, 'at' | 'complaints'>;

/** The key that a place is locked by: before any complaint. */
export function lockOf({ address }: Pick<Conversation, 'address'>): string {
  return `at:${address.door}:${address.account}:${address.thread}`;
}

/** The complaint this message asks them to go on with there; undefined when it asks for nothing, or no answer counts now. */
export function invitedBy(place: Conversation, { id }: Pick<Message, 'id'>, now: number): string | undefined {
  const { invited } = place;
  if (!invited || invited.text !== id || invited.until <= now) return undefined;
  return currentComplaint(place) === invited.complaintId ? undefined : invited.complaintId;
}

/**
 * What follows when a message has not arrived: a place where nothing arrives is closed, and who was to go on there is
 * told. Committed with the state of the message, which comes to that once, it happens once.
 */
export async function consequencesOf(
  running: Running,
  { own, invited }: Affected,
  failure: Failure,
): Promise<Consequences> {
  const { place, closes } = failure;
  const asks = place.asked?.text === failure.message.id;
  if (asks && own && !closes) return withoutAnswer(running, own, failure);
  // Elsewhere they hear what is owed to them, and not that they were asked to write here.
  const said = asks && own ? await owedThere(running, own, place) : failure.message;
  const closed = closes && !place.closedTo ? await closedPlace(running, own, { place, closes, said }) : undefined;
  const { complaint = own, ...change } = closed ?? {};
  const others = complaint && complaint.id !== invited?.id ? [complaint] : [];
  if (!invited) return { ...change, complaints: others };
  const told = await tellLost(running, complaint?.id === invited.id ? complaint : invited, failure);
  const { invited: _, ...there } = change.conversations?.[0] ?? { ...place, version: place.version + 1 };
  return {
    ...change,
    complaints: [...others, told.complaint],
    conversations: [there, ...(told.conversations ?? [])],
    append: [...(change.append ?? []), ...told.messages],
  };
}

/** Nobody was asked to write, so nothing waits for their word. */
async function withoutAnswer(running: Running, own: Complaint, failure: Failure): Promise<Consequences> {
  const { complaint, states, place } = await lostAsking(running, own, failure);
  return { complaints: [complaint], states, conversations: [place] };
}

async function closedPlace(
  running: Running,
  own: Complaint | undefined,
  { place, said, closes }: { place: Conversation; said: Message | undefined; closes: ClosedWhy },
): Promise<{ complaint?: Complaint } & Omit<Commit, 'at' | 'complaints'>> {
  if (own) return turnedAway(running, own, { conversation: place, ...(said ? { message: said } : {}), why: closes });
  const closedTo = { why: closes, since: running.clock.now() };
  return { conversations: [{ ...place, version: place.version + 1, closedTo }] };
}

/**
 * The text that asked a number whether to go on there has not arrived: the desk reads why, and the customer is told where
 * they are answered, unless a person has the floor or all is over.
 */
async function tellLost(running: Running, complaint: Complaint, { place, reason }: Failure): Promise<Said> {
  const now = Math.max(running.clock.now(), complaint.lastMessageAt);
  const phone = place.customerId;
  const why = UNDELIVERED[reason] ?? 'the provider gave no reason';
  const text = `The text that asks ${phone} whether to go on there did not arrive: ${why}.`;
  const noted = note(complaint, 'bot', text, { now, id: (kind) => running.ids.next(kind) });
  const over = complaint.state !== 'draft' && complaint.state !== 'open';
  if (over || complaint.floor !== 'bot') return { complaint: noted, messages: [] };
  const places = await placesOf(running, noted);
  const said = putIntoWords(running, textFailed(noted, phone, !places.guest), places, false, now);
  const may = firstWriting(running.words().company, places.here.channel, now);
  return { ...said, complaint: held(said.complaint, said.messages, may) };
}
