import type { Button, Card } from '../../dialogs/domain/message.ts';

/** A card in words alone, line by line, for whoever cannot or does not want to see it. */
export function plainCard(card: Card): string {
  if (card.kind === 'expenses') {
    const rows = card.rows.map(
      ({ what, amount, receipts }) => `${what ? `${what}: ` : ''}${amount}${receipts ? ` (+${receipts})` : ''}`,
    );
    return [card.title, ...rows, card.total].join('\n');
  }
  const quote = card.quote ? [`"${card.quote}"`] : [];
  return [card.title, ...quote, ...card.rows.map(({ label, value }) => `${capital(label)}: ${value}`)].join('\n');
}

/** An element of an Adaptive Card, as plain JSON. */
export type Json = { readonly [key: string]: unknown };

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** One of the fixed shapes as an Adaptive Card 1.5: no template, no script, nothing from outside. */
export function adaptiveCard(card: Card, actions: readonly Json[] = []): Json {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [{ ...words(card.title), weight: 'Bolder', size: 'Medium', style: 'heading' }, ...rowsOf(card)],
    ...(actions.length ? { actions } : {}),
    fallbackText: plainCard(card),
    speak: plainCard(card),
  };
}

/** A card with nothing but choices, for a client that shows few of them otherwise. */
export function buttonCard(buttons: readonly Button[], actions: readonly Json[]): Json {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [],
    actions,
    fallbackText: buttons.map(({ label }) => label).join('\n'),
  };
}

function rowsOf(card: Card): Json[] {
  if (card.kind === 'summary') {
    const quote = card.quote ? [{ ...words(`"${card.quote}"`), isSubtle: true }] : [];
    return [
      ...quote,
      {
        type: 'FactSet',
        facts: card.rows.map(({ label, value }) => ({ title: capital(label), value: escapeMarkdown(value) })),
      },
    ];
  }
  const rows = card.rows.map(({ what, amount }) =>
    columns(words(what), { ...words(amount), horizontalAlignment: 'Right' }),
  );
  return [...rows, { ...words(card.total), weight: 'Bolder', horizontalAlignment: 'Right', separator: true }];
}

function columns(...items: Json[]): Json {
  return {
    type: 'ColumnSet',
    columns: items.map((item, i) => ({ type: 'Column', width: i ? 'auto' : 'stretch', items: [item] })),
  };
}

function words(text: string): Json {
  return { type: 'TextBlock', text: escapeMarkdown(text), wrap: true };
}

/** Adaptive Cards read some Markdown in text; a customer's stars and brackets are meant as they stand. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_[\]]/g, '\\$&');
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
