/** An amount in minor units (cents, pence) of an ISO 4217 currency: `{ minor: 24000, currency: 'GBP' }` is £240.00. */
export interface Money {
  minor: number;
  currency: string;
}

/** Sums per currency, in the order in which each currency first appears. Nothing in gives an empty list. */
export function total(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}
