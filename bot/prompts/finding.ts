/** Something wrong, or worth a thought, in the prompt files. A set with one `error` is not taken. */
export interface PromptFinding {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  col: number;
  level: 'error' | 'advice';
  /** For example `unknown-value` or `C03 conditional-apology`. */
  rule: string;
  /** One plain sentence. */
  says: string;
  /** What to do about it. */
  better: string;
}

/** Takes down what is found in one file. */
export type Report = (finding: Omit<PromptFinding, 'file' | 'level'> & { level?: PromptFinding['level'] }) => void;

/** A file of the set as it was read. */
export interface Source {
  /** As a designer would write it, for example `prompts/en/intake/welcome.md`. */
  file: string;
  /** Relative to the set's folder, with forward slashes. */
  path: string;
  text: string;
}

export function reporter(findings: PromptFinding[], file: string): Report {
  return (finding) => void findings.push({ file, level: 'error', ...finding });
}

/** ` Did you mean "…"?` for the candidate a slip of the fingers away; empty when there is none. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 4)) + 1;
  for (const candidate of candidates) {
    const slips = distance(word, candidate, least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}

/** Letters to change, add or take away; `enough` when it is that many or more. */
function distance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(enough, row[b.length] ?? enough);
}
