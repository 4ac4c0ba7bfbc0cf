import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import { goOnHere } from '../../dialogs/joining-dialog.ts';
import { cannotText, invited } from '../../dialogs/text-dialog.ts';
import { cameOf, type Decided } from './decided.ts';
import { outgoing } from './outgoing.ts';
import { placed } from './conversations.ts';
import type { Running } from './parts.ts';
import { numberOf, placesOf } from './places.ts';
import { save } from './save.ts';
import { conversationWith, maySurprise, surprised, textFor } from './texting.ts';
import { putIntoWords } from './wording.ts';

/** How long an invitation may be answered. */
const INVITED_MS = 24 * 3_600_000;

/**
 * Asks a number, in one text that says nothing of the complaint, whether to go on there. Where the customer has been
 * writing about this complaint anyway, it goes on at once; a number that asked for no texts gets none.
 */
export async function inviteThere(
  running: Running,
  decided: Decided,
  { phone, address }: { phone: string; address?: Conversation['address'] },
): Promise<void> {
  const { turn, outcome, places } = decided;
  const { now } = turn;
  const { complaint } = outcome;
  if (places.phone && numberOf(places.phone) === phone) return goOn(running, decided, places.phone);
  const to = address && (await conversationWith(running, address, { phone, locale: complaint.session.locale }));
  if (!to || to.closedTo) return refuse(running, decided, to?.closedTo?.why);
  if (currentComplaint(to) === complaint.id) return goOn(running, decided, to);
  if (!maySurprise(to, now)) return refuse(running, decided);
  const reply = {
    lines: [
      {
        prompt: 'invitation',
        values: complaint.reference ? { 'complaint.reference': complaint.reference } : {},
      },
    ],
  };
  const said = putIntoWords(running, cameOf(decided, invited(turn, complaint)), places, false, now);
  const sent = outgoing(running, said.complaint, textFor(running, to, reply, now), to);
  // The invitation says what this is, as any first words do.
  const open: Conversation = {
    ...surprised(to, now),
    welcomed: true,
    invited: { complaintId: complaint.id, until: now + INVITED_MS, text: sent.message.id },
  };
  await save(
    running,
    { complaint: sent.complaint, messages: [...said.messages, sent.message] },
    { conversations: [...(said.conversations ?? []), open] },
  );
}

async function refuse(running: Running, decided: Decided, why?: string): Promise<void> {
  const { turn, outcome, places } = decided;
  const result = cameOf(decided, cannotText(turn, outcome.complaint, why === 'opted-out'));
  return save(running, putIntoWords(running, result, places, false, turn.now));
}

/** It is a place of this complaint already: it is answered there from now on. */
async function goOn(running: Running, decided: Decided, to: Conversation): Promise<void> {
  const { turn, outcome } = decided;
  const moved = { ...outcome.complaint, ...placed(outcome.complaint, to) };
  const result = cameOf(decided, goOnHere(turn, moved));
  await save(running, putIntoWords(running, result, await placesOf(running, moved, to), false, turn.now));
}
