import { describe, expect, it } from '@jest/globals';
import { talk, type Talk } from '../support/talk.ts';
import { answers, type Texted } from '../support/text-provider.ts';
import type { TextCustomer } from '../support/text-customer.ts';

const TEMPLATE = `HX${'a1'.repeat(16)}`;
const SPANISH = `HX${'e5'.repeat(16)}`;

type Told = Talk<TextCustomer> & { reference: string };

/** Hours pass, and the agent stays at the desk. */
async function hoursPass({ agent, time }: Talk<TextCustomer>, hours: number): Promise<void> {
  for (let left = hours; left > 0; left -= 10) {
    await time.passes(`${Math.min(left, 10)} h`);
    await agent.queue();
  }
}

/** Somebody on WhatsApp waits for a person, and wrote their last word more than a day ago. */
async function silentForADay(templates?: Record<string, string>, words = 'agent please'): Promise<Told> {
  const told = await talk({ on: 'whatsapp', account: templates ? { templates } : {} });
  await told.customer.says('you lost my parcel 4471-22 on 3 November', words);
  await told.time.passes('4 s');
  const reference = told.customer.reference ?? '';
  await told.agent.accepts(reference);
  await told.agent.says(reference, 'I am looking for it.');
  await hoursPass(told, 25);
  told.customer.forgets();
  return Object.assign(told, { reference });
}

const templatesOf = ({ customer }: Told) => customer.provider.texted.filter(({ ContentSid }) => ContentSid);

async function states({ store, customer }: Told) {
  const log = await store.log(customer.conversationId, 0, 100);
  return log.flatMap(({ text, delivery }) =>
    delivery ? [{ text, state: delivery.state, reason: delivery.reason }] : [],
  );
}

