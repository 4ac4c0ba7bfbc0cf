import { describe, expect, it } from '@jest/globals';
import { drawReference } from '../../dialogs/domain/reference.ts';
import { Customer } from '../support/customer.ts';
import { Phone } from '../support/phone.ts';
import { deskInMemory } from '../support/other-desk.ts';
import { talk, type Talk } from '../support/talk.ts';

/** A parcel complaint with a number, a day and an amount, that waits for a person. */
async function handedOver(over: Parameters<typeof talk>[0] = {}): Promise<Talk & { reference: string }> {
  const told = await talk(over);
  const { customer } = told;
  await customer.says('On 3 November you lost my parcel 4471-22. I paid 25 pounds for a taxi to look for it.');
  await told.time.passes('4 s');
  customer.hears('@reflect', '@apology', '@is-there-more');
  await customer.says('agent please');
  customer.hears('@person-now', '@summary-to-correct');
  return Object.assign(told, { reference: customer.reference ?? '' });
}

/** What is heard, without caring what. */
async function asksFor(customer: Customer, told: Talk, reference: string): Promise<void> {
  await customer.says(`where is my complaint ${reference}?`);
  await told.time.passes('4 s');
  customer.hears('@ask-proof');
}

describe('a complaint that was begun somewhere else', () => {
  it('goes on here when two facts show that it is theirs', async () => {
    const told = await handedOver();
    const second = await told.another();
    await asksFor(second, told, told.reference);
    await second.says('order 4471-22, on 3 November');
    await told.time.passes('4 s');
    second.hears('@joined', '@status-waiting').reading(new RegExp(told.reference));
    told.customer.hears('@joined', '@status-waiting');
    const complaint = await told.complaint();
    expect(complaint.conversation).toBe(second.conversationId);
    expect(complaint.notes.map((n) => n.text)).toEqual([expect.stringContaining('web chat')]);
  });

  it('is known to another desk that has it', async () => {
    const desk = await deskInMemory();
    const told = await handedOver({ hub: desk.hub });
    const second = await told.another();
    await asksFor(second, told, told.reference);
    await second.says('order 4471-22, on 3 November');
    await told.time.passes('5 s');
    second.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    expect(desk.told.map(({ does, texts }) => [does, ...texts])).toEqual([
      ['start', expect.stringContaining('4471-22'), 'agent please'],
      ['send', 'order 4471-22, on 3 November'],
      ['status'],
    ]);
    await second.says('are you there?');
    await told.time.passes('5 s');
    expect(desk.told.filter(({ does }) => does === 'send').at(-1)?.texts).toEqual(['are you there?']);
    second.forgets();
    told.customer.forgets();
  });

  it('facts that are named with the reference need not be asked for', async () => {
    const told = await handedOver();
    const second = await told.another();
    await second.says(`I wrote to you on the website, reference ${told.reference}, order number 4471-22 and 25 pounds`);
    await told.time.passes('4 s');
    second.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
  });

  it('one fact is not enough, and a second one said later is', async () => {
    const told = await handedOver();
    const second = await told.another();
    await asksFor(second, told, told.reference);
    await second.says('4471-22');
    await told.time.passes('4 s');
    second.hears('@ask-another-fact');
    await second.says('25 pounds');
    await told.time.passes('4 s');
    second.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
  });

  it('reads the same for a reference that does not exist, and never says which', async () => {
    const told = await handedOver();
    const nobodys = drawReference(() => 5);
    const strangers = [await told.another(), await told.another()];
    const both = async (...words: [string, string]) => {
      for (const [i, stranger] of strangers.entries()) await stranger.says(words[i] ?? '');
      await told.time.passes('4 s');
    };
    const hear = (prompt: string, ...choices: string[]) => {
      for (const stranger of strangers) stranger.hears(prompt).offering(...choices);
    };
    await both(`where is my complaint ${told.reference}?`, `where is my complaint ${nobodys}?`);
    hear('@ask-proof', 'a-person');
    for (const guess of ['order 1-23, 1 May', 'order 9-99, 2 May']) {
      await both(guess, guess);
      hear('@proof-refused', 'a-person');
    }
    await both('order 8-88, 3 May', 'order 8-88, 3 May');
    hear('@proof-stop', 'a-person');
    await both(`my reference is ${told.reference}`, `my reference is ${nobodys}`);
    hear('@proof-stop', 'a-person');
  });

  it('guesses stay counted when the program starts anew, and an hour later they may try again', async () => {
    const told = await handedOver();
    const second = await told.another();
    await asksFor(second, told, told.reference);
    for (const guess of ['order 1-23, 1 May', 'order 9-99, 2 May']) {
      await second.says(guess);
      await told.time.passes('4 s');
      second.hears('@proof-refused');
    }
    await told.restarts();
    await second.says('order 8-88, 3 May');
    await told.time.passes('4 s');
    second.hears('@proof-stop');
    await second.says(`where is my complaint ${told.reference}?`);
    await told.time.passes('4 s');
    second.hears('@proof-stop');
    await told.time.passes('61 min');
    await asksFor(second, told, told.reference);
    await second.says('4471-22 and 3 November');
    await told.time.passes('4 s');
    second.hears('@joined', '@check-in');
    const checkIns = Array.from({ length: 4 }, () => '@check-in');
    told.customer.hears(...checkIns, '@joined', '@check-in');
  });

  it('after ten wrong answers in a day even right ones open nothing', async () => {
    const told = await handedOver();
    for (let i = 0; i < 5; i += 1) {
      const stranger = await told.another();
      await asksFor(stranger, told, told.reference);
      for (const guess of [`order 1-2${i}, 1 May`, `order 3-4${i}, 2 May`]) {
        await stranger.says(guess);
        await told.time.passes('4 s');
        stranger.hears('@proof-refused');
      }
    }
    told.customer.hears('@check-in');
    const owner = await told.another();
    await asksFor(owner, told, told.reference);
    await owner.says('order 4471-22, on 3 November');
    await told.time.passes('4 s');
    owner.hears('@proof-refused');
    await owner.presses('a-person');
    owner.hears('@person-now');
  });

  it('what was told here meanwhile fills gaps of the record, and overwrites nothing', async () => {
    const told = await handedOver();
    const second = await told.another();
    await second.says('my parcel never came on 9 September, and I paid 12 pounds for a bus');
    await told.time.passes('4 s');
    second.hears('@reflect', '@apology', '@is-there-more');
    await asksFor(second, told, told.reference);
    await second.says('4471-22, 3 November');
    await told.time.passes('4 s');
    second.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    const { claim } = await told.complaint();
    expect(claim.details['date']?.value).toBe('2026-11-03');
    expect(claim.expenses.map((e) => e.amount.minor)).toEqual([2500, 1200]);
    const [folded] = await told.store.list({ due: Number.MAX_SAFE_INTEGER, limit: 10 });
    expect(folded?.state).not.toBe('draft');
  });

  it('what was begun here goes on where it stood when it cannot be shown', async () => {
    const told = await handedOver();
    const second = await told.another();
    await second.says('you lost my suitcase');
    await told.time.passes('4 s');
    second.hears('@reflect', '@apology', '@is-there-more');
    await second.says('that is all');
    second.hears('@ask-flight');
    await asksFor(second, told, told.reference);
    await second.says('no idea');
    second.hears('@proof-stop', '@ask-flight').offering('dont-know', 'a-person');
    await second.says('HV117');
    second.hears('@ask-date');
  });

  it('a person who has the floor reads it, and the customer knows', async () => {
    const told = await handedOver();
    await told.agent.accepts(told.reference);
    told.customer.hears('@agent-joined');
    const second = await told.another();
    await asksFor(second, told, told.reference);
    await second.says('4471-22, 3 November');
    await told.time.passes('4 s');
    second.hears('@joined', '@status-with-person').reading(/Ana/);
    told.customer.hears('@joined', '@status-with-person');
    await second.says('and it was a present');
    await told.time.passes('4 s');
    second.hears();
    await told.agent.says(told.reference, 'I see it.');
    second.hears('I see it.');
    told.customer.hears('I see it.');
  });

  it('two conversations at once both go on with it', async () => {
    const told = await handedOver();
    const [second, third] = [await told.another(), await told.another()];
    await asksFor(second, told, told.reference);
    await asksFor(third, told, told.reference);
    await Promise.all([second.says('4471-22, 3 November'), third.says('25 pounds, 4471-22')]);
    await told.time.passes('4 s');
    for (const one of [second, third]) await one.reads();
    const complaint = await told.complaint();
    expect([complaint.conversation, ...(complaint.elsewhere ?? [])].sort()).toEqual(
      [told.customer, second, third].map((one) => one.conversationId).sort(),
    );
    told.customer.hears('@joined', '@status-waiting', '@joined', '@status-waiting');
    second.hears('@joined', '@status-waiting', '@joined', '@status-waiting');
    third.hears('@joined', '@status-waiting');
  });

  it('who began it here needs no proof to come back to it', async () => {
    const told = await handedOver();
    await told.agent.accepts(told.reference);
    await told.agent.closes(told.reference, 'parcel lost');
    told.customer.hears('@agent-joined', '@closed', '@survey');
    await told.customer.presses('yes');
    told.customer.hears('@survey-yes');
    await told.customer.says('you lost my suitcase');
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    await told.customer.says(`any news on complaint ${told.reference}?`);
    await told.time.passes('4 s');
    told.customer.hears('@joined', '@status-closed');
  });

  it('without a reference it is asked for, and not having it is no dead end', async () => {
    const { customer, time } = await talk();
    await customer.says('where is my complaint?');
    await time.passes('4 s');
    customer.hears('@ask-reference').offering('dont-know', 'a-person');
    await customer.presses('dont-know');
    customer.hears('@proof-stop').offering('a-person');
  });
});

