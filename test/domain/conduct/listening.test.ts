import { describe, expect, it } from '@jest/globals';
import { check } from '../../../dialogs/domain/conduct/index.ts';
import { rule } from './sentences.ts';

rule('C14', {
  context: { storyOpen: true },
  bad: [
    'What is your order number?',
    'Which flight was it?',
    'Please send me your booking reference.',
    'Can you give me your email address?',
    'When did you buy it?',
    'I need your full name.',
    'How much was the taxi?',
    'Do you have receipts?',
    'Tell me your phone number.',
    'Is the parcel number 4471?',
    ['Go on, with the day first.', { asks: 'date' }],
  ],
  good: [
    'I am listening. Tell me the rest.',
    'Is there more I should know?',
    'What happened then?',
    'Go on, I read all of it.',
    'Are you safe?',
    'Would you like to talk to a person?',
    'Take your time.',
    'Anything else?',
    'Is anybody hurt?',
    ['What is your order number?', { storyOpen: false }],
    ['Is there more?', { asks: 'more' }],
  ],
});

rule('C15', {
  bad: [
    'Thank you for the information.',
    'Thanks for reaching out.',
    'Your feedback is important to us.',
    'We appreciate your patience.',
    'Thank you for contacting us.',
    'Thanks for your message.',
    'We have received your complaint.',
    'Duly noted.',
    'Thank you for bringing this up.',
    'Your opinion matters.',
    'Thank you for your understanding.',
  ],
  good: [
    'Your bag came back on the 29th, a week late.',
    'You paid twice for one ticket.',
    'Thank you. What did the taxi cost?',
    'You stood in the rain with two children.',
    'I have put the broken lamp in.',
    'Thanks, flight BA117 it is.',
    'The cake came without candles, on the day itself.',
    'Got it: receipt.jpg, for the clothes.',
    'You called three times.',
    'Thank you for the photo.',
  ],
});

rule('C16', {
  bad: [
    ['Which flight was it?', { asks: 'flight', given: ['flight'] }],
    ['What is the number on the tag?', { asks: 'tag', given: ['date', 'tag'] }],
    ['Please send your address.', { asks: 'address', given: ['address'] }],
    ['And the day?', { asks: 'date', given: ['date'] }],
    'Can you tell me your name again?',
    'Please repeat your order number.',
    'Could you resend the photo?',
    'Please explain once more what happened.',
    'Could you describe it again?',
    'Please start again from the beginning.',
    'Can you send the receipt one more time?',
  ],
  good: [
    ['Which flight was it?', { asks: 'flight', given: ['date'] }],
    ['Which flight was it?', { asks: 'flight' }],
    ['You flew with BA117. Is that right?', { given: ['flight'] }],
    'You do not have to repeat anything.',
    'I will write again by 21:10.',
    'Nobody will ask you to explain it again.',
    'You wrote again on Monday.',
    'Please try again in a minute.',
    'What is the number on the tag?',
    'You had to call again and again.',
  ],
});

rule('C17', {
  bad: [
    'Which flight was it? And which day?',
    'What happened? Where? When?',
    'Please send your name, your address and your phone number.',
    'What is your order number and email?',
    'Is it broken? Do you have a photo of it?',
    'Where did it happen? Who was there?',
    'May I have your name and post code?',
    'Shall I go on? Or a person?',
    ['¿Qué pasó? ¿Cuándo fue?', { locale: 'es' }],
    ['Was ist passiert? Wann war das?', { locale: 'de' }],
    ['¿Qué pasó ¿Cuándo fue', { locale: 'es' }],
  ],
  good: [
    'Which flight was it?',
    'Is there more I should know?',
    'I have your name and your address.',
    'What?!',
    'Really??',
    'See example.com/track?id=4471 for the map. Is that the right parcel?',
    'How may they reach you, here, by email or by phone?',
    ['¿Qué pasó?', { locale: 'es' }],
    ['Name, Adresse und Telefon bitte.', { locale: 'de' }],
    ['You asked: "why?" I have put that first. Is there more?', { quotes: [{ start: 12, end: 16 }] }],
  ],
});

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

rule('C18', {
  context: { customerWords: ['late', 'again'] },
  bad: Array.from({ length: 10 }, (_, i): [string, object] => [
    `${words(61 + i)}.`,
    { customerWords: words(3 * i + 1).split(' ') },
  ]),
  good: [
    'Your train was late, and not for the first time.',
    `${words(60)}.`,
    [`${words(61)}.`, { customerWords: words(31).split(' ') }],
    [`${words(80)}.`, { customerWords: words(40).split(' ') }],
    [`${words(80)}.`, { customerWords: [] }],
    'Late again: that is the third time.',
    'You were late for work.',
    'Which train was it?',
    'Is there more?',
    'Thank you.',
  ],
});

rule('C19', {
  bad: [
    `${words(91)}.`,
    `${words(26)}, and that is the whole of it.`,
    'PLEASE DO NOT send anything.',
    'Keep THE BLUE TAG with you.',
    `You flew. ${words(27)}?`,
    `First ${words(30)}. Then more.`,
    `${words(45)}\n${words(46)}`,
    'THIS IS URGENT for you.',
    `Tell me: ${words(28)}?`,
    `${words(20)} ${words(20)} end.`,
  ],
  good: [
    'I am sorry. We lost your bag.',
    `${words(20)}. ${words(20)}. ${words(20)}.`,
    'Text PERSON for a person.',
    'Your flight was BA117 to JFK.',
    `${words(25)}.`,
    'Thank you. Which day was it?',
    'Your reference is JM7S-P68G.',
    ['You wrote "NOBODY ANSWERS MY MAILS" and you are right.', { quotes: [{ start: 10, end: 35 }] }],
    'I read all of it.',
    'Take your time.',
  ],
});

describe('other languages', () => {
  it('are left alone by the rules that know English words', () => {
    expect(check('Please calm down. Sorry if you feel that way, due to weather.', { locale: 'fr-CA' })).toEqual([]);
  });
  it('still have their numbers protected', () => {
    expect(check('Votre carte 4111 1111 1111 1111', { locale: 'fr' })).toMatchObject([
      { rule: 'C33', start: 12, end: 31 },
    ]);
  });
});
