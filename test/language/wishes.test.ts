import { describe, expect, it } from '@jest/globals';
import { hear } from './hearing.ts';

describe('what would put it right', () => {
  it.each([
    ['receipts', 'new lamps before saturday please', 'replacement', undefined],
    ['receipts', 'refund all of it. actually no, I want a new flight and the hotel paid', 'replacement', undefined],
    ['contact', 'actually just the refund please', 'money-back', undefined],
    ['contact', 'and an answer why nobody picks up', 'explanation', true],
    ['detail:date', 'I want a fridge that works', 'replacement', undefined],
    ['detail:date', "I'd rather have a refund", 'money-back', undefined],
  ] as const)('asked for %s, %j is a wish for %s', async (asks, text, kind, adds) => {
    const { wish } = await hear(text, { asks, ...(asks === 'detail:date' && { wants: 'date' }) });
    expect([wish?.kind, wish?.adds]).toEqual([kind, adds]);
  });

  it.each([
    ['mejor una lavadora nueva', 'replacement'],
    ['no, prefiero el dinero', 'money-back'],
    ['y que alguien me explique por qué', 'explanation'],
  ])('holds for Spanish: %j', async (text, kind) => {
    expect((await hear(text, { asks: 'detail:order', wants: 'reference', locale: 'es' })).wish?.kind).toBe(kind);
  });

  it.each([
    ['wish', 'my back hurts from carrying it', 'en-GB'],
    ['wish', 'me duele la espalda de cargarla', 'es'],
    ['detail:item', 'my new phone', 'en-GB'],
    ['expenses', 'the refund was 30 short', 'en-GB'],
    ['more', 'and they refused the refund', 'en-GB'],
  ] as const)('asked for %s, %j is none', async (asks, text, locale) => {
    expect((await hear(text, { asks, locale })).wish).toBeUndefined();
  });
});

describe('the end of a story is heard', () => {
  it.each(['thats everything dear', 'no thats al', "that's all from me"])('%j', async (text) => {
    expect((await hear(text, { asks: 'more' })).signals).toMatchObject({ done: true });
  });
});

describe('who waits asks whether somebody comes', () => {
  it.each(['still nobody?', 'still no one here?', 'is anybody coming?'])('%j', async (text) => {
    expect((await hear(text, { asks: 'keep-waiting' })).signals.status).toBe(true);
  });
});

describe('how long it takes is asked in Spanish', () => {
  it.each(['¿cuánto tardan?', '¿cuánto tiempo más?', '¿sigue sin contestar nadie?'])('%j', async (text) => {
    expect((await hear(text, { asks: 'keep-waiting', locale: 'es' })).signals.status).toBe(true);
  });
});
