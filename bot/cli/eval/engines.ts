import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import type { LanguageEngine } from '../../../dialogs/domain/ports.ts';
import { systemClock } from '../../clock.ts';
import { ConfigError, readConfig } from '../../config.ts';
import { createModel } from '../../language/model.ts';
import { createRules } from '../../language/rules/rules.ts';
import { projectRoot } from '../../project-root.ts';
import { loadPrompts } from '../../prompts/load.ts';

/** Nobody waits for an answer here, and all sets are one conversation. */
const PATIENCE = { limitMs: 120_000, allowance: { calls: Infinity, tokens: Infinity } };

/** Engines by the name `--engine` takes. A string says why there is none. */
export const ENGINES: Readonly<Record<string, () => Promise<LanguageEngine | string>>> = {
  rules: async () => createRules(),
  openai: engineFromEnvironment,
};

/** The model that the program would use, with the rules under it. */
async function engineFromEnvironment(): Promise<LanguageEngine | string> {
  try {
    loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  try {
    const { openai } = readConfig(process.env);
    if (!openai) return 'No model is named: set OPENAI_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL (docs/model.md).';
    const { words } = await loadPrompts(join(projectRoot(), 'prompts'));
    if (!words) return 'The prompt files have errors. See them with: npm run prompts -- check';
    return createModel(openai, { ...PATIENCE, rules: createRules(), words: () => words, clock: systemClock() });
  } catch (error) {
    if (error instanceof ConfigError) return error.explain();
    throw error;
  }
}
