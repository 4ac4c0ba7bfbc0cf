import { describe, expect, it } from '@jest/globals';
import { receipt } from '../support/pictures.ts';
import { talk } from '../support/talk.ts';

describe('how it stands', () => {
  it('is told from the record: begun, waiting with the last word and the next, with a person, closed', async () => {
    const { customer, agent, time } = await talk();
    const stands = async () => (await customer.asksFor('standing')).json();
    expect(await stands()).toEqual({
      stage: 'new',
      locale: 'en-GB',
      locales: ['en', 'es'],
      texting: false,
      timeZone: 'Europe/London',
    });

    await customer.says('You lost my suitcase');
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    expect(await stands()).toMatchObject({ stage: 'draft' });

    await customer.says('agent please');
    customer.hears('@person-now', '@summary-to-correct');
    const reference = customer.reference ?? '';
    const begun = time.clock.now();
    const next = Math.ceil((begun + 65_000) / 60_000) * 60_000;
    expect(await stands()).toMatchObject({ stage: 'waiting', reference, since: begun, nextWord: next });
    expect(await stands()).not.toHaveProperty('lastWord');

    await time.passes('60 s');
    customer.hears('@check-in');
    expect(await stands()).toMatchObject({ stage: 'waiting', since: begun, lastWord: begun + 60_000 });

    await agent.accepts(reference);
    customer.hears('@agent-joined');
    const taken = await stands();
    expect(taken).toMatchObject({ stage: 'with-person', person: 'Ana', since: time.clock.now() });
    expect(taken).not.toHaveProperty('nextWord');

    await agent.says(reference, 'Hello Kim. Your bag is on its way.');
    customer.hears('Hello Kim. Your bag is on its way.');
    await agent.closes(reference, 'bag found', 'sent by courier');
    customer.hears('@closed', '@survey');
    expect(await stands()).toMatchObject({ stage: 'closed', reference, since: time.clock.now() });
  });

  it('says by when a person answers, once that is what was promised', async () => {
    const { customer, time } = await talk();
    await customer.says('agent please');
    customer.hears('@person-now');
    await time.passes('60 s');
    customer.hears('@check-in');
    await customer.presses('answer-later');
    customer.hears('@ask-later-contact');
    await customer.presses('here');
    customer.hears('@answer-later');
    const standing = await (await customer.asksFor('standing')).json();
    expect(standing).toMatchObject({ stage: 'waiting', answerBy: expect.any(Number) });
    expect(standing).not.toHaveProperty('nextWord');
  });

  it('is told in the language the talk is in now', async () => {
    const { customer } = await talk();
    await customer.says('En español, por favor');
    customer.hears('@language-changed', '@ask-what-happened');
    expect(await (await customer.asksFor('standing')).json()).toMatchObject({ locale: 'es' });
  });

  it('is told to the holder of the conversation’s token and to nobody else', async () => {
    const { url } = await talk();
    for (const authorization of ['', 'Bearer nonsense', 'Bearer a secret for tests only']) {
      for (const path of ['standing', 'record']) {
        const answer = await fetch(`${url}/chat/${path}`, { headers: authorization ? { authorization } : {} });
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({ code: 'not-allowed' });
      }
    }
  });
});

describe('the copy of a conversation', () => {
  it('holds the claim, the promises and every word with its time and zone, and nothing of the desk’s', async () => {
    const { customer, agent, time } = await talk();
    const picture = await receipt();
    await customer.says(
      'You lost my suitcase on HV117 on 3 November. I paid 240 pounds for clothes <script>x</script>',
    );
    await customer.attaches(picture, 'the receipt');
    await time.passes('4 s');
    customer.forgets();
    await customer.says('agent please');
    customer.forgets();
    const reference = customer.reference ?? '';
    await agent.notes(reference, 'a note between colleagues');
    await agent.accepts(reference);
    await agent.says(reference, 'I am on it.');
    customer.forgets();

    const answer = await customer.asksFor('record?timeZone=America/New_York');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.text();
    expect(page).toContain(reference);
    expect(page).toContain('HV117');
    expect(page).toContain('£240.00');
    expect(page).toContain(picture.name);
    expect(page).toContain('With Ana');
    expect(page).toContain('To write again, with news or without');
    expect(page).toContain('I am on it.');
    expect(page).toContain('Ana · a person');
    expect(page).toContain('America/New_York');
    expect(page).toMatch(/<time datetime="2026-11-\d\dT[^"]+Z">\d\d:\d\d \S+<\/time>/);
    expect(page).not.toContain('a note between colleagues');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/(?:src|href|url)\s*[=(]/);
  });

  it('is complete when it is long', async () => {
    const { customer, time } = await talk();
    for (let nth = 1; nth <= 201; nth += 1) await customer.sends({ type: 'message', text: `line number ${nth}.` });
    await time.passes('61 s');
    customer.forgets();
    const page = await (await customer.asksFor('record')).text();
    for (let nth = 1; nth <= 201; nth += 1) expect(page).toContain(`line number ${nth}.`);
  });

  it('is in the company’s time when the browser’s zone is none, and is not there before anything was said', async () => {
    const { customer, time } = await talk();
    expect((await customer.asksFor('record')).status).toBe(404);
    await customer.says('My parcel was left in the rain');
    await time.passes('4 s');
    customer.forgets();
    expect(await (await customer.asksFor('record?timeZone=Mars/Olympus')).text()).toContain('Europe/London');
  });

  it('is made often enough for anybody, and not without end', async () => {
    const { customer, time } = await talk();
    await customer.says('My parcel was left in the rain');
    await time.passes('4 s');
    customer.forgets();
    for (let nth = 0; nth < 20; nth += 1) expect((await customer.asksFor('record')).status).toBe(200);
    const refused = await customer.asksFor('record');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await time.passes('1 min');
    expect((await customer.asksFor('record')).status).toBe(200);
  });
});
