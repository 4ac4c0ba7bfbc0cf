import { describe, expect, it } from '@jest/globals';
import { choices, show } from '../../bot/web/chat/transcript.ts';
import { openPage, said } from './support/page-world.ts';

type Page = Awaited<ReturnType<typeof openPage>>;

const shown = (page: Page) =>
  show(page.chat.state.transcript, page.chat.state.outbox).map(({ text, delivery }) =>
    delivery ? `${text} (${delivery})` : text,
  );

const offered = (page: Page) =>
  choices(show(page.chat.state.transcript, page.chat.state.outbox)).map(({ title }) => title);

const echo = (text: string, clientActivityID: string, more: object = {}) =>
  said('user', text, { id: `server ${clientActivityID}`, channelData: { clientActivityID, ...more } });

async function openConversation(): Promise<Page> {
  const page = await openPage();
  await page.line().opens();
  return page;
}

async function typesTo(page: Page): Promise<void> {
  page.chat.compose();
  await page.passes(0);
}

describe('A message of the customer', () => {
  it('is shown at once, and is sent when it was answered and has come back', async () => {
    const page = await openConversation();
    page.chat.say('you lost my suitcase');
    await page.passes(0);
    expect(page.last('/activities').body).toMatchObject({
      type: 'message',
      text: 'you lost my suitcase',
      from: { role: 'user' },
      channelData: { clientActivityID: 'mine-1' },
    });
    expect(shown(page)).toEqual(['you lost my suitcase (sending)']);

    await page.last('/activities').answer(200, { id: 'server mine-1' });
    expect(shown(page)).toEqual(['you lost my suitcase (sending)']);
    await page.line().tells([echo('you lost my suitcase', 'mine-1')], '1');
    expect(shown(page)).toEqual(['you lost my suitcase (sent)']);
  });

  it('is sent as soon as it has come back, even when the answer never does', async () => {
    const page = await openConversation();
    page.chat.say('hello');
    await page.passes(0);
    await page.line().tells([echo('hello', 'mine-1')], '1');
    expect(shown(page)).toEqual(['hello (sent)']);
    await page.last('/activities').lose();
    await page.passes(60_000);
    expect(shown(page)).toEqual(['hello (sent)']);
    expect(page.asked).toHaveLength(1);
  });

  it('waits for the one before it, so that a story keeps its order', async () => {
    const page = await openConversation();
    page.chat.say('first');
    page.chat.say('second');
    await page.passes(0);
    expect(page.asked).toHaveLength(1);
    await page.asked[0]?.answer(200, { id: '1' });
    expect(page.asked.map(({ body }) => body)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
  });

  it('with files that are refused keeps the words and says why; it can be taken back and changed', async () => {
    const page = await openConversation();
    const receipt = new File(['%PDF'], 'receipt.pdf', { type: 'application/pdf' });
    page.chat.say('the receipt', [receipt]);
    await page.passes(0);
    const upload = page.last('/upload');
    expect(upload.path).toBe('/v3/directline/conversations/conversation-1/upload?userId=customer');
    expect(page.chat.state.outbox[0]?.progress).toBe(0.5);
    const form = upload.body;
    if (!(form instanceof FormData)) throw new Error('no form');
    const [activity, file] = [form.get('activity'), form.get('file')];
    expect(activity).toMatchObject({ type: 'application/vnd.microsoft.activity' });
    expect(JSON.parse(activity instanceof Blob ? await activity.text() : '')).toMatchObject({ text: 'the receipt' });
    expect(file).toMatchObject({ name: 'receipt.pdf', type: 'application/pdf' });

    await upload.answer(415, { error: { code: 'UnsupportedMediaType', message: 'receipt.pdf is not a PDF inside.' } });
    expect(shown(page)).toEqual(['the receipt (not-sent)']);
    expect(page.chat.state.outbox[0]?.refusal).toEqual({
      code: 'UnsupportedMediaType',
      said: 'receipt.pdf is not a PDF inside.',
    });
    expect(page.chat.takeBack('mine-1')).toEqual({ text: 'the receipt', files: [receipt] });
    expect(shown(page)).toEqual([]);
    expect(page.chat.takeBack('mine-1')).toBeUndefined();
  });

  it('can ask for a person at any time', async () => {
    const page = await openConversation();
    page.chat.askForPerson('I would like to talk to a person');
    await page.passes(0);
    expect(page.last('/activities').body).toMatchObject({
      text: 'I would like to talk to a person',
      value: { choice: 'a-person' },
    });
  });
});

describe('The answers that can be chosen', () => {
  const value = { question: 'more', choice: 'that-is-everything' };
  const actions = [
    {
      type: 'messageBack',
      title: 'That is everything',
      text: 'That is everything',
      displayText: 'That is everything',
      value,
    },
    { type: 'imBack', title: 'Talk to a person', value: 'Talk to a person' },
  ];

  it('are those of the last message, and are gone when one was pressed', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'Is there more?', { suggestedActions: { actions } })], '1');
    expect(offered(page)).toEqual(['That is everything', 'Talk to a person']);

    const [pressed] = choices(show(page.chat.state.transcript, page.chat.state.outbox));
    if (pressed) page.chat.press(pressed);
    await page.passes(0);
    expect(offered(page)).toEqual([]);
    expect(shown(page)).toEqual(['Is there more?', 'That is everything (sending)']);
    expect(page.last('/activities').body).toMatchObject({
      text: 'That is everything',
      value,
      channelData: { messageBack: { displayText: 'That is everything' } },
    });
  });

  it('are gone when the customer writes something else, or somebody speaks after them', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'Is there more?', { suggestedActions: { actions } })], '1');
    await page.line().tells([said('agent', 'Hello Kim.')], '2');
    expect(offered(page)).toEqual([]);
  });

  it('that are plain words are sent as plain words', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'Hello.', { suggestedActions: { actions: actions.slice(1) } })], '1');
    const [pressed] = choices(show(page.chat.state.transcript, page.chat.state.outbox));
    if (pressed) page.chat.press(pressed);
    await page.passes(0);
    const { body } = page.last('/activities');
    expect(body).toMatchObject({ text: 'Talk to a person' });
    expect(body).not.toHaveProperty('value');
  });
});

