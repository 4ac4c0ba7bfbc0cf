import { describe, expect, it } from '@jest/globals';
import { openPage, said, sessionOf } from './support/page-world.ts';

type Page = Awaited<ReturnType<typeof openPage>>;

const heard = (page: Page) => page.chat.state.transcript.entries.map(({ text }) => text);

/** A token as the server signs it, running out at that time. */
const tokenUntil = (ms: number) =>
  `h.${Buffer.from(JSON.stringify({ user: 'dl_kim', exp: ms / 1000 })).toString('base64url')}.s`;

describe('The line to the server', () => {
  it('is opened where the session says, and tells everything from the start', async () => {
    const page = await openPage();
    expect(page.chat.state.connection).toBe('opening');
    expect(page.line().url).toBe('wss://test/conversation-1/stream?t=1');

    await page.line().opens();
    await page.line().tells([said('bot', 'Tell me what happened.')], '1');
    expect(page.chat.state.connection).toBe('open');
    expect(heard(page)).toEqual(['Tell me what happened.']);
  });

  it('goes on after what was heard when it breaks, and repeats nothing', async () => {
    const page = await openPage();
    await page.line().opens();
    await page.line().tells([said('bot', 'one')], '1');
    await page.line().tells([said('bot', 'two')], '2');
    await page.line().tells([said('bot', 'three, without a watermark')]);
    await page.line().says('');

    await page.line().breaks();
    expect(page.chat.state.connection).toBe('lost');
    await page.passes(500);
    expect(page.sessions()).toBe(2);
    expect(page.line().url).toBe('wss://test/conversation-1/stream?t=2&watermark=2');

    await page.line().opens();
    await page.line().tells([said('bot', 'three, without a watermark'), said('bot', 'four')], '4');
    expect(heard(page)).toEqual(['one', 'two', 'three, without a watermark', 'four']);
  });

  it('is tried again, less and less often, for as long as the server is away', async () => {
    const page = await openPage();
    await page.line().opens();
    await page.line().says('');
    const { session } = page;
    page.session = undefined;
    await page.line().breaks();

    await page.passes(499);
    expect(page.sessions()).toBe(1);
    await page.passes(1);
    expect(page.sessions()).toBe(2);
    await page.passes(1_000);
    expect(page.sessions()).toBe(3);
    await page.passes(10 * 60_000);
    expect(page.sessions()).toBeLessThan(50);
    expect(page.chat.state.connection).toBe('lost');

    page.session = session;
    page.chat.hurry();
    await page.passes(0);
    await page.line().opens();
    expect(page.chat.state.connection).toBe('open');
  });

  it('is kept alive, and given up when a server that used to answer falls silent', async () => {
    const page = await openPage();
    const first = page.line();
    await first.opens();
    await first.says('');
    await page.passes(20_000);
    expect(first.sent).toEqual(['']);
    await first.says('');
    await page.passes(74_000);
    expect(page.lines).toHaveLength(1);
    await page.passes(2_000);
    expect(first.open).toBe(false);
    expect(page.lines).toHaveLength(2);
  });

  it('does not go on in another conversation with what was heard in the first', async () => {
    const page = await openPage();
    await page.line().opens();
    await page.line().tells([said('bot', 'from before')], '7');
    page.session = (nth) => sessionOf(nth, { conversationId: 'conversation-2', streamUrl: 'wss://test/2?t=2' });
    await page.line().breaks();
    await page.passes(500);
    expect(page.line().url).toBe('wss://test/2?t=2');
    expect(heard(page)).toEqual([]);
  });
});

