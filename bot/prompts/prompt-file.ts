import { z } from 'zod';
import type { Button } from '../../dialogs/domain/message.ts';
import { didYouMean, type Report, type Source } from './finding.ts';
import { readTemplate, type Template } from './template.ts';
import { readYaml } from './yaml-file.ts';

export const STEPS = [
  'intake',
  'claim',
  'read-back',
  'handoff',
  'waiting',
  'relay',
  'end',
  'status',
  'interruptions',
] as const;

/** What a text must hold or must not; `check-words.ts` knows how each is seen. */
const MUST = ['says-it-is-automated', 'offers-a-person', 'apology', 'ownership', 'one-question', 'promise'] as const;
const MUST_NOT = ['question', 'reason'] as const;

const meta = z.strictObject({
  prompt: z.string(),
  step: z.enum(STEPS),
  purpose: z.string().min(1),
  must: z.array(z.enum(MUST)).default([]),
  'must-not': z.array(z.enum(MUST_NOT)).default([]),
  /** What its question asks, as a dialog names it. */
  asks: z.string().optional(),
  /** It may be the first text of a conversation. */
  first: z.literal(true).optional(),
  /** What the customer just asked, for the rules that depend on it. */
  after: z.enum(['asked-why', 'asked-for-person', 'asked-if-bot']).optional(),
  /** Conduct rules this prompt may break, and why. */
  allow: z.array(z.strictObject({ rule: z.string(), because: z.string().min(1) })).default([]),
});

export type Meta = z.infer<typeof meta>;
export type Must = (typeof MUST)[number] | `not-${(typeof MUST_NOT)[number]}`;

export const CHANNELS = ['web', 'teams', 'sms', 'whatsapp'] as const;
export const BASES = ['say', 'ask-again', 'stop-asking', 'confirm', 'while-they-write', 'buttons'] as const;

/** One way to say it. */
export interface Variation {
  /** Its line in the file, which also names it. */
  line: number;
  col: number;
  source: string;
  template: Template;
}

export interface Section {
  base: (typeof BASES)[number];
  moment?: string;
  channel?: (typeof CHANNELS)[number];
  line: number;
  variations: Variation[];
  buttons: (Button & { line: number })[];
}

export interface PromptFile {
  name: string;
  file: string;
  flow: string;
  locale: string;
  meta: Meta;
  /** By `sectionKey`. */
  sections: ReadonlyMap<string, Section>;
}

export function sectionKey(base: string, moment?: string, channel?: string): string {
  return `${base}|${moment ?? ''}|${channel ?? ''}`;
}

/** Reads one prompt file; what is wrong is reported. Undefined when nothing in it can be used. */
export function readPromptFile(source: Source, report: Report): PromptFile | undefined {
  const [locale = '', flow = '', file = ''] = source.path.split('/');
  const name = file.replace(/\.md$/, '');
  const parts = splitFrontMatter(source.text, report);
  if (!parts) return undefined;
  const front = readYaml(parts.front, meta, report, 1);
  const sections = readSections(parts.body, parts.firstLine, report);
  if (!front) return undefined;
  if (front.data.prompt !== name) {
    const says = `The file is ${name}.md, but it calls itself "${front.data.prompt}".`;
    report({ ...front.at('prompt'), rule: 'wrong-name', says, better: `Write "prompt: ${name}".` });
  }
  if (!sections.has(sectionKey('say'))) {
    const better = 'Add a heading "## Say" with at least one line below it.';
    report({ line: 1, col: 1, rule: 'no-say', says: 'There is no section "Say".', better });
  }
  return { name, file: source.file, flow, locale, meta: front.data, sections };
}

/** Front matter stands between two lines of three dashes and is YAML; no other kind exists, so none can run. */
export function splitFrontMatter(
  text: string,
  report: Report,
): { front: string; body: string[]; firstLine: number } | undefined {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0]?.trimEnd() !== '---' || end < 0) {
    report({
      line: 1,
      col: 1,
      rule: 'no-front-matter',
      says: 'The file does not begin with front matter between two lines of exactly three dashes.',
      better: 'Begin with "---", then "prompt:", "step:" and "purpose:", then "---".',
    });
    return undefined;
  }
  return { front: lines.slice(1, end).join('\n'), body: lines.slice(end + 1), firstLine: end + 2 };
}