describe('a code by text', () => {
  /** A complaint that holds a number, and somebody elsewhere who asks for it. */
  async function asked() {
    const phone = new Phone();
    const told = await handedOver({ carriers: phone.carriers });
    await told.customer.says('text me instead, 07700 900123');
    await told.time.passes('4 s');
    told.customer.hears('@text-invited');
    expect(phone.reads().said).toEqual(['@invitation']);
    const second = await told.another();
    await second.says(`where is my complaint ${told.reference}?`);
    await told.time.passes('4 s');
    second.hears('@ask-proof').offering('text-a-code', 'a-person');
    return { phone, told, second };
  }

  it('opens it once, and only for ten minutes', async () => {
    const { phone, told, second } = await asked();
    await second.presses('text-a-code');
    second.hears('@code-sent');
    const { said, words } = phone.reads();
    expect(said).toEqual(['@code-text']);
    const code = /\d{3} \d{3}/.exec(words)?.[0] ?? '';
    expect(JSON.stringify(await told.complaint())).not.toContain(code.replace(' ', ''));
    await second.says(code);
    await told.time.passes('4 s');
    second.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    const third = await told.another();
    await third.says(`where is my complaint ${told.reference}?`);
    await told.time.passes('4 s');
    third.hears('@ask-proof');
    await third.says(code);
    await told.time.passes('4 s');
    third.hears('@proof-refused');
    expect(phone.reads().said).toEqual([]);
  });

  it('that is too old is a wrong answer', async () => {
    const { phone, told, second } = await asked();
    await second.presses('text-a-code');
    second.hears('@code-sent');
    const code = /\d{3} \d{3}/.exec(phone.reads().words)?.[0] ?? '';
    await told.time.passes('11 min');
    await second.says(code);
    await told.time.passes('4 s');
    second.hears('@proof-refused');
    told.customer.forgets();
  });

  it('is offered and answered alike where there is no complaint or no number', async () => {
    const { phone, told } = await asked();
    const stranger = await told.another();
    await stranger.says(`where is my complaint ${drawReference(() => 5)}?`);
    await told.time.passes('4 s');
    stranger.hears('@ask-proof').offering('text-a-code', 'a-person');
    await stranger.presses('text-a-code');
    stranger.hears('@code-sent');
    expect(phone.reads().said).toEqual([]);
    await stranger.says('123 456');
    await told.time.passes('4 s');
    stranger.hears('@proof-refused').offering('text-a-code', 'a-person');
    told.customer.forgets();
  });
});

