import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { handOver, note } from '../../dialogs/domain/complaint-service.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { settle } from '../../dialogs/domain/promise.ts';
import type { World } from '../../dialogs/turn.ts';
import type { Running } from './parts.ts';
import { rings } from './quiet-hours.ts';

/** No person has that much to say to a machine in an hour; another machine has. */
const MOST = 40;
const HOUR_MS = 3_600_000;
/** In which so many are found, whatever the other side has said in between. */
const LOOKED_AT = 200;

const TOLD =
  'The bot wrote 40 messages here within an hour. The other side may be a machine, so it writes no more until a person has taken this.';

/** Whether the bot has said more than enough where each of its messages is sent, and is taken for a loop. */
export async function saysTooMuch(running: Running, here: Conversation, now: Instant): Promise<boolean> {
  if (!rings(here.channel) || here.lastSeq < MOST) return false;
  const log = await running.store.log(here.id, Math.max(0, here.lastSeq - LOOKED_AT), LOOKED_AT);
  return log.filter(({ from, at }) => from.role === 'bot' && at > now - HOUR_MS).length >= MOST;
}

/** The bot falls silent: a person is asked, and nothing it promised to write is left. */
export function hushed(
  running: Running,
  complaint: Complaint,
  { world, now }: { world: World; now: Instant },
): Complaint {
  const waiting = handOver(complaint, 'unclear', { ...world, now });
  const promised = waiting.promises.filter((p) => p.state === 'open' && p.who === 'bot');
  const promises = promised.reduce((all, { id }) => settle(all, id, 'withdrawn', now), waiting.promises);
  const silent: Complaint = { ...waiting, promises, hushedAt: now };
  return note(silent, 'bot', TOLD, { now, id: (prefix) => running.ids.next(prefix) });
}

/** The bot has fallen silent, and no person has taken it since. */
export function isHushed({ hushedAt, handoff }: Complaint): boolean {
  return hushedAt !== undefined && !((handoff?.acceptedAt ?? 0) > hushedAt);
}
