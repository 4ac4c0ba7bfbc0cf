import type { Heard, Understanding } from '../../dialogs/domain/ports.ts';
import { createRules } from '../../bot/language/rules/rules.ts';

const rules = createRules();

/** Saturday 21 November 2026, noon in London. */
export const NOW = Date.UTC(2026, 10, 21, 12);

export const LONDON: Omit<Heard, 'messages'> = {
  locale: 'en-GB',
  now: NOW,
  timeZone: 'Europe/London',
  currency: 'GBP',
};

/** What the rules make of these messages, heard as one burst. */
export function hear(texts: string | string[], about: Partial<Heard> = {}): Promise<Understanding> {
  const messages = [texts].flat().map((text, i) => ({ ref: { conversation: 'web', seq: i + 1 }, text }));
  return rules.understand({ ...LONDON, messages, ...about }, new AbortController().signal);
}

export const glance = rules.glance.bind(rules);

/** `kind value`, with `@name` and `!` for a correction: short enough to read a whole story by. */
export function details(understanding: Understanding): string[] {
  return understanding.details.map(
    (d) => `${d.kind} ${d.value}${d.name ? ` @${d.name}` : ''}${d.correction ? ' !' : ''}`,
  );
}

/** `240.00 GBP clothes`, with `?` where the currency was assumed and `!` for a correction. */
export function costs(understanding: Understanding): string[] {
  return understanding.expenses.map(
    (e) =>
      `${(e.amount.minor / 100).toFixed(2)} ${e.amount.currency}${e.currencyAssumed ? '?' : ''} ${e.what}${e.correction ? ' !' : ''}`,
  );
}
