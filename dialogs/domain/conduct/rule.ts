import { cuesOf, fileUnder, type Language } from './cues.ts';
import type { ConductContext, Finding } from './finding.ts';
import type { ReadText, Sentence, Span } from './text.ts';

/** One place where a rule is broken. What it leaves out is taken from the rule. */
export interface Hit extends Span {
  says?: string;
  better?: string;
  level?: Finding['level'];
}

/** What a rule finds in one text. */
export type Judge = (text: ReadText, context: ConductContext) => Hit[];

export interface Rule {
  /** For example `C03`; never reused. */
  id: string;
  /** For example `conditional-apology`. */
  name: string;
  /** The most a finding of it can be; a hit may be less. */
  level: Finding['level'];
  /** What is wrong, in one plain sentence. */
  says: string;
  /** A better wording, or what to do. */
  better: string;
  /** The practice of complaint handling that the rule serves. */
  practice: string;
  /** It looks at marks and digits only, so it holds in every language. */
  anyLanguage?: true;
  /** Absent for rules about timing or about what comes in: those cannot be judged from one text. */
  judge?: Judge;
}

/** Many phrases as one pattern, matched as whole words. */
export interface Phrases {
  pattern: RegExp;
  /** No word tells that it is not worth trying. */
  always: boolean;
}

/** English phrases. They may hold classes, options, groups and bounded gaps. */
export function phrases(...alternatives: string[]): Phrases {
  return phrasesOf('en', alternatives);
}

/** The same of any language. Spanish ones are written without accents, because the text is read without them. */
export function phrasesOf(language: Language, alternatives: readonly string[]): Phrases {
  const cues = cuesOf(alternatives);
  const made = { pattern: new RegExp(`\\b(?:${alternatives.join('|')})\\b`, 'g'), always: cues === undefined };
  if (cues) fileUnder(cues, made, language);
  return made;
}

/** Up to `most` characters inside one sentence. Bounded, so that a hostile text costs no more than its length. */
export function gap(most: number): string {
  return `[^.!?\\n]{0,${most}}?`;
}

/** Whether the text can hold one of the phrases at all. Cheap, and never wrongly `false`. */
export function mentions(text: ReadText, phrases: Phrases): boolean {
  return phrases.always || text.sentences.some(({ known }) => known.cued.has(phrases));
}

/** Every place in the text where one of the phrases stands. */
export function find(text: ReadText, phrases: Phrases): Span[] {
  const spans: Span[] = [];
  for (const sentence of text.sentences) {
    for (const { start, end } of findIn(sentence, phrases)) {
      spans.push({ start: start + sentence.start, end: end + sentence.start });
      if (spans.length === ENOUGH) return spans;
    }
  }
  return spans;
}

function findIn({ words, known }: Sentence, phrases: Phrases): readonly Span[] {
  if (!phrases.always && !known.cued.has(phrases)) return [];
  const before = known.spans.get(phrases);
  if (before) return before;
  const spans = spansOf(phrases.pattern, words);
  known.spans.set(phrases, spans);
  return spans;
}

/** So many places say it all, and keep a hostile text from costing more than its length. */
const ENOUGH = 50;

/** The first places where the pattern (with the flag `g`) matches, without overlaps. */
export function spansOf(pattern: RegExp, words: string, most = ENOUGH): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(words); match && spans.length < most; match = pattern.exec(words)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return spans;
}

/** Whether one of the phrases stands at or after `from`. */
export function occurs({ pattern }: Phrases, words: string, from = 0): boolean {
  pattern.lastIndex = from;
  return pattern.test(words);
}
