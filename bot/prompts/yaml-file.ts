import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Report } from './finding.ts';

/** A YAML text that had the right shape, and where its parts stand. */
export interface YamlFile<T> {
  data: T;
  /** Line and column, from 1, of what is at that path; of the nearest thing above it when there is none. */
  at: (...path: (string | number)[]) => { line: number; col: number };
}

/**
 * Reads YAML as plain data: no types of its own, no code. What is wrong is reported in plain words where it stands;
 * then, undefined. `lines` is how many lines of the file come before the text.
 */
export function readYaml<T>(text: string, shape: z.ZodType<T>, report: Report, lines = 0): YamlFile<T> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + lines, col: Math.max(1, col) };
  };
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken) {
    report({ ...place(broken.pos[0]), rule: 'bad-yaml', ...plainly(broken.code) });
    return undefined;
  }
  const at = (...path: (string | number)[]) => place(offsetOf(document, path));
  const read = shape.safeParse(document.toJS() ?? {});
  if (read.success) return { data: read.data, at };
  for (const issue of read.error.issues) {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const extra = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const name = path.join('.') || 'the file';
    report({
      ...at(...path, ...(extra === undefined ? [] : [extra])),
      rule: extra === undefined ? 'bad-entry' : 'unknown-entry',
      says:
        extra === undefined
          ? `"${name}" cannot be read: ${lower(issue.message)}.`
          : `Nothing here is called "${extra}".`,
      better:
        extra === undefined ? 'Compare it with a file that works.' : 'Look for a slip of the fingers, or take it away.',
    });
  }
  return undefined;
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function offsetOf(document: Document, path: (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path[depth - 1]));
      if (pair && isNode(pair.key)) return begin(pair.key);
    }
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return begin(node);
  }
  return isNode(document.contents) ? begin(document.contents) : 0;
}

function begin(node: Node): number {
  return node.range?.[0] ?? 0;
}

function plainly(code: string): { says: string; better: string } {
  switch (code) {
    case 'MISSING_CHAR':
    case 'BAD_COLLECTION_TYPE':
      return {
        says: 'A bracket, a quotation mark or a comma is missing here or just before.',
        better: 'Close what was opened.',
      };
    case 'BAD_INDENT':
    case 'TAB_AS_INDENT':
      return {
        says: 'The spaces at the start of a line do not fit, or a bracket is not closed.',
        better: 'Close what was opened; line lines up with their neighbours, with spaces.',
      };
    case 'DUPLICATE_KEY':
      return { says: 'This name is here twice.', better: 'Keep one of them.' };
    case 'TAG_RESOLVE_FAILED':
      return {
        says: 'Words that begin with "!" are not for these files.',
        better: 'Put the words in quotation marks.',
      };
    default:
      return {
        says: 'This line cannot be read as YAML.',
        better: 'Write "name: words"; put words with a colon, a # or a quotation mark in them between quotation marks.',
      };
  }
}
