import { describe, expect, it } from '@jest/globals';
import { check } from '../../../dialogs/domain/conduct/index.ts';
import { rule } from './sentences.ts';

rule('C20', {
  bad: [
    'You will get your money back.',
    'We will refund you.',
    'An agent will be with you shortly.',
    'It will be sorted today.',
    'Rest assured, we are on it.',
    'I guarantee it.',
    'Somebody will contact you.',
    'You should receive it by Friday.',
    'We will fix this ASAP.',
    'You will hear from us within 24 hours.',
    'I will write again by 5 pm.',
    ['I will write again by 17:30.', { promised: ['17:00'] }],
    ['We will refund you by 17:00.', { promised: ['17:00'] }],
    ['A person writes to you by 17:00 tomorrow or on Monday.', { promised: ['17:00'] }],
    "We'll have it back to you soon.",
    ['We will have you home soon.', { pleased: true }],
    'The courier will deliver it tomorrow.',
  ],
  good: [
    'I will read all of it before I ask anything.',
    "I'll write this down.",
    'I will pass this on now.',
    'I will note it.',
    'I will put that question first.',
    ['I will write again by 21:10, with news or without.', { promised: ['21:10'] }],
    ['Somebody writes to you by 09:00 tomorrow.', { promised: ['09:00 tomorrow'] }],
    ['You will hear from a person by 5 pm.', { promised: ['5 pm'] }],
    'You want your money back. I have written that down.',
    'Lately that took 4 to 9 minutes.',
    'Please send it within 7 days.',
    'I cannot promise that. A person decides it.',
    'I will not ask again.',
    'You flew in on 3 November, by train from the airport.',
    'We did not answer soon enough.',
    'Will you be at home by 5 pm?',
  ],
});

describe('a soft promise', () => {
  it('is advice: it names a hope and no result', () => {
    expect(check('We are working to have it back as soon as possible.')).toMatchObject([
      { rule: 'C20', level: 'advice' },
    ]);
  });
});

rule('C23', {
  bad: [
    "I don't know.",
    "I don't know where the bag is.",
    "I can't help with that.",
    'I am not sure.',
    'We have no information.',
    'There are no updates at this time.',
    'I cannot say.',
    'I have no idea.',
    "I'm not certain about the day.",
    'I really do not know why.',
  ],
  good: [
    "I don't know yet. I have put that question first for the person who takes this.",
    'I do not know where it is. The desk does.',
    'I cannot say. I have asked.',
    'I am not sure, so I am asking a colleague who knows.',
    "I can't tell from here. I have passed it on.",
    'You do not know the number. That is fine.',
    'No idea? Text SKIP.',
    'I know the day. Which flight was it?',
    'I have no news. I will write again by 21:10.',
    'If you are not sure, a rough day is fine.',
  ],
});
