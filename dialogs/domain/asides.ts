import type { Aside, Claim } from './claim.ts';
import type { Understanding } from './ports.ts';

type Found = Omit<Aside, 'by'>;

/** How many are kept of each side's; what is longer is no tale, and stands in the transcript. */
const MOST = 30;

/** What the customer said that has no place of its own is kept beside, so that nothing of the story is lost; each value once. */
export function takeAsides(claim: Claim, found: readonly Found[]): Claim {
  return added(claim, found);
}

/**
 * What an agent told the customer in numbers, days, places and references is kept beside, as said by them. What the
 * customer said before is theirs and not kept again. No fact of the claim ever comes from it, and nothing else changes.
 */
export function takeAgentsWords(claim: Claim, { details, expenses, asides = [] }: Understanding): Claim {
  const money = expenses.map(({ amount, words, from }) => {
    return { kind: 'money' as const, value: `${(amount.minor / 100).toFixed(2)} ${amount.currency}`, words, from };
  });
  const said: Found[] = [...details.filter(({ kind }) => kind !== 'name' && kind !== 'text'), ...asides, ...money];
  return added(
    claim,
    said.filter((one) => !isSaid(claim, one)),
    'agent',
  );
}

/** The claim with more asides, oldest first, each once and of each side only the first so many. */
function added(claim: Claim, more: readonly Found[], by?: 'agent'): Claim {
  const asides = [...(claim.asides ?? [])];
  for (const { kind, value, words, from } of more) {
    const same = asides.filter((a) => a.by === by);
    if (same.length >= MOST || same.some((a) => a.kind === kind && a.value === value)) continue;
    asides.push({ kind, value, words, from, ...(by && { by }) });
  }
  return asides.length ? { ...claim, asides } : claim;
}

function isSaid({ details, expenses, asides = [] }: Claim, { kind, value, words }: Found): boolean {
  return (
    asides.some((a) => a.kind === kind && a.value === value) ||
    Object.values(details).some((d) => d.kind === kind && d.value === value) ||
    expenses.some((e) => e.words === words)
  );
}
