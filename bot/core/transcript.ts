import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Channel, Conversation } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Store } from './ports.ts';

const PAGE = 200;
const MOST = 2000;

/** One thing said, and where it could be read. */
export interface Spoken {
  message: Message;
  channel: Channel;
  /** Channels that showed the customer the same words as well. */
  also: Channel[];
}

/**
 * Everything said about this complaint, oldest first: of every conversation it was talked about in, only the spans
 * that are its own. What was shown in several places is there once. Of a very long one the newest 2,000 messages of
 * each conversation.
 */
export async function readSpoken(store: Store, complaint: Complaint): Promise<Spoken[]> {
  const threads = await Promise.all(
    conversationsOf(complaint).map(async (id) => {
      const conversation = await store.conversation(id).catch(() => undefined);
      const messages = conversation ? await readThread(store, conversation, complaint) : [];
      return messages.map((message) => ({ message, channel: conversation?.channel ?? 'web', also: [] }));
    }),
  );
  const all = threads.flat().sort((a, b) => earlier(a.message, b.message));
  return once(all);
}

/** The messages alone. */
export async function readTranscript(store: Store, complaint: Complaint): Promise<Message[]> {
  return (await readSpoken(store, complaint)).map(({ message }) => message);
}

function earlier(a: Message, b: Message): number {
  return a.at - b.at || (a.conversation === b.conversation ? a.seq - b.seq : 0);
}

/** Copies go with the message they show again; one whose message is not here stands for it. */
function once(all: readonly Spoken[]): Spoken[] {
  const kept = new Map<string, Spoken>();
  for (const spoken of all) if (!spoken.message.sameAs) kept.set(spoken.message.id, spoken);
  for (const spoken of all) {
    const { sameAs } = spoken.message;
    const original = sameAs && kept.get(sameAs);
    if (!sameAs) continue;
    if (!original) kept.set(sameAs, spoken);
    else if (!spoken.message.writtenBy && !isSeen(original, spoken.channel)) original.also.push(spoken.channel);
  }
  return [...kept.values()].sort((a, b) => earlier(a.message, b.message));
}

function isSeen({ channel, also }: Spoken, on: Channel): boolean {
  return channel === on || also.includes(on);
}

/** Where it is talked about now, where it was, and wherever the claim was told. */
function conversationsOf({ conversation, elsewhere = [], claim }: Complaint): string[] {
  const told = [
    ...claim.story,
    ...Object.values(claim.details).map((d) => d.from),
    ...claim.expenses.map((e) => e.from),
    ...claim.attachments.map((a) => a.from),
    ...claim.questions.map((q) => q.from),
  ];
  return [...new Set([conversation, ...elsewhere, ...told.map((ref) => ref.conversation)])];
}

async function readThread(
  store: Store,
  { id, spans, lastSeq }: Conversation,
  complaint: Complaint,
): Promise<Message[]> {
  const messages: Message[] = [];
  for (const [i, span] of spans.entries()) {
    const own = span.complaintId === complaint.id;
    // Before its first span nothing can be about it.
    if (!own && !spans.slice(0, i).some(({ complaintId }) => complaintId === complaint.id)) continue;
    const end = (spans[i + 1]?.fromSeq ?? lastSeq + 1) - 1;
    let after = Math.max(span.fromSeq, end - MOST + 1) - 1;
    while (after < end) {
      const page = (await store.log(id, after, PAGE)).filter((m) => m.seq <= end);
      messages.push(...page.filter((m) => isAbout(m, complaint, own)));
      if (page.length < PAGE) break;
      after = page.at(-1)?.seq ?? end;
    }
  }
  return messages;
}

/** While they speak of one complaint, another may still state something: what it says carries its reference. */
function isAbout({ from, reference }: Message, complaint: Complaint, own: boolean): boolean {
  if (from.role === 'customer' || reference === undefined) return own;
  return own ? !complaint.reference || reference === complaint.reference : reference === complaint.reference;
}
