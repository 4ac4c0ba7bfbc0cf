import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChoice } from '../../bot/render/choices.ts';
import { smsSegments, smsText } from '../../bot/render/sms.ts';
import { smsParts } from '../../bot/render/sms-parts.ts';

const a = (count: number) => 'a'.repeat(count);

describe('what a text costs', () => {
  it.each<[string, string, number, 'GSM-7' | 'UCS-2']>([
    ['one letter', 'a', 1, 'GSM-7'],
    ['160 letters', a(160), 1, 'GSM-7'],
    ['161 letters', a(161), 2, 'GSM-7'],
    ['306 letters', a(306), 2, 'GSM-7'],
    ['307 letters', a(307), 3, 'GSM-7'],
    ['459 letters', a(459), 3, 'GSM-7'],
    ['1,530 letters', a(1_530), 10, 'GSM-7'],
    ['1,531 letters', a(1_531), 11, 'GSM-7'],
    ['a euro sign, which costs two', `${a(158)}€`, 1, 'GSM-7'],
    ['a euro sign that does not fit', `${a(159)}€`, 2, 'GSM-7'],
    ['brackets, which cost two each', '[]{}\\~|^'.repeat(10), 1, 'GSM-7'],
    ['brackets beyond one part', '[]'.repeat(41), 2, 'GSM-7'],
    ['an escaped pair at the edge of a part moves on whole', `${a(152)}€${a(152)}`, 3, 'GSM-7'],
    ['one that ends a part', `${a(151)}€${a(153)}`, 2, 'GSM-7'],
    ['pounds and accents that phones know', '£èéùìòÇØøÅåÄÖÑÜäöñüà', 1, 'GSM-7'],
    ['line breaks', 'a\nb\nc', 1, 'GSM-7'],
    ['an at sign and an underscore', '@_', 1, 'GSM-7'],
    ['a form feed, which costs two', `${a(159)}\f`, 2, 'GSM-7'],
    ['a small c with a tail', 'ç', 1, 'UCS-2'],
    ['a backtick', '`', 1, 'UCS-2'],
    ['a tab', '\t', 1, 'UCS-2'],
    ['70 letters and a foreign one', `${a(69)}ç`, 1, 'UCS-2'],
    ['71 with a foreign one', `${a(70)}ç`, 2, 'UCS-2'],
    ['134 with a foreign one', `${a(133)}ç`, 2, 'UCS-2'],
    ['135 with a foreign one', `${a(134)}ç`, 3, 'UCS-2'],
    ['670 with a foreign one', `${a(669)}ç`, 10, 'UCS-2'],
    ['a smile', '😀', 1, 'UCS-2'],
    ['35 smiles', '😀'.repeat(35), 1, 'UCS-2'],
    ['36 smiles', '😀'.repeat(36), 2, 'UCS-2'],
    ['a smile at the edge of a part moves on whole', `${a(66)}😀${a(66)}`, 3, 'UCS-2'],
    ['Greek capitals that phones know', 'ΔΦΓΛΩΠΨΣΘΞ', 1, 'GSM-7'],
  ])('%s', (_, text, segments, encoding) => {
    expect(smsSegments(text)).toMatchObject({ segments, encoding });
  });

  it('is kept low: marks of print become those of a phone', () => {
    const text = smsText({ text: '“It’s late” – I’ve waited…\u00A0long • 3×' });
    expect(text).toBe('"It\'s late" - I\'ve waited... long - 3x');
    expect(smsSegments(text).encoding).toBe('GSM-7');
  });
});

describe('a text that is too long for one message', () => {
  const rest = 'The rest is here: https://complaints.example.com/';
  const sentence = 'Every word of this sentence is kept together if that can be done at all. ';

  it('is one message up to ten parts', () => {
    expect(smsParts(a(1_530), rest)).toEqual([a(1_530)]);
    expect(smsParts('Short.', rest)).toEqual(['Short.']);
  });

  it('is cut after a sentence, and numbered', () => {
    const parts = smsParts(sentence.repeat(30), rest);
    expect(parts).toHaveLength(2);
    expect(parts.map((part) => part.slice(0, 6))).toEqual(['(1/2) ', '(2/2) ']);
    for (const part of parts) expect(part).toMatch(/^\(\d\/2\) Every .* at all\.$/s);
  });

  it('gives way after three to where the rest can be read', () => {
    const parts = smsParts(sentence.repeat(200), rest);
    expect(parts).toHaveLength(3);
    expect(parts[2]).toMatch(/at all\. The rest is here: https:\/\/complaints\.example\.com\/$/);
  });

  it('never takes a letter apart, never costs more than ten parts, and loses no word', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 600, maxLength: 3_000 });
    fc.assert(
      fc.property(text, (said) => {
        const parts = smsParts(said, rest);
        for (const part of parts) {
          expect(() => encodeURIComponent(part)).not.toThrow();
          expect(part.length).toBeLessThanOrEqual(1_600);
          expect(smsSegments(part).segments).toBeLessThanOrEqual(10);
        }
        const kept = parts
          .map((part) => part.replace(/^\(\d\/\d\) /, ''))
          .join('')
          .replace(rest, '');
        const bare = (words: string) => words.replace(/\s+/g, '');
        expect(parts.length === 3 ? bare(said).startsWith(bare(kept)) : bare(said) === bare(kept)).toBe(true);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('the choice a text means', () => {
  const buttons = ['Today', 'Yesterday', 'I do not know', 'I have no receipts'].map((label) => ({ id: label, label }));

  it.each([
    ['2', 'Yesterday'],
    ['two', 'Yesterday'],
    ['Two please', 'Yesterday'],
    ['#2', 'Yesterday'],
    ['(2)', 'Yesterday'],
    ['2.', 'Yesterday'],
    ['option 2', 'Yesterday'],
    ['Number two', 'Yesterday'],
    ['the second one', 'Yesterday'],
    ['2nd option', 'Yesterday'],
    ['dos', 'Yesterday'],
    ['la segunda opción', 'Yesterday'],
    ['YESTERDAY!', 'Yesterday'],
    ['yesterdya', 'Yesterday'],
    ['todya', undefined],
    ['toda', 'Today'],
    ['i dont know', 'I do not know'],
    ['I do not now', 'I do not know'],
    ['i have no reciepts', 'I have no receipts'],
    ['I have receipts', undefined],
    ['the 2nd', undefined],
    ['2nd', undefined],
    ['22', undefined],
    ['4471-22', undefined],
    ['order 2', undefined],
    ['£2', undefined],
    ['2%', undefined],
    ['2.50', undefined],
    ['no one', undefined],
    ['2 days', undefined],
    ['5', undefined],
    ['0', undefined],
    ['', undefined],
  ])('"%s" is %s', (text, meant) => {
    expect(readChoice(text, buttons)?.id).toBe(meant);
  });

  it('two labels as near to it as each other are a question, not an answer', () => {
    expect(
      readChoice(
        'blue bags',
        ['blue bag', 'blue bage'].map((label) => ({ id: label, label })),
      ),
    ).toBeUndefined();
  });
});
