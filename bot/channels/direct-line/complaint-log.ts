import type { Conversation } from '../../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../../dialogs/domain/errors.ts';
import type { Message } from '../../../dialogs/domain/message.ts';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Core } from '../../core/core.ts';
import { greeting } from '../../core/greeting.ts';
import type { Inbound, Log, Store, Words } from '../../core/ports.ts';
import type { ActivityLog, DirectLineConversation } from './activity-log.ts';
import { inboundFrom } from './inbound.ts';
import { activityFrom } from './outbound.ts';
import { activityId } from './wire.ts';

export interface ComplaintLogParts {
  core: Pick<Core, 'accept'>;
  store: Pick<Store, 'conversation' | 'log' | 'watch'>;
  words(): Words;
  clock: Clock;
  /** The address of the program as customers see it, for the addresses of attachments. */
  publicUrl: string;
  log: Log;
}

/**
 * The activity log of Amends: what a customer sends is accepted by the core, and what is read are the messages of the
 * store, so that a message's seq is its place. A conversation nobody has written in holds only its greeting, unstored.
 */
export function createComplaintLog(parts: ComplaintLogParts): ActivityLog {
  const { core, store } = parts;
  const watchers = new Map<string, Set<() => void>>();
  store.watch(({ conversations }) => {
    for (const id of conversations) for (const changed of watchers.get(id) ?? []) changed();
  });
  return {
    async record(conversation, activity, files) {
      // Events and the like are for bots that know what to do with them; nothing was said.
      if (activity.type !== 'message') return { id: activityId(conversation.id, 0) };
      const inbound = inboundFrom(activity, { conversation, files });
      if (isEmpty(inbound)) throw new AmendsError('unusable', 'The message is empty.');
      const { seq, repeat } = await core.accept({ conversationId: conversation.id, ...inbound });
      return { id: activityId(conversation.id, seq), ...(repeat && { repeat }) };
    },
    async append(conversationId) {
      // The bot behind this log answers through the core; nothing else speaks in its conversations.
      parts.log.warn('direct-line.stray-activity', { conversation: conversationId });
      return { id: activityId(conversationId, 0) };
    },
    async read(conversation, after, limit) {
      const stored = await store.conversation(conversation.id);
      const messages = stored ? await store.log(conversation.id, after, limit) : unstored(parts, conversation, after);
      const last = stored?.lastSeq ?? 1;
      return {
        activities: messages.map((message) => wireForm(parts, conversation, message)),
        watermark: messages.at(-1)?.seq ?? Math.min(after, last),
      };
    },
    watch(conversationId, changed) {
      const told = () => changed();
      const set = watchers.get(conversationId) ?? new Set();
      watchers.set(conversationId, set.add(told));
      return () => {
        set.delete(told);
        if (!set.size) watchers.delete(conversationId);
      };
    },
  };
}

/** Nothing to read, nothing pressed, nothing sent along: blanks and marks that take no room are no words. */
function isEmpty({ text, choice, attachments }: Inbound): boolean {
  return !/[^\s\p{Cc}\p{Cf}]/u.test(text) && choice === undefined && attachments === undefined;
}

function unstored(parts: ComplaintLogParts, conversation: DirectLineConversation, after: number): Message[] {
  if (after > 0) return [];
  const words = parts.words();
  const to: Pick<Conversation, 'id' | 'channel' | 'locale'> = {
    id: conversation.id,
    channel: 'web',
    locale: conversation.locale ?? words.company.locale,
  };
  return [{ ...greeting(words, to, parts.clock.now()), seq: 1 }];
}

function wireForm(parts: ComplaintLogParts, conversation: DirectLineConversation, message: Message) {
  return activityFrom(message, {
    conversationId: conversation.id,
    baseUrl: parts.publicUrl,
    ...(conversation.locale ? { locale: conversation.locale } : {}),
  });
}
