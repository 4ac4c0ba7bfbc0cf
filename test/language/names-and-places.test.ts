import { describe, expect, it } from '@jest/globals';
import type { Understanding } from '../../dialogs/domain/ports.ts';
import { hear } from './hearing.ts';

function values({ details }: Understanding, ...kinds: string[]): string[] {
  return details.filter((d) => kinds.includes(d.kind)).map((d) => d.value);
}

describe('names', () => {
  it.each([
    ["Hello, I'm Leila and my parcel is gone", ['Leila']],
    ['This is Tomasz Wilk. Where is my order?', ['Tomasz Wilk']],
    ['the room is booked under Nadia Osei for tonight', ['Nadia Osei']],
    ['I had an appointment with Dr. Amin', ['Dr. Amin']],
    ['Ingrid here, still waiting', ['Ingrid']],
    ['I am Furious!', []],
    ["I'm waiting since nine", []],
    ['This is Unacceptable, it is late', []],
    ['nobody here answers', []],
  ])('%j', async (text, expected) => {
    expect(values(await hear(text), 'name')).toEqual(expected);
  });

  it.each([
    ['Sofia Lindqvist, order 44718', ['Sofia Lindqvist']],
    ['yes its Marek, and I am annoyed', ['Marek']],
    ['jonas berg', ['jonas berg']],
    ['Grace.', ['Grace']],
    ['why do you need it?', []],
  ])('asked for: %j', async (text, expected) => {
    expect(values(await hear(text, { asks: 'detail:name', wants: 'name' }), 'name')).toEqual(expected);
  });
});

describe('places', () => {
  it.each([
    ['stuck at Oslo Airport since noon', ['Oslo Airport']],
    ['my flight LHR-JFK was late', ['LHR', 'JFK']],
    ['sent from Porto to Lyon, France.', ['Porto', 'Lyon, France']],
    ['deliver it to 14 Rosebery Avenue please', ['14 Rosebery Avenue']],
    ['the trip to utrecht was awful', ['utrecht']],
    ['we sat at the Seaview Hotel', ['Seaview Hotel']],
    ['TO BE CLEAR AT NO POINT DID ANYONE CALL', []],
    ['went to bed in tears from shock', []],
    ['told to SWITCH it off', []],
  ])('%j', async (text, expected) => {
    expect(values(await hear(text), 'place')).toEqual(expected);
  });
});

describe('numbers with a name', () => {
  it.each([
    ['my user id is kim_ward_4471', ['kim_ward_4471']],
    ['bookings QX7PLM and RT88WZ', ['QX7PLM', 'RT88WZ']],
    ['I live in Leeds, postcode LS1 4AP', ['LS1 4AP']],
    ['zip code 60611', ['60611']],
    ['my ride id is 94', ['94']],
    ['it is K3MP7T', ['K3MP7T']],
    ['#Fail2026 I waited for 94 minutes', []],
  ])('%j', async (text, expected) => {
    expect(values(await hear(text), 'reference')).toEqual(expected);
  });

  it('knows a flight of an airline it does not know', async () => {
    expect(values(await hear('the flight with XQT271 from Rome'), 'flight')).toEqual(['XQT271']);
  });
});

describe('other figures', () => {
  it('are kept beside, each with the word that says what it is', async () => {
    const { details, asides } = await hear('since iOS 11 my Group 5 ticket is gone and 4 pints leaked');
    expect(details).toEqual([]);
    expect(asides?.map((a) => a.words)).toEqual(['iOS 11', 'Group 5', '4 pints']);
  });
});

describe('prices without a currency', () => {
  it('are no cost, and are kept beside', async () => {
    const { expenses, asides } = await hear('you raised the price from 165 to 198 today');
    expect(expenses).toEqual([]);
    expect(asides?.map((a) => a.value)).toEqual(['165.00 GBP', '198.00 GBP']);
  });

  it('are no price when they are more than can be counted', async () => {
    const { expenses, asides } = await hear('you owe me £99999999999999999999 and £1e400');
    expect(
      [...expenses, ...(asides ?? [])].every((e) => !('amount' in e) || Number.isSafeInteger(e.amount.minor)),
    ).toBe(true);
  });
});
