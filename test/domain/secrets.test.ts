import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';

describe('what must never be kept', () => {
  it.each([
    ['my card is 4242 4242 4242 4242, please refund it', 'my card is •••• 4242, please refund it', ['card-number']],
    ['4242424242424242', '•••• 4242', ['card-number']],
    ['amex 3782-822463-10005', 'amex •••• 0005', ['card-number']],
    ['4242 4242 4242 4242 12/27 123', '•••• 4242 12/27 •••', ['card-number', 'security-code']],
    ['4242 4242 4242 4242 exp 12/27 cvv 123', '•••• 4242 exp 12/27 cvv •••', ['card-number', 'security-code']],
    ['the cvv is 123', 'the cvv is •••', ['security-code']],
    ['3 digits on the back: 981', '3 digits on the back: •••', ['security-code']],
    ['123 is the security code', '••• is the security code', ['security-code']],
    ['my pin is 1234', 'my pin is •••', ['pin']],
    ['My PIN? either 5380 or 3100, try them', 'My PIN? either ••• or •••, try them', ['pin']],
    ['7402 is my pin', '••• is my pin', ['pin']],
    ['password: hunter2', 'password: •••', ['password']],
    ['my password is Sunshine99 by the way', 'my password is ••• by the way', ['password']],
    ["my mother's maiden name is Oldfield", "my mother's maiden name is •••", ['security-answer']],
    ['my first pet was Biscuit', 'my first pet was •••', ['security-answer']],
    ['pay it to GB82 WEST 1234 5698 7654 32 please', 'pay it to ••• please', ['iban']],
    ['DE89370400440532013000', '•••', ['iban']],
    ['my ssn is 078-05-1120', 'my ssn is •••', ['national-id']],
    ['national insurance number AB 12 34 56 C', 'national insurance number •••', ['national-id']],
  ])('%j becomes %j', (text, masked, kinds) => {
    expect(maskSecrets(text)).toEqual({ text: masked, kinds });
  });
});

describe('what is told because it was asked for', () => {
  it.each([
    [['And your PIN, please?'], '9431', '•••'],
    [['Your PIN as well please.'], 'it is either 4471 or 8820', 'it is either ••• or •••'],
    [['I forgot my PIN', 'Then I cannot help.'], 'wait, I think it is 4471', 'wait, I think it is •••'],
    [["What was your mother's maiden name?"], "it's Brennan", "it's •••"],
    [['The name of your first pet?'], 'biscuit!', '•••!'],
    [['The name of your first pet?'], 'I believe it was biscuit, a spaniel', 'I believe it was •••, a spaniel'],
    [['Your security answers?'], 'Brennan and Biscuit', '••• and •••'],
  ])('after %j, %j becomes %j', (before, text, masked) => {
    expect(maskSecrets(text, before).text).toBe(masked);
  });

  it.each([
    [['And your PIN, please?'], 'my account number is 68318931'],
    [['And your PIN, please?'], 'I paid £1234 in 2019, why do you ask'],
    [['What is your order number?'], '4471'],
    [["What was your mother's maiden name?"], "I don't want to tell you"],
    [['Where was it?'], 'in Brennan Street'],
  ])('after %j, %j stays', (before, text) => {
    expect(maskSecrets(text, before)).toEqual({ text, kinds: [] });
  });
});

describe('what is disguised', () => {
  it.each([
    ['in wide figures', '４２４２ ４２４２ ４２４２ ４２４２'],
    ['in Arabic figures', '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢'],
    ['in styled figures', '𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐'],
    ['with invisible signs', '4242\u200b42\u200d42 4242\u2060 4242'],
    ['with letters for figures', '4OOO 0000 0000 0OO2'],
    ['with long dashes', '4242–4242–4242–4242'],
  ])('%s', (_, number) => {
    const { text, kinds } = maskSecrets(`card ${number} please`);
    expect(kinds).toEqual(['card-number']);
    expect(text).toMatch(/^card •••• .{0,4} please$/);
  });

  it('leaves signs that hide nothing', () => {
    const text = 'la mère\u200d est triste, 👩\u200d👧, 12\u200b3';
    expect(maskSecrets(text)).toEqual({ text, kinds: [] });
  });
});

describe('what only looks like a secret stays', () => {
  it.each([
    'you lost my suitcase on BA117, tag 0125123456',
    'parcel 4471-22 is two weeks late',
    'tracking number 4242 4242 4242 4242',
    'order 4242424242424242 never came',
    'the tracking says 1234567812345678',
    'call me on 07700 900 123 or +44 20 7946 0018',
    'I paid £1234 on 03/11/2026 at 14:20',
    'the pin fell out of the hinge after 200 uses',
    'my password is not working',
    'I had to reset my password and it is still wrong',
    'the security staff at gate 4 were rude',
    'my pet was sick in the hold',
    'GB82 is the seat row, not my booking',
    'booking ABC123, reference JM7S-P68G',
    'it cost 1,234.56 and 7,500.00 in total',
  ])('%j', (text) => {
    expect(maskSecrets(text)).toEqual({ text, kinds: [] });
  });

  it('masks a parcel number after all when it is named a card', () => {
    expect(maskSecrets('paid for the order by card 4242 4242 4242 4242').kinds).toEqual(['card-number']);
  });
});

describe('for any text', () => {
  const card = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 })
    .map((digits) => withCheckDigit(`4${digits.join('')}`));

  it('no card number survives, however it is grouped and whatever stands around it', () => {
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', ' ', '-'),
        fc.constantFrom('my card ', 'pay with ', ''),
        (number, join, before) => {
          const written = [0, 4, 8, 12].map((at) => number.slice(at, at + 4)).join(join);
          const { text } = maskSecrets(`${before}${written}, thanks`);
          expect(text.replace(/\D/g, '')).toBe(number.slice(-4));
        },
      ),
    );
  });

  it('a second masking changes nothing', () => {
    const word = fc.constantFrom(
      'pin is',
      '1234',
      '4242 4242 4242 4242',
      'password:',
      'hunter2',
      'cvv',
      'GB82',
      ' ',
      '.',
      '•••',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (parts) => {
        const once = maskSecrets(parts.join(' ')).text;
        expect(maskSecrets(once).text).toBe(once);
      }),
    );
  });
});

function withCheckDigit(body: string): string {
  const sum = body
    .split('')
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
