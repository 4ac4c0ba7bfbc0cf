import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { isSigned, signatureOf } from '../../bot/channels/sms/signature.ts';

const url = 'https://complaints.example.com/channels/twilio?a=1';

describe('the signature of a posted form', () => {
  it('is the published one', () => {
    const form = new URLSearchParams({
      Digits: '1234',
      To: '+18005551212',
      From: '+14158675309',
      Caller: '+14158675309',
      CallSid: 'CA1234567890ABCDE',
    });
    const published = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
    expect(signatureOf('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe(published);
  });

  it("is what the provider's own library makes of any form", () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const name = text.filter((key) => key !== '' && key !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, text), text, (fields, token) => {
        fc.pre(token !== '');
        const wire = new URLSearchParams(new URLSearchParams(fields).toString());
        const theirs = webhooks.getExpectedTwilioSignature(token, url, fields);
        expect(signatureOf(token, url, wire)).toBe(theirs);
        expect(isSigned(theirs, ['another token', token], url, wire)).toBe(true);
        expect(webhooks.validateRequest(token, signatureOf(token, url, wire), url, fields)).toBe(true);
      }),
    );
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['another length', 'c2hvcnQ='],
    ["another token's", signatureOf('another', url, new URLSearchParams({ Body: 'hello' }))],
    ["another form's", signatureOf('token', url, new URLSearchParams({ Body: 'hello!' }))],
    ["another address's", signatureOf('token', `${url}/`, new URLSearchParams({ Body: 'hello' }))],
  ])('refuses %s', (_, signature) => {
    expect(isSigned(signature, ['token'], url, new URLSearchParams({ Body: 'hello' }))).toBe(false);
  });
});
