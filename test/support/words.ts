import { fileURLToPath } from 'node:url';
import type { Words } from '../../bot/core/ports.ts';
import { loadPrompts } from '../../bot/prompts/load.ts';

let loaded: Promise<Words> | undefined;

/** The prompt files as they are shipped, loaded once. */
export function shippedWords(): Promise<Words> {
  loaded ??= loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url))).then(({ words, findings }) => {
    if (!words)
      throw new Error(`The shipped prompts are not fit to use: ${JSON.stringify(findings.slice(0, 5), null, 1)}`);
    return words;
  });
  return loaded;
}
