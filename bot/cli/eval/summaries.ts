import { takeAgentsWords } from '../../../dialogs/domain/asides.ts';
import { emptyClaim } from '../../../dialogs/domain/claim.ts';
import { newComplaint } from '../../../dialogs/domain/complaint.ts';
import type { Summary } from '../../../dialogs/domain/summary.ts';
import { summarise } from '../../../dialogs/domain/summary.ts';
import { takeIn } from '../../../dialogs/domain/taking.ts';
import type { Summarised } from './items.ts';
import { createRules } from '../../language/rules/rules.ts';
import { type Hearing, listen } from './listen.ts';
import { rougeL } from './rouge.ts';
import { type Row, Shares } from './row.ts';
import { valuesIn } from './values.ts';

const byRules = listen(createRules());

/**
 * The handoff summary, built from the record as in a conversation, against summaries that people wrote. `kept`: of the
 * values in at least two of theirs that stand in the dialogue at all, the share that stands in ours. `invented`: of the
 * values in ours, the share that stands in no turn. `rouge_l`: mean over all of theirs.
 */
export async function scoreSummaries(
  set: string,
  items: readonly Summarised[],
  hear: Hearing,
  step: () => void,
): Promise<Row[]> {
  const shares = new Shares();
  for (const { source, turns, summaries } of items) {
    const ours = await summaryText(turns, hear);
    const told = valuesIn(ours);
    const said = valuesIn(turns.map((t) => t.text).join('\n'));
    for (const value of agreed(summaries))
      if (said.has(value)) shares.count('kept', null, source, told.has(value) || stands(value, ours) ? 1 : 0);
    for (const value of told) shares.count('invented', null, source, said.has(value) ? 0 : 1);
    for (const theirs of summaries) shares.count('rouge_l', null, source, rougeL(ours, theirs));
    step();
  }
  return shares.rows(set);
}

/** A place stands in it whatever word is before it. */
function stands(value: string, ours: string): boolean {
  return /^\p{L}/u.test(value) && ours.toLowerCase().includes(value);
}

/** Our summary of a dialogue, as it is scored. */
export async function summaryText(turns: Summarised['turns'], hear: Hearing): Promise<string> {
  return inWords(await summaryOf(turns, hear));
}

/** Values in at least two of the summaries. */
function agreed(summaries: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const summary of summaries)
    for (const value of valuesIn(summary)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 2).map(([value]) => value);
}

/**
 * Each turn of the customer's is taken into the claim, one after the other, as a conversation does, and what the company's
 * people said is kept beside it, as the program keeps it: read by the rules, whatever engine hears the customer.
 */
async function summaryOf(turns: Summarised['turns'], hear: Hearing): Promise<Summary> {
  let claim = emptyClaim();
  let ids = 0;
  for (const [at, { role, text }] of turns.entries()) {
    const about = claim.type ? { type: claim.type } : {};
    if (role !== 'customer') {
      claim = takeAgentsWords(claim, await byRules([{ text, at }], about));
      continue;
    }
    const ref = { conversation: 'eval', seq: at };
    const understanding = await hear([{ text, at }], about);
    const story = understanding.signals.story ? [ref] : [];
    const id = (prefix: string): string => `${prefix}_${ids++}`;
    const said = { understanding, files: [], asks: undefined, types: [], story, words: { words: text, from: ref }, id };
    claim = takeIn(claim, said).claim;
  }
  const complaint = newComplaint({ id: 'eval', customerId: 'eval', conversation: 'eval', locale: 'en', now: 0 });
  return summarise({ ...complaint, claim }, 0);
}

/** Everything an agent reads of what was said, in the customer's words and in ours. */
function inWords({ happened, wants, facts, expenses, questions, asides, saidByUs }: Summary): string {
  return [
    happened.quote ? `Customer wrote: ${happened.quote.words}.` : '',
    facts.map(({ name, words }) => `${name}: ${words}`).join(', '),
    expenses.items.map(({ what, words }) => `${what} ${words}`).join(', '),
    asides.map(({ words }) => words).join(', '),
    saidByUs.length ? `Said by us: ${saidByUs.map(({ words }) => words).join(', ')}` : '',
    wants ? `Customer wants: ${wants.words}.` : '',
    questions.length ? `Customer asks: ${questions.map((q) => q.words).join(' ')}` : '',
  ]
    .filter((part) => part)
    .join('\n');
}
