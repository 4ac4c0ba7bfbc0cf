import { type Checked, checkWords } from './check-words.ts';
import { didYouMean, type Report } from './finding.ts';
import { type Needed, neededBy } from './needed.ts';
import type { PromptFile, Section, Variation } from './prompt-file.ts';
import type { PromptSet, Speech } from './prompt-set.ts';

/** Checks every way to say a prompt: its values, its buttons, and how it reads with and without each value. */
export function checkPrompt(file: PromptFile, set: PromptSet, speech: Speech, tell: Report): void {
  const allowed = new Set(file.meta.allow.map(({ rule }) => rule));
  const report: Report = (finding) => (allowed.has(finding.rule.split(' ')[0] ?? '') ? undefined : tell(finding));
  const checked: Checked = { file, set, speech, needed: neededBy(file.name), report };
  for (const section of file.sections.values()) {
    checkNames(section, checked);
    for (const variation of section.variations) {
      if (checkUses(variation, checked)) checkWords(variation, section, checked);
    }
  }
}

function checkNames(section: Section, { set, needed, report }: Checked): void {
  const { moments, buttons } = set.declared;
  if (section.moment && !moments.has(section.moment)) {
    const says = `"${section.moment}" is not a moment that values.yaml declares.${didYouMean(section.moment, moments)}`;
    report({ line: section.line, col: 4, rule: 'unknown-moment', says, better: 'Use a declared moment.' });
  }
  for (const { id, line } of section.buttons) {
    const may = needed?.buttons ?? [];
    if (!buttons.has(id)) {
      const says = `Nothing hears the button "${id}".${didYouMean(id, buttons)}`;
      report({ line, col: 3, rule: 'unknown-button', says, better: 'Use a button that values.yaml declares.' });
    } else if (!may.includes(id) && id !== 'a-person') {
      const better = may.length ? `Here these are understood: ${may.join(', ')}.` : 'Take it away.';
      report({ line, col: 3, rule: 'wrong-button', says: `The button "${id}" is not understood here.`, better });
    }
  }
  if (section.buttons.length > 3) {
    const says = `Teams shows three buttons below a message; these are ${section.buttons.length}.`;
    const better = 'Keep the three that are pressed most; the others come as a card.';
    report({ line: section.line, col: 1, level: 'advice', rule: 'many-buttons', says, better });
  }
}

/** Whether all of the line's values exist, are given here, and are used as they may be. */
function checkUses(variation: Variation, { file, set, needed, report }: Checked): boolean {
  const { values } = set.declared;
  const given = needed?.values.map((name) => name.replace('?', ''));
  let fine = true;
  const fail = (finding: Parameters<Report>[0]) => {
    fine = false;
    report(finding);
  };
  for (const { name, line, col, printed, guarded, quoted } of variation.template.uses) {
    const spec = values.get(name);
    if (!spec) {
      const says = `"${name}" is not a value a prompt can use.${didYouMean(name, values.keys())}`;
      fail({ line, col, rule: 'unknown-value', says, better: 'values.yaml lists them all.' });
    } else if (given && !given.includes(name)) {
      const says = `"${name}" is not known when "${file.name}" is said.`;
      fail({ line, col, rule: 'value-not-given', says, better: `Known here: ${given.join(', ')}.` });
    } else if (printed && !guarded && needed && maybe(name, needed, set) && !spares(variation, file, needed, set)) {
      const says = `"${name}" may be absent, and nothing else here can be said without it.`;
      fail({
        line,
        col,
        rule: 'unguarded-value',
        says,
        better: `Write {% if ${name} %} … {% endif %} around it, or add a line without it.`,
      });
    }
    if (spec?.from === 'customer' && spec.type !== 'facts' && printed && !quoted && spec.type !== 'list') {
      const says = `"${name}" is the customer's own words, and stands outside quotation marks.`;
      fail({ line, col, rule: 'unquoted-words', says, better: `Write "{{ ${name} }}".` });
    }
  }
  return fine;
}

/**
 * Whether the prompt can speak when everything that may be absent is: this line itself, or another of its section, or
 * of `Say`, which takes the place of any section that cannot.
 */
function spares(variation: Variation, file: PromptFile, needed: Needed, set: PromptSet): boolean {
  const able = ({ template }: Variation) => !template.required.some((name) => maybe(name, needed, set));
  if (able(variation)) return true;
  return [...file.sections.values()].some(
    ({ base, variations }) => (base === 'say' || variations.includes(variation)) && variations.some(able),
  );
}

function maybe(name: string, needed: Needed, set: PromptSet): boolean {
  return needed.values.includes(`${name}?`) || Boolean(set.declared.values.get(name)?.optional);
}