describe('Where no stream can be opened', () => {
  /** Answers the newest question for what was said. */
  const tells = (page: Page, activities: readonly object[], watermark: string) =>
    page.last('/activities').answer(200, { activities, watermark });
  const questions = (page: Page) => page.asked.filter(({ path }) => path.includes('watermark')).map(({ path }) => path);

  async function blocked(): Promise<Page> {
    const page = await openPage();
    await page.line().breaks();
    return page;
  }

  it('the page asks for what was said, with the place it has come to, until nothing is new', async () => {
    const page = await blocked();
    expect(questions(page)).toEqual(['/v3/directline/conversations/conversation-1/activities?watermark=']);
    expect(page.last('/activities').token).toBe('token-1');
    await tells(page, [said('bot', 'one')], '1');
    expect(page.chat.state.connection).toBe('open');
    await page.passes(0);
    await tells(page, [said('bot', 'two')], '2');
    await page.passes(0);
    await tells(page, [], '2');
    expect(questions(page).map((path) => path.split('=')[1])).toEqual(['', '1', '2']);
    expect(heard(page)).toEqual(['one', 'two']);
    expect(page.sessions()).toBe(1);
  });

  it('it asks less and less often while nothing is said, and at once after what the customer says', async () => {
    const page = await blocked();
    await tells(page, [said('bot', 'one')], '1');
    await page.passes(0);
    for (let nth = 0; nth < 8; nth += 1) {
      await tells(page, [], '1');
      await page.passes(2_000 * 1.25 ** nth);
    }
    const before = questions(page).length;
    await tells(page, [], '1');
    await page.passes(9_999);
    expect(questions(page)).toHaveLength(before);
    page.chat.say('hello?');
    await page.passes(0);
    await page.last(/activities$/).answer(200, { id: 'server-1' });
    expect(questions(page)).toHaveLength(before + 1);
  });

  it('a stream is tried again, less and less often, and kept when it opens; what is said comes meanwhile', async () => {
    const page = await blocked();
    await tells(page, [said('bot', 'one')], '1');
    await page.passes(60_000);
    expect(page.lines).toHaveLength(2);
    expect(page.line().url).toContain('watermark=1');
    await tells(page, [said('bot', 'two')], '2');
    expect(page.chat.state.connection).toBe('open');
    await page.line().breaks();
    await page.passes(119_000);
    expect(page.lines).toHaveLength(2);
    await page.passes(1_000);
    await page.line().opens();
    await page.line().tells([said('bot', 'three')], '3');
    const asked = questions(page).length;
    await page.passes(60_000);
    expect(questions(page)).toHaveLength(asked);
    expect(heard(page)).toEqual(['one', 'two', 'three']);
  });

  it('a stream that neither opens nor closes is waited for no longer than twenty seconds', async () => {
    const page = await openPage();
    await page.passes(19_999);
    expect(questions(page)).toEqual([]);
    await page.passes(1);
    await tells(page, [said('bot', 'one')], '1');
    expect(page.line().open).toBe(false);
    expect(heard(page)).toEqual(['one']);
  });

  it.each<[string, (page: Page) => Promise<void>]>([
    ['gives no answer', (page) => page.last('/activities').lose()],
    ['answers that it cannot', (page) => page.last('/activities').answer(503, 'away')],
    ['answers with a page of HTML', (page) => page.last('/activities').answer(200, '<html>Log in</html>')],
  ])('and the server %s, the line is lost, and a stream is the first thing that is tried', async (_, fails) => {
    const page = await blocked();
    await fails(page);
    expect(page.chat.state.connection).toBe('lost');
    await page.passes(500);
    expect(page.lines).toHaveLength(2);
    await page.line().opens();
    expect(page.chat.state.connection).toBe('open');
  });
});

describe('A token', () => {
  it('that has run out is replaced on the way, and the message is sent once more', async () => {
    const page = await openPage();
    await page.line().opens();
    page.chat.say('hello');
    await page.passes(0);
    expect(page.last('/activities').token).toBe('token-1');
    await page.last('/activities').answer(403, { error: { code: 'TokenExpired', message: 'expired' } });
    expect(page.last('/activities').token).toBe('token-2');
    await page.last('/activities').answer(200, { id: 'server-1' });
    expect(page.chat.state.outbox[0]?.state).toBe('answered');
  });

  it('is refreshed before it runs out, and the new one is used from then on', async () => {
    const until = Date.parse('2026-11-03T21:14:00Z');
    const page = await openPage((nth) => sessionOf(nth, { token: tokenUntil(until) }));
    await page.line().opens();
    await page.passes(5 * 60_000);
    expect(page.last('/tokens/refresh').token).toBe(tokenUntil(until));
    await page.last('/tokens/refresh').answer(200, { token: 'fresh' });
    page.chat.say('hello');
    await page.passes(0);
    expect(page.last('/activities').token).toBe('fresh');
  });

  it('that cannot be refreshed stays, and the next message renews the session', async () => {
    const page = await openPage();
    await page.line().opens();
    await page.passes(15 * 60_000);
    await page.last('/tokens/refresh').lose();
    page.chat.say('hello');
    await page.passes(0);
    await page.last('/activities').answer(401);
    expect(page.last('/activities').token).toBe('token-2');
  });
});
