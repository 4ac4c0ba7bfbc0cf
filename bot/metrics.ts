import { Counter, Gauge, Registry } from 'prom-client';

/** Counts for operators, in Prometheus' text form at `/metrics`. No label ever holds anything personal. */
export interface Metrics {
  registry: Registry;
  count(what: string, labels?: Record<string, string>, by?: number): void;
}

const COUNTERS: Record<string, { help: string; labels: string[] }> = {
  turns: { help: 'Turns answered', labels: ['channel'] },
  turn_failures: { help: 'Turns that threw and saved nothing', labels: [] },
  conduct: { help: 'Conduct rules that an outgoing text broke, by rule', labels: ['rule'] },
  sends: { help: 'Sends from the outbox, by where they went and what came of it', labels: ['to', 'result'] },
  fetches: { help: 'Files fetched from where they lay, by result', labels: ['result'] },
  model_calls: { help: 'Questions to the language model, by use and by what came of them', labels: ['use', 'outcome'] },
  model_tokens: { help: 'Tokens that calls of the model used', labels: ['use', 'kind'] },
  model_conduct: {
    help: 'Rules that words of the model broke, and whether they were written again or left out',
    labels: ['rule', 'became'],
  },
  model_broken: { help: 'Times the model engine itself failed, which it never should', labels: [] },
  typing_failures: { help: 'Signs of typing that could not be shown', labels: [] },
};

export function createMetrics(gauges: Record<string, { help: string; value: () => number }>): Metrics {
  const registry = new Registry();
  const counters = new Map(
    Object.entries(COUNTERS).map(([name, { help, labels }]) => [
      name,
      new Counter({ name: `amends_${name}_total`, help, labelNames: labels, registers: [registry] }),
    ]),
  );
  for (const [name, { help, value }] of Object.entries(gauges)) {
    new Gauge({
      name: `amends_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  }
  return { registry, count: (what, labels = {}, by = 1) => counters.get(what)?.inc(labels, by) };
}
