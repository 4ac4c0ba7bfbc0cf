import { once } from 'node:events';
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder-core';
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog } from '../../bot/channels/direct-line/index.ts';
import { clientOf, Listener, message, serve } from '../contracts/direct-line-server.ts';
import { client, service } from '../support/direct-line-service.ts';

const SECOND = 1_000;
const ECHO = ['one', 'You said one, files: 0'];

describe('a stream', () => {
  it('tells what was said before it opened, and what is said after', async () => {
    const { conversationId, token } = await client.generate();
    await client.post(conversationId, token, message('one'));
    const { streamUrl } = await client.start(token, { locale: 'en' });
    const listener = new Listener(streamUrl);
    expect((await listener.hears(3)).slice(0, 1)).toEqual(['one']);
    await client.post(conversationId, token, message('two'));
    expect((await listener.hears(5)).slice(-2)).toEqual(['two', 'You said two, files: 0']);
  });

  it('tells every socket of the conversation, and none of another', async () => {
    const { conversationId, token, streamUrl } = await client.start();
    const other = new Listener((await client.start()).streamUrl);
    const tabs = [new Listener(streamUrl), new Listener((await client.start(token, {}, 200)).streamUrl)];
    for (const tab of tabs) await tab.hears(1);
    await client.post(conversationId, token, message('one'));
    for (const tab of tabs) expect(await tab.hears(3)).toEqual(['Welcome', ...ECHO]);
    expect(await other.hears(1)).toEqual(['Welcome']);
  });

  it('goes on where it broke off: nothing lost, nothing twice', async () => {
    const log = createMemoryLog();
    const long = await serve({ log });
    const { conversationId, token, streamUrl } = await clientOf(long).start();
    const before = new Listener(streamUrl);
    await before.hears(1);
    before.socket.terminate();
    const stamp = { timestamp: '2026-03-02T09:00:00Z', channelId: 'directline', conversation: { id: conversationId } };
    const from = { id: 'bot', role: 'bot' };
    const say = (text: number) => log.append(conversationId, { type: 'message', ...stamp, from, text: `${text}` });
    for (let n = 1; n <= 450; n += 1) await say(n);
    const again = await clientOf(long).reconnect(conversationId, token, `?watermark=${before.watermark}`);
    const after = new Listener(again.streamUrl);
    for (let n = 451; n <= 500; n += 1) await say(n);
    await once(after.socket, 'open');
    for (let n = 501; n <= 550; n += 1) await say(n);
    expect(await after.hears(550)).toEqual(Array.from({ length: 550 }, (_, n) => `${n + 1}`));
    await long.stop();
  });

  it('tells the same from a log that says only that something changed', async () => {
    const log = createMemoryLog();
    const terse = await serve({ log: { ...log, watch: (id, changed) => log.watch(id, () => changed()) } });
    const { conversationId, token, streamUrl } = await clientOf(terse).start();
    const listener = new Listener(streamUrl);
    const posts = ['a', 'b', 'c', 'd'].map((text) => clientOf(terse).post(conversationId, token, message(text)));
    await Promise.all(posts);
    await listener.hears(9);
    const { activities } = await clientOf(terse).read(conversationId, token);
    expect(listener.seen).toEqual(activities);
    await terse.stop();
  });

  it('without a watermark begins now, and with one from the future as well', async () => {
    const { conversationId, token } = await client.generate();
    const first = new Listener((await client.reconnect(conversationId, token)).streamUrl);
    await client.post(conversationId, token, message('old'));
    await first.hears(2);
    const now = new Listener((await client.reconnect(conversationId, token)).streamUrl);
    const future = new Listener((await client.reconnect(conversationId, token, '?watermark=900')).streamUrl);
    await Promise.all([once(now.socket, 'open'), once(future.socket, 'open')]);
    await client.post(conversationId, token, message('one'));
    expect([await now.hears(2), await future.hears(2)]).toEqual([ECHO, ECHO]);
  });

  it('shows typing without moving the watermark, before the words it announces', async () => {
    const { conversationId, token, streamUrl } = await client.start();
    const listener = new Listener(streamUrl);
    await listener.hears(1);
    await client.post(conversationId, token, { type: 'typing', from: { id: 'ada' } });
    await listener.until(({ seen }) => seen.at(-1)?.type === 'typing');
    expect(listener.watermark).toBe('1');
    await client.post(conversationId, token, message('type'));
    expect(await listener.hears(5)).toEqual(['Welcome', 'typing', 'type', 'typing', 'You said type, files: 0']);
    expect(listener.watermark).toBe('3');
  });

  it('is kept alive by empty frames, and gives up a reader that no longer answers', async () => {
    const { streamUrl } = await client.start();
    const listener = new Listener(streamUrl);
    const silent = new Listener(streamUrl, { autoPong: false });
    await Promise.all([listener.hears(1), silent.hears(1)]);
    listener.socket.send('');
    listener.socket.send('not for you');
    service.clock.pass(15 * SECOND);
    await Promise.all([listener, silent].map((one) => one.until(({ keepAlives }) => keepAlives === 1)));
    // Its answer to the service's ping has arrived once the service answers one sent after it.
    listener.socket.ping();
    await once(listener.socket, 'pong');
    const closed = once(silent.socket, 'close');
    service.clock.pass(15 * SECOND);
    await closed;
    await listener.until(({ keepAlives }) => keepAlives === 2);
    expect(service.line.sockets()).toBe(1);
  });

  it('gives up a reader that lags too far behind', async () => {
    const { conversationId, streamUrl } = await client.start();
    const listener = new Listener(streamUrl);
    await listener.hears(1);
    listener.socket.pause();
    const closed = once(listener.socket, 'close');
    const long = { type: 'typing', text: 'x'.repeat(1_000_000) };
    for (let n = 0; n < 50; n += 1) service.line.show(conversationId, long);
    listener.socket.resume();
    expect([(await closed)[0], service.line.sockets()]).toEqual([1006, 0]);
  });

  it('sends its listeners away when the service stops, so that they come back', async () => {
    const listener = new Listener((await client.start()).streamUrl);
    await listener.hears(1);
    const closed = once(listener.socket, 'close');
    await service.line.close();
    expect((await closed)[0]).toBe(1001);
  });

  it('ends when the log cannot be read, so that its client comes back', async () => {
    const log = { ...createMemoryLog(), read: () => Promise.reject(new Error('away')) };
    const troubled = await serve({ log });
    const [code] = await once(new Listener((await clientOf(troubled).start()).streamUrl).socket, 'close');
    expect([code, troubled.errors]).toEqual([1013, [new Error('away')]]);
    await troubled.stop();
  });

  it('opens only with a fresh ticket for that conversation', async () => {
    const { streamUrl, conversationId, token } = await client.start();
    const other = await client.start();
    const without = streamUrl.replace(/&t=.*/, '');
    const swapped = streamUrl.replace(conversationId, other.conversationId);
    const made = streamUrl.replace(conversationId, 'made-up');
    const withToken = `${without}&t=${token}`;
    const odd = streamUrl.replace('watermark=-', 'watermark=x');
    const opened = new Listener(streamUrl);
    await opened.hears(1);
    const statuses: number[] = [];
    for (const url of [without, swapped, made, withToken, odd]) statuses.push(await new Listener(url).refused());
    expect(statuses).toEqual([401, 403, 404, 403, 400]);
    service.clock.pass(61 * SECOND);
    expect(await new Listener(streamUrl).refused()).toBe(403);
    await client.post(conversationId, token, message('one'));
    expect(await opened.hears(3)).toEqual(['Welcome', ...ECHO]);
  });

  it('leaves other upgrades to others', async () => {
    const elsewhere = new Listener(`${service.origin.replace('http', 'ws')}/elsewhere`);
    await once(elsewhere.socket, 'error');
    expect(service.line.sockets()).toBe(0);
  });
});

