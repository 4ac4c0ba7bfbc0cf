import type { Button, Message } from '../../dialogs/domain/message.ts';
import { ADAPTIVE_CARD, adaptiveCard, type AddressOf, type Json, plainCard } from './card.ts';
import type { LinkedFile } from './files.ts';
import type { Said } from './sms.ts';

export { adaptiveCard, plainCard };

/** A message with the question its buttons answer. */
export interface Asked extends Said {
  question?: string;
  /** Which words are said, as `name#line`. */
  prompts?: readonly string[];
  /** Who says it; absent: the bot. */
  from?: Pick<Message['from'], 'role' | 'name'>;
}

export interface ShownCard {
  contentType: string;
  content: Json;
}

/** A file that the client fetches from where it is. */
export interface ShownFile {
  contentType: string;
  contentUrl: string;
  name: string;
}

/** The parts of an activity that show a message; the rest (ids, speaker, time) is the channel's. */
export interface Shown {
  text: string;
  textFormat: 'plain' | 'markdown';
  attachments?: (ShownCard | ShownFile)[];
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
export function webShown(
  { text, card, buttons, question }: Asked,
  files: readonly LinkedFile[] = [],
  addressOf?: AddressOf,
): Shown {
  const attachments = [
    ...files.map(shownFile),
    ...(card ? [{ contentType: ADAPTIVE_CARD, content: adaptiveCard(card, [], addressOf) }] : []),
  ];
  return {
    text: card ? `${text}\n\n${plainCard(card)}` : text,
    textFormat: 'plain',
    ...(attachments.length ? { attachments } : {}),
    ...(buttons?.length
      ? { suggestedActions: { to: [], actions: buttons.map((button) => suggested(button, question)) } }
      : {}),
  };
}

export function shownFile({ name, type, url }: LinkedFile): ShownFile {
  return { contentType: type, contentUrl: url, name };
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
