import type { Talked } from './customer.ts';

/** Milliseconds, whole. */
export interface Spread {
  p50: number;
  p95: number;
  max: number;
}

/** All talks together. */
export interface Report {
  customers: number;
  seconds: number;
  turns: number;
  turnsPerCustomer: number;
  handoffs: number;
  promises: { made: number; kept: number };
  acknowledgementMs: Spread;
  replyMs: Spread;
  failures: { person: string; faults: string[]; lines: string[] }[];
}

const LAST_LINES = 6;

export function reportOf(talks: readonly Talked[], seconds: number): Report {
  const sum = (of: (talk: Talked) => number) => talks.reduce((all, talk) => all + of(talk), 0);
  const turns = sum((talk) => talk.turns);
  return {
    customers: talks.length,
    seconds: Math.round(seconds * 10) / 10,
    turns,
    turnsPerCustomer: Math.round((turns / talks.length) * 10) / 10,
    handoffs: sum(({ isHandedOver }) => Number(isHandedOver)),
    promises: { made: sum(({ promises }) => promises.made), kept: sum(({ promises }) => promises.kept) },
    acknowledgementMs: spread(talks.flatMap(({ acknowledged }) => acknowledged)),
    replyMs: spread(talks.flatMap(({ replied }) => replied)),
    failures: talks
      .filter(({ faults }) => faults.length > 0)
      .map(({ person, faults, lines }) => ({ person, faults, lines: lines.slice(-LAST_LINES) })),
  };
}

export function readable(report: Report): string {
  const { promises, acknowledgementMs, replyMs, failures } = report;
  const rows = [
    ['customers', `${report.customers} in ${report.seconds} s`],
    ['turns', `${report.turns} (${report.turnsPerCustomer} a customer)`],
    ['handoffs', `${report.handoffs}`],
    ['promises', `${promises.made} made, ${promises.kept} kept while the customer stayed`],
    ['acknowledged', inWords(acknowledgementMs)],
    ['answered', `${inWords(replyMs)}, with the time the bot listens to a story`],
    ['failed', `${failures.length}`],
  ];
  const lines = rows.map(([name = '', value = '']) => `${name.padEnd(14)}${value}`);
  const failed = failures.flatMap(({ person, faults, lines: last }) => [
    '',
    `${person}: ${faults.join('; ')}`,
    ...last,
  ]);
  return `${[...lines, ...failed].join('\n')}\n`;
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

function inWords({ p50, p95, max }: Spread): string {
  return `p50 ${p50} ms, p95 ${p95} ms, longest ${max} ms`;
}
