import { describe, expect, it } from '@jest/globals';
import { english } from '../../bot/language/rules/en.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import { LONDON } from './hearing.ts';

const never = new AbortController().signal;
const message = (text: string) => [{ ref: { conversation: 'web', seq: 1 }, text }];

describe('the words are data', () => {
  it('a claim type of the company brings its own', async () => {
    const ferry = { about: ['cabin|deck|crossing'], failures: { seasick: ['rough|seasick'] } };
    const rules = createRules({ types: { crossing: ferry } });
    const heard = await rules.understand(
      { ...LONDON, messages: message('the crossing was so rough, our cabin flooded') },
      never,
    );
    expect([heard.type, heard.failure]).toEqual(['crossing', 'crossing.seasick']);
  });

  it('another language is another set of them, and the first stands in for one that is missing', async () => {
    const dutch = { ...english, anywhere: { ...english.anywhere, person: ['een? medewerker graag'] } };
    const rules = createRules({ locales: { en: english, nl: dutch } });
    expect(rules.glance('medewerker graag', undefined, 'nl-NL')).toBe('urgent');
    expect(rules.glance('medewerker graag', undefined, 'en-GB')).toBe('story');
    expect(rules.glance('agent please', undefined, 'fi')).toBe('urgent');
  });
});

describe('long and hostile texts', () => {
  it.each([
    '1 ',
    '9',
    '1 day ',
    '£',
    '((((',
    ' ',
    'monday ',
    'order number ',
    'hundred and ',
    'a@',
    '1-',
    '3 november ',
  ])('ten thousand characters of %j are understood like any other', async (part) => {
    const text = part.repeat(Math.ceil(10_000 / part.length));
    const heard = await createRules().understand({ ...LONDON, messages: message(text) }, never);
    expect(heard.by).toBe('rules');
    expect(heard.details.length).toBeLessThanOrEqual(500);
  });
});
