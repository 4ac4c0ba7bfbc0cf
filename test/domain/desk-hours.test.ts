import { describe, expect, it } from '@jest/globals';
import { opensAt } from '../../bot/core/desk-hours.ts';
import type { Company } from '../../bot/core/ports.ts';

const weekdays = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, { from: 8 * 60, to: 18 * 60 }]));
const company: Company = { name: 'x', timeZone: 'Europe/London', currency: 'GBP', locale: 'en', hours: weekdays };
const at = (iso: string) => Date.parse(iso);

describe('when the desk opens', () => {
  it.each([
    ['open in the middle of the day', '2026-11-05T12:00:00Z', undefined],
    ['open at the first minute', '2026-11-05T08:00:00Z', undefined],
    ['closed at the last', '2026-11-05T18:00:00Z', '2026-11-06T08:00:00Z'],
    ['early in the morning: today', '2026-11-05T05:30:12Z', '2026-11-05T08:00:00Z'],
    ['Friday evening: Monday', '2026-11-06T20:00:00Z', '2026-11-09T08:00:00Z'],
    ['over the end of summer time', '2026-10-23T20:00:00Z', '2026-10-26T08:00:00Z'],
    ['over the beginning of summer time', '2026-03-27T20:00:00Z', '2026-03-30T07:00:00Z'],
  ])('%s', (_what, now, opens) => {
    expect(opensAt(company, at(now))).toEqual(opens && at(opens));
  });

  it('says nothing of a desk that never opens', () => {
    expect(opensAt({ ...company, hours: {} }, at('2026-11-05T12:00:00Z'))).toBeUndefined();
  });
});
