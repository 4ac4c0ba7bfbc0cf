import { inTheirLanguage } from './language.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Message, MessageRef } from '../../dialogs/domain/message.ts';
import type { Heard } from '../../dialogs/domain/ports.ts';
import type { Running } from './parts.ts';
import { placesOf } from './places.ts';
import { withoutStale } from './stale.ts';

/** A complaint with the messages that no turn has answered yet, and where they are answered. */
export interface Gathered {
  complaint: Complaint;
  conversation: Conversation;
  messages: readonly Message[];
  /** All they did was press buttons of questions that are over. */
  over: boolean;
}

/** Undefined when there is nothing to answer. */
export async function gather(running: Running, complaintId: string): Promise<Gathered | undefined> {
  const complaint = await running.store.complaint(complaintId);
  if (!complaint?.unheard.length) return undefined;
  const { here } = await placesOf(running, complaint);
  const said = await messagesAt(running, complaint.unheard);
  const spoken = inTheirLanguage(complaint, said, running.words());
  return { complaint: spoken, conversation: here, ...withoutStale(spoken, said) };
}

async function messagesAt(running: Running, refs: readonly MessageRef[]): Promise<Message[]> {
  const messages: Message[] = [];
  for (const conversation of new Set(refs.map((r) => r.conversation))) {
    const seqs = refs.filter((r) => r.conversation === conversation).map((r) => r.seq);
    const first = Math.min(...seqs);
    const log = await running.store.log(conversation, first - 1, Math.max(...seqs) - first + 1);
    messages.push(...log.filter((m) => seqs.includes(m.seq)).map(asMeant));
  }
  return messages;
}

/** What they changed before it was answered is heard as they changed it. */
function asMeant(message: Message): Message {
  return message.edited ? { ...message, text: message.edited.text } : message;
}

/** What an engine is given of it. */
export function heardFrom(running: Running, { complaint, messages }: Gathered): Heard {
  const { company, claimTypes } = running.words();
  const { question, locale, dialog, apologisedAt } = complaint.session;
  const asked = question?.asks.startsWith('detail:') ? question.asks.slice('detail:'.length) : undefined;
  const type = claimTypes.find((t) => t.type === complaint.claim.type);
  const wants = question?.asks === 'proof' ? 'reference' : type?.details.find((d) => d.name === asked)?.kind;
  const reflects = dialog === 'ended' || (dialog === 'hear-out' && apologisedAt === undefined);
  return {
    messages: messages.map(({ conversation, seq, text }) => ({ ref: { conversation, seq }, text })),
    locale,
    now: running.clock.now(),
    timeZone: company.timeZone,
    currency: company.currency,
    ...(question ? { asks: question.asks } : {}),
    ...(wants ? { wants } : {}),
    ...(complaint.claim.type ? { type: complaint.claim.type } : {}),
    ...(reflects ? { reflects: true as const } : {}),
  };
}
