import { describe, expect, it } from '@jest/globals';
import { receipt } from '../support/pictures.ts';
import { talk, type Talk } from '../support/talk.ts';
import type { TextCustomer } from '../support/text-customer.ts';

/** A complaint by text whose first answer has been read. */
async function answered(
  over: Parameters<typeof talk>[0] = {},
  on: 'sms' | 'whatsapp' = 'sms',
): Promise<Talk<TextCustomer>> {
  const told = await talk({ ...over, on });
  await told.customer.says('On 3 November you lost my parcel 4471-22. I want my money back.');
  await told.time.passes('4 s');
  told.customer.hears('@reflect', '@apology', '@is-there-more');
  return told;
}

const closedTo = async ({ store, customer }: Talk<TextCustomer>) =>
  (await store.conversation(customer.conversationId))?.closedTo?.why;

describe.each(['sms', 'whatsapp'] as const)('a complaint by %s', (on) => {
  it('is heard out, answered in one text, and says what it is in the first', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('my parcel 4471-22 was left in the rain, all ruined');
    customer.hears();
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more').offering('that-is-everything', 'a-person');
    expect(customer.provider.texted).toHaveLength(1);
    expect(customer.lastWords).toMatch(/^Harbour & Vale complaints, automated\..*sorry/s);
    await customer.says('1');
    expect(customer.provider.texted).toHaveLength(2);
    customer.hears('@what-i-have', '@ask-date');
  });

  it.each(['2', 'two', '#2', '(2)', '2.', 'Option 2', 'the second one', 'Talk to a person', 'tlk to a persn'])(
    '"%s" is the second choice, at once',
    async (words) => {
      const { customer } = await answered({}, on);
      await customer.says(words);
      customer.hears('@person-now', '@summary-to-correct');
    },
  );

  it('says how many pictures came, not all their names', async () => {
    const { customer, time } = await talk({ on });
    await customer.says('you broke my suitcase');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    const picture = await receipt();
    await customer.attachesAll(Array.from({ length: 10 }, () => picture));
    await time.passes('20 s');
    customer.hears('@attachment-noted', '@noted-more').reading(/\b10 pictures\b/);
    expect(customer.lastWords).not.toContain('picture-');
    await customer.attachesAll([picture, picture]);
    await time.passes('20 s');
    customer.hears('@attachment-noted', '@noted-more').reading(/picture-1\.jpg and picture-2\.jpg/);
  });

  it('listens for half a minute as it comes', async () => {
    const settings = {
      quietMs: { web: 4_000, teams: 6_000, sms: 30_000, whatsapp: 30_000 },
      checkInMs: { web: 120_000, teams: 120_000, sms: 900_000, whatsapp: 900_000 },
      modelWaitMs: 1_500,
    };
    const { customer, time } = await talk({ on, settings });
    await customer.says('you lost my suitcase');
    await time.passes('20 s');
    await customer.says('on the way to Porto');
    await time.passes('29 s');
    customer.hears();
    await time.passes('1 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });
});

describe('who wants no more texts', () => {
  it.each(['STOP', 'stop', ' Stop. ', 'STOPALL', 'unsubscribe', 'CANCEL', 'End', 'quit', 'REVOKE', 'OPTOUT'])(
    '"%s" is recorded and not answered over, whatever else is due',
    async (word) => {
      const told = await answered();
      const { customer, time, complaint } = told;
      await customer.says('it was a birthday present', word);
      await time.passes('2 h');
      expect(customer.provider.texted).toHaveLength(word === ' Stop. ' ? 2 : 1);
      customer.forgets();
      expect(await closedTo(told)).toBe('opted-out');
      const { notes, claim } = await complaint();
      expect(notes.map(({ text }) => text)).toEqual([expect.stringMatching(/START/)]);
      expect(claim.story).toHaveLength(2);
    },
  );

  it.each([
    'please stop texting me',
    'No more messages!',
    'Remove my number',
    "don't text me again",
    'take me off your list',
    'Stop please',
    'I do not want any more texts from you',
    'alto',
  ])('"%s" gets exactly one word back, and nothing after it', async (words) => {
    const told = await answered();
    const { customer, time } = told;
    await customer.says(words);
    customer.hears('@opted-out');
    expect(customer.lastWords).toMatch(/START/);
    await customer.says(words, 'and now?');
    await time.passes('1 d');
    customer.hears();
    expect(await closedTo(told)).toBe('opted-out');
  });

  it.each([
    'please stop the delivery',
    'stop sending me the wrong parcels',
    'they told me to stop and end the call',
    'I want to cancel my order 4471',
    'nobody should end up like this, I quit',
    'your driver did not stop texting while driving',
  ])('"%s" is part of the story', async (words) => {
    const told = await answered();
    await told.customer.says(words);
    expect(await closedTo(told)).toBeUndefined();
    await told.time.passes('4 s');
    told.customer.forgets();
    expect(told.customer.provider.texted.length).toBeGreaterThan(1);
  });

  it('is heard all the same, by START comes back, and goes on where it stood', async () => {
    const told = await answered();
    const { customer, time, complaint } = told;
    await customer.says('STOP', 'it was a birthday present too');
    await time.passes('4 s');
    customer.hears();
    expect((await complaint()).claim.story).toHaveLength(2);
    await customer.says('START');
    customer.hears();
    expect(await closedTo(told)).toBeUndefined();
    await customer.says('that is all');
    customer.hears('@what-i-have', '@ask-contact');
  });

  it('what the provider understood counts, and HELP is its to answer', async () => {
    const told = await answered();
    await told.customer.texts({ Body: 'arrêtez tout ça', OptOutType: 'STOP' });
    expect(await closedTo(told)).toBe('opted-out');
    await told.customer.texts({ Body: 'go', OptOutType: 'START' });
    expect(await closedTo(told)).toBeUndefined();
    await told.customer.says('HELP', 'info');
    await told.time.passes('1 min');
    told.customer.hears();
  });

  it('a yes answers an open question; with none open, or after STOP, it belongs to the trade', async () => {
    const told = await answered();
    const { customer } = told;
    await customer.says('that is all');
    customer.hears('@what-i-have', '@ask-contact');
    await customer.says('1');
    customer.hears('@read-back').offering('hand-it-over', 'change-something');
    await customer.says('STOP', 'YES');
    expect(await closedTo(told)).toBeUndefined();
    customer.hears();
    await customer.says('Yes');
    customer.hears('@handed-over', '@outside-body');
  });

  it('STOP from one number leaves no way open by another number of ours', async () => {
    const told = await answered();
    await told.customer.texts({ To: '+15550100901', Body: 'STOP' });
    await told.customer.says('hello?');
    await told.time.passes('1 h');
    told.customer.hears();
  });

  it('on WhatsApp nobody else answers STOP and HELP, so we do', async () => {
    const told = await answered({}, 'whatsapp');
    await told.customer.says('help');
    await told.time.passes('4 s');
    told.customer.forgets();
    expect(told.customer.lastWords).toMatch(/person/i);
    await told.customer.says('STOP');
    told.customer.hears('@opted-out');
  });
});

describe('when a phone may ring', () => {
  it('whoever waits in the evening is promised the morning, and it is kept', async () => {
    const { customer, time, complaint } = await talk({ on: 'sms', start: '2026-11-05T20:59:30Z' });
    await customer.says('agent please');
    customer.hears('@person-now').reading(/08:0\d/);
    const [promise] = (await complaint()).promises;
    expect(new Date(promise?.rings ?? 0).toISOString()).toBe('2026-11-06T08:00:00.000Z');
    await time.passes('660 min');
    customer.hears();
    await time.passes('1 min');
    customer.hears('@check-in');
    expect((await complaint()).promises[0]).toMatchObject({ state: 'kept' });
  });

  it('answers at once whoever writes at night', async () => {
    const { customer, time } = await talk({ on: 'sms', start: '2026-11-05T23:30:00Z' });
    await customer.says('you lost my suitcase on the way to Porto');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('an agent is heard at night, and the survey waits for the morning or for the next word', async () => {
    const { customer, agent, time } = await talk({ on: 'sms', start: '2026-11-05T23:30:00Z' });
    await customer.says('agent please');
    customer.hears('@person-now');
    const reference = customer.reference ?? '';
    await agent.accepts(reference);
    customer.hears('@agent-joined');
    await agent.says(reference, 'Your parcel is found.');
    customer.hears('Your parcel is found.');
    await agent.closes(reference, 'lost in sorting');
    customer.hears();
    await time.passes('1 h');
    customer.hears();
    await customer.says('thank you');
    await time.passes('4 s');
    customer.hears('@closed', '@survey', '@goodbye');
  });
});

describe('two machines', () => {
  it('never get more than ten texts in half a minute', async () => {
    const { customer, agent, time } = await talk({ on: 'sms' });
    await customer.says('agent please');
    customer.hears('@person-now');
    const reference = customer.reference ?? '';
    await agent.accepts(reference);
    customer.hears('@agent-joined');
    const parts = Array.from({ length: 10 }, (_, i) => `part ${i + 1}`);
    for (const part of parts) await agent.says(reference, part);
    customer.hears(...parts.slice(0, 8));
    await time.passes('29 s');
    customer.hears();
    await time.passes('1 s');
    customer.hears('part 9', 'part 10');
  });

  it('do not talk for ever: after forty texts in an hour a person is asked, and the bot says no more', async () => {
    const { customer, agent, time, complaint } = await talk({ on: 'sms' });
    for (let i = 0; i < 45; i += 1) {
      await customer.says(`Your request number ${i} is important to us`);
      await time.passes('70 s');
    }
    expect(customer.provider.texted.length).toBe(40);
    const { handoff, notes, reference = '' } = await complaint();
    expect(handoff).toMatchObject({ state: 'waiting' });
    expect(notes.map(({ text }) => text)).toEqual([expect.stringMatching(/40 messages/)]);
    await time.passes('5 h');
    customer.forgets();
    await customer.says('hello');
    await time.passes('5 h');
    customer.hears();
    await agent.accepts(reference);
    customer.hears('@agent-joined');
  });
});

describe('WhatsApp', () => {
  it('knows the name, hears a button and a place, and does not write after 24 hours', async () => {
    const told = await answered({}, 'whatsapp');
    const { customer, time, store } = told;
    expect((await store.conversation(customer.conversationId))?.customerName).toBe('Kim');
    await customer.texts({ Body: '', Latitude: '51.5', Longitude: '-0.12', Label: 'Front door' });
    await customer.texts({ Body: 'Talk to a person', ButtonPayload: 'a-person', ButtonText: 'Talk to a person' });
    await time.passes('1 s');
    customer.hears('@person-now', '@summary-to-correct');
    const log = await store.log(customer.conversationId, 0, 9);
    expect(log.map(({ text }) => text)).toContain('Front door\n51.5, -0.12');
    const reference = customer.reference ?? '';
    await time.passes('24 h');
    customer.forgets();
    const agent = await told.colleague('Ben');
    await agent.accepts(reference);
    await agent.says(reference, 'It is found.');
    const last = (await store.log(customer.conversationId, 0, 99)).findLast((m) => m.from.role === 'agent');
    expect(last?.delivery).toMatchObject({ state: 'failed', reason: 'window' });
    await customer.says('any news?');
    await agent.says(reference, 'It is found!');
    customer.hears('It is found!');
  });
});
