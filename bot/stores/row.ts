import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Handoff } from '../../dialogs/domain/handoff.ts';
import type { Row } from '../core/ports.ts';

/** The row a list shows of this complaint. Every store derives it here, in the commit. */
export function rowOf(complaint: Complaint): Row {
  const { reference, wakeAt, handoff, claim } = complaint;
  return {
    id: complaint.id,
    state: complaint.state,
    conversation: complaint.conversation,
    attempts: complaint.attempts,
    ...(reference !== undefined && { reference }),
    ...(claim.type !== undefined && { type: claim.type }),
    ...(wakeAt !== undefined && { wakeAt }),
    ...(handoff && { handoff: handoffRow(handoff) }),
  };
}

function handoffRow({ state, since, queuedAt, agent, acceptedAt, closedAt }: Handoff): NonNullable<Row['handoff']> {
  return {
    state,
    since,
    queuedAt,
    ...(agent && { agent: agent.id }),
    ...(acceptedAt !== undefined && { acceptedAt }),
    ...(closedAt !== undefined && { closedAt }),
  };
}
