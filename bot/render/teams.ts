import type { Button } from '../../dialogs/domain/message.ts';
import { ADAPTIVE_CARD, adaptiveCard, type Json } from './card.ts';
import { type Asked, type Shown, suggested } from './web.ts';

/** Teams shows the first three suggested actions and drops the others. */
const MOST_SUGGESTED = 3;

/** For Teams: buttons below the message while they are at most three and no card is there, else on a card. */
export function teamsShown({ text, card, buttons = [], question }: Asked): Shown {
  const onCard = buttons.length > 0 && (card !== undefined || buttons.length > MOST_SUGGESTED);
  const actions = onCard ? buttons.map((button) => submit(button, question)) : [];
  const content = card ? adaptiveCard(card, actions) : onCard ? choices(actions) : undefined;
  return {
    text: escapeMarkdown(text),
    textFormat: 'markdown',
    ...(content ? { attachments: [{ contentType: ADAPTIVE_CARD, content }] } : {}),
    ...(buttons.length && !onCard
      ? { suggestedActions: { to: [], actions: buttons.map((button) => suggested(button, question)) } }
      : {}),
  };
}

function submit({ id, label }: Button, question: string | undefined): Json {
  const data = {
    question: question ?? '',
    button: id,
    msteams: { type: 'messageBack', text: label, displayText: label },
  };
  return { type: 'Action.Submit', title: label, data };
}

function choices(actions: readonly Json[]): Json {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [],
    actions,
  };
}

/** A customer's stars and brackets are meant as they stand. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_`[\]<>#~|]/g, '\\$&');
}