function readSections(body: string[], firstLine: number, report: Report): Map<string, Section> {
  const sections = new Map<string, Section>();
  let open: Section | 'notes' | 'unknown' | undefined;
  for (const [i, text] of body.entries()) {
    const line = firstLine + i;
    if (text.startsWith('## ')) {
      open = readHeading(text.slice(3).trim(), line, report);
      if (typeof open === 'object') addSection(sections, open, report);
    } else if (text.trim() && open === undefined) {
      const better = 'Put it under a heading such as "## Say", or under "## Notes".';
      report({ line, col: 1, rule: 'outside', says: 'These words are in no section.', better });
    } else if (text.trim() && typeof open === 'object') readLine(text, line, open, report);
  }
  for (const section of sections.values()) {
    if (section.variations.length || section.buttons.length) continue;
    const better = 'Write at least one line that begins with "- ", or take the heading away.';
    report({ line: section.line, col: 1, rule: 'empty-section', says: 'This section says nothing.', better });
  }
  return sections;
}

function addSection(sections: Map<string, Section>, section: Section, report: Report): void {
  const key = sectionKey(section.base, section.moment, section.channel);
  if (sections.has(key)) {
    const better = 'Put the lines of both under one heading.';
    report({ line: section.line, col: 1, rule: 'twice', says: 'This section is here twice.', better });
  } else sections.set(key, section);
}

const HEADING = /^(say|ask again|stop asking|confirm|while they write|buttons)( when [a-z][a-z-]*)?( on [a-z]+)?$/i;

function readHeading(words: string, line: number, report: Report): Section | 'notes' | 'unknown' {
  if (words.toLowerCase() === 'notes') return 'notes';
  const [, base, when, on] = HEADING.exec(words) ?? [];
  const channel = CHANNELS.find((name) => on?.trim() === `on ${name}`);
  if (!base || (on && !channel)) {
    const known = [
      'Say',
      'Ask again',
      'Stop asking',
      'Confirm',
      'While they write',
      'Buttons',
      'Notes',
      ...CHANNELS.map((c) => `Say on ${c}`),
    ];
    const better = `Use Say, Ask again, Stop asking, Confirm, While they write, Buttons or Notes; "when …" and "on sms" may follow.`;
    report({
      line,
      col: 4,
      rule: 'unknown-section',
      says: `"${words}" is not a section.${didYouMean(words, known)}`,
      better,
    });
    return 'unknown';
  }
  const kebab = base.toLowerCase().replaceAll(' ', '-');
  return {
    base: BASES.find((name) => name === kebab) ?? 'say',
    ...(when ? { moment: when.slice(6) } : {}),
    ...(channel ? { channel } : {}),
    line,
    variations: [],
    buttons: [],
  };
}

function readLine(text: string, line: number, section: Section, report: Report): void {
  if (!text.startsWith('- ')) {
    const better = 'Begin the line with "- ", and keep each way to say it on one line.';
    report({ line, col: 1, rule: 'not-a-line', says: 'A section holds only lines that begin with "- ".', better });
  } else if (section.base === 'buttons') {
    const [, label, id] = /^(.*\S)\s+->\s+(\S+)$/.exec(text.slice(2).trim()) ?? [];
    if (label && id) section.buttons.push({ id, label, line });
    else
      report({
        line,
        col: 3,
        rule: 'bad-button',
        says: 'This is not a button.',
        better: 'Write "- Label -> what-it-means".',
      });
  } else {
    const words = text.slice(2).trim();
    const col = 1 + text.indexOf(words);
    const template = readTemplate(words, { line, col }, report);
    if (template) section.variations.push({ line, col, source: words, template });
  }
}