describe('"text me instead"', () => {
  async function midClaim(phone = new Phone()) {
    const told = await talk({ carriers: phone.carriers });
    await told.customer.says('On 3 November you lost my suitcase on flight HV117.');
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    await told.customer.presses('that-is-everything');
    told.customer.hears('@what-i-have', '@ask-bag-tag');
    return { phone, told };
  }

  async function invited(phone = new Phone()) {
    const { told } = await midClaim(phone);
    await told.customer.says('can we go on by text instead?');
    await told.time.passes('4 s');
    told.customer.hears('@ask-text-number').offering('here', 'dont-know');
    await told.customer.says('07700 900123');
    await told.time.passes('4 s');
    told.customer.hears('@text-invited', '@ask-bag-tag');
    return { phone, told };
  }

  it('asks that number once, says nothing of the complaint there, and goes on after a yes where it stood', async () => {
    const { phone, told } = await invited();
    const { said, words } = phone.reads();
    expect(said).toEqual(['@invitation']);
    expect(words).toMatch(/YES/);
    expect(words).not.toMatch(/suitcase|HV117/);
    expect((await phone.conversation(told))?.spans).toEqual([]);
    await phone.writes(told, 'YES', { trade: 'start' });
    expect(phone.reads().said).toEqual(['@joined', '@ask-bag-tag']);
    told.customer.hears('@joined', '@ask-bag-tag').reading(/suitcase|bag/);
    await phone.writes(told, 'no idea');
    const shown = await told.store.log(told.customer.conversationId, 0, 50);
    expect(shown.filter((m) => m.writtenBy).map(({ text, writtenBy }) => [text, writtenBy])).toEqual([
      ['YES', 'sms'],
      ['no idea', 'sms'],
    ]);
    expect(phone.reads().said).toContain('@ask-contents');
    told.customer.hears('@ask-bag-tag', '@ask-contents');
    const complaint = await told.complaint();
    expect(complaint.conversation).toBe((await phone.conversation(told))?.id);
    expect(complaint.claim.declined).toHaveProperty('bag-tag');
  });

  it("any words but the trade's say yes, and are heard", async () => {
    const { phone, told } = await invited();
    phone.reads();
    await phone.writes(told, 'the tag is 0125 123 456');
    expect((await told.complaint()).claim.details['bag-tag']?.value).toBe('0125 123 456');
    expect(phone.reads().said).toContain('@ask-contents');
    told.customer.hears('@ask-contents');
  });

  it('STOP is a no: nothing more is sent there, and it goes on here', async () => {
    const { phone, told } = await invited();
    phone.reads();
    await phone.writes(told, 'STOP', { trade: 'stop' });
    await told.customer.says('0125 123 456');
    await told.time.passes('4 s');
    told.customer.hears('@ask-contents');
    expect(phone.reads().said).toEqual([]);
    await told.customer.says('text me instead please');
    await told.time.passes('4 s');
    told.customer.hears('@text-opted-out', '@ask-contents').reading(/START/);
    expect(phone.reads().said).toEqual([]);
  });

  it('after a day the invitation is over', async () => {
    const { phone, told } = await invited();
    phone.reads();
    await told.time.passes('25 h');
    await phone.writes(told, 'YES');
    expect((await told.complaint()).conversation).toBe(told.customer.conversationId);
    expect(phone.reads().said).toEqual(['@ask-what-happened']);
  });

  it('what was being told on that phone is folded in, and its messages with it', async () => {
    const phone = new Phone();
    const { told } = await midClaim(phone);
    await phone.writes(told, 'you lost my bag and I paid 20 pounds for a shirt');
    expect(phone.reads().said).toContain('@reflect');
    await told.customer.says('text me instead, 07700 900123');
    await told.time.passes('4 s');
    told.customer.hears('@text-invited', '@ask-bag-tag');
    expect(phone.reads().said).toEqual(['@invitation']);
    await phone.writes(told, 'yes');
    expect(phone.reads().said).toEqual(['@joined', '@ask-bag-tag']);
    told.customer.hears('@joined', '@ask-bag-tag');
    const { claim, id } = await told.complaint();
    expect(claim.expenses.map((e) => e.amount.minor)).toEqual([2000]);
    expect((await phone.conversation(told))?.spans).toEqual([{ fromSeq: 1, complaintId: id }]);
  });

  it('a number is not flooded by those who type it', async () => {
    const phone = new Phone();
    const { told } = await midClaim(phone);
    for (let i = 0; i < 3; i += 1) {
      await told.customer.says('text me instead, 07700 900123');
      await told.time.passes('4 s');
      told.customer.hears('@text-invited', '@ask-bag-tag');
    }
    await told.customer.says('text me instead, 07700 900123');
    await told.time.passes('4 s');
    told.customer.hears('@text-cannot', '@ask-bag-tag');
    expect(phone.reads().said).toEqual(['@invitation', '@invitation', '@invitation']);
  });

  it('who would rather not give a number goes on where they are', async () => {
    const { told } = await midClaim();
    await told.customer.says('can we go on by text instead?');
    await told.time.passes('4 s');
    told.customer.hears('@ask-text-number');
    await told.customer.presses('here');
    told.customer.hears('@goes-on-here', '@ask-bag-tag');
  });

  it('is offered while they wait, where texts can be sent', async () => {
    const phone = new Phone();
    const told = await handedOver({ carriers: phone.carriers });
    await told.time.passes('60 s');
    told.customer.hears('@check-in').offering('i-will-wait', 'answer-later', 'text-me');
    await told.customer.presses('text-me');
    told.customer.hears('@ask-text-number');
    await told.customer.says('07700 900123');
    await told.time.passes('4 s');
    told.customer.hears('@text-invited', '@check-in');
    expect(phone.reads().words).toContain(told.reference);
    await told.agent.accepts(told.reference);
    told.customer.hears('@agent-joined');
    await phone.writes(told, 'YES');
    await told.agent.says(told.reference, 'I am on it.');
    expect(phone.reads().said).toEqual(['I am on it.']);
    told.customer.hears('I am on it.');
  });
});

