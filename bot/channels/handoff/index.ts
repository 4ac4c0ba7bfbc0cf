import type { Core } from '../../core/core.ts';
import type { HandoffHub } from '../../core/handoff-hub.ts';
import type { Log } from '../../core/ports.ts';
import { createEventsHub, type SendActivity } from './events-hub.ts';
import { type Admitted, createHubEar } from './hub-ear.ts';
import type { HubFileParts } from './hub-files.ts';
import { type HubPlace, writtenTo } from './hub-place.ts';
import { createOmnichannelHub } from './omnichannel.ts';

export { readPlace } from './hub-place.ts';

/** Another desk that is reached by the Bot Framework door: in a conversation of its own, or as Omnichannel. */
export type DeskAtDoor = { waitMs: number } & ({ place: HubPlace } | { omnichannel: true });

export interface HubAtDoor {
  hub: HandoffHub;
  /** Hears an activity that passed the door's gate. True: it was the desk's, and is nobody's complaint. */
  hears(activity: Admitted): Promise<boolean>;
}

export function createHubAtDoor(
  desk: DeskAtDoor,
  parts: { botId: string; publicUrl: string; send: SendActivity; core(): Pick<Core, 'act'>; log: Log } & HubFileParts,
): HubAtDoor {
  if ('place' in desk) {
    const answer = (text: string, reference: string) =>
      parts.send(writtenTo(desk.place, parts.botId), { type: 'message', text, channelData: { amends: { reference } } });
    const { core, log, files, fetch } = parts;
    const hears = createHubEar(desk.place, { core, log, answer, files: { files, fetch } });
    return { hub: createEventsHub({ ...parts, ...desk }), hears };
  }
  const hub = createOmnichannelHub({ waitMs: desk.waitMs, send: parts.send });
  return { hub, hears: () => Promise.resolve(false) };
}
