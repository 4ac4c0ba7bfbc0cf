import { describe, expect, it } from '@jest/globals';
import { details, hear } from './hearing.ts';

// Saturday 21 November 2026 in London.
describe('days, as people write them', () => {
  it.each([
    ['it was Tuesday the 17th November 2026', ['date 2026-11-17']],
    ['booked for Sun, 01 Nov 2026', ['date 2026-11-01']],
    ['on October the 5th of 2025', ['date 2025-10-05']],
    ['we stayed from 10th to 14th of October', ['date 2026-10-10', 'date 2026-10-14']],
    ['away between 3 and 9 September 2026', ['date 2026-09-03', 'date 2026-09-09']],
    ['from May 4th to 6th', ['date 2026-05-04', 'date 2026-05-06']],
    ['from Monday until Wednesday', ['date 2026-11-16', 'date 2026-11-25']],
    ['the room was ours from the 2nd to the 5th', ['date 2026-11-02', 'date 2026-11-05']],
    ['on the 8th of last month', ['date 2026-10-08']],
    ['on 1st of this month', ['date 2026-11-01']],
    ['next Friday', ['date 2026-11-27']],
    ['three weeks ago it broke', ['date 2026-10-31']],
    ['10 days ago', ['date 2026-11-11']],
    ['about 1.5 weeks ago', ['date 2026-11-11']],
    ['ordered 2026/10/30', ['date 2026-10-30']],
    ['on 29 February it snowed', ['date 2024-02-29']],
    ['cancelled 2day', ['date 2026-11-21']],
    ['Thursday 19', ['date 2026-11-19']],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });

  it.each([
    ['in the order the customer writes numbers', '3/11', 'en-GB', '2026-11-03'],
    ['with the month first where it is written so', '3/11', 'en-US', '2026-03-11'],
    ['whatever the order, when only one can be meant', 'on 10/31', 'en-GB', '2026-10-31'],
    ['with a year', '1.4.26', 'en-GB', '2026-04-01'],
  ])('reads days %s', async (_, text, locale, expected) => {
    const { details: found } = await hear(text, { locale, asks: 'detail:date', wants: 'date' });
    expect(found).toMatchObject([{ kind: 'date', value: expected }]);
  });

  it.each([
    'it broke on 31 February',
    'dated 01/01/0000',
    'on 45 May',
    'the last 1/3 of the cable',
    'open 24/7 they said',
    'my 3rd call this hour',
    'arriving Monday to take 2 adults',
  ])('makes no date of what is none: %j', async (text) => {
    const { details: found } = await hear(text);
    expect(found.filter((d) => d.kind === 'date' && /\d/.test(d.words))).toEqual([]);
  });

  it('keeps weeks, months and days to come beside, for whoever takes it', async () => {
    const { details: found, asides } = await hear(
      'no answer since October, they said in 5 days, it was fine last year, and 2 years ago',
    );
    expect(found).toEqual([]);
    expect(asides?.filter((a) => a.kind === 'date').map((a) => `${a.words} ${a.value}`)).toEqual([
      'October 2026-10-01',
      'in 5 days 2026-11-26',
      'last year 2025-11-21',
      '2 years ago 2024-11-21',
    ]);
  });
});

describe('times of day, as people write them', () => {
  it.each([
    ['at half past 6 in the evening', ['time 18:30']],
    ['at 10 to 4 in the afternoon', ['time 15:50']],
    ['around 9 05 in the morning', ['time 09:05']],
    ['in the evening 5:30', ['time 17:30']],
    ['at 4 o"clock in the afternoon', ['time 16:00']],
    ['around eleven am', ['time 11:00']],
    ['the delayed 1541', ['time 15:41']],
    ['missed my 18.09 connection', ['time 18:09']],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });

  it('takes a bare hour for no more than an aside', async () => {
    const { details: found, asides } = await hear('you said somebody comes between 4 and 6');
    expect(found).toEqual([]);
    expect(asides?.map((a) => `${a.kind} ${a.value}`)).toEqual(['time 04:00', 'time 06:00']);
  });
});