describe('a bot', () => {
  it('has one turn at a time in a conversation, in the order of the messages', async () => {
    const steps: string[] = [];
    const bot = {
      async run({ activity }: TurnContext) {
        steps.push(`begins ${activity.text}`);
        await new Promise((resolve) => void setImmediate(resolve));
        steps.push(`ends ${activity.text}`);
      },
    };
    const slow = await serve({ bot });
    const { conversationId, token } = await clientOf(slow).generate();
    await clientOf(slow).post(conversationId, token, message('one'));
    await clientOf(slow).post(conversationId, token, message('two'));
    await slow.stop();
    expect(steps).toEqual(['begins one', 'ends one', 'begins two', 'ends two']);
  });

  it('answers over the stream whatever way of delivery a client asks for', async () => {
    const { conversationId, token, listener } = await conversation();
    await client.post(conversationId, token, message('one', { deliveryMode: 'expectReplies' }));
    expect(await listener.hears(3)).toEqual(['Welcome', ...ECHO]);
  });

  it('is worked on by middleware like any other adapter’s', async () => {
    service.line.adapter.use(async (context, next) => {
      context.onSendActivities(async (_context, activities, send) => {
        for (const one of activities) if (one.text) one.text = one.text.toUpperCase();
        return send();
      });
      await next();
    });
    const { listener } = await conversation();
    expect(await listener.hears(1)).toEqual(['WELCOME']);
  });

  const reference = (activity: Activity | undefined): Partial<ConversationReference> =>
    TurnContext.getConversationReference(activity ?? {});

  async function conversation() {
    const { conversationId, token, streamUrl } = await client.start();
    const listener = new Listener(streamUrl);
    await listener.hears(1);
    return { conversationId, token, listener, reference: reference(service.bot.heard[0]) };
  }

  it('can write first', async () => {
    const { listener, reference } = await conversation();
    await service.line.adapter.continueConversationAsync('any', reference, async (context) => {
      await context.sendActivity('News for you');
    });
    expect(await listener.hears(2)).toEqual(['Welcome', 'News for you']);
    expect(listener.seen[1]?.from).toEqual({ id: 'bot', name: 'Bot', role: 'bot' });
  });

  it('can change and take back what it said', async () => {
    const { conversationId, token, listener, reference } = await conversation();
    await service.line.adapter.continueConversation(reference, async (context) => {
      const sent = await context.sendActivity('Two days');
      await context.updateActivity({ type: 'message', id: sent?.id ?? '', text: 'Three days' });
      const wrong = await context.sendActivity('Oops');
      await context.deleteActivity(wrong?.id ?? '');
    });
    expect(await listener.hears(5)).toEqual(['Welcome', 'Two days', 'Three days', 'Oops', 'messageDelete']);
    expect(listener.seen[2]?.id).toBe(listener.seen[1]?.id);
    const { activities, watermark } = await client.read(conversationId, token);
    expect([activities.map(({ text }) => text), watermark]).toEqual([['Welcome', 'Three days'], '3']);
  });

  it('keeps its pauses, and its internal words from the customer', async () => {
    const { listener, reference } = await conversation();
    const turn = service.line.adapter.continueConversation(reference, async (context) => {
      const sent = await context.sendActivities([
        { type: 'message', text: 'One moment' },
        { type: 'trace', name: 'inner thoughts' },
        { type: 'event', name: 'handoff.initiate', value: { note: 'customer is furious' } },
        { type: 'conversationUpdate' },
        { type: 'delay', value: 5 * SECOND },
        { type: 'event', name: 'ready' },
      ]);
      expect(sent).toHaveLength(6);
    });
    expect(await listener.hears(2)).toEqual(['Welcome', 'One moment']);
    service.clock.pass(5 * SECOND);
    await turn;
    expect(await listener.hears(3)).toEqual(['Welcome', 'One moment', 'event']);
    expect(listener.seen[2]?.name).toBe('ready');
  });
});
