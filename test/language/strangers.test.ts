import { describe, expect, it } from '@jest/globals';
import { costs, details, glance, hear } from './hearing.ts';

describe('an answer is taken as it is meant', () => {
  it.each([
    ['more', 'thats all folks', 'done'],
    ['more', 'No, this was all', 'done'],
    ['more', 'thats the story', 'done'],
    ['more', '👍', 'done'],
    ['summary', 'yes hand it over', 'yes'],
    ['summary', 'yeah looks right', 'yes'],
    ['summary', 'Yes, everything is correct, thank you', 'yes'],
    ['summary', 'jup', 'yes'],
    ['detail:order', '🤷', 'dontKnow'],
    ['detail:order', 'I not have', 'dontKnow'],
    ['detail:bag-tag', 'no tag', 'dontKnow'],
    ['detail:bag-tag', 'she lost it', 'dontKnow'],
    ['detail:bag-tag', 'fuck knows', 'dontKnow'],
    ['detail:booking', 'no', 'dontKnow'],
    ['detail:flight', 'it was a train not a flight', 'dontKnow'],
    ['expenses', '0', 'no'],
    ['receipts', 'no recepts', 'no'],
    ['receipts', 'i have the receipt somewhere but not now', 'skip'],
    ['receipts', "yes I'll send them tomorrow", 'skip'],
    ['receipts', 'I have all of them, but on paper', 'skip'],
    ['contact', 'nah', 'skip'],
    ['survey', 'yes she was great', 'yes'],
    ['survey', 'no he kept asking the same', 'no'],
    ['more', 'never mind', 'stop'],
    ['keep-waiting', 'how long?', 'status'],
    ['keep-waiting', "what's my reference?", 'status'],
    ['keep-waiting', 'are you still there', 'greeting'],
  ] as const)('%s: %j is %s', async (asks, text, signal) => {
    expect((await hear(text, { asks })).signals).toMatchObject({ [signal]: true });
  });

  it('and a story that only sounds like one is not', async () => {
    const heard = await hear('that is it', { asks: 'more' });
    expect([heard.signals.done, heard.signals.areYouABot]).toEqual([true, undefined]);
    expect((await hear('it was in a train at York', { asks: 'detail:place', wants: 'place' })).signals.dontKnow).toBe(
      undefined,
    );
    expect(glance('🤷', 'detail:order', 'en')).toBe('answer');
  });
});

describe('how they want to be reached', () => {
  it.each([
    ['just here', 'here', undefined],
    ['keep it here please', 'here', undefined],
    ['just write here', 'here', undefined],
    ['whatsapp 07700900123', 'text', '+447700900123'],
    ['call me at (415) 555-0132', 'phone', '+14155550132'],
    ['phone. 0044 7700 900123', 'phone', '+447700900123'],
    ['text me +44 7700-900-123', 'text', '+447700900123'],
    ["sam.o'neil+air@example.co.uk", 'email', "sam.o'neil+air@example.co.uk"],
  ])('%j', async (text, way, address) => {
    const heard = await hear(text, { asks: 'contact' });
    expect([heard.contactWay, heard.phone?.value ?? heard.email?.value]).toEqual([way, address]);
  });

  it('is no detail of what happened', async () => {
    expect(details(await hear('07700 900123 after 5pm', { asks: 'contact' }))).toEqual([]);
  });
});

describe('how late they were', () => {
  it.each([
    ['we were 5 and a half hours late into Leeds', ['duration PT5H30M', 'place Leeds']],
    ['After an hour somebody told us that we would not board, and we went home', []],
    ['I have written to you for three years and this is how it ends, is it', []],
    ['I have been waiting for a reply for three weeks now', ['duration P21D']],
    ['stuck for 3 hours at the gate and then the delay was over 7 hours', ['duration PT7H']],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text)).sort()).toEqual([...expected].sort());
  });
});

