import type { Activity, Attachment as WireAttachment } from 'botbuilder-core';
import type { Attachment, Message } from '../../../dialogs/domain/message.ts';

/** A message as an activity of a transcript: who said it and when, with its files as links below `publicUrl`. */
export function activityOf(message: Message, publicUrl: string): Partial<Activity> {
  const { id, at, from, text, attachments = [] } = message;
  return {
    type: 'message',
    id,
    timestamp: new Date(at),
    from: { id: from.role, name: from.name ?? from.role, role: from.role === 'customer' ? 'user' : 'bot' },
    text,
    ...(attachments.length ? { attachments: attachments.map((file) => linkTo(file, publicUrl)) } : {}),
  };
}

/** A file that could not be fetched has a name and no link. */
function linkTo({ id, name, type, missing }: Attachment, publicUrl: string): WireAttachment {
  const url = `${publicUrl}/files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
  return { contentType: type, name, ...(missing ? {} : { contentUrl: url }) };
}
