import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '../../bot/prompts/finding.ts';
import { type Loaded, readSet } from '../../bot/prompts/load.ts';

export const SHIPPED = fileURLToPath(new URL('../../prompts', import.meta.url));

const shipped: readonly Source[] = readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(md|yaml)$/.test(path) && path !== 'README.md')
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, file: `prompts/${path}`, text: readFileSync(join(SHIPPED, path), 'utf8') }));

/** The shipped set with some files put in place of its own, or beside them; `undefined` takes one away. */
export function shippedWith(files: Record<string, string | undefined>): Loaded {
  const kept = shipped.filter(({ path }) => !(path in files));
  const own = Object.entries(files).flatMap(([path, text]) =>
    text === undefined ? [] : [{ path, file: `prompts/${path}`, text }],
  );
  return readSet([...kept, ...own].sort((a, b) => (a.path < b.path ? -1 : 1)));
}

/** What is found in these files, read beside no other prompts: quicker, where only they matter. */
export function errorsIn(files: Record<string, string>): string[] {
  const base = shipped.filter(({ path }) => !(path in files) && /^(values|company)\.yaml$|phrases\.yaml$/.test(path));
  const own = Object.entries(files).map(([path, text]) => ({ path, file: `prompts/${path}`, text }));
  const names = Object.keys(files).map((path) => `prompts/${path}:`);
  return errorsOf(readSet([...base, ...own])).filter((error) => names.some((name) => error.startsWith(name)));
}

/** A prompt file as a designer would write it; its first line of words is line 8. */
export function promptFile(name: string, lines: string[], more = 'must: []'): string {
  return ['---', `prompt: ${name}`, 'step: intake', 'purpose: a test', more, '---', '## Say', ...lines, ''].join('\n');
}

/** The text of a shipped file. */
export function shippedText(path: string): string {
  return shipped.find((source) => source.path === path)?.text ?? '';
}

/** Errors as one line each, the way the command prints them. */
export function errorsOf({ findings }: Loaded): string[] {
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ file, line, col, rule, says }) => `${file}:${line}:${col} ${rule}: ${says}`);
}
