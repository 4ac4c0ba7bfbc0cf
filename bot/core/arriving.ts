import { withSession } from '../../dialogs/domain/changed.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { note } from '../../dialogs/domain/complaint-service.ts';
import { type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import { withSpan } from './conversations.ts';
import { CHANNEL_NAMES, move, raised } from './moving.ts';
import type { Running } from './parts.ts';
import type { Inbound } from './ports.ts';

/** The complaint that this message says yes to going on with; undefined when nothing was asked here, or it is too late. */
export async function invitation(
  running: Running,
  { invited }: Conversation,
  { trade }: Inbound,
): Promise<string | undefined> {
  if (!invited || invited.until <= running.clock.now() || trade === 'stop' || trade === 'help') return undefined;
  const complaint = await running.store.complaint(invited.complaintId);
  return complaint && complaint.state !== 'folded' && complaint.state !== 'erased' ? complaint.id : undefined;
}

/** A conversation that goes on with another complaint, and that complaint; `left` is what it was about, when it was something. */
export interface Arrived {
  here: Conversation;
  joined: Complaint;
  left?: Complaint;
}

/**
 * The conversation as it answers its invitation: from this message on it is about that complaint, and a draft that was
 * being told here is folded into it. Undefined when it was not asked for that complaint. Nothing is stored yet.
 */
export async function goesOn(
  running: Running,
  conversation: Conversation,
  complaintId: string,
  inbound: Inbound,
): Promise<Arrived | undefined> {
  if ((await invitation(running, conversation, inbound)) !== complaintId) return undefined;
  const into = await running.store.complaint(complaintId);
  if (!into) return undefined;
  const { invited: _, ...asked } = conversation;
  const current = currentComplaint(asked);
  if (current === complaintId) return { here: asked, joined: into };
  const left = current === undefined ? undefined : await running.store.complaint(current);
  if (!left || left.state === 'folded')
    return { here: withSpan(asked, complaintId), joined: arrived(running, into, asked) };
  const moved = await move(running, asked, { left, into, fromSeq: asked.lastSeq + 1 });
  return { here: moved.here, joined: arrived(running, moved.joined, asked), left: raised(moved.left) };
}

function arrived(running: Running, complaint: Complaint, { channel }: Conversation): Complaint {
  const text = `They go on by ${CHANNEL_NAMES[channel]}, as they asked.`;
  const noted = note(complaint, 'bot', text, { now: running.clock.now(), id: (prefix) => running.ids.next(prefix) });
  if (complaint.floor !== 'bot') return noted;
  return withSession(noted, { arrived: true });
}
