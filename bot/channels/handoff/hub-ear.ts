import { z } from 'zod';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import { readReference } from '../../../dialogs/domain/reference.ts';
import type { Core } from '../../core/core.ts';
import { heed, type OutsideWord } from '../../core/outside-desk.ts';
import type { Log } from '../../core/ports.ts';
import { keptIfSent } from '../../core/sent-files.ts';
import { filesIn } from '../bot-framework/files.ts';
import type { WireActivity } from '../bot-framework/wire.ts';
import { type HubFileParts, takeFiles, Unsendable } from './hub-files.ts';
import type { HubPlace } from './hub-place.ts';

/** An activity that passed a door's gate. */
export type Admitted = WireActivity;

/** What it takes to hear another desk. */
export interface EarParts {
  core(): Pick<Core, 'act'>;
  log: Log;
  files: HubFileParts;
  /** Tells an agent there, in their own conversation, what did not go out. */
  answer(text: string, reference: string): Promise<unknown>;
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
export function createHubEar(place: HubPlace, parts: EarParts) {
  const { log } = parts;
  return async (activity: Admitted): Promise<boolean> => {
    if (!isThere(place, activity)) return false;
    const word = wordIn(activity);
    if (!word) {
      if (activity.type === 'message' || activity.name) log.warn('hub.not-understood', { type: activity.type });
      return true;
    }
    try {
      await hearWord(parts, word, activity);
    } catch (error) {
      if (error instanceof Unsendable) {
        log.warn('hub.file-refused', { reason: error.reason });
        await parts.answer(error.message, word.reference);
        return true;
      }
      // Their side cannot be answered here: what is too late, or of no complaint, is noted and over.
      if (!(error instanceof AmendsError) || error.code === 'unavailable' || error.code === 'conflict') throw error;
      log.warn('hub.not-heeded', { code: error.code, state: word.state });
    }
    return true;
  };
}

/** Files are kept only where their words go out, and once. */
async function hearWord({ core, files }: EarParts, word: OutsideWord, activity: Admitted): Promise<void> {
  const sent = word.state === 'says' ? await takeFiles(activity, files) : undefined;
  if (word.state !== 'says' || !sent) return void (await heed(core(), word));
  await keptIfSent(files.files, sent.attachments, () => heed(core(), { ...word, files: sent }));
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
    return said || filesIn(activity).length ? { reference, key, state: 'says', agent, text: said } : undefined;
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
