import { watch } from 'node:fs';
import { relative } from 'node:path';
import { styleText } from 'node:util';
import type { PromptFinding } from '../prompts/finding.ts';
import { loadPrompts } from '../prompts/load.ts';
import type { Places } from './places.ts';

/** Prints one line per finding and a summary. 1 when there is an error. With `watch` it goes on until interrupted. */
export async function checkPrompts(places: Places, options: { watch: boolean; json: boolean }): Promise<number> {
  const code = await checkOnce(places, options.json);
  if (!options.watch) return code;
  for await (const _ of changesIn(places.prompts)) await checkOnce(places, options.json);
  return code;
}

async function checkOnce(places: Places, json: boolean): Promise<number> {
  const { findings, set } = await loadPrompts(places.prompts);
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (json)
    process.stdout.write(
      `${JSON.stringify({ version: set?.version, errors, findings: findings.map(shortened) }, null, 2)}\n`,
    );
  else {
    for (const finding of findings) process.stdout.write(`${inOneLine(finding)}\n`);
    const prompts = [...(set?.locales.values() ?? [])].reduce((sum, words) => sum + words.prompts.size, 0);
    const summary = `${prompts} prompts, ${counted(errors, 'error')}, ${findings.length - errors} pieces of advice`;
    process.stdout.write(`${styleText(errors ? 'red' : 'green', summary)}\n`);
  }
  return errors ? 1 : 0;
}

/** `file:line:col  level  rule  sentence`, which editors make a link of. */
export function inOneLine(finding: PromptFinding): string {
  const { file, line, col, level, rule, says, better } = shortened(finding);
  const mark = styleText(level === 'error' ? 'red' : 'yellow', level);
  return `${file}:${line}:${col}  ${mark}  ${rule}  ${says} ${styleText('dim', better)}`;
}

function shortened(finding: PromptFinding): PromptFinding {
  return { ...finding, file: relative(process.cwd(), finding.file) };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Something changed in the folder, at most every fifth of a second. */
async function* changesIn(folder: string): AsyncGenerator<void> {
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => wake?.(), 200);
  });
  for (;;) {
    await new Promise<void>((resolve) => (wake = resolve));
    yield;
  }
}
