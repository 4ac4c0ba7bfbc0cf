import { line } from './reply.ts';
import type { Outcome, Reply } from './turn.ts';

/**
 * What is said where they speak of another complaint now: only that one may ask there, this one states, and names its
 * reference. A question whether to go on waiting becomes where it stands; any other is left unasked.
 */
export function stateOnly({ complaint, ...outcome }: Outcome): Outcome {
  const { question: _, ...session } = complaint.session;
  const unasked = outcome.replies.some((reply) => reply.question) ? { ...complaint, session } : complaint;
  const stated = outcome.replies.flatMap((reply): Reply[] => {
    if (!reply.question) return [reply];
    const waits = reply.question.asks === 'keep-waiting' && unasked.handoff?.state === 'waiting';
    return waits ? [{ lines: [line(unasked, 'status-waiting')] }] : [];
  });
  return { ...outcome, complaint: unasked, replies: stated };
}
