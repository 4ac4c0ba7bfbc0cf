import { z } from 'zod';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { withoutUnheard } from '../../dialogs/domain/complaint-service.ts';
import { type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Instant, Message, MessageRef, MessageState } from '../../dialogs/domain/message.ts';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';
import { raised } from './moving.ts';
import type { Running } from './parts.ts';
import type { Commit } from './ports.ts';

const LONGEST = 10_000;
const Kept = z.object({ conversation: z.string(), seq: z.number() });

/** What a customer did, in their own client, to something they had said. */
export interface Amendment {
  address: Conversation['address'];
  /** The activity it was said with. */
  activityId: string;
  /** `put-back`: what was taken back stands again. */
  what: 'edited' | 'withdrawn' | 'put-back';
  /** The new words, of one that was edited. */
  text?: string;
}

/**
 * The customer changed, took back or put back something they said. What was said first stays on the record. Of a message
 * that no turn has answered yet, the new words are heard; one that was taken back is not answered.
 */
export async function amend(running: Running, { address, activityId, ...change }: Amendment): Promise<void> {
  const { store } = running;
  const conversation = await store.conversation(address);
  const complaintId = conversation && currentComplaint(conversation);
  const kept = conversation && (await store.seen(`activity:${conversation.id}:${activityId}`));
  if (!complaintId || kept === undefined) return;
  const ref: MessageRef = Kept.parse(JSON.parse(kept));
  await running.locks.run(complaintId, async () => {
    const [message] = await store.log(ref.conversation, ref.seq - 1, 1);
    const complaint = await store.complaint(complaintId);
    const now = running.clock.now();
    const state = message && stateAfter(message, change, now);
    if (!state || message.from.role !== 'customer') return;
    const left = change.what === 'withdrawn' && complaint ? unsaid(complaint, ref) : undefined;
    const commit: Commit = { at: now, states: [state], ...(left ? { complaints: [left] } : {}) };
    await store.commit(commit);
    if (left) running.plan(left);
  });
}

/** What has to be written of it; undefined when it stands so already. */
function stateAfter(
  { conversation, seq, text, edited, withdrawnAt }: Message,
  change: Pick<Amendment, 'what' | 'text'>,
  at: Instant,
): MessageState | undefined {
  const ref = { conversation, seq };
  if (change.what === 'withdrawn') return withdrawnAt ? undefined : { ...ref, withdrawnAt: at };
  if (change.what === 'put-back') return withdrawnAt ? { ...ref, withdrawnAt: 0 } : undefined;
  const words = maskSecrets([...(change.text ?? '')].slice(0, LONGEST).join('')).text;
  return words === (edited?.text ?? text) ? undefined : { ...ref, edited: { at, text: words } };
}

/** The complaint without that message among those that wait for an answer; undefined when it was not. */
function unsaid(complaint: Complaint, ref: MessageRef): Complaint | undefined {
  const unheard = complaint.unheard.filter((m) => m.conversation !== ref.conversation || m.seq !== ref.seq);
  if (unheard.length === complaint.unheard.length) return undefined;
  return raised(unheard.length ? { ...complaint, unheard } : withoutUnheard(complaint));
}
