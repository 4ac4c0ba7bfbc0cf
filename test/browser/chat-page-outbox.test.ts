import { describe, expect, it } from '@jest/globals';
import { fields } from '../../bot/web/shared/json.ts';
import { show } from '../../bot/web/chat/transcript.ts';
import { newDevice, openPage, said, sessionOf } from './support/page-world.ts';

type Page = Awaited<ReturnType<typeof openPage>>;

const shown = (page: Page) =>
  show(page.chat.state.transcript, page.chat.state.outbox).map(({ text, delivery }) => `${text} (${delivery})`);

const echo = (text: string, clientActivityID: string) =>
  said('user', text, { id: `server ${clientActivityID}`, channelData: { clientActivityID } });

const textsOf = (page: Page) => page.asked.map(({ body }) => fields(body).text);

async function openConversation(device = newDevice()): Promise<Page> {
  const page = await openPage(undefined, device);
  await page.line().opens();
  return page;
}

async function says(page: Page, text: string): Promise<void> {
  page.chat.say(text);
  await page.passes(0);
}

describe('A message that cannot be sent', () => {
  it('waits with its words, and goes out by itself as the same message', async () => {
    const page = await openConversation();
    await says(page, 'nobody answers');
    await page.last('/activities').lose();
    expect(shown(page)).toEqual(['nobody answers (stalled)']);
    await page.passes(1_000);
    expect(page.asked).toHaveLength(2);
    expect(page.last('/activities').body).toEqual(page.asked[0]?.body);
    await page.last('/activities').answer(200, { id: '1' });
    expect(shown(page)).toEqual(['nobody answers (sending)']);
  });

  it('holds up those behind it, so that a story keeps its order', async () => {
    const page = await openConversation();
    await says(page, 'one');
    await page.last('/activities').lose();
    await says(page, 'two');
    await page.last('/activities').lose();
    expect(shown(page)).toEqual(['one (stalled)', 'two (stalled)']);
    await page.passes(5_000);
    await page.last('/activities').answer(200, { id: '1' });
    await page.last('/activities').answer(200, { id: '2' });
    expect(textsOf(page)).toEqual(['one', 'one', 'one', 'two']);
  });

  it('is tried less and less often, but at once when the line is back or the customer says so', async () => {
    const page = await openConversation();
    await says(page, 'nobody answers');
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = page.asked.length;
      await page.last('/activities').lose();
      await page.passes(wait - 1);
      expect(page.asked).toHaveLength(before);
      await page.passes(1);
      expect(page.asked).toHaveLength(before + 1);
    }
    await page.last('/activities').lose();
    page.chat.retry('mine-1');
    await page.passes(0);
    expect(shown(page)).toEqual(['nobody answers (sending)']);
    await page.last('/activities').lose();
    const before = page.asked.length;
    page.chat.hurry();
    await page.passes(0);
    expect(page.asked).toHaveLength(before + 1);
  });

  it.each([
    ['a page of HTML', 200, undefined],
    ['a server that cannot keep anything', 503, { error: { code: 'ServiceUnavailable', message: 'later' } }],
    ['too many at once', 429, { error: { code: 'TooManyRequests', message: 'later' } }],
    ['a proxy that refuses', 400, undefined],
  ])('because of %s is not taken for sent nor given up', async (_, status, body) => {
    const page = await openConversation();
    await says(page, 'nobody answers');
    await page.last('/activities').answer(status, body);
    expect(shown(page)).toEqual(['nobody answers (stalled)']);
    await page.passes(1_000);
    expect(page.asked).toHaveLength(2);
  });

  it('because the server will not have it is for the customer to change, and holds up nobody', async () => {
    const page = await openConversation();
    await says(page, 'one');
    await says(page, 'two');
    await page.last('/activities').answer(413, { error: { code: 'MessageSizeTooBig', message: 'too big' } });
    expect(shown(page)).toEqual(['one (not-sent)', 'two (sending)']);
    await page.last('/activities').answer(200, { id: '2' });
    await page.line().tells([echo('two', 'mine-2')], '1');
    await page.passes(60_000);
    expect(textsOf(page)).toEqual(['one', 'two']);
    page.chat.retry('mine-1');
    await page.passes(0);
    expect(textsOf(page)).toEqual(['one', 'two', 'one']);
  });

  it('can be stopped on its way and changed', async () => {
    const page = await openConversation();
    const receipt = new File(['%PDF'], 'receipt.pdf', { type: 'application/pdf' });
    page.chat.say('the receipt', [receipt]);
    await page.passes(0);
    expect(page.chat.takeBack('mine-1')).toEqual({ text: 'the receipt', files: [receipt] });
    await page.passes(60_000);
    expect(page.asked).toHaveLength(1);
    expect(shown(page)).toEqual([]);
    expect(page.device.kept.size).toBe(0);
  });

  it('is said when the page could not even be opened', async () => {
    const page = await openPage(() => ({}));
    await says(page, 'is there anybody?');
    expect(shown(page)).toEqual(['is there anybody? (stalled)']);
    page.session = (nth) => sessionOf(nth);
    await page.passes(30_000);
    await page.line().opens();
    expect(textsOf(page)).toEqual(['is there anybody?']);
  });
});