describe('on WhatsApp, a day after their last words,', () => {
  it('what an agent says waits, the approved template asks them once to write, and it goes when they do', async () => {
    const told = await silentForADay({ '': TEMPLATE });
    const { customer, agent, reference } = told;
    await agent.says(reference, 'It is found.');
    customer.hears('@write-back');
    const { ContentVariables = '', ...sent } = customer.lastText;
    expect(sent).toMatchObject({ ContentSid: TEMPLATE, Body: '', To: expect.stringMatching(/^whatsapp:/) });
    expect(JSON.parse(ContentVariables)).toEqual({ 1: reference });
    await agent.says(reference, 'It comes tomorrow.');
    await hoursPass(told, 72);
    customer.hears();
    expect((await states(told)).slice(-3)).toEqual([
      { text: 'It is found.', state: 'pending', reason: 'asked' },
      { text: expect.stringContaining(reference), state: 'sent' },
      { text: 'It comes tomorrow.', state: 'pending', reason: 'asked' },
    ]);
    await customer.says('yes?');
    customer.hears('It is found.', 'It comes tomorrow.');
    expect((await states(told)).slice(-3).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    await agent.says(reference, 'Can I do anything else?');
    customer.hears('Can I do anything else?');
    expect(templatesOf(told)).toHaveLength(1);
  });

  it('another silence is another reason to ask', async () => {
    const told = await silentForADay({ '': TEMPLATE });
    await told.agent.says(told.reference, 'It is found.');
    await told.customer.says('great');
    told.customer.hears('@write-back', 'It is found.');
    await hoursPass(told, 25);
    await told.agent.says(told.reference, 'Has it come?');
    told.customer.hears('@write-back');
  });

  it('it stays so over a restart, and STOP to the template ends it', async () => {
    const told = await silentForADay({ '': TEMPLATE });
    const { customer, agent, reference } = told;
    await agent.says(reference, 'It is found.');
    customer.hears('@write-back');
    await told.restarts();
    await told.time.passes('1 d');
    customer.hears();
    await customer.says('STOP');
    customer.hears('@opted-out');
    await told.time.passes('1 d');
    expect(await states(told)).toContainEqual({ text: 'It is found.', state: 'failed', reason: 'opted-out' });
  });

  it('the template is the one in their language, where there is one', async () => {
    const told = await talk({ on: 'whatsapp', account: { templates: { '': TEMPLATE, es: SPANISH } } });
    await told.customer.says('perdieron mi paquete 4471-22 el 3 de noviembre', 'quiero hablar con una persona');
    const reference = told.customer.reference ?? '';
    await told.agent.accepts(reference);
    await told.agent.says(reference, 'Lo busco.');
    await hoursPass(told, 25);
    told.customer.forgets();
    await told.agent.says(reference, 'Lo encontramos.');
    told.customer.hears('@write-back');
    expect(told.customer.lastText.ContentSid).toBe(SPANISH);
  });

  it.each<[string, Record<string, string> | undefined]>([
    ['none is set', undefined],
    ['none is set in their language', { es: SPANISH }],
  ])('nothing leaves when %s, and the desk reads why', async (_, templates) => {
    const told = await silentForADay(templates);
    await told.agent.says(told.reference, 'It is found.');
    told.customer.hears();
    expect((await states(told)).at(-1)).toEqual({ text: 'It is found.', state: 'failed', reason: 'window' });
    await told.customer.says('any news?');
    await told.agent.says(told.reference, 'It is found!');
    told.customer.hears('It is found!');
  });

  it('a word that the bot has promised is not said late and stale: they are asked, and hear it afresh', async () => {
    const told = await talk({ on: 'whatsapp', account: { templates: { '': TEMPLATE } } });
    const { customer, time, complaint } = told;
    await customer.says('you lost my parcel 4471-22 on 3 November', 'agent please');
    customer.hears('@apology', '@person-now', '@summary-to-correct');
    await time.passes('24 h');
    expect(customer.takes().flatMap(({ prompts }) => prompts)).toContain('check-in');
    await time.passes('5 h');
    customer.hears('@write-back');
    await time.passes('2 d');
    customer.hears();
    await customer.says('I am here');
    await time.passes('4 s');
    customer.hears('@check-in-late', '@added-while-waiting');
    const open = (await complaint()).promises.filter(({ state }) => state === 'open');
    expect(open.map(({ waits, due }) => [waits, due > time.clock.now()])).toEqual([[undefined, true]]);
  });

  it.each([
    ['refuses it', 63027],
    ['finds that it takes something else', 63028],
  ])(
    'the desk is told when the provider %s: what waited has not arrived, and nobody is asked again',
    async (_, code) => {
      const told = await silentForADay({ '': TEMPLATE });
      const { customer, agent, complaint, reference } = told;
      customer.provider.next.push(answers(400, { code }));
      await agent.says(reference, 'It is found.');
      expect((await states(told)).slice(-2).map(({ state, reason }) => [state, reason])).toEqual([
        ['failed', 'not-asked'],
        ['failed', 'template'],
      ]);
      expect((await complaint()).notes.at(-1)?.text).toMatch(/template .* did not arrive/);
      await agent.says(reference, 'Are you there?');
      expect((await states(told)).at(-1)).toMatchObject({ state: 'failed', reason: 'window' });
      customer.hears();
      await customer.says('hello?');
      await agent.says(reference, 'It is found!');
      customer.hears('It is found!');
    },
  );

  it('the desk is told once when the template did not arrive in the end', async () => {
    const told = await silentForADay({ '': TEMPLATE });
    const { customer, agent, complaint, reference } = told;
    await agent.says(reference, 'It is found.');
    customer.hears('@write-back');
    const [template] = templatesOf(told) as [Texted];
    for (let i = 0; i < 2; i += 1) await customer.provider.tells(template, 'undelivered', { ErrorCode: '30003' });
    const { notes } = await complaint();
    expect(notes.filter(({ text }) => /template/.test(text))).toHaveLength(1);
    expect(await states(told)).toContainEqual({ text: 'It is found.', state: 'failed', reason: 'not-asked' });
  });

  it('who turns out to want nothing there hears what is owed in another place of theirs', async () => {
    const told = await talk({ doors: ['sms', 'whatsapp'], account: { templates: { '': TEMPLATE } } });
    const texts = await told.byPhone('sms');
    await texts.says('you lost my parcel 4471-22 on 3 November', 'agent please');
    texts.hears('@apology', '@person-now', '@summary-to-correct');
    const reference = texts.reference ?? '';
    const away = await told.byPhone('whatsapp');
    await away.says(`where is my complaint ${reference}?`);
    await told.time.passes('4 s');
    await away.says('order 4471-22, on 3 November');
    await told.time.passes('4 s');
    away.forgets();
    await told.agent.accepts(reference);
    await told.agent.says(reference, 'I am looking for it.');
    for (const _ of [1, 2, 3]) {
      await told.time.passes('9 h');
      await told.agent.queue();
    }
    away.forgets();
    texts.forgets();
    away.provider.next.push(answers(400, { code: 21610 }));
    await told.agent.says(reference, 'It is found.');
    away.hears();
    texts.hears('It is found.');
  });

  it('nobody is kept waiting for a month', async () => {
    const told = await silentForADay({ '': TEMPLATE });
    await told.agent.says(told.reference, 'It is found.');
    told.customer.hears('@write-back');
    await told.time.passes('31 d');
    told.customer.hears();
    expect(await states(told)).toContainEqual({ text: 'It is found.', state: 'failed', reason: 'not-written' });
  });
});

it('a text message knows no such time, whatever template is set', async () => {
  const told = await talk({ on: 'sms', account: { templates: { '': TEMPLATE } } });
  await told.customer.says('agent please');
  told.customer.hears('@person-now');
  const reference = told.customer.reference ?? '';
  await told.agent.accepts(reference);
  await told.agent.says(reference, 'One moment.');
  told.customer.hears('@agent-joined', 'One moment.');
  await hoursPass(told, 72);
  await told.agent.says(reference, 'It is found.');
  told.customer.hears('It is found.');
});
