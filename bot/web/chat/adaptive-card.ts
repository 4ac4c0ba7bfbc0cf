import { fields, list, words } from '../shared/json.ts';
import type { Attachment } from './activity.ts';

/** What a card says, in the few shapes the page draws. */
export type Block =
  | { kind: 'title' | 'text' | 'quiet'; text: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'files'; files: readonly Attachment[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

export interface Fact {
  label: string;
  value: string;
  /** What was sent for it; absent: nothing. */
  files?: readonly Attachment[];
}

/** The blocks of an Adaptive Card; undefined when it holds anything else, and its message's text stands for it. */
export function readCard(content: unknown): Block[] | undefined {
  const card = fields(content);
  if (card.type !== 'AdaptiveCard') return undefined;
  const blocks = readAll(card.body);
  return blocks?.length ? blocks.reduce<Block[]>(join, []) : undefined;
}

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
    case 'Image':
      return [{ kind: 'files', files: [{ contentType: 'image/jpeg', ...readFile(element.altText, element.url) }] }];
    case 'ActionSet':
      return readLinks(list(element.actions).map(fields));
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

/** Files to open; buttons that do anything else are none of ours. */
function readLinks(actions: readonly Readonly<Record<string, unknown>>[]): Block[] | undefined {
  if (actions.some(({ type }) => type !== 'Action.OpenUrl')) return undefined;
  return [{ kind: 'files', files: actions.map(({ title, url }) => ({ contentType: '', ...readFile(title, url) })) }];
}

function readFile(name: unknown, url: unknown) {
  return { name: words(name) ?? '', contentUrl: words(url) ?? '' };
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

/**
 * What belongs together is one block: column sets that follow each other are the rows of one table, files stand with
 * the fact or under the heading before them, and facts go on behind them.
 */
function join(blocks: readonly Block[], block: Block): Block[] {
  const last = blocks.at(-1);
  const others = blocks.slice(0, -1);
  if (last?.kind === 'table' && block.kind === 'table' && block.head.length === 0) {
    return [...others, { ...last, rows: [...last.rows, ...block.rows] }];
  }
  if (last?.kind === 'files' && block.kind === 'files') {
    return [...others, { kind: 'files', files: [...last.files, ...block.files] }];
  }
  if (last?.kind === 'facts' && block.kind === 'facts') {
    return [...others, { kind: 'facts', facts: [...last.facts, ...block.facts] }];
  }
  if (last?.kind === 'title' && block.kind === 'files' && others.length > 0) {
    return join(others, { kind: 'facts', facts: [{ label: last.text, value: '', files: block.files }] });
  }
  const fact = last?.kind === 'facts' && last.facts.at(-1);
  if (fact && block.kind === 'files') {
    const files = [...(fact.files ?? []), ...block.files];
    return [...others, { ...last, facts: [...last.facts.slice(0, -1), { ...fact, files }] }];
  }
  return [...blocks, block];
}

/** Card texts are Markdown, which the page does not speak: what was escaped for it is meant as it stands. */
const plain = (text: unknown) => (words(text) ?? '').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

const same = (value: unknown, name: string) => words(value)?.toLowerCase() === name;
