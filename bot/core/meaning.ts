import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Button } from '../../dialogs/domain/message.ts';
import { readChoice } from '../render/choices.ts';
import type { Inbound } from './ports.ts';

/**
 * What an inbound message means where it was written: a yes to an open question is an answer and no word of the trade,
 * and a text that names a choice is that choice: word for word where choices are pressed, by number too where they are
 * texted.
 */
export function meant(inbound: Inbound, { closedTo }: Conversation, { session, floor }: Complaint): Inbound {
  const { question, beside } = session;
  const answers = inbound.isAlsoYes && question !== undefined && closedTo?.why !== 'opted-out';
  const { trade, ...said } = inbound;
  const heard: Inbound = trade === undefined || answers ? said : inbound;
  const isText = inbound.channel === 'sms' || inbound.channel === 'whatsapp';
  // The first words of who has only just come to this place answer what they were asked there.
  const arrived = session.arrived === true;
  const open = question ? { question: question.id, buttons: question.buttons } : beside;
  if (heard.trade || heard.choice || !open || arrived || floor !== 'bot') return heard;
  const read = isText ? readChoice : named;
  const button = pressedOf(inbound.pressed, open.buttons) ?? read(inbound.text, open.buttons);
  return button ? Object.assign({}, heard, { choice: { question: open.question, button: button.id } }) : heard;
}

function named(text: string, buttons: readonly Button[]): Button | undefined {
  const said = text.trim().toLowerCase();
  return buttons.find(({ label }) => label.toLowerCase() === said);
}

function pressedOf(pressed: string | undefined, buttons: readonly Button[]): Button | undefined {
  if (pressed === undefined) return undefined;
  return buttons.find(({ id }) => id === pressed) ?? readChoice(pressed, buttons);
}
