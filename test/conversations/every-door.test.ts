import { describe, expect, it } from '@jest/globals';
import { BEGUN, handedOver, proves, says } from '../support/lost-parcel.ts';
import { talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

type Other = 'teams' | 'whatsapp';

/** Somebody in another place. In Teams they are welcomed; on a phone the first reply says what this is. */
function comes(told: Talk, by: Other): Promise<Writer> {
  return by === 'teams' ? told.inTeams() : told.byPhone('whatsapp');
}

async function joins(told: Talk & { reference: string }, by: Other): Promise<Writer> {
  const away = await comes(told, by);
  await proves(told, away, told.reference);
  return away;
}

describe.each(['teams', 'whatsapp'] as const)('a complaint of the web page, asked for in %s', (by) => {
  it('goes on there when two facts show that it is theirs, and the page shows the same words', async () => {
    const told = await handedOver();
    const away = await joins(told, by);
    away.hears('@joined', '@status-waiting').reading(new RegExp(told.reference));
    told.customer.hears('@joined', '@status-waiting');
    expect(await told.complaint()).toMatchObject({
      conversation: away.conversationId,
      elsewhere: [told.customer.conversationId],
    });
    await says(told, away, 'the box was blue');
    away.hears('@added-while-waiting');
    told.customer.hears('@added-while-waiting');
  });

  it('opens by a code that is texted to the number they left, and not by the same code again', async () => {
    const told = await handedOver();
    const phone = await told.byPhone('sms');
    await says(told, told.customer, `text me instead, ${phone.number}`);
    told.customer.hears('@text-invited');
    phone.hears('@invitation');
    const away = await comes(told, by);
    await says(told, away, `any news of ${told.reference}?`);
    away.hears('@ask-proof').offering('text-a-code', 'a-person');
    await away.presses('text-a-code');
    await told.time.passes('4 s');
    away.hears('@code-sent');
    phone.hears('@code-text');
    const code = /\d{3} \d{3}/.exec(phone.lastWords)?.[0] ?? '';
    await says(told, away, code);
    away.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    const stranger = await told.another();
    await says(told, stranger, `where is my complaint ${told.reference}?`);
    stranger.hears('@ask-proof');
    await says(told, stranger, code);
    stranger.hears('@proof-refused');
  });

  it('goes on in the middle of a question, which is answered there', async () => {
    const told = await handedOver();
    await told.time.passes('60 s');
    told.customer.hears('@check-in');
    await told.customer.presses('answer-later');
    told.customer.hears('@ask-later-contact');
    const away = await joins(told, by);
    away.hears('@joined', '@status-waiting', '@ask-later-contact');
    told.customer.hears('@joined', '@status-waiting', '@ask-later-contact');
    await says(told, away, 'by e-mail, kim@example.com');
    away.hears('@answer-later');
    told.customer.hears('@answer-later');
    expect((await told.complaint()).claim.contact).toMatchObject({ way: 'email', address: 'kim@example.com' });
  });

  it('goes on where they were about to change the summary', async () => {
    const told = await handedOver();
    await told.customer.presses('change-something');
    told.customer.hears('@ask-change');
    const away = await joins(told, by);
    away.hears('@joined', '@status-waiting', '@ask-change');
    told.customer.hears('@joined', '@status-waiting', '@ask-change');
    await says(told, away, 'the taxi was 27 pounds');
    away.forgets();
    told.customer.forgets();
    expect((await told.complaint()).claim.expenses.map(({ amount }) => amount.minor)).toEqual([2700]);
  });

  it('goes on with the person who has it, whose words reach both places', async () => {
    const told = await handedOver();
    await told.agent.accepts(told.reference);
    told.customer.hears('@agent-joined');
    const away = await joins(told, by);
    away.hears('@joined', '@status-with-person').reading(/Ana/);
    told.customer.hears('@joined', '@status-with-person');
    await says(told, away, 'are you there?');
    await told.agent.says(told.reference, 'I am, and I have read it.');
    away.hears('I am, and I have read it.');
    told.customer.hears('I am, and I have read it.');
  });

  it('is one thread at the desk, each message with where it was said', async () => {
    const told = await handedOver();
    const away = await joins(told, by);
    await told.agent.accepts(told.reference);
    await told.agent.says(told.reference, 'Hello.');
    await told.time.passes('1 s');
    await says(told, told.customer, 'and I am back at my desk');
    await told.agent.says(told.reference, 'Good.');
    const { messages, customer } = (await told.agent.opens(told.reference)) as {
      messages: { text: string; channel: string; also: string[]; by: string }[];
      customer: { places: { channel: string; answered: boolean }[] };
    };
    const people = messages.filter(({ by: who }) => who !== 'bot').map(({ text, channel }) => [text, channel]);
    expect(people).toEqual([
      [BEGUN, 'web'],
      ['agent please', 'web'],
      [`where is my complaint ${told.reference}?`, by],
      ['order 4471-22, on 3 November', by],
      ['Hello.', by],
      ['and I am back at my desk', 'web'],
      ['Good.', 'web'],
    ]);
    expect(customer.places.map(({ channel, answered }) => [channel, answered])).toEqual([
      ['web', true],
      [by, false],
    ]);
    away.forgets();
    told.customer.forgets();
  });

  it('takes along what was told there before, where nothing was known of it', async () => {
    const told = await handedOver();
    const away = await comes(told, by);
    await says(told, away, 'you lost my parcel and I want my money back. My email is kim@example.com');
    away.forgets();
    await proves(told, away, told.reference);
    away.forgets();
    told.customer.forgets();
    expect((await told.complaint()).claim).toMatchObject({
      wish: { kind: 'money-back' },
      contact: { way: 'email', address: 'kim@example.com' },
    });
  });

  it('is told where it stands when the reference is said once more', async () => {
    const told = await handedOver();
    const away = await joins(told, by);
    away.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    await says(told, away, `where is my complaint ${told.reference}?`);
    away.hears('@status-waiting');
    told.customer.hears('@status-waiting');
    expect((await told.complaint()).notes.filter(({ text }) => /go on by/.test(text))).toHaveLength(1);
  });

  it('of somebody else stays closed to who has one of their own, which goes on', async () => {
    const told = await handedOver();
    const other = await comes(told, by);
    await says(told, other, 'On 1 November my kettle 99-1234 burnt, it cost 40 pounds. agent please');
    other.forgets();
    const own = other.reference ?? '';
    await says(told, other, `what about complaint ${told.reference}?`);
    other.hears('@ask-proof');
    await says(told, other, 'order 99-1234, on 1 November');
    other.hears('@proof-refused');

    await says(told, other, `and my own, ${own}?`);
    other.hears('@status-waiting').reading(new RegExp(own));
    expect((await told.complaint()).elsewhere).toBeUndefined();
  });
});

describe('the message that proves it', () => {
  const PROOF = 'order 4471-22, on 3 November';

  it('has one effect when Teams delivers it twice, also after a restart', async () => {
    const told = await handedOver();
    const teams = await told.inTeams();
    await says(told, teams, `where is my complaint ${told.reference}?`);
    teams.hears('@ask-proof');
    await told.restarts();
    const message = teams.filled({ type: 'message', text: PROOF });
    await teams.sends(message);
    await teams.sends(message);
    await teams.sends({ ...message, id: 'another' });
    await told.time.passes('4 s');
    teams.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    await told.restarts();
    await teams.sends(message);
    await told.time.passes('4 s');
    teams.hears();
  });

  it('has one effect when the provider of texts posts it twice', async () => {
    const told = await handedOver();
    const phone = await told.byPhone('whatsapp');
    await says(told, phone, `where is my complaint ${told.reference}?`);
    phone.hears('@ask-proof');
    const MessageSid = phone.provider.newSid();
    for (const _ of [1, 2]) await phone.texts({ Body: PROOF, MessageSid });
    await told.time.passes('4 s');
    phone.hears('@joined', '@status-waiting');
    told.customer.hears('@joined', '@status-waiting');
    expect((await told.complaint()).notes).toHaveLength(1);
  });

  it('shows nothing in a channel, where others read along', async () => {
    const told = await handedOver();
    const teams = await told.inTeams();
    const thread = '19:general@thread.tacv2;messageid=7';
    const shared = { conversation: { id: thread, conversationType: 'channel', isGroup: true } };
    await teams.sends({ type: 'message', text: `where is ${told.reference}? ${PROOF}`, ...shared });
    await told.time.passes('4 s');
    const said = teams.connector.sentTo(thread).map(({ activity }) => activity['text']);
    expect(said).toEqual([expect.stringContaining('private')]);
    expect((await told.complaint()).elsewhere).toBeUndefined();
    teams.hears();
  });
});

describe('"text me instead"', () => {
  /** All that is needed was told, and is read back. */
  async function readBack(by: 'web' | 'teams') {
    const told = await talk({ doors: ['teams', 'sms'] });
    const who = by === 'teams' ? await told.inTeams() : told.customer;
    await says(told, who, 'On 3 November you lost my parcel 4471-22. I paid 25 pounds for a taxi, no receipt.');
    who.hears('@reflect', '@apology', '@is-there-more');
    await who.presses('that-is-everything');
    for (const answer of ['no idea', 'that was all', 'no receipts', 'my money back', 'here']) {
      if (who.lastWords.includes('Is it right?')) break;
      await says(told, who, answer);
    }
    who.forgets();
    return { told, who };
  }

  it.each(['web', 'teams'] as const)('goes on in the read-back, which a yes by text completes (%s)', async (by) => {
    const { told, who } = await readBack(by);
    expect((await told.store.conversation(who.conversationId))?.spans).toHaveLength(1);
    const phone = await told.byPhone('sms');
    await says(told, who, `text me instead, ${phone.number}`);
    who.hears('@text-invited', '@read-back');
    phone.hears('@invitation');
    await says(told, phone, 'YES');
    phone.hears('@joined', '@read-back').reading(/parcel 4471-22|4471-22/);
    who.hears('@joined', '@read-back');
    await says(told, phone, 'yes');
    phone.hears('@handed-over', '@outside-body');
    who.hears('@handed-over', '@outside-body');
    await says(told, phone, 'STOP');
    phone.hears();
    const reference = phone.reference ?? '';
    await told.agent.accepts(reference);
    await told.agent.says(reference, 'Your parcel is found.');
    phone.hears();
    who.hears('@agent-joined', 'Your parcel is found.');
  });
});

describe('one complaint in the page, in Teams and on WhatsApp', () => {
  async function everywhere() {
    const told = await handedOver();
    const teams = await joins(told, 'teams');
    const whatsapp = await joins(told, 'whatsapp');
    await told.agent.accepts(told.reference);
    for (const one of [teams, whatsapp, told.customer]) one.forgets();
    return { told, teams, whatsapp, page: told.customer };
  }

  it('STOP on WhatsApp ends it there and nowhere else', async () => {
    const { told, teams, whatsapp, page } = await everywhere();
    await says(told, whatsapp, 'STOP');
    whatsapp.hears('@opted-out');
    await told.agent.says(told.reference, 'Your parcel is found.');
    whatsapp.hears();
    page.hears('Your parcel is found.');
    teams.hears('Your parcel is found.');
    expect((await told.agent.opens(told.reference))['customer']).toMatchObject({
      places: expect.arrayContaining([expect.objectContaining({ channel: 'whatsapp', closed: 'opted-out' })]),
    });
  });

  it('who takes the bot out of Teams is answered where they are still', async () => {
    const { told, teams, whatsapp, page } = await everywhere();
    await says(told, teams, 'are you there?');
    await teams.sends({ type: 'installationUpdate', action: 'remove' });
    await told.agent.says(told.reference, 'Your parcel is found.');
    await told.time.passes('1 s');
    teams.hears();
    page.hears('Your parcel is found.');
    expect((await told.agent.opens(told.reference))['customer']).toMatchObject({
      places: expect.arrayContaining([expect.objectContaining({ channel: 'teams', closed: 'blocked' })]),
    });
    whatsapp.forgets();
  });
});
