import { fields, list, words } from '../shared/json.ts';

/** What a card says, in the few shapes the page draws. */
export type Block =
  | { kind: 'title' | 'text' | 'quiet'; text: string }
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

/** The blocks of an Adaptive Card; undefined when it holds anything else, and its message's text stands for it. */
export function readCard(content: unknown): Block[] | undefined {
  const card = fields(content);
  if (card.type !== 'AdaptiveCard') return undefined;
  const blocks = readAll(card.body);
  return blocks?.length ? joinTables(blocks) : undefined;
}

/**
 * What the text says besides the card. The text of such a message holds the card's contents line by line, for those
 * who cannot draw it; who sees the card should not read them twice.
 */
export function besides(blocks: readonly Block[], text: string): string {
  const said = new Set(blocks.flatMap(sayings).map(bare));
  const kept = text.split('\n').filter((line) => line.trim() === '' || !said.has(bare(line)));
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function sayings(block: Block): string[] {
  if (block.kind === 'facts') return block.facts.flatMap(({ label, value }) => [label, value, label + value]);
  if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.join(''));
  return [block.text];
}

const bare = (line: string) => line.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function readAll(body: unknown): Block[] | undefined {
  const blocks: Block[] = [];
  for (const element of list(body)) {
    const read = readElement(fields(element));
    if (!read) return undefined;
    blocks.push(...read);
  }
  return blocks;
}

function readElement(element: Readonly<Record<string, unknown>>): Block[] | undefined {
  switch (element.type) {
    case 'TextBlock':
      return readText(element);
    case 'FactSet':
      return [{ kind: 'facts', facts: list(element.facts).map(readFact) }];
    case 'Container':
      return readAll(element.items);
    case 'ColumnSet':
      return [{ kind: 'table', head: [], rows: [list(element.columns).map(textOf)] }];
    case 'Table':
      return [readTable(element)];
    default:
      return undefined;
  }
}

function readText(element: Readonly<Record<string, unknown>>): Block[] {
  const text = plain(element.text);
  if (!text) return [];
  if (same(element.weight, 'bolder') || same(element.style, 'heading')) return [{ kind: 'title', text }];
  return [{ kind: element.isSubtle === true ? 'quiet' : 'text', text }];
}

function readFact(value: unknown) {
  const fact = fields(value);
  return { label: plain(fact.title), value: plain(fact.value) };
}

/** The first row is the head unless the card says otherwise, as in the Adaptive Card schema. */
function readTable(element: Readonly<Record<string, unknown>>): Block {
  const rows = list(element.rows).map((row) => list(fields(row).cells).map(textOf));
  const [head = [], ...others] = element.firstRowAsHeaders === false ? [[], ...rows] : rows;
  return { kind: 'table', head, rows: others };
}

/** The words of a column or cell, one line per text. */
function textOf(value: unknown): string {
  const texts = list(fields(value).items).map((item) => plain(fields(item).text));
  return texts.filter(Boolean).join('\n');
}

/** Column sets that follow each other are the rows of one table. */
function joinTables(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.kind === 'table' && block.kind === 'table' && block.head.length === 0) {
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...block.rows] };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

/** Card texts are Markdown, which the page does not speak: what was escaped for it is meant as it stands. */
const plain = (text: unknown) => (words(text) ?? '').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

const same = (value: unknown, name: string) => words(value)?.toLowerCase() === name;
