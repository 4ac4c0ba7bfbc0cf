import type { Complaint, OutboxEntry } from '../../dialogs/domain/complaint.ts';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { correctedForClockChange, localTime } from './desk-hours.ts';
import type { Company } from './ports.ts';

/** From nine in the evening till eight in the morning a phone makes no sound because of us, unless it was spoken to. */
const FROM = 21 * 60;
const TILL = 8 * 60;
const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** Whether what we say there wakes somebody: a page waits until it is looked at. */
export function rings(channel: Channel): boolean {
  return channel === 'sms' || channel === 'whatsapp';
}

/** The first time from then on at which we may write first there, by the company's own clock. */
export function firstWriting({ timeZone }: Company, channel: Channel, at: Instant): Instant {
  if (!rings(channel)) return at;
  const { minute } = localTime(timeZone, at);
  if (minute >= TILL && minute < FROM) return at;
  const ahead = (TILL - minute + DAY_MINUTES) % DAY_MINUTES;
  return correctedForClockChange(timeZone, (Math.floor(at / MINUTE) + ahead) * MINUTE, TILL);
}

/** The complaint with those messages held until then, because nobody asked for them now. */
export function held(complaint: Complaint, messages: readonly { id: string }[], until: Instant): Complaint {
  const ids = messages.map(({ id }) => id);
  const hold = (entry: OutboxEntry): OutboxEntry =>
    entry.to === 'customer' && ids.includes(entry.id) && entry.notBefore < until
      ? { ...entry, notBefore: until, held: true }
      : entry;
  return { ...complaint, outbox: complaint.outbox.map(hold) };
}

/** What was held for somebody goes at once when they write: they are awake. */
export function released(outbox: readonly OutboxEntry[], conversation: string, now: Instant): OutboxEntry[] {
  return outbox.map((entry): OutboxEntry => {
    if (entry.to !== 'customer' || entry.conversation !== conversation || !entry.held) return entry;
    const { held: _, ...free } = entry;
    return { ...free, notBefore: now };
  });
}
