/**
 * Where somebody's words stand in a text, as they are written there; undefined when they do not. Capitals, the kind of
 * quotation marks and the width of gaps may differ, letters and digits may not.
 */
export function wordsIn(text: string, words: string): string | undefined {
  const sought = words.trim();
  if (!sought || sought.length > LONGEST) return undefined;
  if (text.includes(sought)) return sought;
  const pattern = sought
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
    .replace(/['’‘`]/g, "['’‘`]")
    .replace(/["“”„«»]/g, '["“”„«»]');
  return new RegExp(pattern, 'i').exec(text)?.[0];
}

const LONGEST = 400;
