import { describe, expect, it } from '@jest/globals';
import type { DetailKind } from '../../dialogs/domain/claim.ts';
import { costs, details, hear } from './hearing.ts';

describe('an answer is read in the light of the question', () => {
  it.each<[DetailKind, string, string[]]>([
    ['date', 'the 7th', ['date 2026-11-07 @thing']],
    ['date', '7', ['date 2026-11-07 @thing']],
    ['date', 'about last week', ['text last week @thing']],
    ['time', 'around 5', ['time 17:00 @thing']],
    ['time', 'half past nine', ['time 09:30 @thing']],
    ['duration', 'about 7 hours', ['duration PT7H @thing']],
    ['flight', 'BA 117', ['flight BA117 @thing']],
    ['flight', '117', ['flight 117 @thing']],
    ['reference', '0125 123 456', ['reference 0125 123 456 @thing']],
    ['reference', 'it says QX-4471', ['reference QX-4471 @thing']],
    ['place', 'in leeds', ['place leeds @thing']],
    ['name', "it's Priya Raghunathan", ['name Priya Raghunathan @thing']],
    ['text', 'A kettle, the red one.', ['text A kettle, the red one @thing']],
  ])('asked for a %s: %j', async (wants, text, expected) => {
    const heard = await hear(text, { asks: 'detail:thing', wants });
    expect(details(heard)).toEqual(expected);
    expect(heard.signals.story).toBeUndefined();
  });

  it.each(['why do you need that?', 'agent please', 'no idea', 'skip', 'stop', 'thanks', 'are you a bot?'])(
    '%j is no answer to a free question',
    async (text) => {
      expect((await hear(text, { asks: 'detail:item', wants: 'text' })).details).toEqual([]);
    },
  );

  it('takes what else is in it as well', async () => {
    const heard = await hear('the 7th, flight BA117, tag 0125123456', { asks: 'detail:date', wants: 'date' });
    expect(details(heard)).toEqual(['date 2026-11-07 @date', 'flight BA117', 'reference 0125123456 @bag-tag']);
  });

  it('of a burst only the first is the answer', async () => {
    const heard = await hear(['Leeds', 'York on the way back'], { asks: 'detail:place', wants: 'place' });
    expect(details(heard)[0]).toBe('place Leeds @place');
    expect(heard.details.filter((d) => d.name === 'place')).toHaveLength(1);
  });
});

describe('corrections', () => {
  it.each([
    ['no, the 8th', ['date 2026-11-08 !']],
    ['it was Tuesday not Monday', ['date 2026-11-17 !']],
    ['not Monday but Tuesday', ['date 2026-11-17 !']],
    ['sorry, BA118', ['flight BA118 !']],
    ['i meant order 5512', ['reference 5512 @order !']],
    ['actually it was 3 hours', ['duration PT3H !']],
    ['BA118 not BA117', ['flight BA118 !']],
    ['it was the 8th, flight BA118', ['date 2026-11-08', 'flight BA118']],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });
});

describe('a summary that is not right', () => {
  it('is corrected by whatever comes with the "no"', async () => {
    const heard = await hear('no, thats wrong. the taxi was 35 and the flight BA119', { asks: 'summary' });
    expect(heard.signals).toEqual({ no: true });
    expect([...details(heard), ...costs(heard)]).toEqual(['flight BA119 !', '35.00 GBP? the taxi !']);
  });
});

describe('wishes and ways to be reached', () => {
  it.each([
    ['I want my money back', 'money-back'],
    ['please send me a new one', 'replacement'],
    ['I would like an apology', 'apology'],
    ['can somebody tell me where my bag is', 'news'],
    ['I expect compensation for this', 'compensation'],
    ['please fix it', 'repair'],
  ])('unasked: %j is %s', async (text, kind) => {
    expect((await hear(text)).wish?.kind).toBe(kind);
  });

  it('asked, its words alone are enough, and any words are a wish', async () => {
    expect((await hear('refund', { asks: 'wish' })).wish?.kind).toBe('money-back');
    expect((await hear('a plane ticket for my gran', { asks: 'wish' })).wish).toMatchObject({
      kind: 'own-words',
      words: 'a plane ticket for my gran',
    });
    expect((await hear('they never replaced the tyre')).wish).toBeUndefined();
  });

  it.each([
    ['by phone', 'phone'],
    ['email', 'email'],
    ['here is fine', 'here'],
    ['kim@ward.example', 'email'],
    ['call me on 020 7946 0018', 'phone'],
  ])('asked how to reach them: %j is %s', async (text, way) => {
    expect((await hear(text, { asks: 'contact' })).contactWay).toBe(way);
  });

  it('unasked only what asks for it', async () => {
    expect((await hear('please text me')).contactWay).toBe('text');
    expect((await hear('they said they would call me back')).contactWay).toBeUndefined();
  });
});
