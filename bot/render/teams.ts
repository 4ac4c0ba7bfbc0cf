import type { Button } from '../../dialogs/domain/message.ts';
import { ADAPTIVE_CARD, adaptiveCard, buttonCard, type Json, plainCard } from './card.ts';
import type { LinkedFile } from './files.ts';
import { type Asked, type Shown, shownFile } from './web.ts';

/** Teams shows the first three suggested actions and drops the others. */
const MOST_SUGGESTED = 3;
/** Teams takes no larger card. */
const MOST_CARD_BYTES = 28_000;

/** Pictures Teams draws from an address. */
const DRAWN = ['image/jpeg', 'image/png', 'image/gif'];

/** What of a message Teams shows. */
export interface TeamsShown extends Omit<Shown, 'suggestedActions'> {
  suggestedActions?: { to: string[]; actions: ImBack[] };
}

/** The only suggested action Teams knows: pressing it is saying it. */
export interface ImBack {
  type: 'imBack';
  title: string;
  value: string;
}

/**
 * For Teams: buttons below the message while they are at most three and no card is there, else on a card, whose buttons
 * also say which question they answer. A card that is too large is told in words. Pictures are drawn, and every file is
 * a link as well: it opens where Teams draws nothing. All of it comes from the bot there, so a person's words say whose
 * they are.
 */
export function teamsShown(
  { text, card, buttons = [], question, prompts = [], from }: Asked,
  files: readonly LinkedFile[] = [],
): TeamsShown {
  const isSurvey = prompts.some((prompt) => prompt.startsWith('survey'));
  const onCard = buttons.length > 0 && (card !== undefined || isSurvey || buttons.length > MOST_SUGGESTED);
  const actions = onCard ? buttons.map((button) => submit(button, question)) : [];
  const drawn = card ? adaptiveCard(card, actions) : undefined;
  const fits = drawn === undefined || Buffer.byteLength(JSON.stringify(drawn), 'utf16le') <= MOST_CARD_BYTES;
  const content = (fits ? drawn : undefined) ?? (onCard ? buttonCard(buttons, actions) : undefined);
  const words = escapeMarkdown(fits || !card ? text : `${text}\n\n${plainCard(card)}`);
  const links = files.map(({ name, url }) => `[${escapeMarkdown(name)}](${url})`);
  const attachments = [
    ...files.filter(({ type }) => DRAWN.includes(type)).map(shownFile),
    ...(content ? [{ contentType: ADAPTIVE_CARD, content }] : []),
  ];
  return {
    text: [speaker(from), words, ...links].filter(Boolean).join('\n\n'),
    textFormat: 'markdown',
    ...(attachments.length ? { attachments } : {}),
    ...(buttons.length && !onCard ? { suggestedActions: { to: [], actions: buttons.map(imBack) } } : {}),
  };
}

function speaker(from: Asked['from']): string {
  return from?.role === 'agent' && from.name ? `**${escapeMarkdown(from.name)}**` : '';
}

function imBack({ label }: Button): ImBack {
  return { type: 'imBack', title: label, value: label };
}

/** With plain data, which every client posts back as it is; what only some understand may leave a press unsent. */
function submit({ id, label }: Button, question: string | undefined): Json {
  return { type: 'Action.Submit', title: label, data: { question: question ?? '', button: id, label } };
}

/** A customer's stars and brackets are meant as they stand. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_`[\]<>#~|]/g, '\\$&');
}
