/** Deepest nesting of JSON from outside that is taken. */
const MAX_DEPTH = 64;

/**
 * The same JSON with no lone surrogate and no NUL in any string, which some stores and clients cannot bear. Throws what
 * `tooDeep` makes for one that is nested too deep to be walked safely by whoever reads it later.
 */
export function wellFormed(json: unknown, tooDeep: () => Error): unknown {
  return isPlain(json, 0, tooDeep) ? json : cleaned(json);
}

/** Whether no string in it needs a second look: so nearly always, and then nothing has to be copied. */
function isPlain(json: unknown, depth: number, tooDeep: () => Error): boolean {
  if (typeof json === 'string') return !/[\0\uD800-\uDFFF]/.test(json);
  if (typeof json !== 'object' || json === null) return true;
  if (depth > MAX_DEPTH) throw tooDeep();
  // Of nested arrays and objects too: the depth is looked at for all of them.
  return Object.entries(json).reduce((plain, [key, value]) => {
    const below = isPlain(value, depth + 1, tooDeep);
    return plain && below && isPlain(key, depth, tooDeep);
  }, true);
}

function cleaned(json: unknown): unknown {
  if (typeof json === 'string') return clean(json);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(cleaned);
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [clean(key), cleaned(value)]));
}

function clean(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, (found) => (found === '\0' ? '' : '\uFFFD'));
}
