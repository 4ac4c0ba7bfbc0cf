import { apologiesIn, apologyRules } from './apology.ts';
import { blameRule } from './blame.ts';
import { dataRules } from './data.ts';
import type { ConductContext, Finding } from './finding.ts';
import { listeningRules } from './listening.ts';
import { mannerRules } from './manners.ts';
import { peopleRules } from './people.ts';
import { promiseRules } from './promises.ts';
import { reasonRules } from './reasons.ts';
import type { Hit, Rule } from './rule.ts';
import { spanishApologiesIn } from './spanish/apology.ts';
import { spanish } from './spanish/spanish.ts';
import { languageOf, readText } from './text.ts';

export type { ConductContext, Finding } from './finding.ts';
export { asksWhatIsUp } from './asking.ts';

/** Whether the text says sorry to the customer; `false` in a language whose words the rules do not know. */
export function isApology(text: string, locale?: string): boolean {
  const read = readText(text, locale === undefined ? {} : { locale });
  if (read.language === 'en') return apologiesIn(read).length > 0;
  return read.language === 'es' && spanishApologiesIn(read).length > 0;
}

/** All rules, by their ids; those without `judge` are about timing or about what comes in. */
export const rules: readonly Rule[] = [
  ...apologyRules,
  ...reasonRules,
  blameRule,
  ...promiseRules,
  ...mannerRules,
  ...listeningRules,
  ...peopleRules,
  ...dataRules,
].sort((a, b) => a.id.localeCompare(b.id));

/**
 * Everything the rules find in one text, in the order of the text; empty when there is nothing to say. Pure, and quick enough
 * for every outgoing text. A rule reports the same place once. Spanish has words of its own in `spanish/`; in a third language
 * only the rules speak that look at marks, digits and length (C17 to C19, and card numbers in C33). `quotes` are exempt from
 * every rule but C33. With `least` at `error` the rules that only advise are not asked.
 */
export function check(text: string, context: ConductContext = {}, least: Finding['level'] = 'advice'): Finding[] {
  const read = readText(text, context);
  const findings: Finding[] = [];
  for (const rule of rulesFor(context.locale)) {
    if (rule.judge === undefined) continue;
    if (least === 'error' && rule.level === 'advice') continue;
    for (const hit of apart(rule.judge(read, context))) findings.push(finding(rule, hit));
  }
  const told = least === 'error' ? findings.filter(({ level }) => level === 'error') : findings;
  return told.sort((a, b) => a.start - b.start || a.end - b.end);
}

const everywhere = rules.filter(({ anyLanguage }) => anyLanguage);
const inSpanish = rules.flatMap((rule): Rule[] => {
  const words = spanish.get(rule.id);
  if (words) return [{ ...rule, judge: words }];
  return rule.anyLanguage ? [rule] : [];
});

function rulesFor(locale: string | undefined): readonly Rule[] {
  const language = languageOf(locale);
  if (language === 'en') return rules;
  return language === 'es' ? inSpanish : everywhere;
}

/** Without findings that overlap an earlier one of the same rule. */
function apart(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  let end = -1;
  return hits
    .toSorted((a, b) => a.start - b.start)
    .filter((hit) => {
      if (hit.start < end) return false;
      end = hit.end;
      return true;
    });
}

function finding(rule: Rule, hit: Hit): Finding {
  const { id, name, level, says, better } = rule;
  return {
    rule: id,
    name,
    level: hit.level ?? level,
    start: hit.start,
    end: hit.end,
    says: hit.says ?? says,
    better: hit.better ?? better,
  };
}