describe('days', () => {
  it.each([
    ['It was on 24.10.', '2026-10-24'],
    ['since mid october', '2026-10-15'],
  ])('%j', async (text, day) => {
    expect(details(await hear(text, { asks: 'detail:date', wants: 'date' }))).toEqual([`date ${day} @date`]);
  });

  it('a trip of next week is not one of last year', async () => {
    expect(details(await hear('my flight on 28 nov was cancelled'))).toEqual(['date 2026-11-28']);
  });
});

describe('what it cost', () => {
  it.each([
    ['the kettle stopped working and I paid £45 for it', ['45.00 GBP ']],
    ['the room was dirty. stayed 30 oct to 1 nov, paid £240', ['240.00 GBP ']],
    ['I paid 210 for a new ticket and 18,50 for the bus', ['210.00 GBP? a new ticket', '18.50 GBP? the bus']],
    ['You charged my card •••• 1111 twice, 59.90', ['59.90 GBP? ']],
    ['hotel in york charged me 80 extra for a minibar', ['80.00 GBP? a minibar']],
  ])('%j', async (text, expected) => {
    expect(costs(await hear(text))).toEqual(expected);
  });

  it('is changed at the end by its amount alone', async () => {
    expect(costs(await hear('change the amount to 220', { asks: 'summary' }))).toEqual(['220.00 GBP?  !']);
  });
});

describe('numbers', () => {
  it('written in groups are one number', async () => {
    expect(details(await hear('tracking JD0002 2233 4455 66. It was a present'))).toEqual([
      'reference JD0002 2233 4455 66 @parcel',
    ]);
    const tag = await hear('BA 0125 557786', { asks: 'detail:bag-tag', wants: 'reference' });
    expect(details(tag)).toEqual(['reference 0125 557786 @bag-tag']);
  });

  it('are corrected by what they should be', async () => {
    const heard = await hear('the order number should be A-981', { asks: 'summary' });
    expect(details(heard)).toEqual(['reference A-981 @order !']);
    expect(details(await hear('and the date was the 2nd of october', { asks: 'summary' }))).toEqual([
      'date 2026-10-02 !',
    ]);
    expect(details(await hear('no idea, from Leeds to Malta', { asks: 'detail:flight', wants: 'flight' }))).toEqual([
      'place Leeds',
      'place Malta',
    ]);
  });
});

describe('what it is about', () => {
  it.each([
    [
      'oh fantastic, another delay. BA 203 to Boston 7 hours late yesterday. wonderful service, really.',
      'trip.delayed',
    ],
    ['bag came 3 days late, BA117, 29 october', 'baggage.delayed'],
    ['somebody stole a camera out of my suitcase', 'baggage.stolen'],
    ['parcel 4471-22 was delivered to the wrong house', 'parcel.wrong-place'],
    ['only half of my order was in the box', 'parcel.missing-part'],
    ['I returned the jacket, order 88-1201, and still have not got my refund', 'product.refund-missing'],
    ['you charged me twice for order 5512', 'product.overcharged'],
    ['the table arrived without screws', 'product.missing-part'],
    ['I am buy phone in your shop. It is not working, the screen is black', 'product.faulty'],
    ['the helpline told me the wrong information', 'service.wrong-information'],
    ['on hold for two hours with your hotline', 'service.long-wait'],
    ['my flght was cancled', 'trip.cancelled'],
  ])('%j', async (text, failure) => {
    expect((await hear(text)).failure).toBe(failure);
  });
});

describe('what they want', () => {
  it.each([
    ['money not a voucher!!', 'money-back'],
    ['money', 'money-back'],
    ['310 + 85', 'own-words'],
  ])('%j', async (text, kind) => {
    expect((await hear(text, { asks: 'wish' })).wish?.kind).toBe(kind);
  });
});

describe('what is quoted', () => {
  it('begins where the sentence does', async () => {
    const heard = await hear("so basically your driver threw my package over the fence and it's broken");
    expect(heard.quote?.words).toBe("your driver threw my package over the fence and it's broken");
    expect((await hear('The table arrived without its screws. such a joke')).quote?.words).toMatch(/^The table/);
  });
});
