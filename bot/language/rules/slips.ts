/** Slips of the fingers, each with the key word that is meant. */
export type Slips = ReadonlyMap<string, string>;

/**
 * What a closed list of key words becomes when two letters change places, one is left out or one is struck twice. Never
 * anything that is a word itself, and never what may be two of them. Words of four letters only change places.
 */
export function slipsOf(keys: readonly string[], isWord: (text: string) => boolean): Slips {
  const slips = new Map<string, string>();
  const twofold = new Set<string>();
  for (const key of keys) {
    for (const slip of slipsIn(key)) {
      if (slip === key || isWord(slip)) continue;
      const other = slips.get(slip);
      if (other !== undefined && other !== key) twofold.add(slip);
      slips.set(slip, key);
    }
  }
  for (const slip of twofold) slips.delete(slip);
  return slips;
}

function slipsIn(key: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < key.length; i++) {
    const [before, one, two, after] = [key.slice(0, i), key.charAt(i), key.charAt(i + 1), key.slice(i + 2)];
    if (two) found.push(before + two + one + after);
    if (i > 0 && key.length > 4) found.push(before + two + after, before + one + one + two + after);
  }
  return found;
}
