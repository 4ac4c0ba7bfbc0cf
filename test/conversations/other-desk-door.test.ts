import { afterEach, describe, expect, it } from '@jest/globals';
import { Connector } from '../support/connector.ts';
import { receipt } from '../support/pictures.ts';
import { WAIT_MS } from '../support/other-desk.ts';
import { talk } from '../support/talk.ts';

const open: Connector[] = [];
afterEach(async () => {
  for (const connector of open.splice(0)) await connector.closes();
});

/** A customer in Teams, and a desk that is told in a conversation of its own at the same door. */
async function withDesk() {
  const desk = await Connector.opens();
  open.push(desk);
  const place = { serviceUrl: desk.url, channelId: 'directline', conversation: 'the desk' };
  const told = await talk({ on: 'teams', deskAtDoor: { place, waitMs: WAIT_MS } });
  await told.customer.says('agent please');
  await told.time.passes('1 s');
  told.customer.hears('@person-now');
  const reference = (await told.complaint()).reference ?? '';
  const fromDesk = {
    serviceUrl: desk.url,
    channelId: 'directline',
    conversation: { id: place.conversation },
    from: { id: 'noor', name: 'Noor' },
  };
  let posted = 0;
  const deskPosts = async (activity: Record<string, unknown>) => {
    const answer = await told.customer.sends({ ...fromDesk, id: `d${++posted}`, channelData: undefined, ...activity });
    await told.time.passes('0 s');
    return answer.status;
  };
  return { ...told, desk, reference, deskPosts };
}

describe('another desk at the Bot Framework door', () => {
  it('is told in its own conversation, and its agents reach the customer in theirs', async () => {
    const { customer, desk, reference, deskPosts, complaint } = await withDesk();
    expect(desk.calls.map(({ method, path }) => [method, decodeURIComponent(path)])).toEqual([
      ['POST', expect.stringMatching(/^\/v3\/conversations\/the desk\/activities/)],
    ]);
    expect(desk.calls[0]?.body).toMatchObject({
      type: 'event',
      name: 'handoff.initiate',
      value: { reference, reason: 'asked', channel: 'teams' },
      attachments: [{ name: 'Transcript', content: { activities: expect.any(Array) } }],
    });
    expect(await deskPosts({ type: 'event', name: 'handoff.status', value: { state: 'accepted', reference } })).toBe(
      200,
    );
    customer.hears('@agent-joined').reading(/Noor/);
    await deskPosts({ type: 'message', text: 'Hello, this is Noor.', value: { reference } });
    customer.hears('Hello, this is Noor.');
    await customer.says('At last!');
    expect(desk.messages.map(({ body }) => body)).toMatchObject([
      { text: 'At last!', channelData: { amends: { reference, by: { role: 'user' } } } },
    ]);
    await deskPosts({ type: 'event', name: 'handoff.status', value: { state: 'completed', reference } });
    customer.hears('@closed', '@survey');
    expect(await complaint()).toMatchObject({ state: 'closed', outbox: [] });
  });

  it('leaves nothing of a handoff in the customer’s chat', async () => {
    const { customer, deskPosts, reference } = await withDesk();
    await deskPosts({
      type: 'event',
      name: 'handoff.status',
      value: { state: 'failed', message: 'SECRET', reference },
    });
    const seen = JSON.stringify(customer.connector.calls.map(({ body }) => body));
    expect(seen).not.toMatch(/handoff|Transcript|They asked for a person|SECRET/);
  });

  it('is not spoken for by a customer', async () => {
    const { customer, complaint, reference, desk } = await withDesk();
    const before = await complaint();
    for (const state of ['accepted', 'completed', 'failed'])
      await customer.sends({ type: 'event', name: 'handoff.status', value: { state, reference } });
    customer.hears();
    expect((await complaint()).handoff).toEqual(before.handoff);
    expect(desk.calls).toHaveLength(1);
  });

  it('that refuses has it no longer', async () => {
    const desk = await Connector.opens();
    open.push(desk);
    desk.next.push((_call, res) => void res.writeHead(400).end());
    const place = { serviceUrl: desk.url, channelId: 'directline', conversation: 'the desk' };
    const { customer, time, complaint } = await talk({ on: 'teams', deskAtDoor: { place, waitMs: WAIT_MS } });
    await customer.says('agent please');
    await time.passes('1 s');
    customer.hears('@person-now');
    expect(desk.calls).toHaveLength(1);
    const { handoff, notes } = await complaint();
    expect([handoff?.state, handoff?.hub, notes.length]).toEqual(['waiting', undefined, 1]);
  });
});