describe('at the real door for texts', () => {
  it('a phone that is asked by the web page goes on there', async () => {
    const told = await talk({ on: 'sms' });
    const page = await Customer.arrives(told.url, () => told.time.clock.passes(0, () => told.app.core.settled()));
    await page.says('you lost my suitcase on flight HV117 on 3 November');
    await told.time.passes('4 s');
    await page.reads();
    page.hears('@reflect', '@apology', '@is-there-more');
    await page.says('text me instead, +447700900110');
    await told.time.passes('4 s');
    await page.reads();
    page.hears('@text-invited', '@is-there-more');
    await told.customer.says('YES');
    await told.time.passes('4 s');
    told.customer.hears('@invitation', '@joined', '@is-there-more');
    await page.reads();
    page.hears('@joined', '@is-there-more');
    await told.customer.says('that is all');
    told.customer.hears('@what-i-have', '@ask-bag-tag');
    await page.reads();
    page.hears('@what-i-have', '@ask-bag-tag');
  });
});

describe('at the desk', () => {
  it('it is one thread, each message with where it was said, and the places they write from', async () => {
    const phone = new Phone();
    const told = await handedOver({ carriers: phone.carriers });
    await told.customer.says('text me instead, 07700 900123');
    await told.time.passes('4 s');
    told.customer.hears('@text-invited');
    await phone.writes(told, 'yes, and the box was open');
    await told.agent.accepts(told.reference);
    await told.agent.says(told.reference, 'Thank you, I have it.');
    told.customer.forgets();
    const { messages, customer } = (await told.agent.opens(told.reference)) as {
      messages: { text: string; channel: string; also: string[]; by: string }[];
      customer: { places: object[] };
    };
    const said = messages.filter(({ by }) => by !== 'bot').map(({ text, channel, also }) => [text, channel, also]);
    expect(said.slice(-3)).toEqual([
      ['text me instead, 07700 900123', 'web', []],
      ['yes, and the box was open', 'sms', []],
      ['Thank you, I have it.', 'sms', ['web']],
    ]);
    expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length);
    expect(customer.places).toEqual([
      { channel: 'sms', answered: true, left: false },
      { channel: 'web', answered: false, left: false },
    ]);
    await phone.writes(told, 'STOP', { trade: 'stop' });
    expect((await told.agent.opens(told.reference))['customer']).toMatchObject({
      places: [
        { channel: 'web', answered: true },
        { channel: 'sms', closed: 'opted-out' },
      ],
    });
  });
});

