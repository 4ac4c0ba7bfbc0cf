import { LiquidError, type TagToken, TokenKind, Tokenizer, type TopLevelToken } from 'liquidjs';
import type { Report } from './finding.ts';

/**
 * One line of words, read once and rendered often. The syntax is Liquid's, cut down to what words need: values,
 * `if`/`elsif`/`unless`/`else`, and nothing else. LiquidJS splits the text; the rest is ours, so that a render can
 * reach no filter, no loop and no property of any object: a value is looked up by its whole name.
 */
export interface Template {
  nodes: readonly Node[];
  /** Every value named, where, and whether an `if` makes sure that it is there. */
  uses: readonly Use[];
  /** Values without which the line cannot be said. */
  required: readonly string[];
}

export interface Use {
  name: string;
  line: number;
  col: number;
  /** Printed, not only asked about. */
  printed: boolean;
  guarded: boolean;
  /** The value stands directly between quotation marks. */
  quoted: boolean;
}

type Node = string | { value: string } | { branches: readonly Branch[] };

/** `all` of the names for `and`, any for `or`; `not` for `unless`; no test for `else`. */
interface Branch {
  test?: { names: readonly string[]; all: boolean; not: boolean };
  nodes: readonly Node[];
}

const MOST = 1_000;
const NAME = /^[a-z][a-z-]*(\.[a-z][a-z-]*)*$/;

/**
 * Reads words that begin at that line and column of a file. Whatever is wrong is reported there; then, undefined.
 */
export function readTemplate(text: string, at: { line: number; col: number }, report: Report): Template | undefined {
  const spot = (line: number, col: number) => ({ line, col: col + at.col - 1 });
  if (text.length > MOST) {
    report({ ...at, rule: 'too-long', says: `These words are longer than ${MOST} characters.`, better: 'Say less.' });
    return undefined;
  }
  try {
    // As many newlines as come before it in the file, so that LiquidJS counts lines as the designer's editor does.
    const tokens = new Tokenizer('\n'.repeat(at.line - 1) + text).readTopLevelTokens();
    return new Reader(tokens, text, spot).read(at.line - 1);
  } catch (error) {
    if (error instanceof Slip) report(error.finding);
    else if (LiquidError.is(error)) report(unclosed(error, spot));
    else throw error;
    return undefined;
  }
}

function unclosed(error: LiquidError, spot: (line: number, col: number) => { line: number; col: number }) {
  const [line = 1, col = 1] = error.token.getPosition();
  const tag = error.message.startsWith('tag');
  return {
    ...spot(line, col),
    rule: 'not-closed',
    says: tag ? 'This "{%" is never closed.' : 'This "{{" is never closed.',
    better: tag ? 'End it with "%}".' : 'End it with "}}".',
  };
}

class Slip extends Error {
  readonly finding: Parameters<Report>[0];
  constructor(finding: Parameters<Report>[0]) {
    super(finding.says);
    this.finding = finding;
  }
}

class Reader {
  private readonly tokens: TopLevelToken[];
  private readonly text: string;
  private readonly spot: (line: number, col: number) => { line: number; col: number };
  private readonly uses: Use[] = [];
  private next = 0;
  private offset = 0;

  constructor(tokens: TopLevelToken[], text: string, spot: Reader['spot']) {
    this.tokens = tokens;
    this.text = text;
    this.spot = spot;
  }

  read(padding: number): Template {
    this.offset = padding;
    const nodes = this.block(new Set());
    const stray = this.tokens[this.next];
    if (stray)
      this.fail(stray, 'stray-tag', `"${stray.getText()}" closes nothing.`, 'Take it away, or open it before.');
    const required = this.uses.filter((use) => use.printed && !use.guarded).map((use) => use.name);
    return { nodes, uses: this.uses, required: [...new Set(required)] };
  }

  /** Nodes up to a tag that belongs to the block around them, or to the end. */
  private block(sure: ReadonlySet<string>): Node[] {
    const nodes: Node[] = [];
    for (let token = this.tokens[this.next]; token; token = this.tokens[this.next]) {
      if (token.kind === TokenKind.Tag) {
        const tag = token as TagToken;
        if (['else', 'elsif', 'endif', 'endunless'].includes(tag.name)) return nodes;
        nodes.push(this.choice(tag, sure));
      } else if (token.kind === TokenKind.Output) {
        this.next++;
        nodes.push({ value: this.use(token, this.inside(token), sure, true) });
      } else {
        this.next++;
        const words = token.getText().slice(Math.max(0, this.offset - token.begin));
        if (words) nodes.push(words);
      }
    }
    return nodes;
  }

