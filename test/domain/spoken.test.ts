import { describe, expect, it } from '@jest/globals';
import { spokenLocale } from '../../dialogs/domain/spoken.ts';

const DEPLOYED = ['en-GB', 'en', 'es'];

describe('the language a customer writes', () => {
  it.each([
    ['Perdieron mi maleta en el vuelo', 'en-GB', 'es'],
    ['Mi paquete llego roto y nadie contesta', 'en-GB', 'es'],
    ['¿Habla español?', 'en-GB', 'es'],
    ['in English please', 'es', 'en-GB'],
    ['you lost my suitcase and nobody answers', 'es', 'en-GB'],
  ])('%j changes %s to %s', (text, now, locale) => {
    expect(spokenLocale([text], now, DEPLOYED)).toBe(locale);
  });

  it.each([
    ['José de la Cruz', 'en-GB'],
    ['my name is María del Mar de la Fuente y López', 'en-GB'],
    ['The flight to Los Angeles was late', 'en-GB'],
    ['gracias', 'en-GB'],
    ['ok', 'es'],
    ['fui a The Body Shop y me trataron mal', 'es'],
    ['IB3166', 'es'],
    ['حقيبتي لم تصل', 'en-GB'],
    ['', 'en-GB'],
  ])('%j leaves %s as it is', (text, now) => {
    expect(spokenLocale([text], now, DEPLOYED)).toBe(now);
  });

  it('knows only the languages there are words in', () => {
    expect(spokenLocale(['Perdieron mi maleta en el vuelo'], 'en', ['en'])).toBe('en');
  });
});
