import { createRules } from '../../bot/language/rules/rules.ts';
import { keepsTheLanguageContract } from './language.ts';

keepsTheLanguageContract('the rules', () => createRules());
