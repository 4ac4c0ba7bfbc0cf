import type { Attachment } from '../../../dialogs/domain/message.ts';
import { activityId, type WireActivity } from './wire.ts';

/** What the door knows of a conversation, from the signed token alone. */
export interface DirectLineConversation {
  id: string;
  /** Who the customer surely is: put into the token by its issuer. Absent when the token names nobody. */
  user?: { id: string; name?: string };
  locale?: string;
  /** What the issuer of the token wanted to travel with it, as plain JSON. */
  context?: unknown;
}

/** Activities with where they end. */
export interface ActivitySet {
  activities: WireActivity[];
  /** The place of the last one given; the end of the log when none is after the place asked for. */
  watermark: number;
}

/** News that needs no reading: all that is after `after`. */
export interface FreshActivities extends ActivitySet {
  after: number;
}

/** Where the activities of conversations are kept. A place is a count from 1 and is never given twice. */
export interface ActivityLog {
  /**
   * Keeps what a customer sent, durably when it returns; only then the customer is told so. The same
   * `channelData.clientActivityID`, or the same id given by the sender, again: nothing is kept and the first id is
   * returned as a repeat. `files` are the attachments that were uploaded with it.
   * Throws AmendsError `unavailable` when nothing can be kept now, `gone` for an erased conversation.
   */
  record(
    conversation: DirectLineConversation,
    activity: WireActivity,
    files: readonly Attachment[],
  ): Promise<{ id: string; repeat?: true }>;
  /** Keeps what the bot sent through the adapter. */
  append(conversationId: string, activity: WireActivity): Promise<{ id: string }>;
  /** Activities after that place, oldest first, at most `limit`. A place past the end gives none, and the end. */
  read(conversation: DirectLineConversation, after: number, limit: number): Promise<ActivitySet>;
  /** Calls back after anything was kept there, with the news itself when it is at hand. The answer ends it. */
  watch(conversationId: string, changed: (fresh?: FreshActivities) => void): () => void;
  /** Puts another activity in the place of the one with this id; undefined takes it out. Unknown ids are ignored. */
  replace?(conversationId: string, id: string, activity: WireActivity | undefined): Promise<void>;
}

const LONGEST_ID = 512;

interface Kept {
  activities: (WireActivity | undefined)[];
  seen: Map<string, string>;
  watchers: Set<(fresh?: FreshActivities) => void>;
}

/** Keeps everything in memory, and loses it with the process: for bots that need no more, and for tests. */
export function createMemoryLog(): ActivityLog {
  const conversations = new Map<string, Kept>();
  const keptOf = (id: string): Kept => {
    const kept = conversations.get(id) ?? { activities: [], seen: new Map(), watchers: new Set() };
    conversations.set(id, kept);
    return kept;
  };
  return {
    async record(conversation, activity) {
      const kept = keptOf(conversation.id);
      const keys = keysOf(activity);
      const first = keys.map((key) => kept.seen.get(key)).find((id) => id !== undefined);
      if (first !== undefined) return { id: first, repeat: true };
      const id = keep(kept, conversation.id, activity);
      for (const key of keys) kept.seen.set(key, id);
      return { id };
    },
    async append(conversationId, activity) {
      return { id: keep(keptOf(conversationId), conversationId, activity) };
    },
    async read(conversation, after, limit) {
      const all = conversations.get(conversation.id)?.activities ?? [];
      const page = all.slice(after, after + limit);
      return {
        activities: page.filter((one) => one !== undefined),
        watermark: Math.min(after, all.length) + page.length,
      };
    },
    watch(conversationId, changed) {
      const { watchers } = keptOf(conversationId);
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    async replace(conversationId, id, activity) {
      const all = conversations.get(conversationId)?.activities ?? [];
      const place = all.findIndex((one) => one?.id === id);
      if (place >= 0) all[place] = activity;
    },
  };
}

function keep(kept: Kept, conversationId: string, activity: WireActivity): string {
  const after = kept.activities.length;
  const id = activityId(conversationId, after + 1);
  const placed = { ...activity, id };
  kept.activities.push(placed);
  for (const changed of kept.watchers) changed({ activities: [placed], after, watermark: after + 1 });
  return id;
}

function keysOf(activity: WireActivity): string[] {
  const client = clientActivityId(activity);
  return [
    ...(client === undefined ? [] : [`client ${client}`]),
    ...(activity.id === undefined ? [] : [`id ${activity.id}`]),
  ];
}

/** The id the client gave its own message, by which it knows it again; undefined when it gave none, or no sane one. */
export function clientActivityId(activity: WireActivity): string | undefined {
  const data = activity.channelData;
  if (typeof data !== 'object' || data === null || !('clientActivityID' in data)) return undefined;
  const id = data.clientActivityID;
  return typeof id === 'string' && id.length <= LONGEST_ID ? id : undefined;
}
