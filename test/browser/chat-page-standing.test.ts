import { describe, expect, it } from '@jest/globals';
import { readStanding } from '../../bot/web/chat/standing.ts';
import { openPage, said } from './support/page-world.ts';

const draft = { stage: 'draft', locale: 'en-GB', locales: ['en', 'es'], texting: false };

async function openConversation() {
  const page = await openPage();
  page.standing = draft;
  await page.line().opens();
  return page;
}

const stage = (page: Awaited<ReturnType<typeof openPage>>) => page.chat.state.standing?.stage;

describe('How it stands', () => {
  it('is asked when the page opens, and again with every message', async () => {
    const page = await openConversation();
    expect(stage(page)).toBeUndefined();
    await page.line().tells([said('bot', 'Hello.')], '1');
    expect(stage(page)).toBe('draft');
    page.standing = { ...draft, stage: 'with-person', person: 'Ana', since: page.now() };
    await page.line().tells([said('agent', '', { type: 'typing' })]);
    expect(stage(page)).toBe('draft');
    await page.line().tells([said('agent', 'Hello Kim.')], '2');
    expect(page.chat.state.standing).toMatchObject({ stage: 'with-person', person: 'Ana', since: page.now() });
  });

  it('is asked again when the promised time is over, although nothing was said', async () => {
    const page = await openConversation();
    page.standing = { ...draft, stage: 'waiting', nextWord: page.now() + 60_000 };
    await page.line().tells([said('bot', 'A person is asked.')], '1');
    page.standing = { ...draft, stage: 'waiting', lastWord: page.now() + 60_000, nextWord: page.now() + 180_000 };
    await page.passes(60_000);
    expect(page.chat.state.standing).not.toHaveProperty('lastWord');
    await page.passes(5_000);
    expect(page.chat.state.standing).toHaveProperty('lastWord');
  });

  it('stays as it was known while the server does not answer', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'Hello.')], '1');
    page.standing = undefined;
    await page.line().tells([said('bot', 'Is there more?')], '2');
    expect(stage(page)).toBe('draft');
  });

  it.each(['', '{', '[]', '{"stage":"lost"}', '<!doctype html>'])('is not made up from %j', (text) => {
    expect(readStanding(text)).toBeUndefined();
  });

  it('is read field by field, the odd ones left out', () => {
    const odd = { stage: 'waiting', since: 'soon', nextWord: null, person: 7, locales: ['en', 3], texting: 'yes' };
    expect(readStanding(JSON.stringify(odd))).toEqual({ stage: 'waiting', locales: ['en'], texting: false });
  });
});

describe('The language of the page', () => {
  it('is the one that was chosen, then the one the talk is in', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'Hello.')], '1');
    page.chat.speak('es', 'En español, por favor');
    await page.passes(0);
    expect(page.chat.locale).toBe('es');
    expect(page.last('/activities').body).toMatchObject({ text: 'En español, por favor', locale: 'es' });
    await page.line().tells([said('bot', 'One moment.')], '2');
    expect(page.chat.locale).toBe('es');

    page.standing = { ...draft, locale: 'es' };
    await page.line().tells([said('bot', 'Seguimos en español.')], '3');
    page.standing = draft;
    await page.line().tells([said('bot', 'We go on in English.')], '4');
    expect(page.chat.locale).toBe('en-GB');
  });
});
