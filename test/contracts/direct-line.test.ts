import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { hasty, pretendBrowser } from './direct-line-browser.ts';
import { activity as published } from './direct-line-schema.ts';
import { clientOf, SECRET, serve, type Service } from './direct-line-server.ts';

// Whole conversations through the standard client, as Web Chat holds them.

let leaveBrowser: () => void;
let service: Service;
let lines: DirectLine[];

beforeAll(() => {
  leaveBrowser = pretendBrowser();
});
afterAll(() => leaveBrowser());

beforeEach(async () => {
  service = await serve();
  lines = [];
});
afterEach(async () => {
  for (const line of lines) line.end();
  await service.stop();
});

type Options = ConstructorParameters<typeof DirectLine>[0];

/** The client, with what it was told and a way to wait for it. */
function connect(options: Options) {
  const sockets: WebSocket[] = [];
  class Watched extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  const line = new DirectLine({
    domain: service.domain,
    scheduler: hasty,
    random: () => 0,
    WebSocket: Watched,
    ...options,
  } as Options);
  lines.push(line);
  const seen: Activity[] = [];
  const statuses: ConnectionStatus[] = [];
  let changed = () => {};
  line.activity$.subscribe(
    (one) => {
      seen.push(published.parse(one) as Activity);
      changed();
    },
    () => undefined,
  );
  line.connectionStatus$.subscribe((status) => {
    statuses.push(status);
    changed();
  });
  const until = async (reached: () => boolean): Promise<void> => {
    while (!reached()) await new Promise<void>((resolve) => void (changed = resolve));
  };
  const texts = () => seen.map((one) => (one.type === 'message' ? one.text : one.type));
  return {
    line,
    seen,
    statuses,
    sockets,
    until,
    hears: async (count: number) => {
      await until(() => seen.length >= count);
      return texts();
    },
    says: (activity: object) =>
      new Promise<string>((resolve, reject) => {
        line.postActivity({ type: 'message', from: { id: 'ada' }, ...activity }).subscribe(resolve, reject);
      }),
  };
}

