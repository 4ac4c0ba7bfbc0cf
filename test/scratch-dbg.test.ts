import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { createRules } from '../bot/language/rules/rules.ts';
it('x', async () => {
  const rules = createRules();
  const out: string[] = [];
  for (const [text, asks, wants] of JSON.parse(process.env['T'] ?? '[]')) {
    const u = await rules.understand({ messages: [{ ref: { conversation: 'c', seq: 1 }, text }], locale: 'en-GB', now: Date.parse('2026-11-05T21:04:00Z'), timeZone: 'Europe/London', currency: 'GBP', ...(asks ? { asks } : {}), ...(wants ? { wants } : {}) } as any, new AbortController().signal);
    out.push(text + ' → ' + JSON.stringify({ ...u, details: u.details.map((d) => `${d.name ?? d.kind}=${d.value}${d.correction ? '!' : ''}`), expenses: u.expenses.map((e) => `${e.what}=${e.amount.minor / 100}${e.amount.currency}${e.correction ? '!' : ''}`) }));
  }
  writeFileSync('/tmp/strangers-out/dbg.txt', out.join('\n'));
});
