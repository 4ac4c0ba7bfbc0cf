import { z } from 'zod';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import { readReference } from '../../../dialogs/domain/reference.ts';
import type { Core } from '../../core/core.ts';
import { heed, type OutsideWord } from '../../core/outside-desk.ts';
import type { Log } from '../../core/ports.ts';
import type { HubPlace } from './hub-place.ts';

/** What of an activity that passed a door's gate is looked at. */
export interface Admitted {
  type: string;
  id?: string;
  name?: string;
  serviceUrl?: string;
  conversation: { id: string };
  from?: { id: string; name?: string | null | undefined };
  text?: string;
  value?: unknown;
  channelData?: unknown;
}

const LONGEST = 10_000;
const names = z.object({ reference: z.string() });
const status = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('failed'), message: z.string().max(500).catch('').default('') }),
  z.object({ state: z.literal('completed'), message: z.string().max(2000).catch('').default('') }),
]);

/**
 * Hears what another desk says in its own conversation: `handoff.status` events and its agents' messages. True when the
 * activity was of that conversation, which is nobody's complaint. An event of that name from anywhere else is not heard.
 */
export function createHubEar(place: HubPlace, core: () => Pick<Core, 'act'>, log: Log) {
  return async (activity: Admitted): Promise<boolean> => {
    if (!isThere(place, activity)) return false;
    const word = wordIn(activity);
    if (!word) {
      if (activity.type === 'message' || activity.name) log.warn('hub.not-understood', { type: activity.type });
      return true;
    }
    try {
      await heed(core(), word);
    } catch (error) {
      // Their side cannot be answered here: what is too late, or of no complaint, is noted and over.
      if (!(error instanceof AmendsError) || error.code === 'unavailable' || error.code === 'conflict') throw error;
      log.warn('hub.not-heeded', { code: error.code, state: word.state });
    }
    return true;
  };
}

function isThere(place: HubPlace, { conversation, serviceUrl = '' }: Admitted): boolean {
  const service = (url: string) => url.replace(/\/+$/, '').toLowerCase();
  return conversation.id === place.conversation && service(serviceUrl) === service(place.serviceUrl);
}

function wordIn(activity: Admitted): OutsideWord | undefined {
  const { type, name, id: key, from, text = '' } = activity;
  const reference = referenceIn(activity);
  if (!reference || !key || !from) return undefined;
  const agent = { id: from.id.slice(0, 128), name: (from.name ?? '').trim().slice(0, 60) || 'An agent' };
  if (type === 'message') {
    const said = [...text.trim()].slice(0, LONGEST).join('');
    return said ? { reference, key, state: 'says', agent, text: said } : undefined;
  }
  const told = type === 'event' && name === 'handoff.status' ? status.safeParse(activity.value).data : undefined;
  switch (told?.state) {
    case 'accepted':
      return { reference, key, state: 'accepted', agent };
    case 'failed':
      return { reference, key, state: 'failed', why: told.message };
    case 'completed':
      return { reference, key, state: 'completed', agent, cause: 'other', note: told.message };
    default:
      return undefined;
  }
}

/** Which complaint it is about: they give back the reference that they were given. */
function referenceIn({ value, channelData }: Admitted): string | undefined {
  const ours = z.object({ amends: names }).safeParse(channelData).data?.amends;
  const given = names.safeParse(value).data ?? ours;
  return given && readReference(given.reference);
}
