import { describe, expect, it } from '@jest/globals';
import { hear } from './hearing.ts';

describe('what complains', () => {
  it.each([
    'Thanks for sending my kettle to the wrong house',
    'so much for next day delivery',
    'Great job losing my coat again!!',
    'why does nobody pick up the phone?',
    'the heating has not worked since Monday',
    'on hold for 50 minutes and then you hung up on me',
    'you charged me twice for one ticket',
    'how hard can it be to answer one letter?',
    'no explanation, no apology, nothing',
    'the room was filthy #neveragain',
    'I had to buy a new charger because yours melted',
  ])('%j', async (text) => {
    expect((await hear(text)).complains).toBe(true);
  });
});

describe('what does not', () => {
  it.each([
    'Can I change my booking to Tuesday?',
    'thank you so much, the driver was lovely',
    'do you sell this in green?',
    'Big thanks to the crew, best trip ever :)',
    'what time do you open on Sunday?',
    'Never mind, it is all sorted. Thanks for the quick reply!',
    'New shop opens in Leeds http://example.com/news',
    'is there parking at the hotel?',
    'looking forward to my holiday',
    'please tell me how to reset my router',
  ])('%j', async (text) => {
    expect((await hear(text)).complains).toBeUndefined();
  });
});
