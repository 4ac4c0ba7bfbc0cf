import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Store } from './ports.ts';

const PAGE = 200;
const MOST = 2000;

/**
 * Everything said about this complaint, oldest first: of every conversation it was talked about in, only the spans
 * that are its own. Of a very long one the newest 2,000 messages of each conversation.
 */
export async function readTranscript(store: Store, complaint: Complaint): Promise<Message[]> {
  const threads = await Promise.all(
    conversationsOf(complaint).map(async (id) => {
      const conversation = await store.conversation(id).catch(() => undefined);
      return conversation ? readThread(store, conversation, complaint.id) : [];
    }),
  );
  return threads.flat().sort((a, b) => a.at - b.at || (a.conversation === b.conversation ? a.seq - b.seq : 0));
}

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

async function readThread(store: Store, { id, spans, lastSeq }: Conversation, complaintId: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (const [i, span] of spans.entries()) {
    if (span.complaintId !== complaintId) continue;
    const end = (spans[i + 1]?.fromSeq ?? lastSeq + 1) - 1;
    let after = Math.max(span.fromSeq, end - MOST + 1) - 1;
    while (after < end) {
      const page = (await store.log(id, after, PAGE)).filter((m) => m.seq <= end);
      messages.push(...page);
      if (page.length < PAGE) break;
      after = page.at(-1)?.seq ?? end;
    }
  }
  return messages;
}
