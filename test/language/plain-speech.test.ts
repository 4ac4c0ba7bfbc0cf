import { describe, expect, it } from '@jest/globals';
import type { DetailKind } from '../../dialogs/domain/claim.ts';
import type { Asked } from '../../dialogs/domain/session.ts';
import { costs, details, glance, hear } from './hearing.ts';

describe('a number is what it looks like', () => {
  it('a booking code that ends like money is no money', async () => {
    const heard = await hear('TK7M3P', { asks: 'detail:booking', wants: 'reference' });
    expect([details(heard), costs(heard)]).toEqual([['reference TK7M3P @booking'], []]);
  });

  it.each([
    ['8812-36', ['reference 8812-36']],
    ['it cost me nothing from 2019-20', []],
    ['they sold 500-1000 of them', []],
    ['the lamp of order KL-204 never came', ['reference KL-204 @order']],
    ['my flight KL-204 was late', ['flight KL204']],
  ])('%j', async (text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });
});

describe('urgent words in plain speech', () => {
  it.each([
    ['get me somebody', 'person'],
    ['ok just find me anyone', 'person'],
    ['manager please, the sofa has been wrong twice', 'person'],
    ['your crew left our seven year old alone on the platform', 'danger'],
    ['my daughter was left alone for an hour', 'danger'],
    ["I'm 12 and my dad did not get on the train", 'danger'],
    ['next time I will break his legs', 'threat'],
  ] as const)('%j: %s', async (text, signal) => {
    expect((await hear(text)).signals[signal]).toBe(true);
    expect(glance(text, undefined, 'en')).toBe('urgent');
  });

  it.each(['I was left alone with the bill', 'you left my bag alone in the rain', 'I am 12 hours late now'])(
    '%j is no danger',
    async (text) => {
      expect((await hear(text)).signals.danger).toBeUndefined();
    },
  );
});

describe('small answers in plain speech', () => {
  it.each<[Asked, string, string, DetailKind | undefined]>([
    ['more', 'right. that is everything', 'done', undefined],
    ['detail:item', 'I do not remember', 'dontKnow', 'text'],
    ['detail:order', 'no have number', 'dontKnow', 'reference'],
    ['detail:date', 'I am not saying that', 'skip', 'date'],
    ['expenses', 'nothing so far, luckily', 'no', undefined],
    ['more', 'how does my case stand', 'status', undefined],
    ['more', 'hi again, are you there?', 'greeting', undefined],
    ['more', 'no complaints, only praise', 'thanks', undefined],
  ])('%s: %j is %s', async (asks, text, signal, wants) => {
    const heard = await hear(text, { asks, ...(wants && { wants }) });
    expect(heard.signals).toMatchObject({ [signal]: true });
  });

  it.each(["please don't ring me", 'never call me at work', 'stop phoning, do not text me'])(
    '%j asks for no call and no text',
    async (text) => {
      expect((await hear(text)).contactWay).toBeUndefined();
      expect((await hear(text, { asks: 'contact' })).contactWay).toBeUndefined();
    },
  );

  it('but a "no" before it is another matter', async () => {
    expect((await hear('no. ring me', { asks: 'contact' })).contactWay).toBe('phone');
  });

  it('a wish alone is one, whatever was asked', async () => {
    const heard = await hear('all my money back please', { asks: 'detail:date', wants: 'date' });
    expect(heard.wish?.kind).toBe('money-back');
    expect((await hear('the money back guarantee is a lie')).wish).toBeUndefined();
  });
});

describe('a sum that is only wanted, promised or owed', () => {
  it.each([
    'I want the 60 pounds back',
    'you owe me £45',
    'promise me 900 euros',
    "If I don't get my £75 back I am gone",
  ])('%j is no cost', async (text) => {
    expect(costs(await hear(text))).toEqual([]);
  });

  it.each([
    ['I want back my £60 for the taxi', ['60.00 GBP the taxi']],
    ['I paid forty pounds in advance', ['40.00 GBP ']],
  ])('but %j is one', async (text, expected) => {
    expect(costs(await hear(text))).toEqual(expected);
  });
});

describe('what happened, in plain speech', () => {
  it.each([
    ['the mirror of my order came in pieces', 'parcel.damaged'],
    ['we landed at noon and the suitcases were not there', 'baggage.lost'],
    ['the way your helpline spoke to me was beyond belief', 'service.rude'],
  ])('%j is %s', async (text, failure) => {
    expect((await hear(text)).failure).toBe(failure);
  });

  it('a month named just before a day is its month', async () => {
    expect(details(await hear('The bus never ran, some time in late September, I think the 28th'))).toContain(
      'date 2026-09-28',
    );
  });
});
