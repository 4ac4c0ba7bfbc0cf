import type { Action, Activity, Attachment } from './activity.ts';
import { type Block, readCard } from './adaptive-card.ts';
import { idOf, type Outbox, type Pending } from './outbox.ts';

/** What the stream has told so far. Reading the same activities again changes nothing. */
export interface Transcript {
  entries: readonly Entry[];
  /**
   * Where an entry stands, by its key and by its id. Entries are added and replaced, never taken out or moved: so the
   * transcripts that follow from one another share it, and only the newest may be added to.
   */
  places: Map<string, number>;
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
  /** The language of the bot's words, when it is known. */
  lang?: string;
  /** ms since 1970. */
  at: number;
  card?: readonly Block[];
  files: readonly Attachment[];
  actions: readonly Action[];
  /** The channel they wrote it by, when it was not this page. */
  writtenBy?: string;
  /**
   * Of what the customer wrote on this page. `stalled` is not sent, but tried again by itself; `not-sent` waits for the
   * customer.
   */
  delivery?: 'sending' | 'sent' | 'stalled' | 'not-sent';
}

/** An entry as the page shows it. */
export interface Shown extends Entry {
  pending?: Pending;
}

export function nothingSaid(): Transcript {
  return { entries: [], places: new Map() };
}

/** Takes in what the stream said. A message with a known id replaces the earlier one. */
export function hear(transcript: Transcript, activities: readonly Activity[], now: number): Transcript {
  const entries = [...transcript.entries];
  let heard: Transcript = { ...transcript, entries };
  for (const activity of activities) {
    if (activity.type === 'message') putEntry(entries, transcript.places, readEntry(activity, now));
    heard = hearOne(heard, activity);
  }
  return heard;
}

/** Whoever was writing has stopped, or their signal has grown old. */
export function stopTyping(transcript: Transcript): Transcript {
  const { typing: _, ...rest } = transcript;
  return rest;
}

/** Everything said, what the server does not yet surely have last. */
export function show(transcript: Transcript, outbox: Outbox): readonly Shown[] {
  const unheard = outbox.filter((pending) => !transcript.places.has(idOf(pending)));
  return unheard.length === 0 ? transcript.entries : [...transcript.entries, ...unheard.map(notYetHeard)];
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

function hearOne(transcript: Transcript, activity: Activity): Transcript {
  const { role, name } = activity.from;
  if (activity.type === 'typing') {
    return role === 'customer' ? transcript : { ...transcript, typing: { role, ...(name && { name }) } };
  }
  if (activity.type !== 'message') return transcript;
  const reference = activity.reference ?? transcript.reference;
  return { ...(role === 'customer' ? transcript : stopTyping(transcript)), ...(reference && { reference }) };
}

function putEntry(entries: Entry[], places: Map<string, number>, entry: Entry): void {
  const place = places.get(entry.key) ?? (entry.id === undefined ? undefined : places.get(entry.id)) ?? entries.length;
  entries[place] = entry;
  places.set(entry.key, place);
  if (entry.id) places.set(entry.id, place);
}

function readEntry(activity: Activity, now: number): Entry {
  const cards = activity.attachments.filter((attachment) => attachment.contentType.endsWith('card.adaptive'));
  const card = cards[0] && readCard(cards[0].content);
  return {
    key: activity.clientActivityId ?? activity.id ?? `${activity.timestamp} ${activity.text}`,
    ...(activity.id && { id: activity.id }),
    role: activity.from.role,
    ...(activity.from.name && { name: activity.from.name }),
    ...(activity.locale && activity.from.role === 'bot' && { lang: activity.locale }),
    text: (card && activity.lead) ?? activity.text,
    at: Date.parse(activity.timestamp ?? '') || now,
    ...(card && { card }),
    files: some(activity.attachments.filter((attachment) => attachment.contentUrl)),
    actions: some(activity.actions),
    ...(activity.writtenBy && { writtenBy: activity.writtenBy }),
    ...(activity.from.role === 'customer' && !activity.writtenBy && { delivery: 'sent' }),
  };
}

/** One empty list for all of thousands of messages. */
const some = <T>(items: readonly T[]): readonly T[] => (items.length === 0 ? none : items);
const none: readonly never[] = [];

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