describe('A message that was answered and never comes back', () => {
  it('is waited for while the line is gone, and then asked for, and sent again as the same', async () => {
    const page = await openConversation();
    await says(page, 'hello?');
    await page.last('/activities').answer(200, { id: '1' });
    page.session = undefined;
    await page.line().breaks();
    await page.passes(60_000);
    expect(shown(page)).toEqual(['hello? (sending)']);
    expect(page.asked).toHaveLength(1);

    page.session = (nth) => sessionOf(nth);
    page.chat.hurry();
    await page.passes(0);
    await page.line().tells([said('bot', 'Hello.')], '7');
    await page.line().opens();
    await page.passes(20_000);
    expect(page.asked.map(({ body }) => body)).toEqual([page.asked[0]?.body, page.asked[0]?.body]);
    expect(page.line().url).not.toContain('watermark');
  });
});

describe('What is not yet sent', () => {
  it('survives a reload, is sent once the history was heard, and not when it had arrived after all', async () => {
    const before = await openConversation();
    await says(before, 'nobody answers');
    await before.last('/activities').lose();
    await says(before, 'third time I write');
    before.chat.close();

    const page = await openConversation(before.device);
    expect(shown(page)).toEqual(['nobody answers (sending)', 'third time I write (sending)']);
    expect(page.asked).toHaveLength(0);
    await page.line().tells([echo('nobody answers', 'mine-1')], '1');
    await page.passes(400);
    expect(textsOf(page)).toEqual(['third time I write']);
    expect(page.last('/activities').body).toMatchObject({ channelData: { clientActivityID: 'mine-2' } });
    await page.last('/activities').answer(200, { id: '2' });
    expect(page.device.kept.size).toBe(0);
  });

  it('does not wait for ever for a history that does not come', async () => {
    const before = await openConversation();
    await says(before, 'nobody answers');
    before.chat.close();
    const page = await openPage(undefined, before.device);
    await page.passes(10_000);
    expect(textsOf(page)).toEqual(['nobody answers']);
  });

  it('does not move to another conversation by a reload', async () => {
    const before = await openConversation();
    await says(before, 'nobody answers');
    before.chat.close();
    const page = await openPage((nth) => sessionOf(nth, { conversationId: 'conversation-2' }), before.device);
    expect(shown(page)).toEqual([]);
  });

  it('moves along when the server has lost the conversation under its hands', async () => {
    const page = await openConversation();
    await says(page, 'nobody answers');
    page.session = (nth) => sessionOf(nth, { conversationId: 'conversation-2' });
    await page.last('/activities').answer(404, { error: { code: 'NotFound', message: 'no such conversation' } });
    expect(page.last('/activities').path).toContain('conversation-2');
    expect([...page.device.kept.keys()]).toEqual(['conversation-2 mine-1']);
  });

  it.each(['all', 'files'] as const)('says so where the browser does not keep it (%s)', async (what) => {
    const device = { ...newDevice(), refuses: what };
    const page = await openConversation(device);
    await says(page, 'nobody answers');
    await page.last('/activities').lose();
    expect(page.chat.state.outbox).toMatchObject([{ stalled: true, unkept: what }]);
  });
});

