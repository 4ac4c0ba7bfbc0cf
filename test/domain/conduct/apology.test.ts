import { describe, expect, it } from '@jest/globals';
import { check, isApology } from '../../../dialogs/domain/conduct/index.ts';
import { rule } from './sentences.ts';

rule('C01', {
  context: { firstReply: true },
  bad: [
    'Thanks for writing. Which flight was it?',
    'Got it. What is your order number?',
    'I have written this down. Is there more?',
    'Please send me a photo of the parcel.',
    'That is a long time to wait.',
    'You want an apology for the late train. I have noted it.',
    'No need to apologise for the long message.',
    'Sorry to bother you with a question: which day was it?',
    'Your sofa came with a broken leg. Is there more I should know?',
    ['I am sorry about the flight.', { customerWords: ['my', 'washing', 'machine', 'leaks'] }],
  ],
  good: [
    'Your sofa came with a broken leg. I am sorry.',
    'We apologise: your order went to the wrong street.',
    'My apologies. We left you waiting in the rain.',
    'Sorry. You paid twice and heard nothing from us.',
    'We are truly sorry that your daughter missed her concert.',
    'I apologize for the wrong size, and for the wait.',
    'Please accept our apologies: we cut off your internet for a week.',
    'We regret that we lost your letters.',
    ['I am sorry about the leak.', { customerWords: ['machine', 'leaks', 'everywhere'] }],
    ['Which day was that?', { apologised: true }],
    ['Which day was that?', { firstReply: false }],
  ],
});

rule('C02', {
  bad: [
    'Your request was not processed.',
    'I am sorry that mistakes were made.',
    'I am sorry. Your luggage was misplaced.',
    'There was an error on the invoice. I apologise.',
    'It appears the parcel went to another town.',
    'I am sorry, things went wrong that day.',
    'Sorry. Your bag has been lost.',
    'There was a mix-up and I am sorry.',
    'An oversight in the kitchen led to this. I am sorry.',
    'Sorry. A problem occurred with the booking.',
    'I am sorry your card was charged twice.',
  ],
  good: [
    'We lost your luggage. I am sorry.',
    'Your bag was lost, and that is on us.',
    'Your request was not processed. That is our fault.',
    'We made a mistake on the invoice.',
    'Your parcel was left in the rain. We are sorry, that is ours to put right.',
    'Your seat was given away by us.',
    'We forgot to write back to you.',
    'You said your bag was lost on the way home.',
    'Was the parcel damaged when it came?',
    'We sent the wrong shoes, twice.',
    'You waited for three hours, and we told you nothing.',
  ],
});

rule('C03', {
  bad: [
    'I am sorry if this upset you.',
    'We apologise for any trouble with the oven.',
    'Sorry you feel let down by us.',
    'I am sorry that you feel this way.',
    'We regret any confusion about the bill.',
    'Our apologies if the driver was impolite.',
    'Sorry for the delay this may have caused you.',
    'If we let you down, we are sorry.',
    'I apologise for whatever happened at the counter.',
    'I am sorry that you were unhappy with the room.',
    'We are sorry for any and all problems.',
    'Sorry for the perceived lack of service.',
    'I am sorry for how you felt on the phone.',
  ],
  good: [
    'I am sorry. You sat in the dark for two days.',
    'We are sorry that we sent you the wrong medicine box.',
    'I apologise. We charged you twice for one ticket.',
    'Sorry about the broken lamp. If you have a photo of it, send it here.',
    'I am sorry for the delay.',
    'We left you without heating, and I am sorry for that.',
    'I am sorry. Do you have any receipts?',
    'Our apologies: nobody came on Monday.',
    'If you have the receipt, a photo of it is enough.',
    'You may have kept the label. A photo of it helps.',
    'We regret that we closed your account by mistake.',
    'I am sorry that your wedding dress came a day late.',
  ],
});

rule('C04', {
  bad: [
    'I am so sorry. Again, my sincere apologies.',
    'Sorry, sorry, sorry.',
    'We apologise for the wait, and I am sorry about the noise.',
    'I am sorry. We lost it. We are truly sorry.',
    'Our apologies. We regret this deeply. I apologise.',
    'I am sorry about the leak. I also apologise for the wet floor.',
    'Please accept our apologies. I am very sorry.',
    ['I am sorry. Which day was it?', { apologised: true }],
    ['Sorry again. What did the taxi cost?', { apologised: true }],
    ['We apologise. The desk has it now.', { apologised: true }],
  ],
  good: [
    'I am sorry. We lost your bag.',
    'We apologise for the leak.',
    'Thank you. What did the taxi cost?',
    'You want your money back and an apology. I have written that down.',
    'I am sorry. Nobody said sorry to you until now.',
    'My apologies: we forgot you at the stop.',
    ['Thank you. Which day was it?', { apologised: true }],
    ['You asked them to apologise in writing. Noted.', { apologised: true }],
    ['No need to apologise, take your time.', { apologised: true }],
    ['I have put that at the top.', { apologised: true }],
  ],
});

describe('what counts as an apology', () => {
  it.each(['I am sorry.', 'Sorry about the noise.', 'We apologise.', 'I want to say sorry.', 'I owe you an apology.'])(
    '%s',
    (text) => {
      expect(isApology(text)).toBe(true);
    },
  );
  it.each([
    'You want an apology.',
    'Nobody apologised.',
    'Sorry to interrupt.',
    'They should say sorry.',
    'No need to apologise.',
    '',
  ])('not: %s', (text) => {
    expect(isApology(text)).toBe(false);
  });
});

describe('a text that is about to be sent', () => {
  const text = 'Your bag was lost. I am sorry if you were upset. Your bag was lost.';

  it('is asked for errors only', () => {
    expect(check(text).map(({ rule }) => rule)).toEqual(['C02', 'C03', 'C02']);
    expect(check(text, {}, 'error').map(({ rule }) => rule)).toEqual(['C03']);
  });

  it('is found out the same the second time, and a sentence is found wherever it stands', () => {
    expect(check(text)).toEqual(check(text));
    const [alone, after] = [check('I am sorry if you were upset.'), check('We lost it. I am sorry if you were upset.')];
    expect(after.map(({ start }) => start)).toEqual(alone.map(({ start }) => start + 'We lost it. '.length));
  });
});
