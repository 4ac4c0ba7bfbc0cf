import type { Activity, ConversationReference } from 'botbuilder-core';
import { z } from 'zod';
import type { Conversation } from '../../../dialogs/domain/conversation.ts';
import type { HandedOver, HandoffHub, ToldHub } from '../../core/handoff-hub.ts';
import type { Sent } from '../../core/ports.ts';
import type { SendActivity } from './events-hub.ts';

/** The summary's words and the command travel in one activity, whose size is limited. */
const LONGEST = 20_000;

const bridgedRef = z.looseObject({
  bridged: z.literal(true),
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
});

/**
 * Dynamics 365: the bot is an agent of Omnichannel, which brought the customer's conversation to it. It hands over with
 * a message that only agents see, in that same conversation, and is out of it afterwards; Omnichannel has the
 * transcript, and carries what customer and agent write. A conversation that Omnichannel did not bring is refused: in it
 * the customer would read that message.
 */
export function createOmnichannelHub({ waitMs, send }: { waitMs: number; send: SendActivity }): HandoffHub {
  const command = async (of: ToldHub, activity: Partial<Activity>): Promise<Sent> => {
    const to = bridgeOf(of.conversation);
    return to ? send(to, activity) : { result: 'refused', reason: 'not-bridged' };
  };
  const nothingToTell = (): Promise<Sent> => Promise.resolve({ result: 'sent' });
  return {
    waitMs,
    speaksItself: true,
    start: (handed) => command(handed, escalation(handed)),
    send: nothingToTell,
    status: nothingToTell,
    // Whom Omnichannel still has in its queue, or with an agent, is not cut off because we do not wait any longer.
    end: (over) =>
      over.reason === 'taken-back'
        ? command(over, forAgents('', { type: 'EndConversation', context: {} }))
        : nothingToTell(),
  };
}

/** Marks what the customer is to see: without it only agents do. */
export function bridged(activity: Partial<Activity>): Partial<Activity> {
  return { ...activity, channelData: { ...Object(activity.channelData), deliveryMode: 'bridged' } };
}

/** Whether Omnichannel brought this activity's conversation to the bot. */
export function isBridged({ channelId, channelData }: { channelId: string; channelData?: unknown }): boolean {
  const source = z.object({ sourceChannelId: z.literal('omnichannel') }).safeParse(channelData);
  return channelId === 'omnichannel' || source.success;
}

function bridgeOf({ sendRef }: Conversation): Partial<ConversationReference> | undefined {
  const ref = bridgedRef.safeParse(sendRef).data;
  if (!ref) return undefined;
  const { bridged: _, conversation, ...rest } = ref;
  return { ...rest, conversation: { name: '', isGroup: false, conversationType: '', ...conversation } };
}

/** The context variables of the workstream: what its rules can route by. */
function escalation({ reference, reason, again, summary, conversation }: HandedOver): Partial<Activity> {
  const { severity, happened, contact } = summary.facts;
  const context: Record<string, string | number> = {
    ComplaintReference: reference,
    HandoffReason: reason,
    HandoffAgain: again ? 1 : 0,
    Severity: severity,
    CustomerLocale: conversation.locale,
    ...(happened.type ? { ClaimType: happened.type } : {}),
    ...(happened.failure ? { Failure: happened.failure } : {}),
    ...(contact?.address ? { [contact.way === 'email' ? 'Email' : 'Phone']: contact.address } : {}),
  };
  return forAgents([...summary.words].slice(0, LONGEST).join(''), { type: 'Escalate', context });
}

function forAgents(text: string, command: { type: string; context: Record<string, string | number> }) {
  return { type: 'message', text, textFormat: 'plain', channelData: { tags: JSON.stringify(command) } };
}
