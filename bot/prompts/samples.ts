import type { Value } from '../../dialogs/domain/message.ts';
import { neededBy } from './needed.ts';
import { print, type Voice } from './print.ts';
import type { Variation } from './prompt-file.ts';
import { companyWords, type PromptSet } from './prompt-set.ts';
import type { Printed } from './template.ts';
import { EXAMPLE_NOW, type ValueSpec } from './values.ts';

/** Values to try a line with, by name. */
export type Sample = ReadonlyMap<string, Value>;

/** The values a line is tried with: all, all at their longest, without each that may be absent, without all of them. */
export function samplesOf({ template }: Variation, prompt: string, set: PromptSet): Sample[] {
  const needed = neededBy(prompt);
  const specs = [...new Set(template.uses.map(({ name }) => name))].flatMap(
    (name) => set.declared.values.get(name) ?? [],
  );
  const spare = (spec: ValueSpec) =>
    !template.required.includes(spec.name) && (spec.optional || (needed?.values.includes(`${spec.name}?`) ?? true));
  const all = new Map(specs.map((spec) => [spec.name, spec.example]));
  const long = new Map(specs.map((spec) => [spec.name, spec.long]));
  const without = specs.filter(spare).map(({ name }) => new Map([...all].filter(([other]) => other !== name)));
  const bare = new Map([...all].filter(([name]) => !specs.some((spec) => spec.name === name && spare(spec))));
  return [all, long, ...without, bare];
}

/** The sample with every phrase its tables have: each will stand in a customer's sentence one day. */
export function phrasesOf(sample: Sample, set: PromptSet): Sample[] {
  const specs = [...sample.keys()].flatMap((name) => set.declared.values.get(name) ?? []);
  return specs.flatMap(({ name, type, table }) => {
    if (type !== 'phrase' || !table) return [];
    const keys = [...set.locales.values()].flatMap(({ phrases }) =>
      [...phrases.keys()].filter((key) => key.startsWith(`${table}.`)),
    );
    return [...new Set(keys)].map((key) => new Map([...sample, [name, key.slice(table.length + 1)]]));
  });
}

/** Prints the values of a sample as they would be printed in earnest, at the moment of the examples. */
export function printer(sample: Sample, set: PromptSet, voice: Voice): (name: string) => Printed | undefined {
  return (name) => {
    const spec = set.declared.values.get(name);
    if (spec?.from === 'company') {
      const text = companyWords(name, set, voice);
      return text !== undefined && sample.has(name) ? { text } : undefined;
    }
    const value = sample.get(name);
    if (!spec || value === undefined) return undefined;
    const { table, bare } = spec;
    return print(spec.type, value, voice, {
      now: EXAMPLE_NOW,
      bare,
      customer: spec.from === 'customer',
      ...(table ? { table } : {}),
    });
  };
}
