import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { type Conversation, currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { openPromises } from '../../dialogs/domain/promise.ts';
import { phoneOf } from '../../dialogs/domain/proving.ts';
import { withSpan } from './conversations.ts';
import { raisedPlace } from './moving.ts';
import { outgoing } from './outgoing.ts';
import { firstWriting, held } from './quiet-hours.ts';
import type { Running } from './parts.ts';
import type { NewMessage } from './ports.ts';
import { conversationWith, textFor, textingDoor } from './texting.ts';

/**
 * Where a promised answer goes as well, when its customer asked for it by text and has written nothing since on a page
 * that shows it: their number's place. Undefined when it was not asked for, no texts can be sent, or they are there.
 */
export function awayAddress(running: Running, complaint: Complaint): Conversation['address'] | undefined {
  const promised = openPromises(complaint.promises).find(({ what }) => what === 'answer-later');
  const phone = complaint.claim.contact?.way === 'text' ? phoneOf(complaint) : undefined;
  if (!promised || !phone || complaint.lastMessageAt > promised.made) return undefined;
  return textingDoor(running)?.(phone);
}

/**
 * An agent's words by text beside the page, which show them too; from then on the number is a place of this complaint.
 * Its first text says what this is. Nothing is changed where the number is closed to us or speaks of something else.
 */
export async function alsoByText(
  running: Running,
  complaint: Complaint,
  { said, address, now }: { said: NewMessage; address: Conversation['address']; now: Instant },
): Promise<{ complaint: Complaint; message?: NewMessage; place?: Conversation }> {
  const phone = phoneOf(complaint) ?? '';
  const to = await conversationWith(running, address, { phone, locale: complaint.session.locale });
  const about = currentComplaint(to);
  if (to.closedTo || to.id === said.conversation || (about !== undefined && about !== complaint.id))
    return { complaint };
  const values = complaint.reference ? { 'complaint.reference': complaint.reference } : {};
  const opening = to.welcomed
    ? ''
    : `${textFor(running, to, { lines: [{ prompt: 'text-opening', values }] }, now).text} `;
  const copy: NewMessage = {
    ...said,
    conversation: to.id,
    id: running.ids.next('msg'),
    text: `${opening}${said.text}`,
    sameAs: said.id,
  };
  const sent = outgoing(running, complaint, copy, to);
  const { elsewhere = [] } = sent.complaint;
  const joined: Complaint = { ...sent.complaint, elsewhere: [...elsewhere.filter((id) => id !== to.id), to.id] };
  const place = raisedPlace({ ...(about === undefined ? withSpan(to, complaint.id) : to), welcomed: true });
  return {
    complaint: held(joined, [copy], firstWriting(running.words().company, to.channel, now)),
    message: sent.message,
    place,
  };
}
