import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { Attachment } from '../../../dialogs/domain/message.ts';
import type { Visitor } from './access.ts';
import type { ActivityLog, DirectLineConversation } from './activity-log.ts';
import type { Show } from './adapter.ts';
import { Refusal } from './refusal.ts';
import type { WireAccount, WireActivity } from './wire.ts';

export interface Intake {
  /**
   * What the customer sent, checked and stamped, kept durably. Its id, and the activity to give to the bot; without one
   * it came before, and nothing of it was kept.
   */
  take(sent: Sent): Promise<{ id: string; turn?: WireActivity }>;
  /** The activity that tells a bot of a conversation that was just started. It is not kept. */
  begin(conversation: DirectLineConversation, user: WireAccount, locale: string | undefined): WireActivity;
}

interface Sent {
  visitor: Visitor;
  conversation: DirectLineConversation;
  activity: WireActivity;
  files?: readonly Attachment[];
}

/** Only the service itself says these. */
const NOT_FOR_CLIENTS = ['conversationUpdate', 'contactRelationUpdate', 'installationUpdate', 'trace', 'handoff'];

export function createIntake(parts: {
  log: ActivityLog;
  clock: Clock;
  show: Show;
  account: { id: string; name: string };
}): Intake {
  const { log, clock, show, account } = parts;
  const envelope = (conversation: DirectLineConversation, from: WireAccount) => ({
    timestamp: new Date(clock.now()).toISOString(),
    channelId: 'directline',
    conversation: { id: conversation.id },
    from,
    recipient: { ...account, role: 'bot' },
  });

  return {
    async take({ visitor, conversation, activity, files = [] }) {
      if (NOT_FOR_CLIENTS.includes(activity.type)) {
        throw new Refusal(400, 'BadArgument', `Clients cannot send ${activity.type}.`);
      }
      if (files.length && activity.type !== 'message') {
        throw new Refusal(400, 'BadArgument', 'Files come with a message, and with nothing else.');
      }
      // Where to answer and how to deliver is decided here: a client's word for it would swallow the bot's replies.
      const { serviceUrl: _url, deliveryMode: _mode, ...sent } = activity;
      const from = senderOf(visitor, conversation, activity.from, account.id);
      const locale = activity.locale ?? conversation.locale;
      const stamped = Object.assign(sent, locale === undefined ? {} : { locale }, envelope(conversation, from));
      if (activity.type === 'typing') {
        const typing = Object.assign(stamped, { id: `${conversation.id}|${randomUUID()}` });
        show(conversation.id, typing);
        return { id: typing.id, turn: typing };
      }
      const { id, repeat } = await log.record(conversation, stamped, files);
      return repeat ? { id } : { id, turn: Object.assign(stamped, { id }) };
    },
    begin(conversation, user, locale) {
      return {
        type: 'conversationUpdate',
        id: `${conversation.id}|${randomUUID()}`,
        ...envelope(conversation, user),
        ...(locale !== undefined && { locale }),
        membersAdded: [account, user],
      };
    },
  };
}

/** Whom the activity is from: who the token says, else who the client says. A client is never anything but a user. */
function senderOf(
  visitor: Visitor,
  conversation: DirectLineConversation,
  claimed: WireAccount | undefined,
  botId: string,
): WireAccount {
  if (conversation.user !== undefined) return { ...conversation.user, role: 'user' };
  if (!claimed?.id) throw new Refusal(400, 'BadArgument', 'from.id is missing.');
  refuseReserved(visitor, claimed.id);
  if (claimed.id === botId) throw new Refusal(400, 'BadArgument', 'from.id is that of the bot.');
  return { ...claimed, role: 'user' };
}

/** Ids that begin with `dl_` stand for a customer somebody with the secret has vouched for: throws when nobody has. */
export function refuseReserved(visitor: Visitor, userId: string): void {
  if (visitor.claims === undefined || !userId.startsWith('dl_')) return;
  throw new Refusal(400, 'BadArgument', 'User ids that begin with dl_ must come with the token.');
}