describe('the standard client', () => {
  it('is welcomed in its language, says something and hears the answer after it', async () => {
    const ada = connect({ secret: SECRET, conversationStartProperties: { locale: 'es' } });
    expect(await ada.hears(1)).toEqual(['Hola']);
    const id = await ada.says({ text: 'Hi', channelData: { clientActivityID: 'c-1' } });
    expect(await ada.hears(3)).toEqual(['Hola', 'Hi', 'You said Hi, files: 0']);
    expect(ada.seen[1]).toMatchObject({
      id,
      channelData: { clientActivityID: 'c-1' },
      from: { id: 'ada', role: 'user' },
    });
    expect(ada.seen[2]).toMatchObject({ replyToId: id, from: { role: 'bot' } });
  });

  it('presses buttons in all their ways', async () => {
    const { token } = await clientOf(service).generate({ user: { id: 'dl_ada' } });
    const ada = connect({ token });
    await ada.says({ text: 'choose' });
    await ada.hears(3);
    // The client shows its own message once its post was answered; by then the reply can be there already.
    expect(ada.seen).toContainEqual(
      expect.objectContaining({
        suggestedActions: expect.objectContaining({
          actions: [expect.objectContaining({ title: 'Yes' }), expect.objectContaining({ title: 'No' })],
        }),
      }),
    );
    await ada.says({ value: { pick: 1 }, channelData: { postBack: true } });
    await ada.hears(5);
    await ada.says({ text: 'Yes', value: { pick: 2 }, channelData: { messageBack: { displayText: 'Yes!' } } });
    await ada.hears(7);
    await ada.says({ text: 'No' });
    expect((await ada.hears(9)).slice(3)).toEqual([
      undefined,
      'You said {"pick":1}, files: 0',
      'Yes',
      'You said Yes, files: 0',
      'No',
      'You said No, files: 0',
    ]);
    expect(ada.seen[5]).toMatchObject({ value: { pick: 2 }, channelData: { messageBack: { displayText: 'Yes!' } } });
  });

  it('uploads files it can then fetch', async () => {
    const ada = connect({ secret: SECRET });
    const contentUrl = `data:text/plain;base64,${Buffer.from('two cups').toString('base64')}`;
    const attachments = ['a.txt', 'a.txt'].map((name) => ({ contentType: 'text/plain', contentUrl, name }));
    await ada.says({ text: 'Here', attachments });
    expect(await ada.hears(3)).toEqual(['Welcome', 'Here', 'You said Here, files: 2']);
    const [sent] = ada.seen.flatMap((one) => (one.type === 'message' ? (one.attachments ?? []) : []));
    expect(sent).toMatchObject({ contentType: 'text/plain', name: 'a.txt' });
    const kept = await fetch(published.shape.attachments.unwrap().element.parse(sent).contentUrl ?? '');
    expect(await kept.text()).toBe('two cups');
  });

  it('comes back after its socket broke, and misses nothing', async () => {
    const ada = connect({ token: (await clientOf(service).generate()).token });
    await ada.hears(1);
    const [first] = ada.sockets;
    first?.terminate();
    const [, second] = [await ada.says({ text: 'while away' }), await opened(() => ada.sockets[1])];
    await ada.hears(3);
    second.terminate();
    await ada.says({ text: 'again' });
    expect(await ada.hears(5)).toEqual([
      'Welcome',
      'while away',
      'You said while away, files: 0',
      'again',
      'You said again, files: 0',
    ]);
  });

  it('has two tabs open side by side', async () => {
    const { token, conversationId } = await clientOf(service).generate();
    const left = connect({ token });
    await left.hears(1);
    const again = await clientOf(service).start(token, {}, 200);
    const right = connect({ token: again.token, conversationId, streamUrl: again.streamUrl });
    await right.hears(1);
    await left.says({ text: 'Hi' });
    const both = ['Welcome', 'Hi', 'You said Hi, files: 0'];
    expect([await left.hears(3), await right.hears(3)]).toEqual([both, both]);
    expect([left.sockets.length, right.sockets.length]).toEqual([1, 1]);
  });

  it('refreshes its token by itself and goes on with the new one', async () => {
    const { token } = await clientOf(service).generate();
    const ada = connect({ token });
    await ada.hears(1);
    service.clock.pass(60_000);
    const before = heldToken(ada.line);
    await becomes(() => heldToken(ada.line) !== before);
    await ada.says({ text: 'Hi' });
    expect(await ada.hears(3)).toEqual(['Welcome', 'Hi', 'You said Hi, files: 0']);
  });

  it('learns that its token has expired, and goes on with a new one it is given', async () => {
    const { token, conversationId } = await clientOf(service).generate();
    const ada = connect({ token });
    await ada.hears(1);
    service.clock.pass(25 * 60 * 60_000);
    expect(await ada.says({ text: 'too late' })).toBe('retry');
    expect(ada.statuses).toContain(ConnectionStatus.ExpiredToken);
    const { token: fresh, streamUrl } = service.line.welcome({ conversationId }, service.origin, 1);
    const revived = connect({ token: fresh, conversationId, streamUrl, watermark: '1' });
    await revived.says({ text: 'back' });
    expect(await revived.hears(2)).toEqual(['back', 'You said back, files: 0']);
  });

  it('polls when it has no sockets', async () => {
    const ada = connect({ secret: SECRET, webSocket: false, pollingInterval: 200 });
    await ada.says({ text: 'Hi' });
    expect(await ada.hears(3)).toEqual(['Welcome', 'Hi', 'You said Hi, files: 0']);
  });

  it('is told that a conversation is not there', async () => {
    const ada = connect({ secret: SECRET, conversationId: 'made-up' });
    await ada.until(() => ada.statuses.includes(ConnectionStatus.FailedToConnect));
    expect(ada.seen).toEqual([]);
  });
});

async function opened(socket: () => WebSocket | undefined): Promise<WebSocket> {
  await becomes(() => socket() !== undefined);
  const found = socket();
  if (found === undefined) throw new Error('no socket');
  if (found.readyState === WebSocket.CONNECTING) await once(found, 'open');
  return found;
}

/** Looks again at every turn of the event loop, for what has no event. */
async function becomes(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise<void>((resolve) => void setImmediate(resolve));
}

function heldToken(line: DirectLine): unknown {
  return Object.entries(line).find(([name]) => name === 'token')?.[1];
}
