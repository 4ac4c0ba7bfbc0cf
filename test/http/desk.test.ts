import { describe, expect, it } from '@jest/globals';
import { emptyClaim } from '../../dialogs/domain/claim.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { openDesk, REFERENCE } from './desk-world.ts';

const MINUTE = 60_000;
const nothingUnderWay = async () => {};

describe('the queue', () => {
  it('shows who waits, what for and how long, whoever may be in danger first', async () => {
    const { enters, waiting, clock } = await openDesk();
    await waiting();
    const reference = 'T46K-H38Z';
    await clock.passes(4 * MINUTE, nothingUnderWay);
    const handoff = { state: 'waiting', reason: 'danger', since: clock.now(), queuedAt: clock.now() } as const;
    await waiting({ id: 'cmp_omar', conversation: 'cnv_omar', reference, handoff });
    await clock.passes(2 * MINUTE, nothingUnderWay);
    const ana = await enters('Ana');

    const queue = await (await ana.gets('queue')).json();

    expect(queue.waiting).toMatchObject([
      { reference, severity: 'danger', waitedMs: 2 * MINUTE },
      {
        reference: REFERENCE,
        customer: 'Kim',
        failure: 'Bag lost',
        quote: 'you lost my suitcase',
        waitedMs: 6 * MINUTE,
      },
    ]);
  });

  it('tells mine from those of others', async () => {
    const { enters, waiting, clock } = await openDesk();
    const ana = await enters('Ana');
    const ben = await enters('Ben');
    const { id } = await (await ana.gets('session')).json();
    const now = clock.now();
    const agent = { id, name: 'Ana' };
    await waiting({
      handoff: { state: 'accepted', reason: 'asked', since: now, queuedAt: now, acceptedAt: now, agent },
    });

    expect(await (await ana.gets('queue')).json()).toMatchObject({
      waiting: [],
      mine: [{ reference: REFERENCE }],
      others: [],
    });
    expect(await (await ben.gets('queue')).json()).toMatchObject({ mine: [], others: [{ agent: { name: 'Ana' } }] });
  });
});

