import { describe, expect, it } from '@jest/globals';
import { EventFactory, TestAdapter, TurnContext } from 'botbuilder';
import { type Admitted, createHubEar } from '../../bot/channels/handoff/hub-ear.ts';
import { readPlace } from '../../bot/channels/handoff/hub-place.ts';
import { bridged, isBridged } from '../../bot/channels/handoff/omnichannel.ts';
import { createFiles } from '../../bot/stores/files.ts';
import { countedIds } from '../support/ids.ts';
import { BRIDGED_REF, deskInEvents, deskInOmnichannel, PLACE } from '../support/other-desk-activities.ts';
import { talk } from '../support/talk.ts';

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

async function handed() {
  const desk = await deskInEvents();
  const told = await talk({ hub: desk.hub });
  await told.customer.says('agent please');
  await told.time.passes('1 s');
  told.customer.hears('@person-now');
  const reference = told.customer.reference ?? '';
  const hears = createHubEar(PLACE, {
    core: () => told.app.core,
    log: SILENT,
    answer: async () => {},
    files: { files: createFiles({ ids: countedIds() }), fetch: async () => ({ result: 'refused', reason: 'address' }) },
  });
  const noor = { id: 'noor', name: 'Noor' };
  let posted = 0;
  const posts = async (activity: Partial<Admitted>) => {
    const { conversation, serviceUrl } = { conversation: { id: PLACE.conversation }, serviceUrl: PLACE.serviceUrl };
    const heard = await hears({
      channelId: 'directline',
      type: 'event',
      id: `a${++posted}`,
      from: noor,
      conversation,
      serviceUrl,
      ...activity,
    });
    await told.time.passes('0 s');
    return heard;
  };
  const status = (state: string, more: object = {}) =>
    posts({ name: 'handoff.status', value: { state, reference, ...more } });
  return { ...told, desk, reference, posts, status };
}

const conversation = {
  id: 'cnv_kim',
  version: 1,
  address: { door: 'bot-framework', account: 'msteams:28:bot', thread: '19:kim@thread.v2' },
  role: 'customer' as const,
  customerId: 'kim',
  locale: 'en',
  channel: 'teams' as const,
  lastSeq: 1,
  spans: [],
};
const facts = {
  severity: 'plain' as const,
  firstContactAt: 0,
  happened: { type: 'parcel', failure: 'parcel.late', story: [] },
  promises: [],
  facts: [],
  expenses: { items: [], totals: [], receipts: 0 },
  asides: [],
  saidByUs: [],
  files: [],
  missing: [],
  declined: [],
  questions: [],
  tried: { answered: 0, checkIns: 0, otherDesk: false },
  contact: { way: 'email' as const, address: 'kim@example.com', from: { conversation: 'cnv_kim', seq: 1 } },
  next: [],
};
const told = (sendRef?: unknown) => ({
  id: 'hub_1',
  reference: 'F4W2-F4J8',
  conversation: sendRef ? { ...conversation, sendRef } : conversation,
  reason: 'asked' as const,
  again: false,
  summary: { words: 'A parcel, two weeks late', facts },
  transcript: [],
});

