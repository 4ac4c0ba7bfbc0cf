import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { loadPrompts } from '../prompts/load.ts';
import { NEEDED } from '../prompts/needed.ts';
import { CHANNELS } from '../prompts/prompt-file.ts';
import type { PromptSet } from '../prompts/prompt-set.ts';
import { showPrompt } from '../prompts/show.ts';
import { differenceOf } from './prompts-difference.ts';
import { inOneLine } from './prompts-check.ts';
import type { Places } from './places.ts';

/** Compares all words, on every channel and in every language, with the accepted ones. 1 when any differ. */
export async function testWords(places: Places): Promise<number> {
  const changes = await compare(places);
  if (!changes) return 1;
  for (const { file, difference } of changes)
    process.stdout.write(`${styleText('bold', file)}\n${difference.join('\n')}\n\n`);
  const says = changes.length
    ? 'These words are not the accepted ones. When they are better: npm run prompts -- accept'
    : 'All words are the accepted ones.';
  process.stdout.write(`${styleText(changes.length ? 'red' : 'green', says)}\n`);
  return changes.length ? 1 : 0;
}

/** Accepts all words as they are, and shows the old beside the new. 1 when the set has errors: then nothing is accepted. */
export async function acceptWords(places: Places): Promise<number> {
  const changes = await compare(places);
  if (!changes) return 1;
  await mkdir(places.accepted, { recursive: true });
  for (const { file, difference, words } of changes) {
    process.stdout.write(`${styleText('bold', file)}\n${difference.join('\n')}\n\n`);
    if (words === undefined) await rm(join(places.accepted, file));
    else await writeFile(join(places.accepted, file), words);
  }
  process.stdout.write(`${styleText('green', changes.length ? 'Accepted.' : 'Nothing has changed.')}\n`);
  return 0;
}

interface Change {
  file: string;
  difference: string[];
  /** Absent when the language is gone. */
  words: string | undefined;
}

async function compare(places: Places): Promise<Change[] | undefined> {
  const { set, words, findings } = await loadPrompts(places.prompts);
  if (!set || !words) {
    for (const finding of findings) if (finding.level === 'error') process.stdout.write(`${inOneLine(finding)}\n`);
    return undefined;
  }
  const now = allWords(set);
  const names = await readdir(places.accepted).catch((): string[] => []);
  const changes: Change[] = [];
  for (const file of new Set([...now.keys(), ...names.filter((name) => name.endsWith('.txt'))])) {
    const before = names.includes(file) ? await readFile(join(places.accepted, file), 'utf8') : '';
    const after = now.get(file);
    if (before === after) continue;
    changes.push({ file, words: after, difference: differenceOf(before, after ?? '') });
  }
  return changes;
}

/** What everything says, one text per channel and language, in the order in which a customer may meet it. */
function allWords(set: PromptSet): Map<string, string> {
  const files = new Map<string, string>();
  for (const [locale, { prompts }] of set.locales) {
    const names = [...Object.keys(NEEDED), ...[...prompts.keys()].filter((name) => !NEEDED[name])];
    for (const channel of CHANNELS) {
      const parts = names.flatMap((name) => {
        const shown = showPrompt(set, name, channel, locale);
        const texts = shown.flatMap(({ heading, wire }) => [
          `  ${heading}`,
          ...wire.map((text) => `    ${text.replaceAll('\n', '\n      ')}`),
        ]);
        return shown.length
          ? [`@${name}`, ...texts.filter((text, i) => texts.indexOf(text) === i || text.startsWith('    ')), '']
          : [];
      });
      files.set(`${channel}.${locale}.txt`, `${parts.join('\n').trimEnd()}\n`);
    }
  }
  return files;
}
