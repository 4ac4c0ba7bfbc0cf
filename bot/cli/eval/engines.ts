import type { LanguageEngine } from '../../../dialogs/domain/ports.ts';
import { createRules } from '../../language/rules/rules.ts';

/** Engines by the name `--engine` takes. A string says why there is none. */
export const ENGINES: Readonly<Record<string, () => LanguageEngine | string>> = {
  rules: () => createRules(),
  openai: () => 'This program has no model engine yet; only --engine rules can be measured.',
};