describe('handoff events', () => {
  it('look as the SDK makes them, and go to the desk’s own conversation only', async () => {
    const { desk, customer, reference } = await handed();
    const [initiate] = desk.sent;
    const context = new TurnContext(new TestAdapter(), {
      type: 'message',
      channelId: 'directline',
      conversation: { id: 'c', name: '', isGroup: false, conversationType: '' },
    });
    const model = EventFactory.createHandoffInitiation(context, {}, { activities: [] });
    expect(initiate?.activity).toMatchObject({ type: model.type, name: model.name, value: { reference } });
    expect(initiate?.activity.relatesTo?.conversation.id).toBe(customer.conversationId);
    const shape = (of: typeof model.attachments) => of?.map(({ name, contentType }) => ({ name, contentType }));
    expect(shape(initiate?.activity.attachments)).toEqual(shape(model.attachments));
    await customer.says('hello?');
    expect(desk.sent.map(({ to }) => [to.serviceUrl, to.conversation?.id])).toEqual([
      [PLACE.serviceUrl, PLACE.conversation],
      [PLACE.serviceUrl, PLACE.conversation],
    ]);
  });

  it('hold the newest of a transcript that is larger than an activity may be', async () => {
    const { sent, hub } = await deskInEvents();
    const said = (seq: number) => ({
      conversation: 'cnv_kim',
      seq,
      id: `msg_${seq}`,
      at: 0,
      from: { role: 'customer' as const, id: 'kim' },
      text: `${seq} ${'é'.repeat(9_000)}`,
    });
    await hub.start({ ...told(), transcript: Array.from({ length: 20 }, (_, i) => said(i + 1)) });
    const content = sent[0]?.activity.attachments?.[0]?.content as { activities: { text: string }[] } | undefined;
    expect(content?.activities.map(({ text }) => Number(text.split(' ')[0]))).toEqual([
      12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
    expect(JSON.stringify(sent[0]?.activity).length).toBeLessThan(256_000);
  });

  it('bring an agent of that desk to the customer, and their words, and the end', async () => {
    const { customer, status, posts, reference, complaint } = await handed();
    expect(await status('accepted')).toBe(true);
    customer.hears('@agent-joined').reading(/Noor/);
    await posts({ type: 'message', text: 'Hello Kim.', channelData: { amends: { reference } } });
    customer.hears('Hello Kim.');
    await status('completed', { message: 'Sent it again.' });
    customer.hears('@closed', '@survey');
    expect(await complaint()).toMatchObject({ state: 'closed', notes: [{ text: 'Sent it again.' }] });
  });

  it('that fail bring it back to our own desk', async () => {
    const { status, customer, complaint } = await handed();
    await status('failed', { message: 'nobody here' });
    customer.hears();
    expect(await complaint()).toMatchObject({ notes: [{ text: 'The other desk gave it back. nobody here' }] });
  });

  it('that come twice count once', async () => {
    const { posts, customer, reference } = await handed();
    const same = { id: 'the same', type: 'message', text: 'Once.', channelData: { amends: { reference } } };
    await posts(same);
    await posts(same);
    customer.hears('@agent-joined', 'Once.');
  });

  it.each([
    ['another conversation', { conversation: { id: 'a customer' } }],
    ['another service', { serviceUrl: 'https://elsewhere.example/' }],
  ])('from %s are not a desk’s: nothing changes', async (_what, from) => {
    const { posts, customer, complaint, reference } = await handed();
    const before = await complaint();
    const value = { state: 'completed', reference };
    expect(await posts({ name: 'handoff.status', value, ...from })).toBe(false);
    customer.hears();
    expect(await complaint()).toEqual(before);
  });

  it.each([
    ['without a reference', { name: 'handoff.status', value: { state: 'accepted' } }],
    ['of a complaint there is not', { name: 'handoff.status', value: { state: 'accepted', reference: 'F4W2-F4J8' } }],
    ['of another state', { name: 'handoff.status', value: { state: 'typing', reference: 'REFERENCE' } }],
    ['too early', { name: 'handoff.status', value: { state: 'completed', reference: 'REFERENCE' } }],
    ['of another name', { name: 'handoff.initiate', value: { state: 'accepted', reference: 'REFERENCE' } }],
    ['as something else', { type: 'conversationUpdate' }],
  ])('%s are taken and change nothing', async (_what, activity) => {
    const { posts, customer, complaint, reference } = await handed();
    const before = await complaint();
    const said = JSON.parse(JSON.stringify(activity).replace('REFERENCE', reference)) as Partial<Admitted>;
    expect(await posts(said)).toBe(true);
    customer.hears();
    expect(await complaint()).toEqual(before);
  });
});

describe('the address of a desk’s conversation', () => {
  it.each([
    ['https://d.example/v3/conversations/a%3Ab', { serviceUrl: 'https://d.example/', conversation: 'a:b' }],
    ['https://d.example/x/v3/conversations/1/activities', { serviceUrl: 'https://d.example/x/', conversation: '1' }],
    ['https://d.example/v3/conversations/', undefined],
    ['https://d.example/v3/conversations/a/members', undefined],
    ['https://d.example/v3/conversations/%E0', undefined],
    ['not an address', undefined],
  ])('%s', (address, place) => {
    const read = readPlace(address);
    if (place) expect(read).toMatchObject(place);
    else expect(read).toBeUndefined();
  });
});

describe('Omnichannel of Dynamics 365', () => {
  it('is handed a complaint by a message for agents, with variables that are strings or whole numbers', async () => {
    const { hub, sent } = await deskInOmnichannel();
    await hub.start(told(BRIDGED_REF));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.to).toMatchObject({ conversation: { id: BRIDGED_REF.conversation.id } });
    const { type, text, channelData } = sent[0]?.activity ?? {};
    expect([type, text, Object.keys(channelData)]).toEqual(['message', 'A parcel, two weeks late', ['tags']]);
    const command = JSON.parse(channelData.tags) as { type: string; context: Record<string, unknown> };
    expect(command).toMatchObject({
      type: 'Escalate',
      context: { ComplaintReference: 'F4W2-F4J8', ClaimType: 'parcel', Email: 'kim@example.com' },
    });
    for (const value of Object.values(command.context))
      expect(typeof value === 'string' || Number.isInteger(value)).toBe(true);
  });

  it('is told of no complaint whose customer it did not bring: they would read it', async () => {
    const { bridged: _, ...plain } = BRIDGED_REF;
    for (const ref of [undefined, plain, { ...plain, bridged: 'true' }]) {
      const { hub, sent } = await deskInOmnichannel();
      expect(await hub.start(told(ref))).toEqual({ result: 'refused', reason: 'not-bridged' });
      expect(await hub.end({ ...told(ref), reason: 'taken-back' })).toMatchObject({ result: 'refused' });
      expect(sent).toEqual([]);
    }
  });

  it('ends a conversation that our desk has taken, and cuts nobody off who waits over there', async () => {
    const { hub, sent } = await deskInOmnichannel();
    await hub.end({ ...told(BRIDGED_REF), reason: 'no-answer' });
    await hub.end({ ...told(BRIDGED_REF), reason: 'agent-silent' });
    expect(sent).toEqual([]);
    await hub.end({ ...told(BRIDGED_REF), reason: 'taken-back' });
    expect(sent.map(({ activity }) => activity.channelData)).toEqual([
      { tags: JSON.stringify({ type: 'EndConversation', context: {} }) },
    ]);
  });

  it('shows its customers what is marked for them', () => {
    const marked = bridged({ type: 'message', text: 'Hello', channelData: { notification: true } });
    expect(marked.channelData).toEqual({ notification: true, deliveryMode: 'bridged' });
    expect(bridged({ type: 'message' }).channelData).toEqual({ deliveryMode: 'bridged' });
  });

  it.each([
    [{ channelId: 'omnichannel' }, true],
    [{ channelId: 'msteams', channelData: { sourceChannelId: 'omnichannel' } }, true],
    [{ channelId: 'msteams', channelData: { tenant: { id: 't' } } }, false],
    [{ channelId: 'directline', channelData: 'omnichannel' }, false],
  ])('brought what says so: %j', (activity, is) => {
    expect(isBridged(activity)).toBe(is);
  });
});
