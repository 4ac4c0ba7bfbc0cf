import { MODEL_USES, type ModelPrompts } from '../core/model.ts';
import { didYouMean, type PromptFinding, reporter, type Source } from './finding.ts';

/** What a model has to be given with each call; longer instructions cost more at every turn than they help. */
const LONGEST = 6_000;

/**
 * Reads `model/*.md`: plain text for a language model, nothing in it is filled in. Notes below a heading `## Notes` are
 * for people and not sent. What is missing or left over is reported.
 */
export function readModelPrompts(sources: readonly Source[], findings: PromptFinding[]): ModelPrompts {
  const found = sources.filter(({ path }) => path.startsWith('model/'));
  for (const source of found)
    if (!MODEL_USES.some((use) => source.path === `model/${use}.md`)) unknown(source, findings);
  const read = (use: (typeof MODEL_USES)[number]): string => {
    const source = found.find(({ path }) => path === `model/${use}.md`);
    const report = reporter(findings, source?.file ?? `model/${use}.md`);
    if (!source) {
      const says = `There is no model/${use}.md.`;
      report({ line: 1, col: 1, rule: 'missing-file', says, better: 'A model is told what to do by it.' });
      return '';
    }
    const text = (source.text.split(/^## notes\s*$/im)[0] ?? '').trim();
    if (!text) {
      report({
        line: 1,
        col: 1,
        rule: 'no-instructions',
        says: 'It tells a model nothing.',
        better: 'Write what to do.',
      });
    }
    if (text.length > LONGEST) {
      const says = `These are ${text.length} characters, sent with every call; ${LONGEST} are allowed.`;
      report({ line: 1, col: 1, rule: 'too-long', says, better: 'Say it shorter.' });
    }
    for (const [i, line] of source.text.split('\n').entries()) {
      const col = line.search(/\{\{|\{%/) + 1;
      const says = 'Nothing is filled in here: a model is given its facts beside these words.';
      if (col) report({ line: i + 1, col, rule: 'no-values', says, better: 'Say it without the value.' });
    }
    return text;
  };
  return {
    understand: read('understand'),
    reflect: read('reflect'),
    answer: read('answer'),
    summarise: read('summarise'),
    judge: read('judge'),
  };
}

function unknown({ path, file }: Source, findings: PromptFinding[]): void {
  const name = path.slice('model/'.length).replace(/\.md$/, '');
  const says = `Nothing asks a model to "${name}".${didYouMean(name, MODEL_USES)}`;
  reporter(findings, file)({ line: 1, col: 1, rule: 'unknown-model-prompt', says, better: 'Take the file away.' });
}
