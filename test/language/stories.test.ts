import { describe, expect, it } from '@jest/globals';
import { costs, details, hear } from './hearing.ts';

describe('a lost suitcase, told in a burst', () => {
  it('is one story with everything in it', async () => {
    const heard = await hear([
      'you lost my suitcase',
      'BA117 from new york on the 3rd',
      'I had to buy clothes for the whole week, 240 pounds, and a charger, 19.99',
      'and NOBODY answers my emails!! third time I write',
    ]);
    expect(heard.signals).toEqual({ story: true });
    expect([heard.type, heard.failure, heard.anger]).toEqual(['baggage', 'baggage.lost', 2]);
    expect(details(heard)).toEqual(['flight BA117', 'place new york', 'date 2026-11-03']);
    expect(costs(heard)).toEqual(['240.00 GBP clothes', '19.99 GBP? a charger']);
    expect(heard.quote?.words).toBe('NOBODY answers my emails!!');
  });

  it('goes on, and ends', async () => {
    expect((await hear('it was my daughters birthday present in there too', { asks: 'more' })).signals).toEqual({
      story: true,
    });
    expect((await hear('thats all', { asks: 'more' })).signals).toEqual({ done: true });
  });

  it('answers one question and corrects another thing in one breath', async () => {
    const heard = await hear('no idea threw it away. and it was the 2nd not the 3rd', {
      asks: 'detail:bag-tag',
      wants: 'reference',
    });
    expect(heard.signals).toEqual({ dontKnow: true });
    expect(details(heard)).toEqual(['date 2026-11-02 !']);
  });

  it('says what would put it right, and asks something back', async () => {
    const heard = await hear(
      'my money back and somebody finally telling me where my bag is. why does nobody answer??',
      { asks: 'wish' },
    );
    expect(heard.wish).toMatchObject({
      kind: 'money-back',
      words: 'my money back and somebody finally telling me where my bag is.',
    });
    expect(heard.questions.map((q) => q.words)).toEqual(['why does nobody answer??']);
    expect(heard.signals.why).toBe(true);
  });

  it('wants a text', async () => {
    const heard = await hear('text 07700 900 123', { asks: 'contact' });
    expect([heard.contactWay, heard.phone?.value]).toEqual(['text', '+447700900123']);
  });
});

describe('what it is about, and what failed', () => {
  it.each([
    ['parcel 4471-22 left in the rain, all ruined', 'parcel.damaged'],
    ['My parcel is two weeks late and nobody can say where it is', 'parcel.late'],
    ['I ordered a blue lamp and got somebody elses order', 'parcel.wrong-item'],
    ['tracking says delivered but nothing came', 'parcel.lost'],
    ['they canceled our flight the night before the wedding', 'trip.cancelled'],
    ['Sat on the tarmac for four hours, plane didnt move', 'trip.delayed'],
    ['because of you we missed our connection in Oslo', 'trip.missed-connection'],
    ['was denied boarding with a valid ticket, flight overbooked', 'trip.denied-boarding'],
    ['suitcase arrived with the handle ripped off', 'baggage.damaged'],
    ['my luggage turned up three days later', 'baggage.delayed'],
    ['wheres my bag?? carousel empty for an hour', 'baggage.lost'],
    ['the kettle stopped working after two days', 'product.faulty'],
    ['these jeans are nothing like the picture', 'product.wrong-item'],
    ['the mug I bought was chipped', 'product.damaged'],
    ['the person at the desk was rude to my mother', 'service.rude'],
    ['you charged me twice for the same bill', 'service.overcharged'],
    ['the room was filthy, hair in the bed', 'service.unclean'],
    ['nobody ever calls me back', 'service.no-answer'],
    ['brilliant, another parcel thrown over the fence and smashed. well done', 'parcel.damaged'],
    ['thanks for flying my backpack to Rome without me', 'baggage.lost'],
  ])('%j', async (text, failure) => {
    const heard = await hear(text);
    expect([heard.type, heard.failure, heard.signals.story]).toEqual([failure.split('.')[0], failure, true]);
  });

  it('stays what it is known to be when an answer points nowhere', async () => {
    expect((await hear('the wheel is broken off', { type: 'baggage' })).failure).toBe('baggage.damaged');
    expect((await hear('hello')).type).toBeUndefined();
  });
});

