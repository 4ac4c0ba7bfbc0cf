import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../dialogs/domain/session.ts';
import { glance, hear } from './hearing.ts';

describe('a person is always one word away', () => {
  it.each([
    'agent please',
    'PERSON',
    'human',
    'can I talk to someone',
    'get me your manager',
    'operator',
    'I want to speak to a real person',
    'put me through to a human',
    'let me talk to somebody',
    'this is useless, give me a supervisor',
  ])('%j asks for one', async (text) => {
    expect((await hear(text)).signals.person).toBe(true);
    expect(glance(text, undefined, 'en-GB')).toBe('urgent');
  });

  it.each([
    'the person at the desk was rude',
    'I spoke to an agent yesterday',
    'your agent told me to wait',
    'I tried to speak to a manager for an hour',
    'nobody there, not one human being at the gate',
    'they passed me to another person',
  ])('%j only tells of one', async (text) => {
    expect((await hear(text)).signals.person).toBeUndefined();
    expect(glance(text, undefined, 'en-GB')).toBe('story');
  });
});

describe('danger and threats never wait', () => {
  it.each([
    'I have chest pain because of this',
    'my son had an allergic reaction to your cake',
    "I can't go on, I'll kill myself",
    'stranded at the airport with a baby',
    'the toaster caught fire',
    'she was injured by the trolley',
    'my insulin was in it and I feel very ill',
    "my mother's heart tablets were in that bag",
    'I am feeling faint and nobody comes',
    'my dad fainted in your queue',
  ])('danger: %j', async (text) => {
    expect((await hear(text)).signals.danger).toBe(true);
    expect(glance(text, 'more', 'en-GB')).toBe('urgent');
  });

  it.each(["I'll burn your office down", 'I will find you', 'I know where you live'])('a threat: %j', async (text) => {
    expect((await hear(text)).signals.threat).toBe(true);
    expect(glance(text, undefined, 'en-GB')).toBe('urgent');
  });

  it.each([
    'nobody was hurt',
    'the driver hit my gate',
    'the wait was killing me',
    'you will find the receipt below',
    'I missed a hospital appointment',
    'I feel sick of all this',
    'the tablets I bought do not switch on',
  ])('neither: %j', async (text) => {
    const { danger, threat } = (await hear(text)).signals;
    expect([danger, threat]).toEqual([undefined, undefined]);
  });
});

describe('what the words do', () => {
  it.each([
    ['stop', 'stop'],
    ['cancel this', 'stop'],
    ['start over', 'startOver'],
    ['help', 'help'],
    ['are you a bot?', 'areYouABot'],
    ['am I talking to a real person?', 'areYouABot'],
    ['why?', 'why'],
    ['where is my complaint?', 'status'],
    ['any news on my claim?', 'status'],
    ['delete my data', 'rights'],
    ["that's all", 'done'],
    ["nope that's it", 'done'],
    ['yes please', 'yes'],
    ['no thanks', 'no'],
    ['rather not say', 'skip'],
    ['skip', 'skip'],
    ['not sure', 'dontKnow'],
    ["I don't have it", 'dontKnow'],
    ['hi there', 'greeting'],
    ['thanks so much', 'thanks'],
    ['you are idiots', 'abuse'],
  ] as const)('%j is %s', async (text, signal) => {
    const { signals } = await hear(text);
    expect(signals[signal]).toBe(true);
    expect(signals.story).toBeUndefined();
  });

  it.each([
    'my flight was cancelled',
    'the bus did not stop',
    'I can not help but be angry',
    'hi, my bag is gone',
    'thanks for nothing, it is broken',
    'it is not all right that the lid was cracked',
  ])('%j does none of it but tell', async (text) => {
    expect((await hear(text)).signals).toEqual({ story: true });
  });

  it('"no" to "is there more?" is the end of the story', async () => {
    expect((await hear('no', { asks: 'more' })).signals).toEqual({ no: true, done: true });
  });

  it.each([
    ['my bag never came and', true],
    ['first the flight was late,', true],
    ['it was cancelled (1/2)', true],
    ['and nobody helped (2/2)', undefined],
    ['it was cancelled.', undefined],
  ])('%j is unfinished: %s', async (text, unfinished) => {
    expect((await hear(text)).signals.unfinished).toBe(unfinished);
  });

  it('is unfinished only while the last message is', async () => {
    expect((await hear(['it was cancelled and', 'nobody helped'])).signals.unfinished).toBeUndefined();
  });
});

describe('anger', () => {
  it.each([
    ['My parcel has not come yet.', 0],
    ['This is ridiculous.', 1],
    ['third time I write and NOBODY answers!!', 2],
    ['THIS IS A DISGRACE, YOU USELESS IDIOTS!!!', 3],
  ])('%j is %d', async (text, anger) => {
    expect((await hear(text)).anger).toBe(anger);
  });
});

describe('questions to us', () => {
  it('are taken word for word, rhetoric and requests for a person are not', async () => {
    const heard = await hear('Can you believe it? Where is my bag? Can I talk to someone? When will you pay me back?');
    expect(heard.questions.map((q) => q.words)).toEqual(['Where is my bag?', 'When will you pay me back?']);
  });
});

describe('the quote', () => {
  it('is what hurts most, whole, and at most 120 characters', async () => {
    const long = `We flew on Monday and ${'we waited and waited at the belt with everyone else '.repeat(4)}and got nothing`;
    expect((await hear('I booked in June. You ruined our honeymoon. The weather was fine.')).quote?.words).toBe(
      'You ruined our honeymoon.',
    );
    expect((await hear(long)).quote?.words.length).toBeLessThanOrEqual(120);
    expect((await hear('agent please')).quote).toBeUndefined();
  });
});

describe('the glance', () => {
  it.each<[string, Asked | undefined, string]>([
    ['no', 'more', 'answer'],
    ["that's all", 'more', 'answer'],
    ['yes', 'more', 'story'],
    ['and the zip was broken', 'more', 'story'],
    ['yes', 'summary', 'answer'],
    ['yes but the date is wrong', 'summary', 'story'],
    ['the 7th', 'detail:date', 'answer'],
    ['BA 117', 'detail:flight', 'answer'],
    ['Leeds', 'detail:place', 'answer'],
    ['no idea', 'detail:bag-tag', 'answer'],
    ['it was on the', 'detail:date', 'story'],
    ['why do you need that?', 'detail:date', 'story'],
    ['£30', 'expenses', 'answer'],
    ['nothing', 'expenses', 'answer'],
    ['my money back', 'wish', 'answer'],
    ['text me', 'contact', 'answer'],
    ['07700 900 123', 'contact', 'answer'],
    ['stop', 'detail:date', 'urgent'],
    ['hello', undefined, 'story'],
  ])('%j, asked %s: %s', (text, asks, expected) => {
    expect(glance(text, asks, 'en-GB')).toBe(expected);
  });
});
