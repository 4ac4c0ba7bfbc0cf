import type { Button } from '../../dialogs/domain/message.ts';
import { ADAPTIVE_CARD, adaptiveCard, type Json, plainCard } from './card.ts';
import type { Said } from './sms.ts';

export { adaptiveCard, plainCard };

/** A message with the question its buttons answer. */
export interface Asked extends Said {
  question?: string;
  /** Which words are said, as `name#line`. */
  prompts?: readonly string[];
}

/** The parts of an activity that show a message; the rest (ids, speaker, time) is the channel's. */
export interface Shown {
  text: string;
  textFormat: 'plain' | 'markdown';
  attachments?: { contentType: string; content: Json }[];
  suggestedActions?: { to: string[]; actions: Action[] };
}

/** A button as Bot Framework sends it. */
export interface Action {
  type: 'messageBack';
  title: string;
  text: string;
  displayText: string;
  value: { question: string; choice: string };
}

/** For the page and any other Direct Line client: plain text, cards beside it, every button below. */
export function webShown({ text, card, buttons, question }: Asked): Shown {
  return {
    text: card ? `${text}\n\n${plainCard(card)}` : text,
    textFormat: 'plain',
    ...(card ? { attachments: [{ contentType: ADAPTIVE_CARD, content: adaptiveCard(card) }] } : {}),
    ...(buttons?.length
      ? { suggestedActions: { to: [], actions: buttons.map((button) => suggested(button, question)) } }
      : {}),
  };
}

/** A suggested action: the customer is seen to say its label, the bot hears which button of which question it was. */
export function suggested({ id, label }: Button, question: string | undefined): Action {
  return {
    type: 'messageBack',
    title: label,
    text: label,
    displayText: label,
    value: { question: question ?? '', choice: id },
  };
}
