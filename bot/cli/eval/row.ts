/** One figure, as `--json` prints it. */
export interface Row {
  set: string;
  measure: Measure;
  /** The data's own key: a gold slot or a reply label; null for the whole set. */
  slot: string | null;
  /** Where the items come from; null for all of them. */
  source: string | null;
  /** From 0 to 1. */
  value: number;
  /** How many items, values or replies stand behind it. */
  n: number;
}

export type Measure =
  | 'recall'
  | 'precision'
  | 'f1'
  | 'accuracy'
  | 'macro_f1'
  | 'exact'
  | 'kept'
  | 'invented'
  | 'false_alarms'
  | 'survived'
  | 'masked_by_mistake'
  | 'rouge_l';

/** Shares by measure, slot and source: each `count` goes to its own source and to the row of all sources. */
export class Shares {
  readonly #counts = new Map<string, { key: Omit<Row, 'set' | 'value' | 'n'>; sum: number; n: number }>();

  /** `value` is 1 for a hit, 0 for a miss, or a mark between them. */
  count(measure: Measure, slot: string | null, source: string, value: number): void {
    for (const from of [null, source]) {
      const name = JSON.stringify([measure, slot, from]);
      const known = this.#counts.get(name) ?? { key: { measure, slot, source: from }, sum: 0, n: 0 };
      known.sum += value;
      known.n++;
      this.#counts.set(name, known);
    }
  }

  rows(set: string): Row[] {
    return [...this.#counts.values()].map(({ key, sum, n }) => ({ set, ...key, value: sum / n, n }));
  }
}

/** Found and wanted by slot and source. `n` of its rows is the number of wanted ones. */
export class Hits {
  readonly #counts = new Map<string, { slot: string; source: string | null } & Tally>();

  count(slot: string, source: string, of: Partial<Tally>): void {
    for (const from of [null, source]) {
      const name = JSON.stringify([slot, from]);
      const known = this.#counts.get(name) ?? { slot, source: from, wanted: 0, hit: 0, told: 0, right: 0 };
      for (const part of PARTS) known[part] += of[part] ?? 0;
      this.#counts.set(name, known);
    }
  }

  rows(set: string, measures: readonly ('recall' | 'exact' | 'precision' | 'f1')[]): Row[] {
    return [...this.#counts.values()].flatMap(({ slot, source, ...tally }) =>
      measures.flatMap((measure) => {
        const value = valueOf(measure, tally);
        return value === undefined ? [] : [{ set, measure, slot, source, value, n: tally.wanted }];
      }),
    );
  }
}

interface Tally {
  /** Values that were to be found, and how many of them were. */
  wanted: number;
  hit: number;
  /** Values that were told where all are known, and how many of them were right. */
  told: number;
  right: number;
}

const PARTS = ['wanted', 'hit', 'told', 'right'] as const;

/** Undefined where nothing was wanted, or nothing can be said. */
function valueOf(measure: string, { wanted, hit, told, right }: Tally): number | undefined {
  if (!wanted) return undefined;
  const recall = hit / wanted;
  if (measure === 'recall' || measure === 'exact') return recall;
  if (!told) return undefined;
  const precision = right / told;
  if (measure === 'precision') return precision;
  return precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
}
