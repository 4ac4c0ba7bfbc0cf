import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import type { Conversation } from '../../../dialogs/domain/conversation.ts';
import type { Message } from '../../../dialogs/domain/message.ts';
import type { Carrier } from '../../core/ports.ts';
import { type LinkedFile, linkedFiles } from '../../render/files.ts';
import { smsText } from '../../render/sms.ts';
import { teamsShown } from '../../render/teams.ts';
import { webShown } from '../../render/web.ts';
import { bridged } from '../handoff/omnichannel.ts';
import type { FetchFile } from './files.ts';
import type { SendRef } from './inbound.ts';
import type { Sdk } from './sdk.ts';
import type { Allowed } from './service-urls.ts';

const Ref: z.ZodType<SendRef> = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.object({ id: z.string(), name: z.string().exactOptional() }),
  user: z.object({ id: z.string() }),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().exactOptional(),
    tenantId: z.string().exactOptional(),
  }),
  bridged: z.literal(true).exactOptional(),
});

/** Takes messages to customers through the connector of their channel. */
export function createCarrier(parts: {
  sdk(): Promise<Sdk>;
  allows: Allowed;
  fetch: FetchFile;
  publicUrl: string;
}): Carrier {
  return {
    async send(message, to) {
      const ref = readRef(to);
      if (!ref) return { result: 'refused', reason: 'no-way' };
      if (!parts.allows(ref.serviceUrl)) return { result: 'refused', reason: 'service-url' };
      const activity = activityFor(message, to, linkedFiles(message, parts.publicUrl));
      return (await parts.sdk()).send(asReference(ref), ref.bridged ? bridged(activity) : activity);
    },
    staysOpen: ({ channel }) => channel !== 'sms' && channel !== 'whatsapp',
    async typing(to) {
      const ref = readRef(to);
      if (!ref || to.channel === 'sms' || !parts.allows(ref.serviceUrl)) return;
      await (await parts.sdk()).send(asReference(ref), { type: 'typing' });
    },
    fetch: parts.fetch,
  };
}

/** What is known of how to write to a conversation; undefined when nothing is. */
export function readRef({ sendRef }: Conversation): SendRef | undefined {
  return Ref.safeParse(sendRef).data;
}

/** As the SDK wants it: it tells accounts' names, where there are none. */
export function asReference({ channelId, serviceUrl, bot, user, conversation }: SendRef) {
  return {
    channelId,
    serviceUrl,
    bot: { name: '', ...bot },
    user: { name: '', ...user },
    conversation: { name: '', isGroup: false, conversationType: '', ...conversation },
  };
}

function activityFor(
  message: Message,
  { channel, locale }: Conversation,
  files: readonly LinkedFile[],
): Partial<Activity> {
  if (channel === 'sms' || channel === 'whatsapp') {
    return { type: 'message', text: smsText(message, files), textFormat: 'plain', locale };
  }
  const { suggestedActions, ...shown } = channel === 'teams' ? teamsShown(message, files) : webShown(message, files);
  return { type: 'message', ...shown, ...(suggestedActions ? { suggestedActions } : {}), locale };
}