describe('an answer that was promised by text', () => {
  it('goes there as well, says once what it is, and the page shows it', async () => {
    const phone = new Phone();
    const told = await handedOver({ carriers: phone.carriers, start: '2026-11-05T11:04:00Z' });
    await told.time.passes('60 s');
    told.customer.hears('@check-in');
    await told.customer.presses('answer-later');
    told.customer.hears('@ask-later-contact');
    await told.customer.says('text 07700 900123');
    told.customer.hears('@answer-later');
    await told.time.passes('2 h');
    await told.agent.accepts(told.reference);
    await told.agent.says(told.reference, 'Your parcel is found.');
    told.customer.hears('@agent-joined', 'Your parcel is found.');
    expect(phone.reads().words).toMatch(new RegExp(`${told.reference}.*STOP.*Your parcel is found\\.$`));
    await phone.writes(told, 'oh good, thank you');
    await told.agent.says(told.reference, 'It comes tomorrow.');
    expect(phone.reads().said).toEqual(['It comes tomorrow.']);
    told.customer.hears('It comes tomorrow.');
    const complaint = await told.complaint();
    expect(complaint.conversation).toBe((await phone.conversation(told))?.id);
    expect(complaint.promises.find(({ what }) => what === 'answer-later')?.state).toBe('kept');
  });

  it('stays on the page of who is writing there', async () => {
    const phone = new Phone();
    const told = await handedOver({ carriers: phone.carriers, start: '2026-11-05T11:04:00Z' });
    await told.time.passes('60 s');
    await told.customer.presses('answer-later');
    await told.customer.says('text 07700 900123');
    await told.agent.accepts(told.reference);
    await told.time.passes('1 min');
    await told.customer.says('I am still here, by the way');
    await told.agent.says(told.reference, 'Your parcel is found.');
    told.customer.forgets();
    expect(phone.reads().said).toEqual([]);
  });
});

