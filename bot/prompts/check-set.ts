import type { ClaimType } from '../../dialogs/domain/claim.ts';
import { check } from '../../dialogs/domain/conduct/index.ts';
import { checkPrompt } from './check-prompt.ts';
import { didYouMean, type PromptFinding, type Report, reporter, type Source } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { ASKS_DETAIL, NEEDED } from './needed.ts';
import { companyWords, type PromptSet, speaker } from './prompt-set.ts';
import { render } from './template.ts';

/** Checks a set that could be read: each prompt by itself, and whether all of it fits together. */
export function checkSet(set: PromptSet, sources: readonly Source[], findings: PromptFinding[]): void {
  const speechFor = speaker(set);
  const fileAt = (path: string) => reporter(findings, sources.find((s) => s.path === path)?.file ?? path);
  for (const { locale, prompts, knowledge } of set.locales.values()) {
    const speech = speechFor(locale);
    for (const file of prompts.values()) checkPrompt(file, set, speech, reporter(findings, file.file));
    for (const entry of knowledge) checkKnowledge(entry, locale, set, reporter(findings, entry.file));
  }
  checkNeeded(set, sources, findings, fileAt('company.yaml'));
  checkDeclared(set, fileAt('values.yaml'));
  for (const type of set.claimTypes) checkClaimType(type, set, fileAt(`claim-types/${type.type}.yaml`));
}

function checkKnowledge(entry: Knowledge, locale: string, set: PromptSet, report: Report): void {
  for (const { name, line, col } of entry.template.uses) {
    if (set.values.has(name) || set.declared.values.get(name)?.from === 'company') continue;
    const says = `An answer knows nothing called "${name}".${didYouMean(name, set.values.keys())}`;
    report({ line, col, rule: 'unknown-value', says, better: "Use the company's own values only." });
  }
  const { voice } = speaker(set)(locale);
  const { text } = render(entry.template, (name) => {
    const words = companyWords(name, set, voice);
    return words === undefined ? undefined : { text: words };
  });
  for (const { rule, name, level, says, better } of check(text, { locale })) {
    report({ line: entry.line, col: 1, level, rule: `${rule} ${name}`, says, better });
  }
}

/** The company's own language has to have every word the program says. */
function checkNeeded(set: PromptSet, sources: readonly Source[], findings: PromptFinding[], report: Report): void {
  const home = speaker(set)(set.company.locale).chain[0];
  if (!home) {
    const says = `There is no folder of words for the company's language, "${set.company.locale}".`;
    report({ line: 1, col: 1, rule: 'no-locale', says, better: 'Name a language there are words for.' });
    return;
  }
  const broken = (name: string) =>
    sources.some(({ path }) => path.startsWith(`${home.locale}/`) && path.endsWith(`/${name}.md`));
  for (const name of Object.keys(NEEDED)) {
    if (home.prompts.has(name) || broken(name)) continue;
    const says = `The prompt "${name}" is missing.${didYouMean(name, home.prompts.keys())}`;
    report({ line: 1, col: 1, rule: 'missing-prompt', says, better: `Write ${home.locale}/…/${name}.md.` });
  }
  const asked = new Set(set.claimTypes.flatMap(({ details }) => details.map(({ ask }) => ask)));
  for (const { name, file } of home.prompts.values()) {
    if (NEEDED[name] || asked.has(name)) continue;
    const says = `Nothing ever says "${name}".${didYouMean(name, Object.keys(NEEDED))}`;
    reporter(
      findings,
      file,
    )({
      line: 2,
      col: 1,
      level: 'advice',
      rule: 'unused-prompt',
      says,
      better: 'Take it away, or name it in a claim type.',
    });
  }
}

/** What is declared and never used has a slip of the fingers somewhere, or is no longer needed. */
function checkDeclared(set: PromptSet, report: Report): void {
  const used = { values: new Set<string>(), moments: new Set<string>(), buttons: new Set<string>() };
  for (const { prompts } of set.locales.values()) {
    for (const section of [...prompts.values()].flatMap(({ sections }) => [...sections.values()])) {
      if (section.moment) used.moments.add(section.moment);
      for (const { id } of section.buttons) used.buttons.add(id);
      for (const { template } of section.variations) for (const { name } of template.uses) used.values.add(name);
    }
  }
  const { declared } = set;
  const unused: [kind: 'moments' | 'buttons', names: Iterable<string>][] = [
    ['moments', declared.moments],
    ['buttons', declared.buttons],
  ];
  for (const [kind, names] of unused) {
    for (const name of names) {
      if (used[kind].has(name)) continue;
      const says = `No prompt uses "${name}".`;
      report({ ...declared.at(kind, name), level: 'advice', rule: 'unused', says, better: 'Use it, or take it away.' });
    }
  }
  const given = new Set(
    [...Object.values(NEEDED), ASKS_DETAIL].flatMap(({ values }) => values.map((name) => name.replace('?', ''))),
  );
  for (const name of declared.values.keys()) {
    if (given.has(name)) continue;
    const says = `The program gives no prompt a value called "${name}".${didYouMean(name, given)}`;
    report({ ...declared.at('values', name), rule: 'unknown-value', says, better: 'Take it away.' });
  }
}

function checkClaimType({ type, failures, details }: ClaimType, set: PromptSet, report: Report): void {
  const { chain, voice } = speaker(set)(set.company.locale);
  const prompts = chain.flatMap((words) => [...words.prompts.keys()]);
  for (const { name, ask } of details) {
    if (!prompts.includes(ask)) {
      const says = `There is no prompt "${ask}" to ask for "${name}".${didYouMean(ask, prompts)}`;
      report({ line: 1, col: 1, rule: 'missing-prompt', says, better: 'Write the prompt, or name one there is.' });
    }
    for (const key of [`detail.${name}`, `fact.${name}`].filter((phrase) => !voice.phrase(phrase))) {
      const says = `phrases.yaml has no words for "${key}".`;
      report({ line: 1, col: 1, rule: 'missing-phrase', says, better: 'Add them in every language.' });
    }
  }
  for (const key of failures.flatMap((failure) => [`failure.own.${failure}`, `failure.heard.${failure}`])) {
    if (voice.phrase(key)) continue;
    const says = `phrases.yaml has no words for "${key}".`;
    report({
      line: 1,
      col: 1,
      rule: 'missing-phrase',
      says,
      better: `Add them, or take the failure away from ${type}.`,
    });
  }
}