describe('Two tabs', () => {
  async function openTwo(): Promise<[Page, Page]> {
    const one = await openConversation();
    const other = await openConversation(one.device);
    await one.passes(0);
    return [one, other];
  }

  it('show the same, and the first one sends for both, in order', async () => {
    const [one, other] = await openTwo();
    await says(one, 'from the first');
    await says(other, 'from the second');
    expect(shown(one)).toEqual(['from the first (sending)', 'from the second (sending)']);
    expect(shown(other)).toEqual(shown(one));
    await one.last('/activities').lose();
    await other.passes(0);
    expect(shown(one)).toEqual(['from the first (stalled)', 'from the second (stalled)']);
    expect(shown(other)).toEqual(shown(one));
    expect(other.asked).toEqual([]);
    await one.passes(1_000);
    await one.last('/activities').answer(200, { id: '1' });
    await one.last('/activities').answer(200, { id: '2' });
    expect(textsOf(one)).toEqual(['from the first', 'from the first', 'from the second']);
  });

  it('can both take a message back and try it again', async () => {
    const [one, other] = await openTwo();
    await says(one, 'from the first');
    await one.last('/activities').lose();
    await other.passes(0);
    other.chat.retry('mine-1');
    await other.passes(0);
    expect(one.asked).toHaveLength(2);
    await one.last('/activities').lose();
    expect(other.chat.takeBack('mine-1')?.text).toBe('from the first');
    await other.passes(0);
    expect([shown(one), shown(other)]).toEqual([[], []]);
  });

  it('go on when the one that sends is closed in the middle of it', async () => {
    const [one, other] = await openTwo();
    await says(one, 'from the first');
    one.chat.close();
    await other.passes(400);
    expect(other.last('/activities').body).toEqual(one.last('/activities').body);
  });

  it('go on when the one that sends has been put to sleep', async () => {
    const [one, other] = await openTwo();
    one.device.leaderSleeps();
    await says(other, 'nobody answers');
    await other.passes(9_999);
    expect(other.asked).toEqual([]);
    await other.passes(1);
    expect(textsOf(other)).toEqual(['nobody answers']);
  });
});

describe('A stream of garbage', () => {
  it('is left, and what it stood for is asked for again', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'one')], '1');
    await page.line().says('<html>Sign in to the hotel network</html>');
    expect(page.chat.state.connection).toBe('lost');
    await page.passes(1_000);
    expect(page.line().url).toContain('watermark=1');
    await page.line().opens();
    await page.line().tells([said('bot', 'two')], '2');
    expect(page.chat.state.transcript.entries.map(({ text }) => text)).toEqual(['one', 'two']);
  });
});

describe('The clock of the device', () => {
  it('may be wrong: a message is shown with the time of the server', async () => {
    const page = await openPage();
    const right = page.now() + 5 * 3_600_000;
    page.serverNow = right;
    await page.line().opens();
    await page.line().breaks();
    await page.passes(500);
    await says(page, 'hello');
    expect(page.chat.state.outbox[0]?.at).toBe(right);
  });

  it('may be set back, and the order stays', async () => {
    const page = await openConversation();
    await says(page, 'one');
    page.setBack(3_600_000);
    await says(page, 'two');
    expect(shown(page)).toEqual(['one (sending)', 'two (sending)']);
  });
});
