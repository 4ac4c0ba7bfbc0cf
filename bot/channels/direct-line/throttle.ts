import type { Clock } from '../../../dialogs/domain/ports.ts';
import { Refusal } from './refusal.ts';

const WINDOW_MS = 60_000;

/** Counts what is sent in a conversation, and throws a Refusal beyond what any person can type. */
export function createThrottle(mostAMinute: number, clock: Pick<Clock, 'now'>): (conversationId: string) => void {
  let counts = new Map<string, number>();
  let started = clock.now();
  return (conversationId) => {
    if (clock.now() - started >= WINDOW_MS) {
      counts = new Map();
      started = clock.now();
    }
    const count = (counts.get(conversationId) ?? 0) + 1;
    counts.set(conversationId, count);
    if (count <= mostAMinute) return;
    const seconds = Math.ceil((started + WINDOW_MS - clock.now()) / 1000);
    throw new Refusal(429, 'TooManyRequests', 'Too many messages in this conversation. Please wait.', seconds);
  };
}
