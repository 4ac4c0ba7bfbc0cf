const made = new Map<string, RegExp>();

/** The pattern that is written so in a language's words, made once. It has no flags. */
export function patternOf(source: string): RegExp {
  const known = made.get(source);
  if (known) return known;
  const pattern = new RegExp(source);
  made.set(source, pattern);
  return pattern;
}

const NONE: readonly RegExpExecArray[] = [];

/**
 * Every match of a pattern (with the flag `g`) in the text, from its beginning. The same as `matchAll`, which makes a new
 * pattern each time: most patterns match nothing in most texts, and then this costs no more than looking.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