describe('money', () => {
  it.each([
    ['taxi home £30, hotel 1.234,56 €', ['30.00 GBP taxi home', '1234.56 EUR hotel']],
    ['I spent 80 quid on a taxi and twenty pounds on dinner', ['80.00 GBP a taxi', '20.00 GBP dinner']],
    ['the hotel cost me $1,200.50', ['1200.50 USD the hotel']],
    ['you gave me a £20 voucher, the taxi was £45', ['45.00 GBP the taxi']],
    ['offered only €8 for a snack', []],
    ['I want £500 compensation', []],
    ['had to pay one hundred and forty dollars for a room', ['140.00 USD a room']],
    ['paid 50p for a bag', ['0.50 GBP a bag']],
    ['7 hours late on 3/11, order 44718822, 2 bags', []],
    ['USD 15 for wifi that never worked', ['15.00 USD wifi']],
  ])('%j', async (text, expected) => {
    expect(costs(await hear(text)).map((c) => c.trim())).toEqual(expected);
  });

  it('needs no currency when it was asked for', async () => {
    expect(costs(await hear('clothes 240, charger 19.99', { asks: 'expenses' }))).toEqual([
      '240.00 GBP? clothes',
      '19.99 GBP? charger',
    ]);
    expect(costs(await hear('about 60 for the taxi', { asks: 'expenses' }))).toEqual([
      '60.00 GBP? taxi'.replace('taxi', 'the taxi'),
    ]);
  });

  it('takes dollars for those of the country', async () => {
    expect(costs(await hear('cab was $40', { currency: 'AUD' }))).toEqual(['40.00 AUD cab']);
  });

  it('is corrected', async () => {
    expect(costs(await hear('it was 45 not 54'))).toEqual(['45.00 GBP?  !']);
    expect(costs(await hear('sorry, the taxi was £32'))).toEqual(['32.00 GBP the taxi !']);
  });
});

describe('dates, times and lengths of time', () => {
  it.each([
    ['it happened last Tuesday', ['date 2026-11-17']],
    ['on saturday', ['date 2026-11-14']],
    ['the 30th', ['date 2026-10-30']],
    ['3 December', ['date 2026-12-03']],
    ['13 December', ['date 2025-12-13']],
    ['Nov the 16th', ['date 2026-11-16']],
    ['the 8th of last month', ['date 2026-10-08']],
    ['03/11/2026', ['date 2026-11-03']],
    ['yesterday at 5pm', ['date 2026-11-20', 'time 17:00']],
    ['at 14:20 on Monday', ['time 14:20', 'date 2026-11-16']],
    ['the day before yesterday', ['date 2026-11-19']],
    ['2 weeks ago', ['date 2026-11-07']],
    ['on christmas day', ['date 2025-12-25']],
    ['half past three in the afternoon', ['time 15:30']],
    ['waited 7 hours', ['duration PT7H']],
    ['two weeks late', ['duration P14D']],
    ['3h 20 late', ['duration PT3H20M']],
    ['an hour and a half', ['duration PT1H30M']],
    ['for 3 days', ['duration P3D']],
    ['this is the 3rd time', []],
    ['we sat there and may never come again', []],
    ['a 2 year old phone with a 30 day guarantee', []],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });
});

describe('numbers that name something', () => {
  it.each([
    ['order number 44718822', ['reference 44718822 @order']],
    ['parcel 4471-22', ['reference 4471-22 @parcel']],
    ['my booking ref is QX7PLM', ['reference QX7PLM @booking']],
    ['bag tag 0125123456', ['reference 0125123456 @bag-tag']],
    ['AB12345 is my booking reference', ['reference AB12345 @booking']],
    ['see #4471', ['reference 4471']],
    ['flight 117 to Oslo', ['flight 117', 'place Oslo']],
    ['ba117 and then LH 2475', ['flight BA117', 'flight LH2475']],
    ['My name is Kim Ward', ['name Kim Ward']],
    ['I was in 2 shops at 5 and is 20 enough', []],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });

  it('knows a reference of ours, however it is typed, and no mistyped one', async () => {
    const { drawReference } = await import('../../dialogs/domain/reference.ts');
    const ours = drawReference((below) => 5 % below);
    expect((await hear(`any news on ${ours}?`)).reference).toBe(ours);
    expect((await hear('any news on ZZZZ-2222?')).reference).toBeUndefined();
  });

  it('takes a tag number for no phone, and a phone for no tag', async () => {
    expect((await hear('bag tag number 0125123456')).phone).toBeUndefined();
    expect((await hear('call me on 020 7946 0018')).phone?.value).toBe('+442079460018');
    expect((await hear('write to kim@Ward.example')).email?.value).toBe('kim@ward.example');
  });
});
