import type { Button, Card, CardFile, CardRow } from '../../dialogs/domain/message.ts';
import { isPicture, namesOf, type NamesRoom, ROOM } from './files.ts';

/** A card in words alone, line by line, for whoever cannot or does not want to see it. Files are told by their names. */
export function plainCard(card: Card, room: NamesRoom = ROOM): string {
  if (card.kind === 'expenses') {
    const rows = card.rows.map(({ what, amount, receipts }) => {
      const names = receipts.length ? ` (${namesOf(receipts, room)})` : '';
      return `${what ? `${what}: ` : ''}${amount}${names}`;
    });
    return [card.title, ...rows, card.total].join('\n');
  }
  const quote = card.quote ? [`"${card.quote}"`] : [];
  const rows = card.rows.map((row) => `${capital(row.label)}: ${inWords(row, room)}`);
  return [card.title, ...quote, ...rows].join('\n');
}

function inWords({ value, files = [] }: CardRow, room: NamesRoom): string {
  return [value, namesOf(files, room)].filter(Boolean).join(' ');
}

/** An element of an Adaptive Card, as plain JSON. */
export type Json = { readonly [key: string]: unknown };

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Where the reader of a card can open a file. Absent: nowhere, and the card tells its name. */
export type AddressOf = (file: CardFile) => string;

/**
 * One of the fixed shapes as an Adaptive Card 1.5: no template, no script, nothing from outside. Files are drawn where
 * they can be opened.
 */
export function adaptiveCard(card: Card, actions: readonly Json[] = [], addressOf?: AddressOf): Json {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [{ ...words(card.title), weight: 'Bolder', size: 'Medium', style: 'heading' }, ...rowsOf(card, addressOf)],
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

function rowsOf(card: Card, addressOf: AddressOf | undefined): Json[] {
  if (card.kind === 'summary') {
    const quote = card.quote ? [{ ...words(`"${card.quote}"`), isSubtle: true }] : [];
    return [...quote, ...factsOf(card.rows, addressOf)];
  }
  const rows = card.rows.map(({ what, amount }) =>
    columns(words(what), { ...words(amount), horizontalAlignment: 'Right' }),
  );
  return [...rows, { ...words(card.total), weight: 'Bolder', horizontalAlignment: 'Right', separator: true }];
}

/** Facts in sets; what was sent for one of them stands right below it. */
function factsOf(rows: readonly CardRow[], addressOf: AddressOf | undefined): Json[] {
  const body: Json[] = [];
  let facts: Json[] = [];
  const end = () => {
    if (facts.length) body.push({ type: 'FactSet', facts });
    facts = [];
  };
  for (const row of rows) {
    const drawn = addressOf ? (row.files ?? []).filter(({ size }) => size !== undefined) : [];
    const value = inWords({ ...row, files: row.files?.filter((file) => !drawn.includes(file)) ?? [] }, ROOM);
    if (value || !drawn.length) {
      facts.push({ title: capital(row.label), value: escapeMarkdown(value) });
    } else {
      end();
      body.push({ ...words(capital(row.label)), weight: 'Bolder' });
    }
    if (!addressOf || !drawn.length) continue;
    end();
    body.push(...drawn.map((file) => drawnFile(file, addressOf(file))));
  }
  end();
  return body;
}

/** A picture is a small picture, any other file its name; both open it. */
function drawnFile({ name, type, size }: CardFile, url: string): Json {
  if (isPicture(type)) {
    return {
      type: 'Image',
      url,
      altText: name,
      size: 'Medium',
      selectAction: { type: 'Action.OpenUrl', title: name, url },
    };
  }
  return { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: `${name} · ${size}`, url }] };
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
