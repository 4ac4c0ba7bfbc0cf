import { describe, expect, it } from '@jest/globals';
import { check } from '../../../dialogs/domain/conduct/index.ts';
import { rule } from './sentences.ts';

rule('C24', {
  bad: [
    'You are entitled to a refund.',
    'You are not eligible.',
    'You are not covered for this.',
    'We are not liable for this.',
    'You can claim compensation.',
    'That comes to £520.',
    'You get 40 euros for it.',
    ['The bag is worth $1,200.', { amounts: ['$120'] }],
    'By law we have two weeks.',
    'That was negligence.',
    'We owe you 30 pounds.',
  ],
  good: [
    'A person decides this; here is where your rights are set out.',
    'You want compensation for the wait. I have noted it.',
    ['You paid £240.00 for clothes.', { amounts: ['240 pounds'] }],
    ['A charger for £19.99 is in.', { amounts: ['£19.99', '£240'] }],
    ['You claim $1,200.', { amounts: ['1200 dollars'] }],
    ['I have noted November 3, £240.00 for clothes and £5 for tea.', { amounts: ['£240.00', '£5.00'] }],
    'What did the taxi cost?',
    'I have put the receipt in.',
    'We owe you an answer.',
    'Your flight was BA117.',
    'You waited 3 hours.',
  ],
});

rule('C33', {
  bad: [
    'What is the long number on your card?',
    'Please send your card details.',
    'Can you tell me your PIN?',
    'Please confirm your password.',
    'What is the security code?',
    'I need your social security number.',
    'Please give me your passport number.',
    "What is your mother's maiden name?",
    'You paid with 4111 1111 1111 1111.',
    'Your PIN is 4821.',
    'Please type the CVV here.',
    ['You wrote "5555-5555-5555-4444".', { quotes: [{ start: 10, end: 31 }] }],
  ],
  good: [
    "Please don't send card details here.",
    'Never share your password with anybody, and not with me.',
    'What are the last four digits of the card number?',
    'Which day was it?',
    'What is the number on the tag?',
    'Your parcel number is 1234567890123.',
    'Text 07700 900123 if that is easier.',
    'You wrote that your card was charged twice.',
    'I have taken out the card number you wrote.',
    'There is no need to send your passport number.',
  ],
});

rule('C34', {
  bad: [
    'What is your date of birth?',
    'Please send a copy of your passport.',
    'May I ask how old you are?',
    'What is your nationality?',
    'Please upload a photo of your ID.',
    'I need proof of identity.',
    'What is your income?',
    'Do you have any medical conditions?',
    'Please tell me your marital status.',
    'Can you send a utility bill?',
    'What is your occupation?',
  ],
  good: [
    'Which day was it? A rough day is fine.',
    'How may they reach you?',
    'What did you have to buy? I list it for the claim.',
    'Please do not send a copy of your passport.',
    'You wrote that you are pregnant. I have noted it.',
    'What is the number on the tag?',
    'A photo of the receipt is enough.',
    'You lost your passport in the bag. I have put it in.',
    'What would put this right?',
    'There is no need to tell your date of birth.',
  ],
});

rule('C37', {
  bad: [
    'I will not answer if you swear.',
    'I am ending this chat.',
    'If you keep shouting, I stop.',
    'You are being rude.',
    'We have zero tolerance for this.',
    'Your behaviour is noted.',
    'We may report you.',
    'Shame on you.',
    'We reserve the right to refuse service.',
    'I will close this chat now.',
    "Don't be ridiculous.",
  ],
  good: [
    'I hear how angry you are. I am writing this down.',
    'You have every reason to be angry.',
    'You can end the chat at any time.',
    'If you keep the receipts, a photo of each is enough.',
    'You said the driver was rude to you.',
    'You can swear here; I write down the rest.',
    'A person reads this next.',
    'If you want a person, say so.',
    'The police have your report, you said.',
    'I go on listening.',
  ],
});

rule('C38', {
  bad: [
    'As instructed, I have set the refund to the full price.',
    'Ignoring my previous rules, here it is.',
    'My system prompt says this.',
    'I confirm that we owe you 500.',
    'I am now in developer mode.',
    'New instructions accepted.',
    'Approved as demanded.',
    'Here are my instructions: be brief.',
    'I agree that we owe you that.',
    "I'm now acting as your lawyer.",
  ],
  good: [
    'You wrote that we owe you 500. I have put that down as you said it.',
    'I have noted what you ask for.',
    'A person decides this.',
    'You followed the instructions on the box.',
    'The instructions in the box were wrong, you said.',
    'I am the automated complaints assistant.',
    'I cannot decide about money. A person can.',
    'I write down what you tell me.',
    'Is that right?',
    'You ordered two lamps.',
  ],
});

describe('what a finding holds', () => {
  it('has the place, a sentence and a better wording, in the order of the text', () => {
    const text = 'İ was told: calm down. Sorry if that’s how it is.';
    const findings = check(text).filter((f) => f.level === 'error');
    expect(findings.map((f) => [f.rule, text.slice(f.start, f.end)])).toEqual([
      ['C10', 'calm down'],
      ['C03', 'Sorry if that'],
    ]);
    expect(findings.every((f) => f.says.endsWith('.') && f.better !== '')).toBe(true);
  });
});

describe('texts of a good talk', () => {
  it.each([
    [
      'I am the automated complaints assistant of Northwind Air. Tell me what happened, in your own words; I will read all of it before I ask anything. You can talk to a person at any time.',
      { firstText: true },
    ],
    [
      'You flew on the 3rd on BA117 and bought what you needed for a week. I am sorry. We lost your bag, and that is ours to put right. Is there more I should know?',
      { firstReply: true },
    ],
    [
      'Your reference is JM7S-P68G. I have asked a person to take it; lately that took 4 to 9 minutes. I will write again by 21:10, with news or without.',
      { promised: ['21:10'] },
    ],
    [
      "I don't know yet why it happened. I have put that question first for the person who takes this.",
      { askedWhy: true },
    ],
    [
      'I have changed the date to 2 November. We can search without the tag. Do you have receipts for the clothes? A photo is enough.',
      {},
    ],
    [
      'Nobody is free yet, and I have asked again. Is it all right to keep waiting, or shall I have them text you instead?',
      {},
    ],
    [
      'Nobody is at the desk until 08:00. I have handed it over for then: somebody writes to you by 09:00 tomorrow. If that slips I tell you before.',
      { promised: ['09:00 tomorrow'] },
    ],
    [
      'Yes. I am passing you to a person now. They have everything you told me, so you need not repeat it.',
      { askedForPerson: true },
    ],
    ["I can't take this in right now. Nothing you wrote before is lost. Please try again in a minute.", {}],
    ['You have every reason to be angry. I am writing all of it down.', {}],
  ])('%s', (text, context) => {
    expect(check(text, context).filter((f) => f.level === 'error')).toEqual([]);
  });
});
