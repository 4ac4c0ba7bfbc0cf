import { withSession } from './domain/changed.ts';
import { line } from './reply.ts';
import type { Outcome, Reply } from './turn.ts';

/**
 * What is said where they speak of another complaint now: only that one may ask there, this one states, and names its
 * reference. A question whether to go on waiting becomes where it stands; any other is left unasked.
 */
export function stateOnly({ complaint, ...outcome }: Outcome): Outcome {
  const asks = outcome.replies.some((reply) => reply.question);
  const unasked = asks ? withSession(complaint, { question: undefined }) : complaint;
  const stated = outcome.replies.flatMap((reply): Reply[] => {
    if (!reply.question) return [reply];
    const waits = reply.question.asks === 'keep-waiting' && unasked.handoff?.state === 'waiting';
    return waits ? [{ lines: [line(unasked, 'status-waiting')] }] : [];
  });
  return { ...outcome, complaint: unasked, replies: stated };
}