describe('a complaint', () => {
  it('comes with its summary, its transcript and the files, each fact with its message', async () => {
    const { enters, waiting } = await openDesk();
    await waiting();
    const ana = await enters('Ana');

    const complaint = await (await ana.gets(`complaints/${REFERENCE.toLowerCase()}`)).json();

    expect(complaint).toMatchObject({
      reference: REFERENCE,
      version: 1,
      floor: 'bot',
      customer: { name: 'Kim', channel: 'web' },
    });
    expect(complaint.summary).toMatchObject({
      title: 'Baggage',
      failure: 'Bag lost',
      facts: [{ label: 'Flight', value: 'HV117', from: { conversation: 'cnv_kim', seq: 1 } }],
      missing: ['Bag tag'],
      next: ['apologise', 'read-back', 'ask-missing'],
    });
    expect(complaint.messages).toMatchObject([
      { seq: 1, by: 'customer', name: 'Kim', files: [{ url: '/files/fil_1/bag%20tag.jpg' }] },
    ]);
  });

  it('leaves its unanswered questions to whoever writes the answers, counted', async () => {
    const { enters, waiting } = await openDesk();
    const from = { conversation: 'cnv_kim', seq: 1 };
    const questions = ['Who has my bag?', 'who has my bag', 'Is it free?'].map((words) => ({ words, from }));
    await waiting({ claim: { ...emptyClaim(), questions } });
    const lead = await enters('Mara', 'lead');
    const answer = await (await lead.gets('questions')).json();
    expect(answer.questions).toMatchObject([
      { words: 'who has my bag', times: 2 },
      { words: 'Is it free?', times: 1 },
    ]);
    expect((await (await enters('Ana')).gets('questions')).status).toBe(403);
  });

  it('holds nothing of what the same conversation was about before', async () => {
    const { enters, waiting, store, clock } = await openDesk();
    await waiting();
    const before = await store.conversation('cnv_kim');
    if (!before) throw new Error('Kim has a conversation');
    const spans = [
      { fromSeq: 1, complaintId: 'cmp_kim' },
      { fromSeq: 2, complaintId: 'cmp_later' },
    ];
    const words = {
      conversation: 'cnv_kim',
      id: 'msg_2',
      at: clock.now(),
      from: { role: 'customer', id: 'cus_kim' } as const,
      text: 'new',
    };
    await store.commit({ at: clock.now(), conversations: [{ ...before, version: 2, spans }], append: [words] });
    const ana = await enters('Ana');

    const complaint = await (await ana.gets(`complaints/${REFERENCE}`)).json();

    expect(complaint.messages.map((m: { seq: number }) => m.seq)).toEqual([1]);
  });

  it('is not there under a reference that nobody gave', async () => {
    const { enters } = await openDesk();
    const ana = await enters('Ana');
    for (const reference of ['F4W2-F4J9', REFERENCE]) {
      const answer = await ana.gets(`complaints/${reference}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'not-found', status: 404 });
    }
  });
});

describe('what an agent does', () => {
  const id = 'intent-1';

  it('reaches the core with who did it', async () => {
    const { enters, commands, typed } = await openDesk();
    const ana = await enters('Ana');
    const by = { id: expect.any(String), name: 'Ana' };
    const does = (what: string, body: object) => ana.posts(`complaints/${REFERENCE}/${what}`, body);

    expect((await does('accept', { id })).status).toBe(204);
    await does('put-back', { id });
    await does('replies', { id, text: ' Hello Kim. ' });
    await does('notes', { id, text: 'rings at two' });
    await does('close', { id, cause: 'handling', note: '' });
    await does('typing', {});

    expect(commands).toEqual([
      { id, reference: REFERENCE, by, do: 'accept' },
      { id, reference: REFERENCE, by, do: 'put-back' },
      { id, reference: REFERENCE, by, do: 'reply', text: 'Hello Kim.' },
      { id, reference: REFERENCE, by, do: 'note', text: 'rings at two' },
      { id, reference: REFERENCE, by, do: 'close', cause: 'handling', note: '' },
    ]);
    expect(typed).toEqual([REFERENCE]);
  });

  it('has one winner: the other reads who it is', async () => {
    const { enters, refuses } = await openDesk();
    const ben = await enters('Ben');
    refuses(new AmendsError('not-yours', 'taken', { state: 'accepted', owner: 'Ana' }));

    const answer = await ben.posts(`complaints/${REFERENCE}/accept`, { id });

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'not-yours', owner: 'Ana' });
  });

  it('is done already when it was done before', async () => {
    const { enters, refuses } = await openDesk();
    const ana = await enters('Ana');
    refuses(new AmendsError('seen', 'before', { first: 'cmp_kim' }));
    expect((await ana.posts(`complaints/${REFERENCE}/accept`, { id })).status).toBe(204);
  });

  it.each([
    ['conflict', 409],
    ['not-allowed', 403],
    ['gone', 410],
    ['unusable', 422],
    ['unavailable', 503],
  ] as const)('that fails with %s answers %i', async (code, status) => {
    const { enters, refuses } = await openDesk();
    const ana = await enters('Ana');
    refuses(new AmendsError(code, 'no'));
    const answer = await ana.posts(`complaints/${REFERENCE}/accept`, { id });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
    expect(answer.headers.has('retry-after')).toBe(status === 503);
  });

  it('that breaks says so without its insides', async () => {
    const { enters, refuses } = await openDesk();
    const ana = await enters('Ana');
    refuses(new TypeError('secret inside'));
    const answer = await ana.posts(`complaints/${REFERENCE}/accept`, { id });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/secret|at .*\.ts/);
  });

  it('is refused with what is wrong, and where', async () => {
    const { enters, commands } = await openDesk();
    const ana = await enters('Ana');
    const reply = (body: unknown) => ana.posts(`complaints/${REFERENCE}/replies`, body);

    const empty = await reply({ id, text: '   ' });
    expect(empty.status).toBe(422);
    expect(await empty.json()).toMatchObject({ code: 'unusable', errors: [{ path: 'text' }] });
    expect((await reply({ id, text: 'a'.repeat(10_001) })).status).toBe(422);
    expect((await reply({ text: 'no id' })).status).toBe(422);
    expect(await (await reply('{"id":')).json()).toMatchObject({ status: 400, code: 'malformed-json' });
    expect(await (await reply({ id, text: 'x'.repeat(1_100_000) })).json()).toMatchObject({
      status: 413,
      code: 'too-large',
    });
    expect(commands).toEqual([]);
  });
});
