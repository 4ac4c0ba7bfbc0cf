import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Attachment } from '../../dialogs/domain/message.ts';
import type { Store } from '../core/ports.ts';
import { readSpoken, type Spoken } from '../core/transcript.ts';
import type { FileAnswer, MessageAnswer } from './schemas.ts';

/** What was said about this complaint, as the desk shows it: oldest first. */
export async function readMessages(store: Store, complaint: Complaint): Promise<MessageAnswer[]> {
  return (await readSpoken(store, complaint)).map(present);
}

/** An attachment with the address it is downloaded from. */
export function fileOf({ id, name, type, size, missing }: Attachment): FileAnswer {
  const url = `/files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
  return { id, name, type, size, url, ...(missing ? { missing: missing.state } : {}) };
}

function present({ message, channel, also }: Spoken): MessageAnswer {
  const { conversation, seq, at, from, text, attachments, masked, cut, repeatOf, delivery, edited, withdrawnAt } =
    message;
  return {
    conversation,
    seq,
    at,
    by: from.role,
    ...(from.name && { name: from.name }),
    text,
    files: (attachments ?? []).map(fileOf),
    masked: masked ?? [],
    cut: cut ?? false,
    repeat: repeatOf !== undefined,
    ...(edited && { edited: edited.text }),
    withdrawn: Boolean(withdrawnAt),
    channel,
    also,
    ...(delivery && {
      delivery: { state: delivery.state, ...(delivery.reason && { reason: delivery.reason }) },
    }),
  };
}