describe('Typing', () => {
  it('is told at most every three seconds, and at once after a message', async () => {
    const page = await openConversation();
    await typesTo(page);
    await typesTo(page);
    expect(page.asked.map(({ body }) => body)).toMatchObject([{ type: 'typing' }]);
    await page.passes(3_000);
    await typesTo(page);
    expect(page.asked).toHaveLength(2);

    page.chat.say('hello');
    await typesTo(page);
    expect(page.asked).toHaveLength(4);
  });

  it('of somebody else is shown until they speak, or for eight seconds', async () => {
    const page = await openConversation();
    const types = () => page.line().tells([said('agent', '', { type: 'typing' })]);
    await types();
    expect(page.chat.state.transcript.typing).toEqual({ role: 'agent', name: 'Ana' });
    await page.passes(7_999);
    expect(page.chat.state.transcript.typing).toBeDefined();
    await page.passes(1);
    expect(page.chat.state.transcript.typing).toBeUndefined();

    await types();
    await page.line().tells([said('agent', 'Hello Kim.')], '1');
    expect(page.chat.state.transcript.typing).toBeUndefined();
  });

  it('of the customer in another tab is not shown to them', async () => {
    const page = await openConversation();
    await page.line().tells([said('user', '', { type: 'typing' })]);
    expect(page.chat.state.transcript.typing).toBeUndefined();
  });
});

describe('What was said before the page was opened', () => {
  it('is not news, and what comes a moment later is', async () => {
    const page = await openConversation();
    await page.line().tells([said('bot', 'one')], '1');
    await page.passes(300);
    await page.line().tells([said('bot', 'two')], '2');
    await page.passes(300);
    expect(page.chat.state.caughtUp).toBe(false);
    await page.passes(100);
    expect(page.chat.state.caughtUp).toBe(true);
  });

  it('tells who spoke, how each is named, and the reference', async () => {
    const page = await openConversation();
    const amends = { role: 'agent', agentName: 'Ana', reference: 'JM7S-P68G' };
    await page
      .line()
      .tells(
        [said('bot', 'Hello.'), echo('hi', 'other-tab'), said('agent', 'I am Ana.', { channelData: { amends } })],
        '3',
      );
    expect(page.chat.state.transcript.entries.map(({ role, name }) => [role, name])).toEqual([
      ['bot', 'Amends'],
      ['customer', 'Kim'],
      ['agent', 'Ana'],
    ]);
    expect(page.chat.state.transcript.reference).toBe('JM7S-P68G');
  });
});
