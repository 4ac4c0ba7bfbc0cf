import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Handoff } from '../../dialogs/domain/handoff.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { summarise } from '../../dialogs/domain/summary.ts';
import type { Store } from '../core/ports.ts';
import type { Labels } from './labels.ts';
import type { QueueAnswer, QueueRow } from './schemas.ts';

const MOST_WAITING = 100;
const MOST_ACCEPTED = 200;
const MOST_CLOSED = 20;

/** What waits, what this agent has, what others have and what was closed lately. */
export async function readQueue(store: Store, labels: Labels, agentId: string, now: Instant): Promise<QueueAnswer> {
  const list = async (handoff: Handoff['state'], limit: number) => {
    const rows = await store.list({ handoff, limit });
    const read = await Promise.all(rows.map((row) => rowOf(store, labels, row.id, now)));
    // Between listing and reading it may have moved on.
    return read.filter((row) => row?.state === handoff).filter((row) => row !== undefined);
  };
  const [waiting, accepted, closed] = await Promise.all([
    list('waiting', MOST_WAITING),
    list('accepted', MOST_ACCEPTED),
    list('closed', MOST_CLOSED),
  ]);
  const mine = accepted.filter((row) => row.agent?.id === agentId);
  // Whoever may be in danger stands before everybody who is not; among each, the longest wait comes first.
  waiting.sort((a, b) => Number(b.severity === 'danger') - Number(a.severity === 'danger'));
  return { now, waiting, mine, others: accepted.filter((row) => row.agent?.id !== agentId), closed };
}

async function rowOf(store: Store, labels: Labels, id: string, now: Instant): Promise<QueueRow | undefined> {
  // One that was erased meanwhile is no row; the rest of the queue stays readable.
  const complaint = await store.complaint(id).catch(() => undefined);
  if (!complaint?.reference || !complaint.handoff) return undefined;
  const conversation = await store.conversation(complaint.conversation).catch(() => undefined);
  const { severity, happened, expenses, questions } = summarise(complaint, now);
  const quote = happened.quote ?? questions[0];
  const title = labels.type(happened.type)?.title;
  return {
    reference: complaint.reference,
    state: complaint.handoff.state,
    severity,
    reason: complaint.handoff.reason,
    ...(conversation?.customerName && { customer: conversation.customerName }),
    ...(conversation && { channel: conversation.channel }),
    ...waited(complaint.handoff, now),
    ...(title && { title }),
    ...(happened.failure && { failure: labels.failure(happened.failure) }),
    ...(quote && { quote: quote.words }),
    totals: expenses.totals,
    ...(complaint.handoff.agent && { agent: complaint.handoff.agent }),
  };
}

function waited({ state, since, queuedAt, acceptedAt, closedAt }: NonNullable<Complaint['handoff']>, now: Instant) {
  if (state === 'waiting') return { since, waitedMs: now - since };
  return { since: closedAt ?? acceptedAt ?? queuedAt, waitedMs: (acceptedAt ?? closedAt ?? now) - since };
}
