import type { LanguageEngine } from '../../../dialogs/domain/ports.ts';
import { scoreExpenses, scoreExtraction, scoreSecrets } from './extraction.ts';
import type { Sets } from './items.ts';
import { scoreComplaints, scoreReplies } from './labels.ts';
import { listen } from './listen.ts';
import type { Row } from './row.ts';
import { scoreSummaries } from './summaries.ts';

/** Every figure of every set that is there, in the order of the sets. `progress` is told after each item. */
export async function measure(
  { items }: Pick<Sets, 'items'>,
  engine: LanguageEngine,
  progress: (done: number, all: number) => void,
): Promise<Row[]> {
  const hear = listen(engine);
  const all = Object.values(items).reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  const step = (): void => progress(++done, all);
  const rows: Row[] = [];
  for (const name of ['extraction-dialogues', 'extraction-complaints', 'extraction-spans'] as const)
    rows.push(...(await scoreExtraction(name, items[name] ?? [], hear, step)));
  rows.push(...scoreSecrets('extraction-dialogues', items['extraction-dialogues'] ?? []));
  rows.push(...(await scoreExpenses('expenses', items.expenses ?? [], hear, step)));
  for (const name of ['complaint-hand', 'complaint-tweets'] as const)
    rows.push(...(await scoreComplaints(name, items[name] ?? [], hear, step)));
  rows.push(...(await scoreReplies('replies', items.replies ?? [], hear, step)));
  rows.push(...(await scoreSummaries('summaries', items.summaries ?? [], hear, step)));
  return rows;
}
