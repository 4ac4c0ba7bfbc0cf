import { describe, expect, it } from '@jest/globals';
import type { Sent } from '../../bot/core/ports.ts';
import { Customer } from '../support/customer.ts';
import { Phone } from '../support/phone.ts';
import { talk, type Talk } from '../support/talk.ts';
import { answers, type Texted } from '../support/text-provider.ts';

const REFUSED: Sent = { result: 'refused', reason: 'filtered' };

/** A claim on the web page, at the question for the bag tag. */
async function midClaim(phone: Phone): Promise<Talk> {
  const told = await talk({ carriers: phone.carriers });
  await told.customer.says('On 3 November you lost my suitcase on flight HV117.');
  await told.time.passes('4 s');
  told.customer.hears('@reflect', '@apology', '@is-there-more');
  await told.customer.presses('that-is-everything');
  told.customer.hears('@what-i-have', '@ask-bag-tag');
  return told;
}

async function asksForText(told: Talk, words = 'text me instead, 07700 900123'): Promise<void> {
  await told.customer.says(words);
  await told.time.passes('4 s');
}

/** The provider tells that the last text to that phone did not arrive. */
async function fails(told: Talk, phone: Phone, reason: string, closes?: 'unreachable'): Promise<void> {
  const place = await phone.conversation(told);
  const [text] = await told.store.log(place?.id ?? '', (place?.lastSeq ?? 0) - 1, 1);
  const { conversation = '', seq = 0, id = '' } = text ?? {};
  await told.app.core.settle({ conversation, seq, id, state: 'failed', reason, ...(closes ? { closes } : {}) });
  await told.time.passes('1 s');
}

const notes = async ({ complaint }: Talk) => (await complaint()).notes.map(({ text }) => text);

