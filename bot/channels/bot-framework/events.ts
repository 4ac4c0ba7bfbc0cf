import type { Clock } from '../../../dialogs/domain/ports.ts';
import { toldByTeams } from '../../../dialogs/domain/told.ts';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Core } from '../../core/core.ts';
import type { Store, Words } from '../../core/ports.ts';
import type { CardAction, CardAnswer } from '../complaint-bot.ts';
import { asReference } from './carrier.ts';
import { addressOf, arrivalFrom, choiceIn, inboundFrom, isShared } from './inbound.ts';
import { wordsOf } from './mentions.ts';
import type { Sdk } from './sdk.ts';
import { field, type WireActivity } from './wire.ts';

export interface EventsParts {
  core(): Core;
  store: Pick<Store, 'commit' | 'seen'>;
  /** A customer's e-mail address may be read from the members of their own chat in Teams. */
  readsEmail: boolean;
  words(): Words;
  clock: Pick<Clock, 'now'>;
  sdk(): Promise<Sdk>;
}

export interface Events {
  /** Keeps what an activity means, before it is acknowledged. What means nothing to us is taken and forgotten. */
  record(activity: WireActivity): Promise<void>;
  /** What is done about it once it has been acknowledged, beside the turn. */
  afterwards(activity: WireActivity): Promise<void>;
  /** Takes what was pressed on a card that waits for its answer. */
  cardAction(activity: WireActivity, action: CardAction): Promise<CardAnswer>;
}

export function createEvents(parts: EventsParts): Events {
  return {
    record: (activity) => record(parts.core(), activity),
    async afterwards(activity) {
      if (activity.type === 'message' && isShared(activity)) await hint(parts, activity);
      if (parts.readsEmail) await readEmail(parts, activity);
    },
    cardAction: (activity, action) => takeCard(parts, activity, action),
  };
}

async function record(core: Core, activity: WireActivity): Promise<void> {
  switch (activity.type) {
    case 'message':
      if (!isShared(activity)) await core.accept(inboundFrom(activity));
      return;
    case 'messageUpdate':
    case 'messageDelete':
      return amend(core, activity);
    case 'conversationUpdate':
    case 'installationUpdate':
      return comeOrGo(core, activity);
    default:
      return;
  }
}

/** They changed or took back, in their own client, something they said. */
async function amend(core: Core, activity: WireActivity): Promise<void> {
  const { id: activityId, type, channelData } = activity;
  if (activityId === undefined) return;
  const of = { address: addressOf(activity), activityId };
  if (type === 'messageDelete') return core.amend({ ...of, what: 'withdrawn' });
  if (field(channelData, 'eventType') === 'undeleteMessage') return core.amend({ ...of, what: 'put-back' });
  await core.amend({ ...of, what: 'edited', text: wordsOf(activity) });
}

/** The bot was added to a chat, or taken out of it. Clients tell it twice, in two ways; twice is once. */
async function comeOrGo(core: Core, activity: WireActivity): Promise<void> {
  if (isShared(activity)) return;
  const { type, action, recipient, membersAdded = [], membersRemoved = [] } = activity;
  const gone = type === 'installationUpdate' ? action === 'remove' : membersRemoved.some((m) => m.id === recipient?.id);
  if (gone) return core.leave(addressOf(activity));
  const comes = type === 'installationUpdate' ? action?.startsWith('add') === true : membersAdded.length > 0;
  const arrival = comes ? arrivalFrom(activity) : undefined;
  if (arrival) await core.arrive(arrival);
}

/** Where others read along, the bot asks once to be written to in private, and takes nothing down. */
async function hint(parts: EventsParts, activity: WireActivity): Promise<void> {
  const arrival = arrivalFrom(activity);
  if (!arrival || !(await isFirst(parts, `hint:${arrival.address.account}:${arrival.address.thread}`))) return;
  const { text } = parts.words().word(
    { lines: [{ prompt: 'write-privately', values: {} }] },
    {
      channel: arrival.channel,
      locale: arrival.locale ?? parts.words().company.locale,
      seed: arrival.address.thread,
      lines: {},
      now: parts.clock.now(),
      conduct: { askedWhy: false, apologised: false, promised: [] },
    },
  );
  await (await parts.sdk()).send(asReference(arrival.sendRef), { type: 'message', text });
}

/** Once in a week at most, in a private chat in which they have written: nobody waits for it, and nothing is lost when it fails. */
async function readEmail(parts: EventsParts, activity: WireActivity): Promise<void> {
  const speaks = activity.type === 'message' && activity.channelId === 'msteams' && !isShared(activity);
  const arrival = speaks ? arrivalFrom(activity) : undefined;
  if (!arrival) return;
  const key = `email:${arrival.address.account}:${arrival.address.thread}`;
  if ((await parts.store.seen(key)) !== undefined || !(await isFirst(parts, key))) return;
  const { sendRef } = arrival;
  const told = toldByTeams(await (await parts.sdk()).emailOf(asReference(sendRef), sendRef.user.id));
  if (told) await parts.core().arrive({ ...arrival, told: [told] });
}

async function isFirst({ store, clock }: EventsParts, key: string): Promise<boolean> {
  try {
    await store.commit({ at: clock.now(), seen: [{ key, result: '' }] });
    return true;
  } catch (error) {
    if (error instanceof AmendsError && error.code === 'seen') return false;
    throw error;
  }
}

async function takeCard(parts: EventsParts, activity: WireActivity, { data }: CardAction): Promise<CardAnswer> {
  if (!choiceIn(data) || isShared(activity)) return { taken: false };
  const core = parts.core();
  const { conversation } = await core.accept(inboundFrom({ ...activity, value: data }));
  core.listen(conversation);
  const words = parts.words();
  return { taken: true, says: words.phrase('card.taken', activity.locale ?? words.company.locale) };
}
