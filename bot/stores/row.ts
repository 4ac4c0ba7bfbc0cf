import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Handoff } from '../../dialogs/domain/handoff.ts';
import type { Row } from '../core/ports.ts';

/**
 * The row a list shows of this complaint. Every store derives it here, in the commit. All rows stay in memory: given their
 * fields one after another they share a few hidden classes, where spreads give each row a class of its own.
 */
export function rowOf(complaint: Complaint): Row {
  const { id, state, conversation, attempts, reference, wakeAt, handoff, claim } = complaint;
  const row: Row = { id, state, conversation, attempts };
  if (reference !== undefined) row.reference = reference;
  if (claim.type !== undefined) row.type = claim.type;
  if (wakeAt !== undefined) row.wakeAt = wakeAt;
  if (handoff) row.handoff = handoffRow(handoff);
  return row;
}

function handoffRow({ state, since, queuedAt, agent, acceptedAt, closedAt }: Handoff): NonNullable<Row['handoff']> {
  const row: NonNullable<Row['handoff']> = { state, since, queuedAt };
  if (agent) row.agent = agent.id;
  if (acceptedAt !== undefined) row.acceptedAt = acceptedAt;
  if (closedAt !== undefined) row.closedAt = closedAt;
  return row;
}
