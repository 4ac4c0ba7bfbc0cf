import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Instant, Message } from '../../dialogs/domain/message.ts';
import { onlyWishesLanguage } from '../../dialogs/domain/spoken.ts';
import { inTheirLanguage } from './language.ts';
import type { Model } from './model.ts';
import type { Running } from './parts.ts';

/** The bot listens to one story for a minute at most. */
export const LISTEN_MS = 60_000;

/**
 * Step 2: an urgent word or a certain answer is answered now; another answer when it is understood, for which it waits
 * only where there is a model; a story when it has been quiet long enough.
 */
export function turnTime(
  running: Running,
  complaint: Complaint,
  channel: Channel,
  message: Pick<Message, 'at' | 'text' | 'choice'>,
): Instant {
  const now = message.at;
  const pace = paceOf(running, inTheirLanguage(complaint, [message], running.words()), message);
  if (pace === 'now') return now;
  if (pace === 'understood') {
    return now + (thinker(running, complaint) ? running.settings.modelWaitMs : 0);
  }
  return Math.min(now + running.settings.quietMs[channel], (complaint.unheardSince ?? now) + LISTEN_MS);
}

/** The model that may help with this complaint now. What proves who somebody is is for the rules alone. */
export function thinker({ model }: Pick<Running, 'model'>, { session }: Complaint): Model | undefined {
  const asks = session.question?.asks;
  return asks === 'proof' || asks === 'reference' || model?.resting() ? undefined : model;
}

/** What the turn waits for after this message. */
export function paceOf(
  running: Pick<Running, 'ear'>,
  complaint: Complaint,
  message: Pick<Message, 'text' | 'choice'>,
): 'now' | 'understood' | 'quiet' {
  const { question, dialog, locale, arrived } = complaint.session;
  if (message.choice || onlyWishesLanguage([message.text])) return 'now';
  const heard = running.ear.glance(message.text, arrived ? 'keep-waiting' : question?.asks, locale);
  if (heard === 'urgent' || heard === 'answer') return 'now';
  return dialog === 'hear-out' || dialog === 'ended' || dialog === 'waiting' || !question ? 'quiet' : 'understood';
}
