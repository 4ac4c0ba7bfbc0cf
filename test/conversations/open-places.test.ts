import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../support/customer.ts';
import { proves, says } from '../support/lost-parcel.ts';
import { talk, type Talk } from '../support/talk.ts';
import type { TeamsCustomer } from '../support/teams-customer.ts';
import { answers } from '../support/text-provider.ts';
import type { TextCustomer, Writer } from '../support/text-customer.ts';

interface Both {
  told: Talk<TeamsCustomer>;
  teams: TeamsCustomer;
  page: Customer;
  reference: string;
}

async function joins(told: Pick<Talk, 'time'>, who: Writer, reference: string): Promise<void> {
  await proves(told, who, reference);
  who.hears('@joined', '@status-waiting');
}

/** Begun in Teams, waiting for a person. */
async function inTeams(): Promise<Omit<Both, 'page'>> {
  const told = await talk({ on: 'teams', doors: ['whatsapp'] });
  const teams = told.customer;
  await says(told, teams, 'On 3 November you lost my parcel 4471-22. It cost 25 pounds.');
  teams.hears('@reflect', '@apology', '@is-there-more');
  await teams.says('agent please');
  teams.hears('@person-now', '@summary-to-correct');
  return { told, teams, reference: teams.reference ?? '' };
}

/** Begun in Teams, and gone on with on the page. */
async function inBoth(): Promise<Both> {
  const begun = await inTeams();
  const { told, teams, reference } = begun;
  const page = await told.onPage();
  await joins(told, page, reference);
  teams.hears('@joined', '@status-waiting');
  return { ...begun, page };
}

describe('a complaint that is open in Teams and on the page', () => {
  it('is answered in both, whichever of them was closed meanwhile', async () => {
    const { told, teams, page, reference } = await inBoth();
    await told.time.passes('60 s');
    page.hears('@check-in').offering('i-will-wait', 'answer-later', 'text-me');
    teams.hears('@check-in').offering('i-will-wait', 'answer-later', 'text-me');
    expect(teams.lastWords.split('\n')[0]).toBe(page.lastWords);
    await told.agent.accepts(reference);
    await told.agent.says(reference, 'Your parcel is found.');
    page.hears('@agent-joined', 'Your parcel is found.');
    teams.hears('@agent-joined', 'Your parcel is found.');
    const { messages } = (await told.agent.opens(reference)) as { messages: { text: string; also: string[] }[] };
    expect(messages.filter(({ text }) => text === 'Your parcel is found.')).toMatchObject([{ also: ['teams'] }]);
  });

  it('takes a press in the one for a question that was asked in the other as well', async () => {
    const { told, teams, page, reference } = await inBoth();
    await told.agent.accepts(reference);
    await told.agent.closes(reference, 'parcel found');
    page.hears('@agent-joined', '@closed', '@survey');
    teams.hears('@agent-joined', '@closed', '@survey').offering('yes', 'no');
    await teams.presses('no');
    teams.hears('@survey-no').offering('reopen', 'leave-it');
    await page.reads();
    page.hears('@survey-no').offering('reopen', 'leave-it');
    await page.presses('leave-it');
    page.hears('@goodbye');
    await teams.reads();
    teams.hears('@goodbye');
  });

  it('reaches no phone twice when Teams takes it no more, and the desk reads which place is closed', async () => {
    const { told, teams, page, reference } = await inBoth();
    const phone: TextCustomer = await told.byPhone('whatsapp');
    await joins(told, phone, reference);
    await told.agent.accepts(reference);
    for (const one of [teams, page, phone]) one.forgets();
    teams.connector.next.push((_call, res) => void res.writeHead(403).end('{}'));
    await told.agent.says(reference, 'Your parcel is found.');
    await told.time.passes('1 s');
    phone.hears('Your parcel is found.');
    page.hears('Your parcel is found.');
    const complaint = await told.store.complaint({ reference });
    expect(complaint).toMatchObject({ conversation: phone.conversationId });
    expect([...(complaint?.elsewhere ?? [])].sort()).toEqual([teams.conversationId, page.conversationId].sort());
    await told.agent.says(reference, 'It comes tomorrow.');
    phone.hears('It comes tomorrow.');
    page.hears('It comes tomorrow.');
    expect((await told.agent.opens(reference))['customer']).toMatchObject({
      places: expect.arrayContaining([expect.objectContaining({ channel: 'teams', closed: 'blocked' })]),
    });
  });

  it('is not told twice in Teams when the phone it was meant for takes nothing more', async () => {
    const { told, teams, reference } = await inTeams();
    const phone: TextCustomer = await told.byPhone('whatsapp');
    await joins(told, phone, reference);
    await told.agent.accepts(reference);
    for (const one of [teams, phone]) one.forgets();
    phone.provider.next.push(answers(400, { code: 21610, message: 'unsubscribed' }));
    await told.agent.says(reference, 'Your parcel is found.');
    await told.time.passes('1 s');
    phone.hears();
    teams.hears('Your parcel is found.');
    await told.agent.says(reference, 'It comes tomorrow.');
    teams.hears('It comes tomorrow.');
  });

  it('is let go of by the one that speaks of another complaint now', async () => {
    const { told, teams, page, reference } = await inBoth();
    await told.agent.accepts(reference);
    await told.agent.closes(reference, 'parcel found');
    page.forgets();
    teams.forgets();
    await says(told, page, 'you lost my suitcase on flight HV117 on 1 November');
    page.hears('@reflect', '@apology', '@is-there-more');
    teams.hears();
  });
});

describe('where they ask to be answered', () => {
  it.each(['text me instead', 'please answer me on WhatsApp'])(
    '"%s": on the phone they write from anyway, whose number is not asked for',
    async (wish) => {
      const { told, teams, page, reference } = await inBoth();
      const phone = await told.byPhone('whatsapp');
      await joins(told, phone, reference);
      await says(told, page, 'I am back at my desk');
      for (const one of [teams, page, phone]) one.forgets();
      await says(told, page, wish);
      phone.hears('@joined', '@status-waiting');
      page.hears('@joined', '@status-waiting');
      expect(await told.store.complaint({ reference })).toMatchObject({
        conversation: phone.conversationId,
        claim: { contact: { way: 'text', address: phone.number } },
      });
      await told.agent.accepts(reference);
      await told.agent.says(reference, 'It is found.');
      phone.hears('@agent-joined', 'It is found.');
      expect(phone.provider.texted.map(({ To }) => To)).not.toContain(phone.number);
      teams.forgets();
      page.forgets();
    },
  );
});

describe('two people who both know what it takes', () => {
  it('read the same, each in their own place, and are answered where one of them wrote last', async () => {
    const { told, teams, page, reference } = await inBoth();
    const partner = await told.inTeams();
    await joins(told, partner, reference);
    await told.agent.accepts(reference);
    for (const one of [teams, page, partner]) one.forgets();
    await says(told, partner, 'it was my birthday present');
    await told.agent.says(reference, 'I am sorry about the present.');
    for (const one of [teams, page, partner]) one.hears('I am sorry about the present.');
    expect(await told.store.complaint({ reference })).toMatchObject({ conversation: partner.conversationId });
    const { messages } = (await told.agent.opens(reference)) as { messages: { text: string }[] };
    expect(messages.filter(({ text }) => text === 'I am sorry about the present.')).toHaveLength(1);
  });
});