describe('a number that was to go on by text, where no text arrives', () => {
  it('is told on the page at once when the provider takes none, and what was asked is asked on', async () => {
    const phone = new Phone();
    phone.refuses = REFUSED;
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag', '@text-failed', '@ask-bag-tag').offering('dont-know');
    expect(told.customer.lastWords).toMatch(/\+447700900123.*did not/);
    expect(await notes(told)).toEqual([expect.stringMatching(/\+447700900123.*a network took it for spam/)]);
    await told.customer.presses('dont-know');
    told.customer.hears('@ask-bag-tag', '@ask-contents');
  });

  it('is told when that comes out later, once, whatever is told again', async () => {
    const phone = new Phone();
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag');
    await fails(told, phone, 'phone-off');
    told.customer.hears('@text-failed', '@ask-bag-tag');
    await fails(told, phone, 'phone-off');
    await fails(told, phone, 'filtered', 'unreachable');
    await told.restarts();
    await fails(told, phone, 'phone-off');
    told.customer.hears();
    expect(await notes(told)).toEqual([expect.stringMatching(/off or out of reach/)]);
    await told.customer.says('0125 123 456');
    told.customer.hears('@ask-contents');
  });

  it('can be another one, named in the words they are told to use: a yes from there goes on', async () => {
    const phone = new Phone();
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag');
    await fails(told, phone, 'no-such-number', 'unreachable');
    told.customer.hears('@text-failed', '@ask-bag-tag').reading(/write: text me instead, and the number/);
    await asksForText(told, 'text me instead, 07700 900456');
    told.customer.hears('@text-invited', '@ask-bag-tag');
    const other = new Phone('+447700900456');
    await other.writes(told, 'YES', { trade: 'start' });
    told.customer.hears('@joined', '@ask-bag-tag');
  });

  it('is no invitation any more: what they write by themselves is a story of their own', async () => {
    const phone = new Phone();
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag');
    await fails(told, phone, 'phone-off');
    told.customer.hears('@text-failed', '@ask-bag-tag');
    phone.reads();
    await phone.writes(told, 'you broke my kettle');
    expect(phone.reads().said).toContain('@apology');
    const there = (await phone.conversation(told))?.spans.at(-1)?.complaintId;
    expect(there).not.toBe((await told.complaint()).id);
  });

  it('is only a note while an agent has the floor', async () => {
    const phone = new Phone();
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag');
    await told.customer.says('agent please');
    told.customer.hears('@person-now', '@summary-to-correct');
    await told.agent.accepts(told.customer.reference ?? '');
    told.customer.hears('@agent-joined');
    await fails(told, phone, 'landline', 'unreachable');
    told.customer.hears();
    const { notes } = (await told.agent.opens(told.customer.reference ?? '')) as { notes: { text: string }[] };
    expect(notes.map(({ text }) => text)).toEqual([expect.stringMatching(/landline/)]);
  });

  it('is told in Spanish to who writes Spanish, and who is telling their story is asked nothing in between', async () => {
    const phone = new Phone();
    const told = await talk({ carriers: phone.carriers });
    await told.customer.says('Perdieron mi maleta en el vuelo IB3166 el 3 de noviembre.');
    await told.time.passes('4 s');
    told.customer.hears('@reflect', '@apology', '@is-there-more');
    await asksForText(told, 'mejor por mensaje, al +447700900123');
    told.customer.hears('@text-invited', '@is-there-more');
    await told.customer.says('y tuve que comprar ropa por 240 euros');
    await fails(told, phone, 'phone-off');
    told.customer.hears('@text-failed').reading(/no llegó.*escriba: mejor por mensaje, y el número/);
    await told.time.passes('4 s');
    told.customer.hears('@noted-more');
    await asksForText(told, 'mejor por mensaje, +447700900456');
    told.customer.hears('@text-invited', '@is-there-more');
  });

  it('of which nothing is known is told nothing about', async () => {
    const phone = new Phone();
    phone.refuses = { result: 'unknown' };
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag');
    await told.time.passes('1 h');
    told.customer.hears();
    await fails(told, phone, 'phone-off');
    told.customer.hears('@text-failed', '@ask-bag-tag');
  });

  it('a text that arrived after all, or was answered, has not failed', async () => {
    const phone = new Phone();
    const told = await midClaim(phone);
    await asksForText(told);
    told.customer.hears('@text-invited', '@ask-bag-tag');
    const invitation = await phone.conversation(told);
    await phone.writes(told, 'YES', { trade: 'start' });
    told.customer.hears('@joined', '@ask-bag-tag');
    const [text] = await told.store.log(invitation?.id ?? '', 0, 1);
    const { conversation = '', seq = 0, id = '' } = text ?? {};
    await told.app.core.settle({ conversation, seq, id, state: 'failed', reason: 'phone-off' });
    await told.time.passes('1 s');
    told.customer.hears();
  });
});

describe('at the real door for texts', () => {
  async function pageAndPhone() {
    const told = await talk({ on: 'sms' });
    const page = await Customer.arrives(told.url, () => told.time.clock.passes(0, () => told.app.core.settled()));
    await page.says('you lost my suitcase on flight HV117 on 3 November');
    await told.time.passes('4 s');
    await page.reads();
    page.hears('@reflect', '@apology', '@is-there-more');
    return { told, page, provider: told.customer.provider };
  }

  it.each([
    ['is refused', 21614],
    ['may not be sent to that country', 21408],
  ])('what %s is told on the page', async (_, code) => {
    const { told, page, provider } = await pageAndPhone();
    provider.next.push(answers(400, { code }));
    await page.says('text me instead, +447700900110');
    await told.time.passes('4 s');
    await page.reads();
    page.hears('@text-invited', '@is-there-more', '@text-failed', '@is-there-more');
  });

  it('what did not arrive in the end is told once, though the provider tells it twice at once', async () => {
    const { told, page, provider } = await pageAndPhone();
    await page.says('text me instead, +447700900110');
    await told.time.passes('4 s');
    await page.reads();
    page.hears('@text-invited', '@is-there-more');
    const [text] = provider.texted as [Texted];
    const tells = () => provider.tells(text, 'undelivered', { ErrorCode: '30003' });
    await Promise.all([tells(), tells(), provider.tells(text, 'sent')]);
    await tells();
    await told.time.passes('1 s');
    await page.reads();
    page.hears('@text-failed', '@is-there-more');
    told.customer.forgets();
  });
});
