import type { Action, Activity, Attachment } from './activity.ts';
import { type Block, readCard } from './adaptive-card.ts';
import { idOf, type Outbox, type Pending } from './outbox.ts';

/** What the stream has told so far. Reading the same activities again changes nothing. */
export interface Transcript {
  entries: readonly Entry[];
  /** Who is writing to the customer at the moment. */
  typing?: { role: 'bot' | 'agent'; name?: string };
  reference?: string;
}

export interface Entry {
  /** The same before and after the server has given its own id, so that a message keeps its place on the screen. */
  key: string;
  id?: string;
  role: 'bot' | 'agent' | 'customer';
  name?: string;
  text: string;
  /** ms since 1970. */
  at: number;
  card?: readonly Block[];
  files: readonly Attachment[];
  actions: readonly Action[];
  /** The channel they wrote it by, when it was not this page. */
  writtenBy?: string;
}

/** An entry as the page shows it. */
export interface Shown extends Entry {
  /** `stalled` is not sent, but tried again by itself; `not-sent` waits for the customer. */
  delivery?: 'sending' | 'sent' | 'stalled' | 'not-sent';
  pending?: Pending;
}

export const nothingSaid: Transcript = { entries: [] };

/** Takes in what the stream said. A message with a known id replaces the earlier one. */
export function hear(transcript: Transcript, activities: readonly Activity[], now: number): Transcript {
  return activities.reduce((heard, activity) => hearOne(heard, activity, now), transcript);
}

/** Whoever was writing has stopped, or their signal has grown old. */
export function stopTyping(transcript: Transcript): Transcript {
  const { typing: _, ...rest } = transcript;
  return rest;
}

/** Everything said, what the server does not yet surely have last. */
export function show(transcript: Transcript, outbox: Outbox): Shown[] {
  const said = transcript.entries.map((entry): Shown =>
    entry.role === 'customer' && !entry.writtenBy ? { ...entry, delivery: 'sent' } : entry,
  );
  const keys = new Set(transcript.entries.map((entry) => entry.key));
  return [...said, ...outbox.filter((pending) => !keys.has(idOf(pending))).map(notYetHeard)];
}

/** The buttons that can be pressed now: those of the last message, unless the customer has said something since. */
export function choices(shown: readonly Shown[]): readonly Action[] {
  const last = shown.at(-1);
  return last && last.role !== 'customer' ? last.actions : [];
}

/** Who spoke to the customer last: the bot or an agent. Undefined before the first word. */
export function counterpart(transcript: Transcript): Entry | undefined {
  return transcript.entries.findLast((entry) => entry.role !== 'customer');
}

function hearOne(transcript: Transcript, activity: Activity, now: number): Transcript {
  const { role, name } = activity.from;
  if (activity.type === 'typing') {
    return role === 'customer' ? transcript : { ...transcript, typing: { role, ...(name && { name }) } };
  }
  if (activity.type !== 'message') return transcript;
  const entry = readEntry(activity, now);
  const known = transcript.entries.findIndex(
    (other) => other.key === entry.key || (!!entry.id && other.id === entry.id),
  );
  const entries = known < 0 ? [...transcript.entries, entry] : transcript.entries.with(known, entry);
  const reference = activity.reference ?? transcript.reference;
  return { ...(role === 'customer' ? transcript : stopTyping(transcript)), entries, ...(reference && { reference }) };
}

function readEntry(activity: Activity, now: number): Entry {
  const cards = activity.attachments.filter((attachment) => attachment.contentType.endsWith('card.adaptive'));
  const card = cards[0] && readCard(cards[0].content);
  return {
    key: activity.clientActivityId ?? activity.id ?? `${activity.timestamp} ${activity.text}`,
    ...(activity.id && { id: activity.id }),
    role: activity.from.role,
    ...(activity.from.name && { name: activity.from.name }),
    text: activity.text,
    at: Date.parse(activity.timestamp ?? '') || now,
    ...(card && { card }),
    files: activity.attachments.filter((attachment) => attachment.contentUrl),
    actions: activity.actions,
    ...(activity.writtenBy && { writtenBy: activity.writtenBy }),
  };
}

function notYetHeard(pending: Pending): Shown {
  return {
    key: idOf(pending),
    role: 'customer',
    text: pending.activity.channelData.messageBack?.displayText ?? pending.activity.text,
    at: pending.at,
    files: [],
    actions: [],
    delivery: deliveryOf(pending),
    pending,
  };
}

function deliveryOf({ state, stalled }: Pending): NonNullable<Shown['delivery']> {
  if (state === 'refused') return 'not-sent';
  return stalled ? 'stalled' : 'sending';
}