describe('two complaints in one conversation', () => {
  it('only the one they speak of asks there; the other states, naming its reference', async () => {
    const told = await handedOver();
    const second = await told.another();
    await second.says('agent please');
    second.hears('@person-now');
    const own = second.reference ?? '';
    await asksFor(second, told, told.reference);
    await second.says('4471-22, 3 November');
    await told.time.passes('4 s');
    second.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    await told.agent.accepts(told.reference);
    second.hears('@agent-joined');
    told.customer.hears('@agent-joined');
    await told.time.passes('60 s');
    second.hears('@status-waiting').reading(new RegExp(own));
    await told.agent.says(told.reference, 'It is found.');
    told.customer.hears('It is found.');
    const ben = await told.colleague('Ben');
    await ben.accepts(own);
    await ben.says(own, 'Hello.');
    second.hears('It is found.', '@agent-joined', `${own}: Hello.`);
    const thread = async (reference: string) =>
      JSON.stringify((await ben.opens(reference))['messages']).match(/It is found|: Hello/g);
    expect(await thread(own)).toEqual([': Hello']);
    expect(await thread(told.reference)).toEqual(['It is found']);
    await ben.closes(own, 'unknown');
    second.hears('@closed').reading(new RegExp(own));
    await second.says(`and what about ${own}?`);
    await told.time.passes('4 s');
    second.hears();
  });

  it('a person who is asked for after a failed proof reads which complaint it was about', async () => {
    const told = await handedOver();
    const second = await told.another();
    await asksFor(second, told, told.reference);
    await second.says('no idea');
    await told.time.passes('4 s');
    second.hears('@proof-stop');
    await second.presses('a-person');
    second.hears('@person-now');
    const { notes } = await told.agent.opens(second.reference ?? '');
    expect(notes).toEqual([expect.objectContaining({ text: expect.stringContaining(told.reference) })]);
  });
});
