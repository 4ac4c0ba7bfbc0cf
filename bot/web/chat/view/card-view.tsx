import type { Block } from '../adaptive-card.ts';
import type { PageWords } from '../words.ts';
import { FileList } from './attachments.tsx';

/** A card as readable blocks. */
export function CardView({ words, blocks }: { words: PageWords; blocks: readonly Block[] }) {
  const [first] = blocks;
  const title = first?.kind === 'title' ? first.text : undefined;
  return (
    <div class="card">
      {title && <h2 class="card-title">{title}</h2>}
      {(title ? blocks.slice(1) : blocks).map((block, index) => (
        <BlockView key={index} words={words} block={block} name={title} />
      ))}
    </div>
  );
}

function BlockView({ words, block, name }: { words: PageWords; block: Block; name: string | undefined }) {
  if (block.kind === 'facts') {
    return (
      <dl>
        {block.facts.map(({ label, value, files = [] }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">
              {value}
              <FileList words={words} files={files} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (block.kind === 'files') return <FileList words={words} files={block.files} />;
  if (block.kind === 'table') return <Table name={name} head={block.head} rows={block.rows} />;
  return (
    <p class={`card-${block.kind}`} dir="auto">
      {block.text}
    </p>
  );
}

interface TableProps {
  /** The card's title; a table that is read out alone is known by it. */
  name: string | undefined;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

function Table({ name, head, rows }: TableProps) {
  return (
    <table aria-label={name}>
      {head.length > 0 && (
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} class={/^\D{0,4}[\d.,' ]+\D{0,4}$/.test(cell) ? 'amount' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
