import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Instant, Message } from '../../dialogs/domain/message.ts';
import type { Running } from './parts.ts';

/** The bot listens to one story for a minute at most. */
export const LISTEN_MS = 60_000;

/** Step 2: an urgent word or a certain answer is answered now; a story when it has been quiet long enough. */
export function turnTime(
  running: Running,
  complaint: Complaint,
  channel: Channel,
  message: Pick<Message, 'at' | 'text' | 'choice'>,
): Instant {
  const { question, dialog, locale } = complaint.session;
  const now = message.at;
  if (message.choice) return now;
  const asks = complaint.session.arrived ? 'keep-waiting' : question?.asks;
  const heard = running.ear.glance(message.text, asks, locale);
  if (heard === 'urgent' || heard === 'answer') return now;
  const telling = dialog === 'hear-out' || dialog === 'ended' || dialog === 'waiting' || !question;
  if (!telling) return now;
  return Math.min(now + running.settings.quietMs[channel], (complaint.unheardSince ?? now) + LISTEN_MS);
}
