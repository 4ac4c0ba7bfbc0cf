import { isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Report } from './finding.ts';
import { readTemplate, type Template } from './template.ts';
import { readYaml } from './yaml-file.ts';

/** A short piece of words that prompts, cards and printed values are made of. */
export interface Phrase {
  text: string;
  template: Template;
  line: number;
  col: number;
}

/** What may stand in a phrase, by its table; in all others, nothing. */
const MAY_USE: Record<string, readonly string[]> = {
  fact: ['value', 'what'],
  time: ['time', 'day', 'date'],
  range: ['from', 'to'],
};

interface Tree {
  [key: string]: string | number | Tree;
}
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), z.number(), tree])));

/** Reads `phrases.yaml`: tables in tables, each phrase by its whole name, for example `failure.own.trip.cancelled`. */
export function readPhrases(text: string, report: Report): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  if (!readYaml(text, tree, report)) return phrases;
  const counter = new LineCounter();
  visit(parseDocument(text, { lineCounter: counter }), {
    Pair(_, pair, path) {
      if (!isScalar(pair.key) || !isScalar(pair.value)) return;
      const above = path.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : []));
      const name = [...above, String(pair.key.value)].join('.');
      const words = String(pair.value.value);
      const plain = pair.value.type === 'PLAIN' ? 0 : 1;
      const { line, col } = counter.linePos((pair.value.range?.[0] ?? 0) + plain);
      const template = readTemplate(words, { line, col }, report);
      if (!template) return;
      const table = MAY_USE[above[0] ?? ''] ?? [];
      for (const use of template.uses.filter(({ name: used }) => !table.includes(used))) {
        const better = table.length
          ? `Here there is only ${table.join(', ')}.`
          : 'A phrase of this table is words only.';
        report({
          line: use.line,
          col: use.col,
          rule: 'unknown-value',
          says: `"${use.name}" is not known here.`,
          better,
        });
      }
      phrases.set(name, { text: words, template, line, col });
    },
  });
  return phrases;
}
