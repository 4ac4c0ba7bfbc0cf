import type { Message } from '../../../dialogs/domain/message.ts';
import { addressOf, isPicture } from '../../render/files.ts';
import { webShown } from '../../render/web.ts';
import { activityId, type WireAccount, type WireActivity, type WireAttachment } from './wire.ts';

export interface OutboundParts {
  /** The id the client knows the conversation by. */
  conversationId: string;
  locale?: string;
  /** The address of the service as the client sees it, for the addresses of attachments. */
  baseUrl: string;
}

/** A message of the log as clients see it: chosen fields only, and nothing internal. Its id is always the same. */
export function activityFrom(message: Message, parts: OutboundParts): WireActivity {
  const { conversationId } = parts;
  const locale = message.locale ?? parts.locale;
  const {
    text,
    textFormat,
    attachments: cards = [],
    suggestedActions,
  } = webShown(message, [], (file) => addressOf(file, parts.baseUrl));
  const attachments = [...filesOf(message, parts.baseUrl), ...cards];
  const channelData = channelDataOf(message);
  const { wire } = message;
  return {
    type: 'message',
    id: activityId(conversationId, message.seq),
    timestamp: new Date(message.at).toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
    from: speakerOf(message),
    ...(locale !== undefined && { locale }),
    text,
    textFormat,
    ...(attachments.length > 0 && { attachments }),
    ...(suggestedActions !== undefined && { suggestedActions }),
    ...(message.from.role === 'bot' && {
      inputHint: message.question === undefined ? 'acceptingInput' : 'expectingInput',
    }),
    ...(Array.isArray(wire?.entities) && { entities: wire.entities }),
    ...(wire?.value !== undefined && { value: wire.value }),
    ...(channelData !== undefined && { channelData }),
  };
}

/** To a client an agent is on the bot's side of the conversation; who it is stands in the channel data. */
function speakerOf({ from }: Message): WireAccount {
  const role = from.role === 'customer' ? 'user' : 'bot';
  return { id: from.id, ...(from.name !== undefined && { name: from.name }), role };
}

/** A picture is its own thumbnail: Web Chat shows a customer's picture only where there is one, else a file to download. */
function filesOf({ attachments = [] }: Message, baseUrl: string): WireAttachment[] {
  return attachments.map(({ id, name, type }) => {
    const contentUrl = addressOf({ id, name }, baseUrl);
    return { contentType: type, contentUrl, name, ...(isPicture(type) && { thumbnailUrl: contentUrl }) };
  });
}

/** The sender's own data whole, and beside it what our own page shows. */
function channelDataOf({ wire, from, ...message }: Message): unknown {
  const amends: Record<string, unknown> = {};
  if (from.role !== 'customer') amends['role'] = from.role;
  if (from.role === 'agent' && from.name !== undefined) amends['agentName'] = from.name;
  if (message.card !== undefined) amends['lead'] = message.text;
  if (message.prompts !== undefined) amends['prompts'] = message.prompts;
  if (message.promptSet !== undefined) amends['promptSet'] = message.promptSet;
  if (message.reference !== undefined) amends['reference'] = message.reference;
  if (message.masked !== undefined) amends['masked'] = message.masked;
  if (message.cut) amends['cut'] = true;
  if (message.writtenBy !== undefined) amends['from'] = message.writtenBy;
  const given = typeof wire?.channelData === 'object' && wire.channelData !== null ? wire.channelData : {};
  // What stands under our name is ours to say.
  const { amends: _, ...sent }: { amends?: unknown } = given;
  const data: Record<string, unknown> = sent;
  if (wire?.clientActivityId !== undefined) data['clientActivityID'] = wire.clientActivityId;
  if (Object.keys(amends).length > 0) data['amends'] = amends;
  return Object.keys(data).length > 0 ? data : undefined;
}
