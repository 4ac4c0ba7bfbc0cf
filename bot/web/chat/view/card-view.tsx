import type { Block } from '../adaptive-card.ts';

/** A card as readable blocks. */
export function CardView({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div class="card">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'facts') {
    return (
      <dl>
        {block.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    );
  }
  if (block.kind === 'table') return <Table head={block.head} rows={block.rows} />;
  return <p class={`card-${block.kind}`}>{block.text}</p>;
}

function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table>
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
