import { drawReference } from '../../dialogs/domain/reference.ts';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { World } from '../../dialogs/turn.ts';
import { opensAt } from './desk-hours.ts';
import type { Running } from './parts.ts';
import { firstWriting, rings } from './quiet-hours.ts';
import { textingDoor } from './texting.ts';

/** What the dialogs may know about the world at this moment, on that channel. */
export function worldAt(running: Running, channel: Channel, now: Instant): World {
  const { ids, settings, waits } = running;
  const words = running.words();
  const opens = opensAt(words.company, now);
  const wait = waits.range();
  return {
    claimTypes: words.claimTypes,
    id: (prefix) => ids.next(prefix),
    reference: () => drawReference((below) => ids.random(below)),
    checkInMs: settings.checkInMs[channel],
    alerts: running.alerts !== undefined,
    texting: textingDoor(running) !== undefined,
    ...(running.hub
      ? { hub: { waitMs: running.hub.waitMs, ...(running.hub.speaksItself ? { speaksItself: true } : {}) } }
      : {}),
    ...(rings(channel) ? { firstWriting: (at: Instant) => firstWriting(words.company, channel, at) } : {}),
    ...(opens !== undefined ? { opensAt: opens } : {}),
    ...(words.company.answerWithinMs === undefined ? {} : { answerWithinMs: words.company.answerWithinMs }),
    ...(wait ? { wait } : {}),
  };
}
