/** ROUGE-L (F1 over words, no stemming) of a text against one other. */
export function rougeL(ours: string, theirs: string): number {
  const [a, b] = [wordsOf(ours), wordsOf(theirs)];
  const common = longestCommon(a, b);
  if (!common) return 0;
  const [precision, recall] = [common / a.length, common / b.length];
  return (2 * precision * recall) / (precision + recall);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Length of the longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = [0, ...b].map(() => 0);
  for (const word of a) {
    const next = [0];
    for (const [j, other] of b.entries())
      next.push(word === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
