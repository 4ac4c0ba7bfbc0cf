import { parseArgs, styleText } from 'node:util';
import { ENGINES } from './eval/engines.ts';
import { readSets } from './eval/items.ts';
import { measure } from './eval/measure.ts';
import { progressBar } from './progress.ts';
import type { Row } from './eval/row.ts';

const USAGE = `Scores understanding, summaries and conduct rules on labelled sets of your own:

  npm run eval -- --data DIR [--engine ${Object.keys(ENGINES).join('|')}] [--json]

Formats and measures: docs/evaluation.md
`;

process.exitCode = await run(process.argv.slice(2));

/** Gives the exit code: 0 all was scored, 1 something in the data could not be used, 2 it was asked wrongly. */
async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') return refuse(options);
  const engine = (await ENGINES[options.engine]?.()) ?? `There is no engine "${options.engine}".`;
  if (typeof engine === 'string') return refuse(engine);
  const sets = readSets(options.data);
  if (typeof sets === 'string') return refuse(sets);
  const bar = progressBar();
  const rows = await measure(sets, engine, bar.show);
  bar.clear();
  process.stdout.write(options.json ? `${JSON.stringify({ engine: options.engine, rows })}\n` : tableOf(rows));
  for (const fault of sets.faults) process.stderr.write(`${styleText('red', fault)}\n`);
  return sets.faults.length ? 1 : 0;
}

function readOptions(args: string[]): { data: string; engine: string; json: boolean } | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        engine: { type: 'string', default: 'rules' },
        json: { type: 'boolean', default: false },
      },
    });
    const { data, engine, json } = values;
    return data ? { data, engine, json } : 'Where are the sets? Say --data DIR.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error); // an option there is not
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${USAGE}`);
  return 2;
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ set, measure, slot, source, value, n }) => [
    set,
    measure,
    slot ?? '',
    source ?? 'all',
    value.toFixed(3),
    String(n),
  ]);
  const all = [['set', 'measure', 'slot', 'source', 'value', 'n'], ...lines];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]): string =>
    line.map((cell, i) => (i < 4 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return `${all.map(print).join('\n')}\n`;
}
