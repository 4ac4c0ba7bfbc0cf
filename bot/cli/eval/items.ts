import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const turn = z.object({ role: z.string(), text: z.string() });
const gold = z.object({
  slot: z.string(),
  text: z.string(),
  turn: z.number().int().nonnegative(),
  value: z.unknown().optional(),
  claimed: z.boolean().optional(),
  unsure: z.boolean().optional(),
});
const source = z.string().default('');
const dialogue = z.object({
  source,
  turns: z.array(turn),
  gold: z.array(gold),
  exhaustive: z.array(z.string()).default([]),
  requested: z.array(z.string()).optional(),
});
const judged = z.enum(['yes', 'no', 'unsure']);

/** What a line of each set must hold; what else stands in it is left alone. */
export const FORMATS = {
  'extraction-dialogues': dialogue,
  'extraction-complaints': dialogue,
  'extraction-spans': dialogue,
  expenses: dialogue,
  'complaint-hand': z.object({ source, text: z.string(), label: z.string() }),
  'complaint-tweets': z.object({ source, text: z.string(), label: z.string() }),
  replies: z.object({
    source,
    customer: z.string(),
    previous: z.string().nullish(),
    reply: z.string(),
    labels: z.record(z.string(), judged),
  }),
  summaries: z.object({ source, turns: z.array(turn), summaries: z.array(z.string()).min(1) }),
};

export type SetName = keyof typeof FORMATS;
export type Dialogue = z.infer<typeof dialogue>;
export type Gold = z.infer<typeof gold>;
export type Judged = z.infer<(typeof FORMATS)['replies']>;
export type Labelled = z.infer<(typeof FORMATS)['complaint-hand']>;
export type Summarised = z.infer<(typeof FORMATS)['summaries']>;

export interface Sets {
  items: { [Name in SetName]?: z.infer<(typeof FORMATS)[Name]>[] };
  /** What could not be used, as `file:line  sentence`. */
  faults: string[];
}

/**
 * Every `*.jsonl` of a folder. A set's name is the file's up to the first full stop, so `NAME.dev.jsonl` and
 * `NAME.heldout.jsonl` are one set. Lines that cannot be read are left out and told. A string when there is nothing to read.
 */
export function readSets(folder: string): Sets | string {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return `There is no folder ${folder}.`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  if (!files.length) return `No *.jsonl file stands in ${folder}. The sets are: ${Object.keys(FORMATS).join(', ')}.`;
  const sets: Sets = { items: {}, faults: [] };
  for (const file of files) {
    const path = join(folder, file);
    const name = file.split('.')[0] ?? '';
    if (isSetName(name)) readFile(path, name, sets);
    else sets.faults.push(`${path}:1  There is no set "${name}"; there are ${Object.keys(FORMATS).join(', ')}.`);
  }
  return sets;
}

function isSetName(name: string): name is SetName {
  return Object.hasOwn(FORMATS, name);
}

function readFile(path: string, name: SetName, { items, faults }: Sets): void {
  for (const [i, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (!line.trim()) continue;
    const fault = readLine(line, name, items);
    if (fault) faults.push(`${path}:${i + 1}  ${fault}`);
  }
}

/** Adds the line to its set; what is wrong with it, otherwise. */
function readLine(line: string, name: SetName, items: Sets['items']): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return 'This line is no JSON.';
  }
  const read = FORMATS[name].safeParse(parsed);
  if (!read.success) return read.error.issues.map((i) => `${i.path.join('.') || 'line'}: ${i.message}`).join('; ');
  const list: unknown[] = (items[name] ??= []);
  list.push(read.data);
  return undefined;
}
