import { z } from 'zod';
import type { Value } from '../../dialogs/domain/message.ts';
import type { Report } from './finding.ts';
import { STEPS } from './prompt-file.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

const TYPES = ['text', 'number', 'quote', 'phrase', 'facts', 'instant', 'range', 'list'] as const;

const money = z.strictObject({ minor: z.int(), currency: z.string().length(3) });

/** What a value of each type has to look like; anything else is taken for absent. */
const SHAPES = {
  text: z.string(),
  number: z.number(),
  quote: z.string(),
  phrase: z.string(),
  facts: z.array(
    z.strictObject({
      phrase: z.string(),
      kind: z.enum(['date', 'time', 'duration', 'money', 'text', 'quote']),
      value: z.union([z.string(), money]),
      what: z.string().optional(),
    }),
  ),
  instant: z.number(),
  range: z.strictObject({ from: z.number(), to: z.number() }),
  list: z.array(z.string()),
} as const;

const spec = z.strictObject({
  type: z.enum(TYPES),
  example: z.unknown(),
  long: z.unknown(),
  optional: z.boolean().default(false),
  /** It is, or holds, the customer's own words. */
  from: z.enum(['customer', 'company']).optional(),
  /** The phrases it chooses from. */
  table: z.string().optional(),
  /** Facts printed without the words that usually go with them. */
  bare: z.boolean().default(false),
  since: z.enum(STEPS),
  means: z.string(),
});

const shape = z.strictObject({
  values: z.record(z.string(), spec),
  moments: z.record(z.string(), z.string()),
  buttons: z.record(z.string(), z.string()),
});

export interface ValueSpec {
  name: string;
  type: (typeof TYPES)[number];
  example: Value;
  long: Value;
  optional: boolean;
  from?: 'customer' | 'company';
  table?: string;
  bare: boolean;
}

/** What prompts may use, as `values.yaml` declares it. */
export interface Declared {
  values: ReadonlyMap<string, ValueSpec>;
  moments: ReadonlySet<string>;
  buttons: ReadonlySet<string>;
  at: YamlFile<unknown>['at'];
}

/** The moment the examples are told from, a Tuesday evening in November. */
export const EXAMPLE_NOW = Date.UTC(2026, 10, 3, 21, 4);

export function readValues(text: string, report: Report): Declared | undefined {
  const read = readYaml(text, shape, report);
  if (!read) return undefined;
  const values = new Map<string, ValueSpec>();
  for (const [name, { example, long, from, table, ...rest }] of Object.entries(read.data.values)) {
    const both = [example, long].map((given, i) => {
      const value = asValue(rest.type, given);
      if (value !== undefined) return value;
      const says = `This is not an example of the type "${rest.type}".`;
      const better = 'Compare it with another value of that type.';
      report({ ...read.at('values', name, i ? 'long' : 'example'), rule: 'bad-example', says, better });
      return '';
    });
    const { type, optional, bare } = rest;
    const [short = '', longest = ''] = both;
    const more = { ...(from ? { from } : {}), ...(table ? { table } : {}) };
    values.set(name, { name, type, optional, bare, example: short, long: longest, ...more });
  }
  const { moments, buttons } = read.data;
  return { values, moments: new Set(Object.keys(moments)), buttons: new Set(Object.keys(buttons)), at: read.at };
}

const UNITS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** An example as a value of that type; an instant is written as `in 6 minutes`, counted from `EXAMPLE_NOW`. */
function asValue(type: ValueSpec['type'], given: unknown): Value | undefined {
  if (type === 'instant') {
    const [, sign, count, unit] = /^(in|-) ?(\d+) (minute|hour|day)s?$/.exec(String(given)) ?? [];
    const ms = unit === 'minute' || unit === 'hour' || unit === 'day' ? UNITS[unit] : undefined;
    return ms === undefined ? undefined : EXAMPLE_NOW + (sign === '-' ? -1 : 1) * Number(count) * ms;
  }
  const read = SHAPES[type].safeParse(given);
  return read.success ? (read.data as Value) : undefined;
}
