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
    'it has now been 16 days since I wrote to you',
    'aren’t there any seats left that work?',
    'please stop sending me other people’s letters',
    'you make it impossible to cancel a contract',
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
    'thank you for not cancelling our train in this weather',
    'just touched down in Leeds',
    'is there a late evening train as well?',
    'Thank you so much for the seats today',
    'do you expect any delays tomorrow?',
    'I am trying to book a table for Tuesday',
    'where is the lost and found office?',
  ])('%j', async (text) => {
    expect((await hear(text)).complains).toBeUndefined();
  });
});
