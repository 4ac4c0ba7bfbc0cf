/**
 * Most texts hold none of the words a rule is about. So that nine of ten patterns need not run, each pattern gets its cues:
 * word stems, at least one of which stands in every text it can match. They are read from the pattern itself, so that nobody
 * has to keep two lists. The reading may miss a chance to be quick; it must never name a word that a match can do without.
 */

/** A language whose words the rules know. What is filed in one costs a text in the other nothing. */
export type Language = 'en' | 'es';

/** Files something under its cues, to be found by `cuedBy` in texts of that language. */
export function fileUnder(cues: ReadonlySet<string>, thing: object, language: Language): void {
  const { [language]: drawer } = filed;
  for (const cue of cues) drawer.set(cue, [...(drawer.get(cue) ?? []), thing]);
}

/** Everything filed under one of the words of a lower-case text; nothing where the rules know no words. */
export function cuedBy(words: string, language: Language | undefined): ReadonlySet<object> {
  const cued = new Set<object>();
  const drawer = language && filed[language];
  if (!drawer) return cued;
  let start = -1;
  for (let i = 0; i <= words.length; i += 1) {
    const code = words.charCodeAt(i);
    const letter = code >= 97 && code <= 122;
    if (letter && start < 0) start = i;
    if (letter || start < 0) continue;
    const things = drawer.get(words.slice(start, Math.min(i, start + STEM)));
    if (things) for (const thing of things) cued.add(thing);
    start = -1;
  }
  return cued;
}

/** The cues of a pattern with these alternatives; absent when some alternative can do without any particular word. */
export function cuesOf(alternatives: readonly string[]): ReadonlySet<string> | undefined {
  const cues = union(alternatives.map((alternative) => cuesOfSequence(alternative)));
  return cues && new Set(cues);
}

const STEM = 4;
const filed: Readonly<Record<Language, Map<string, object[]>>> = { en: new Map(), es: new Map() };

/** Words found in most texts: poor cues, taken only where there is no better one. */
const COMMON = new Set(
  (
    'i a an the we you your our my me us it is s t m re ve ll are was were be been to of in on at by for from with and or if so not no this that then there have has had do did can will what when which who one all any more just only now out about time get need know want good ' +
    'al asi aqui con de del el en era es esa ese eso esta este esto fue ha hace han hay la las le les lo los mas mi muy ni nos nues o para pero por pued que quie se si sin son su sus te tien todo tu un una uste va y ya'
  ).split(' '),
);

/** One part of a pattern: letters, a group, or anything else, and whether a match can do without it. */
interface Part {
  source: string;
  group: boolean;
  optional: boolean;
}

const PARTS = /\\.|\[(?:\\.|[^\]\\])*\]|[?*+]\??|\{[^}]*\}\??|[^\\[\](){}|?*+]/g;

function cuesOfSequence(source: string, atWord = true): string[] | undefined {
  const common = (cues: string[]) => cues.filter((cue) => COMMON.has(cue)).length;
  return wordsOf(partsOf(source), atWord).sort((a, b) => common(a) - common(b) || a.length - b.length)[0];
}

/** For every word or group that a match must hold: the stems it can begin with. */
function wordsOf(parts: readonly Part[], atWord: boolean): string[][] {
  const found: string[][] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i];
    const starts = startsWord(parts, i, atWord);
    if (part?.group && !part.optional) {
      const inner = union(alternativesOf(part.source).map((alternative) => cuesOfSequence(alternative, starts)));
      if (inner && endsWord(parts, i + 1)) found.push(inner);
      continue;
    }
    if (!starts) continue;
    let end = i;
    while (isLetter(parts[end]) && !parts[end]?.optional) end += 1;
    const letters = parts.slice(i, end).map((p) => p.source);
    if (letters.length >= STEM || (letters.length > 0 && endsWord(parts, end)))
      found.push([letters.slice(0, STEM).join('')]);
  }
  return found;
}

/** Whether a word that stands at this part has no letter right before it. */
function startsWord(parts: readonly Part[], at: number, atWord: boolean): boolean {
  const before = parts[at - 1];
  if (before === undefined) return atWord;
  const apart = before.group
    ? alternativesOf(before.source).every((alternative) => /[ ']$/.test(alternative))
    : NO_LETTER.test(before.source);
  return apart && (!before.optional || startsWord(parts, at - 1, atWord));
}

/** Whether no letter can follow where this part stands. */
function endsWord(parts: readonly Part[], at: number): boolean {
  const after = parts[at];
  if (after === undefined) return true;
  const apart = after.group
    ? alternativesOf(after.source).every((alternative) => /^[ ',:;]/.test(alternative))
    : NO_LETTER.test(after.source);
  return apart && (!after.optional || endsWord(parts, at + 1));
}

const NO_LETTER = /^(?:[^a-z\\[.]|\[[ ,;:.'"-]+\]|\\\.)$/;

function isLetter(part: Part | undefined): boolean {
  return part !== undefined && !part.group && /^[a-z]$/.test(part.source);
}

function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < source.length) {
    const end = source[at] === '(' ? closing(source, at) : tokenEnd(source, at);
    const token = source.slice(at, end);
    at = end;
    const last = parts.at(-1);
    if (/^(?:[?*]|\{0)/.test(token) && last) last.optional = true;
    if (/^(?:[?*+]|\{)/.test(token) || /^\(\?<?[=!]/.test(token)) continue;
    parts.push({ source: token, group: token.startsWith('('), optional: false });
  }
  return parts;
}

function tokenEnd(source: string, at: number): number {
  PARTS.lastIndex = at;
  const token = PARTS.exec(source);
  return token?.index === at ? at + token[0].length : at + 1;
}

/** One past the bracket that closes the one at `open`. */
function closing(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length;) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
    at = '()|'.includes(source[at] ?? '') ? at + 1 : tokenEnd(source, at);
  }
  return source.length;
}

/** The alternatives of `(?:one|two)`, not those of groups inside. */
function alternativesOf(group: string): string[] {
  const inner = group.replace(/^\((?:\?:)?/, '').slice(0, -1);
  const alternatives = [''];
  for (let at = 0; at < inner.length;) {
    const end = inner[at] === '(' ? closing(inner, at) : inner[at] === '|' ? at + 1 : tokenEnd(inner, at);
    if (inner[at] === '|') alternatives.push('');
    else alternatives.push((alternatives.pop() ?? '') + inner.slice(at, end));
    at = end;
  }
  return alternatives;
}

function union(sets: readonly (string[] | undefined)[]): string[] | undefined {
  const all: string[] = [];
  for (const set of sets) {
    if (set === undefined) return undefined;
    all.push(...set);
  }
  return all;
}