describe('files of an agent at the Bot Framework door', () => {
  const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
  const inline = (bytes: Buffer) => `data:application/pdf;base64,${bytes.toString('base64')}`;

  it('reach the customer, inline or from where they lie, with words or without', async () => {
    const { customer, desk, reference, deskPosts, store } = await withDesk();
    const { type, bytes } = await receipt();
    const attachments = [
      { contentType: 'application/pdf', contentUrl: inline(PDF), name: 'label.pdf' },
      { contentType: type, contentUrl: desk.serves({ name: 'p.jpg', type, bytes }), name: 'photo.jpg' },
      { contentType: 'text/html', content: '<p>The label</p>' },
    ];
    await deskPosts({ type: 'message', text: 'The label.', value: { reference }, attachments });
    customer.hears('@agent-joined', 'The label.').reading(/\[label\.pdf\]\(http\S+\)[^]*\[photo\.jpg\]/);
    const again = { type: 'message', id: 'd9', text: '', value: { reference }, attachments: attachments.slice(0, 1) };
    await deskPosts(again);
    await deskPosts(again);
    customer.hears('');
    const log = await store.log(customer.conversationId, 0, 50);
    expect(log.flatMap(({ attachments: files = [] }) => files.map(({ name }) => name))).toEqual([
      'label.pdf',
      'photo.jpg',
      'label.pdf',
    ]);
    expect(desk.messages).toEqual([]);
  });

  it.each([
    ['of another kind', { contentUrl: inline(Buffer.from('MZ')), name: 'run.exe' }, /run\.exe.*no picture and no PDF/],
    [
      'that lies elsewhere',
      { contentUrl: 'https://files.example/label.pdf', name: 'label.pdf' },
      /label\.pdf.*fetches nothing/,
    ],
    [
      'at an address of this machine that serves nothing',
      { contentUrl: 'http://127.0.0.1:9/a.pdf', name: 'a.pdf' },
      /could not be fetched/,
    ],
  ])('%s: nothing is sent, and their agent reads why', async (_what, file, why) => {
    const { customer, desk, reference, deskPosts } = await withDesk();
    const attachments = [
      { contentType: 'application/pdf', contentUrl: inline(PDF), name: 'good.pdf' },
      { contentType: 'application/pdf', ...file },
    ];
    expect(await deskPosts({ type: 'message', text: 'The label.', value: { reference }, attachments })).toBe(200);
    customer.hears();
    expect(desk.messages.map(({ body }) => body)).toMatchObject([
      { text: expect.stringMatching(why), channelData: { amends: { reference } } },
    ]);
  });
});

describe('Omnichannel at the Bot Framework door', () => {
  const omnichannel = { deskAtDoor: { omnichannel: true as const, waitMs: WAIT_MS } };

  it('is handed a complaint in the conversation it brought; only what is marked is for the customer', async () => {
    const { customer, time, complaint } = await talk({ on: 'teams', ...omnichannel });
    const channelData = { sourceChannelId: 'omnichannel', tenant: { id: 'tenant-1' } };
    customer.connector.calls.length = 0;
    await customer.sends({ type: 'message', text: 'agent please', channelData });
    await time.passes('1 s');
    customer.hears('@person-now');
    const { reference, handoff } = await complaint();
    const bodies = customer.connector.messages.map(({ body }) => body as { text: string; channelData?: object });
    const forCustomer = bodies.filter(({ channelData: c }) => JSON.stringify(c) === '{"deliveryMode":"bridged"}');
    const forAgents = bodies.filter((body) => !forCustomer.includes(body));
    expect(forCustomer.map(({ text }) => text)).toEqual([customer.lastWords]);
    expect(forAgents).toHaveLength(1);
    expect(forAgents[0]?.channelData).toEqual({ tags: expect.stringContaining(`"ComplaintReference":"${reference}"`) });
    expect(handoff).toMatchObject({ state: 'waiting', hub: {} });
  });

  it('is told nothing in a plain chat, where the customer would read it: our own desk has it', async () => {
    const { customer, time, complaint } = await talk({ on: 'teams', ...omnichannel });
    await customer.says('agent please');
    await time.passes('1 s');
    customer.hears('@person-now');
    expect(JSON.stringify(customer.connector.calls)).not.toMatch(/Escalate|deliveryMode/);
    expect((await complaint()).handoff?.hub).toBeUndefined();
  });
});
