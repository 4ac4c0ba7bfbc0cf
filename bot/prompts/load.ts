import type { ClaimType } from '../../dialogs/domain/claim.ts';
import type { Words } from '../core/ports.ts';
import { checkSet } from './check-set.ts';
import { readClaimType } from './claim-type.ts';
import { readCompany } from './company.ts';
import { type PromptFinding, type Report, reporter, type Source } from './finding.ts';
import { type Knowledge, readKnowledge } from './knowledge.ts';
import { readModelPrompts } from './model-prompts.ts';
import { type Phrase, readPhrases } from './phrases.ts';
import { type PromptFile, readPromptFile } from './prompt-file.ts';
import type { LocaleWords, PromptSet } from './prompt-set.ts';
import { readSources, versionOf } from './source.ts';
import { type Declared, readValues } from './values.ts';
import { createWords } from './words.ts';

export interface Loaded {
  /** Absent when there is any error: a set is taken whole or not at all. */
  words?: Words;
  /** The set as it was read, as far as it could be; for previews and snapshots. */
  set?: PromptSet;
  /** Errors and advice, by file and line. */
  findings: PromptFinding[];
}

/**
 * Reads a folder of prompts and checks it as a whole. `over` are settings that win over `company.yaml`. Throws only
 * when the folder cannot be read.
 */
export async function loadPrompts(folder: string, over: { name?: string; locale?: string } = {}): Promise<Loaded> {
  return readSet(await readSources(folder), over);
}

/** The same for files already read. */
export function readSet(sources: readonly Source[], over: { name?: string; locale?: string } = {}): Loaded {
  const findings: PromptFinding[] = [];
  const set = assemble(sources, over, findings);
  if (set) checkSet(set, sources, findings);
  findings.sort((a, b) => (a.file === b.file ? a.line - b.line || a.col - b.col : a.file < b.file ? -1 : 1));
  if (!set) return { findings };
  const sound = !findings.some(({ level }) => level === 'error');
  return { ...(sound ? { words: createWords(set) } : {}), set, findings };
}

function assemble(
  sources: readonly Source[],
  over: { name?: string; locale?: string },
  findings: PromptFinding[],
): PromptSet | undefined {
  const one = <T>(path: string, read: (text: string, report: Report) => T | undefined): T | undefined => {
    const source = sources.find((s) => s.path === path);
    if (source) return read(source.text, reporter(findings, source.file));
    reporter(
      findings,
      path,
    )({ line: 1, col: 1, rule: 'missing-file', says: `There is no ${path}.`, better: 'Every set needs one.' });
    return undefined;
  };
  const declared: Declared | undefined = one('values.yaml', readValues);
  const facts = one('company.yaml', (text, report) => readCompany(text, over, report));
  const claimTypes = sources
    .filter(({ path }) => path.startsWith('claim-types/'))
    .flatMap((source): readonly ClaimType[] =>
      [readClaimType(source, reporter(findings, source.file))].flatMap((read) => (read ? [read.data] : [])),
    );
  const locales = new Map(localesOf(sources).map((locale) => [locale, readLocale(locale, sources, findings)]));
  const modelPrompts = readModelPrompts(sources, findings);
  if (!declared || !facts) return undefined;
  return { ...facts, version: versionOf(sources), claimTypes, declared, locales, modelPrompts };
}

const LOCALE = /^([a-z]{2,3}(?:-[A-Z]{2})?)\//;

function localesOf(sources: readonly Source[]): string[] {
  return [...new Set(sources.flatMap(({ path }) => LOCALE.exec(path)?.[1] ?? []))];
}

function readLocale(locale: string, sources: readonly Source[], findings: PromptFinding[]): LocaleWords {
  const prompts = new Map<string, PromptFile>();
  const knowledge: Knowledge[] = [];
  let phrases: ReadonlyMap<string, Phrase> = new Map();
  for (const source of sources.filter(({ path }) => path.startsWith(`${locale}/`))) {
    const report = reporter(findings, source.file);
    const [, folder] = source.path.split('/');
    if (source.path === `${locale}/phrases.yaml`) phrases = readPhrases(source.text, report);
    else if (folder === 'knowledge') knowledge.push(...[readKnowledge(source, report)].filter((k) => k !== undefined));
    else {
      const file = readPromptFile(source, report);
      if (file && prompts.has(file.name)) {
        const says = `There is already a prompt "${file.name}", in ${prompts.get(file.name)?.flow}.`;
        report({ line: 1, col: 1, rule: 'twice', says, better: 'Keep one of them.' });
      } else if (file) prompts.set(file.name, file);
    }
  }
  return { locale, prompts, phrases, knowledge };
}
