import type { Complaint } from './domain/complaint.ts';
import type { Taken } from './domain/taking.ts';
import { filesLine } from './files.ts';
import { detailFact, expenseFact, line } from './reply.ts';
import type { Line } from './turn.ts';

/** What this turn added or changed, said back. */
export function acknowledge(complaint: Complaint, taken: Taken): Line[] {
  const lines = taken.corrected.map(({ name, detail, was }) =>
    line(complaint, 'corrected', {
      values: {
        'detail.label': name,
        'detail.value': [{ ...detailFact(name, detail), phrase: 'plain' }],
        'detail.was': [{ ...detailFact(name, { ...detail, value: was }), phrase: 'plain' }],
      },
    }),
  );
  const costs = taken.correctedExpense ? [...taken.expenses, taken.correctedExpense] : taken.expenses;
  if (costs.length) lines.push(line(complaint, 'expense-noted', { values: { 'story.facts': costs.map(expenseFact) } }));
  if (taken.files.length) {
    const files = taken.files.map(({ file }) => file);
    lines.push(filesLine(complaint, 'got-receipt', files));
  }
  return lines;
}

/** What was said beside the question that is open, and would otherwise go by without a word. */
export function alsoNoted(complaint: Complaint, taken: Taken, toldMore = false): Line[] {
  const facts = taken.details.map(({ name, detail }) => detailFact(name, detail));
  if (!facts.length && !taken.wish && !taken.contact && !toldMore) return [];
  return [line(complaint, 'noted', facts.length ? { values: { 'story.facts': facts } } : {})];
}
