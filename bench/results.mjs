/**
 * Rows for every value of a figure, one for each contender: the median over the rounds, its spread, and the median of
 * the rounds' own ratios to the baseline, which noise that all contenders of a round share does not move.
 */
export function rowsOf({ values, baseline }, rounds) {
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
  return values.flatMap(({ figure, key, unit, goal }) =>
    names.map((name) => {
      const all = rounds.flatMap((round) => (round[name] ? [round[name][key]] : []));
      const ratios = rounds.flatMap((round) =>
        name !== baseline.name && round[name] && round[baseline.name]
          ? [round[name][key] / round[baseline.name][key]]
          : [],
      );
      const compared = ratios.length > 0;
      return {
        figure,
        target: name,
        baseline: compared ? baseline.name : null,
        value: median(all),
        unit,
        ratio: compared ? median(ratios) : null,
        spread: [Math.min(...all), Math.max(...all)],
        ...(name === 'amends' && goal ? { goal } : {}),
      };
    }),
  );
}

/** The rows as one JSON document. */
export function jsonOf(rounds, rows) {
  // The goal is for people; JSON leaves it out.
  return JSON.stringify({ rounds, rows }, (key, value) => (key === 'goal' ? undefined : value), 2);
}

/** The rows as a table for people. */
export function tableOf(rows) {
  const head = ['figure', 'target', 'median', 'min .. max', 'ratio to', 'goal', 'met'];
  const cells = rows.map((row, i) => [
    row.figure === rows[i - 1]?.figure ? '' : row.figure,
    row.target,
    `${short(row.value)} ${row.unit}`,
    row.spread.map(short).join(' .. '),
    !Number.isFinite(row.ratio) ? '' : `${row.ratio.toFixed(2)} × ${row.baseline}`,
    goalOf(row),
    row.goal ? verdict(row) : '',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column].length)));
  const lineOf = (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [lineOf(head), lineOf(widths.map((width) => '-'.repeat(width))), ...cells.map(lineOf)].join('\n');
}

function goalOf({ goal, baseline }) {
  if (!goal) return '';
  if (goal.atMost !== undefined) return `at most ${short(goal.atMost)}`;
  if (goal.atLeast !== undefined) return `at least ${short(goal.atLeast)}`;
  return `at most ${goal.ratioAtMost} × ${baseline ?? 'the baseline'}`;
}

function verdict({ goal, value, ratio }) {
  if (goal.atMost !== undefined) return value <= goal.atMost ? 'yes' : 'NO';
  if (goal.atLeast !== undefined) return value >= goal.atLeast ? 'yes' : 'NO';
  if (ratio === null) return 'unknown';
  return ratio <= goal.ratioAtMost ? 'yes' : 'NO';
}

function short(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
