import { asksWhatIsUp, check, isApology } from '../../../dialogs/domain/conduct/index.ts';
import type { Judged, Labelled } from './items.ts';
import type { Hearing } from './listen.ts';
import { Hits, type Row, Shares } from './row.ts';

/**
 * Complaint or not, at the shipped threshold: what the engine says. Items labelled neither
 * way are left out.
 */
export async function scoreComplaints(
  set: string,
  items: readonly Labelled[],
  hear: Hearing,
  step: () => void,
): Promise<Row[]> {
  const sides = { complaint: new Hits(), not_complaint: new Hits() };
  for (const { source, text, label } of items) {
    if (label === 'complaint' || label === 'not_complaint') {
      const said = (await hear([{ text, at: 0 }])).complains ? 'complaint' : 'not_complaint';
      sides[label].count('', source, { wanted: 1, hit: said === label ? 1 : 0 });
      sides[said].count('', source, { told: 1, right: said === label ? 1 : 0 });
    }
    step();
  }
  const rows = sides.complaint
    .rows(set, ['recall', 'precision', 'f1'])
    .map((row) => ({ ...row, slot: 'complaint' }) satisfies Row);
  const others = sides.not_complaint.rows(set, ['f1']);
  const macro = rows
    .filter((row) => row.measure === 'f1')
    .map((row): Row => {
      const other = others.find((o) => o.source === row.source);
      return {
        ...row,
        measure: 'macro_f1',
        slot: null,
        value: (row.value + (other?.value ?? 0)) / 2,
        n: row.n + (other?.n ?? 0),
      };
    });
  return [...rows, ...macro];
}

/** Which rule of conduct is which label. */
const RULES: Readonly<Record<string, string>> = {
  conditional_apology: 'C03',
  unbacked_promise: 'C20',
  excuse: 'C05',
  policy_shield: 'C08',
  blame: 'C07',
  minimise: 'C09',
};

/**
 * The rules of conduct on replies that people wrote, by label, and how many replies without any fault they speak up at.
 * Only errors count; what is advice is not. `unsure` is left out.
 */
export async function scoreReplies(
  set: string,
  items: readonly Judged[],
  hear: Hearing,
  step: () => void,
): Promise<Row[]> {
  const hits = new Hits();
  const shares = new Shares();
  for (const { source, customer, reply, labels } of items) {
    const { signals, complains } = await hear([{ text: customer, at: 0 }]);
    const context = {
      askedWhy: signals.why === true || asksWhatIsUp(customer),
      pleased: !complains,
      customerWords: customer.match(/[\p{L}\d']+/gu) ?? [],
    };
    const broken = new Set(check(reply, context, 'error').map(({ rule }) => rule));
    for (const [label, rule] of Object.entries(RULES)) count(label, broken.has(rule));
    count('apology', isApology(reply));
    if (Object.keys(RULES).every((label) => labels[label] === 'no'))
      shares.count('false_alarms', null, source, Object.values(RULES).some((rule) => broken.has(rule)) ? 1 : 0);
    step();

    function count(label: string, told: boolean): void {
      const gold = labels[label];
      if (gold !== 'yes' && gold !== 'no') return;
      const wanted = gold === 'yes';
      hits.count(label, source, {
        wanted: wanted ? 1 : 0,
        hit: wanted && told ? 1 : 0,
        told: told ? 1 : 0,
        right: wanted && told ? 1 : 0,
      });
    }
  }
  return [...hits.rows(set, ['recall', 'precision', 'f1']), ...shares.rows(set)];
}