  private choice(open: TagToken, sure: ReadonlySet<string>): Node {
    if (open.name !== 'if' && open.name !== 'unless') {
      this.fail(
        open,
        'unknown-tag',
        `"{% ${open.name} %}" is not for prompts.`,
        'Use if, unless, else and endif only.',
      );
    }
    const branches: Branch[] = [];
    let known = sure;
    for (let tag = open; ;) {
      this.next++;
      const test = tag.name === 'else' ? undefined : this.test(tag, sure);
      const given = test && (test.all || test.names.length === 1) ? new Set([...known, ...test.names]) : known;
      branches.push({ ...(test ? { test } : {}), nodes: this.block(test?.not ? known : given) });
      if (test?.not) known = given;
      const closing = this.tokens[this.next] as TagToken | undefined;
      if (!closing)
        this.fail(open, 'not-closed', `This "${open.name}" is never closed.`, `End it with {% end${open.name} %}.`);
      tag = closing;
      if (tag.name === `end${open.name}`) break;
      if (tag.name.startsWith('end')) {
        this.fail(
          tag,
          'stray-tag',
          `"${open.name}" ends with end${open.name}, not ${tag.name}.`,
          `Write {% end${open.name} %}.`,
        );
      }
    }
    this.next++;
    return { branches };
  }

  private test(tag: TagToken, sure: ReadonlySet<string>): NonNullable<Branch['test']> {
    const words = tag.args.trim().split(/\s+/);
    const names = words.filter((_, i) => i % 2 === 0);
    const joints = new Set(words.filter((_, i) => i % 2 === 1));
    if (joints.size > 1 || [...joints].some((joint) => joint !== 'and' && joint !== 'or') || words.length % 2 === 0) {
      const better = 'Name one value, or several with "and" or with "or" between them.';
      this.fail(tag, 'unclear-test', `"${tag.args.trim()}" is not something a prompt can ask.`, better);
    }
    for (const name of names) this.use(tag, name, sure, false);
    return { names, all: !joints.has('or'), not: tag.name === 'unless' };
  }

  private use(token: TopLevelToken, name: string, sure: ReadonlySet<string>, printed: boolean): string {
    if (!NAME.test(name)) {
      const better = 'Only the name of a value stands here, as in {{ brand.name }}. Its kind decides how it prints.';
      this.fail(token, 'not-a-name', `"${name}" is not the name of a value.`, better);
    }
    const [before, after] = [this.text[token.begin - this.offset - 1], this.text[token.end - this.offset]];
    const quoted = (before === '"' && after === '"') || (before === '“' && after === '”');
    this.uses.push({ name, ...this.place(token), printed, guarded: sure.has(name), quoted });
    return name;
  }

  private inside(token: TopLevelToken): string {
    return token
      .getText()
      .replace(/^\{\{-?|-?\}\}$/g, '')
      .trim();
  }

  private place(token: TopLevelToken) {
    const [line = 1, col = 1] = token.getPosition();
    return this.spot(line, col);
  }

  private fail(token: TopLevelToken, rule: string, says: string, better: string): never {
    throw new Slip({ ...this.place(token), rule, says, better });
  }
}

/** A value in words. `quotes` are the customer's own words in it. */
export interface Printed {
  text: string;
  quotes?: readonly Span[];
  /** The sums of money in it, as they stand there. */
  amounts?: readonly string[];
  /** May be given a capital at the start of a sentence. */
  ours?: true;
}

export interface Span {
  start: number;
  end: number;
}

/** Says the line with those values; an absent one is said as nothing and asked about as "no". */
export function render(
  template: Template,
  give: (name: string) => Printed | undefined,
): { text: string; quotes: Span[] } {
  const said = { text: '', quotes: [] as Span[] };
  say(template.nodes, give, said);
  return said;
}

function say(
  nodes: readonly Node[],
  give: (name: string) => Printed | undefined,
  said: { text: string; quotes: Span[] },
) {
  for (const node of nodes) {
    if (typeof node === 'string') said.text += node;
    else if ('value' in node) add(give(node.value), said);
    else {
      const branch = node.branches.find(({ test }) => {
        if (!test) return true;
        const there = (name: string) => give(name) !== undefined;
        return (test.all ? test.names.every(there) : test.names.some(there)) !== test.not;
      });
      if (branch) say(branch.nodes, give, said);
    }
  }
}

function add(printed: Printed | undefined, said: { text: string; quotes: Span[] }) {
  if (!printed) return;
  const start = said.text.length;
  const capital = printed.ours && /(^|[.?!]["”]? )$/.test(said.text);
  said.text += capital ? printed.text.charAt(0).toUpperCase() + printed.text.slice(1) : printed.text;
  for (const span of printed.quotes ?? []) said.quotes.push({ start: start + span.start, end: start + span.end });
}
