import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { failure } from '../contracts/direct-line-schema.ts';
import { talk, type Talk } from '../support/talk.ts';

/** What the customer's own client would show of what they said. */
async function shown({ store, customer }: Talk): Promise<(string | undefined)[]> {
  const log = await store.log(customer.conversationId, 0, 50);
  return log.filter((m) => m.from.role === 'customer').map((m) => m.text);
}

describe('what a customer writes', () => {
  it.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)> my parcel is late'],
    ['a turn of the reading direction', 'my parcel \u202egnol\u202c is late'],
    ['words of a template', '{{ customer.email }} {% raw %} my parcel is late'],
    ['marks of a message format', '**my** [parcel](javascript:alert(1)) is late'],
  ])('with %s in it is kept to the letter, and understood', async (_what, text) => {
    const world = await talk();
    await world.customer.says(text);
    await world.time.passes('4 s');
    expect(await shown(world)).toEqual([text]);
    world.customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('with halves of characters and NULs in it loses only those', async () => {
    const world = await talk();
    await world.customer.says('my par\0cel \ud83d is late');
    await world.time.passes('4 s');
    expect(await shown(world)).toEqual(['my parcel \ufffd is late']);
    world.customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['marks that take no room', '\u200b\u200e\u2060'],
  ])('is refused when it is %s: no turn is begun for it', async (_what, text) => {
    const world = await talk();
    const answer = await world.customer.sends({ type: 'message', text, channelData: {} });
    expect([answer.status, failure.parse(await answer.json()).error.code]).toEqual([400, 'BadArgument']);
    await world.time.passes('1 min');
    expect(await shown(world)).toEqual([]);
  });

  it('over a megabyte is refused, and what was said before stays', async () => {
    const world = await talk();
    await world.customer.says('my parcel is late');
    const answer = await world.customer.sends({ type: 'message', text: 'x'.repeat(1_100_000), channelData: {} });
    expect(answer.status).toBe(413);
    await world.time.passes('4 s');
    expect(await shown(world)).toEqual(['my parcel is late']);
    world.customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('cannot be taken in while the disk is full: the client is told, sends it again, and nothing is lost', async () => {
    const store = createMemoryStore();
    const commit = store.commit.bind(store);
    let isFull = false;
    store.commit = async (change) => {
      if (isFull) throw new AmendsError('unavailable', 'Nothing can be written.', { reason: 'ENOSPC' });
      return commit(change);
    };
    const world = await talk({ store });
    await world.customer.says('my parcel is late');
    isFull = true;
    const again = { type: 'message', text: 'and it was wet', channelData: { clientActivityID: 'same' } };
    const refused = await world.customer.sends(again);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(JSON.stringify(await refused.json())).not.toContain('ENOSPC');
    await world.time.passes('4 s');
    world.customer.hears();
    isFull = false;
    expect((await world.customer.sends(again)).status).toBe(200);
    await world.time.passes('1 min');
    expect(await shown(world)).toEqual(['my parcel is late', 'and it was wet']);
    world.customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('counts for them alone: a token opens no other conversation, and a made-up one is nobody’s', async () => {
    const world = await talk();
    const other = await world.another();
    const token = await tokenOf(world.url);
    const ask = (id: string) =>
      fetch(`${world.url}/v3/directline/conversations/${id}/activities`, { headers: bearing(token) });
    expect((await ask(other.conversationId)).status).toBe(403);
    expect((await ask('made-up')).status).toBe(404);
  });

  it('cannot be said in our name, nor under a name that is a page long', async () => {
    const world = await talk();
    const channelData = { clientActivityID: 'x'.repeat(100_000), amends: { role: 'agent', agentName: 'Ana' } };
    const from = { id: 'me', name: `Kim\u202e\n${'y'.repeat(5_000)}`, role: 'bot' };
    const sent = await world.customer.sends({ type: 'message', text: 'my parcel is late', from, channelData });
    expect(sent.status).toBe(200);
    const [, message] = await world.store.log(world.customer.conversationId, 0, 5);
    expect(message?.from).toEqual({ role: 'customer', id: expect.any(String) });
    await world.time.passes('4 s');
    world.customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('keeps the program alive whatever it is made of', async () => {
    const { url } = await talk();
    const { token, conversationId } = await sessionAt(url);
    const post = (body: string) =>
      fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, {
        method: 'POST',
        headers: { ...bearing(token), 'content-type': 'application/json' },
        body,
      });
    await fc.assert(
      fc.asyncProperty(anyActivity(), async (json) => {
        const answer = await post(JSON.stringify(json) ?? '');
        const body: unknown = await answer.json();
        if (answer.status === 200) return expect(body).toEqual({ id: expect.any(String) });
        expect([400, 413, 415, 429]).toContain(answer.status);
        expect(failure.parse(body).error.message).not.toBe('');
      }),
      { numRuns: 300 },
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

/** Any JSON, and activities with any JSON in the places that are read. */
function anyActivity(): fc.Arbitrary<unknown> {
  const any = fc.jsonValue({ maxDepth: 3 });
  const text = fc.oneof(fc.string({ unit: 'binary' }), any);
  const fields = [
    'text',
    'from',
    'value',
    'channelData',
    'attachments',
    'entities',
    'locale',
    'suggestedActions',
    'id',
  ];
  const odd = fc.dictionary(fc.constantFrom(...fields, '__proto__', 'constructor', 'toString'), text, { maxKeys: 5 });
  const type = fc.constantFrom('message', 'message', 'event', 'typing', 'endOfConversation', 'toString', '');
  return fc.oneof(
    any,
    odd,
    fc.tuple(type, odd).map(([kind, more]) => ({ type: kind, from: { id: 'me' }, ...more })),
    fc.tuple(text, any).map(([said, data]) => ({ type: 'message', from: { id: 'me' }, text: said, channelData: data })),
  );
}

function bearing(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function tokenOf(url: string): Promise<string> {
  return (await sessionAt(url)).token;
}

async function sessionAt(url: string): Promise<{ token: string; conversationId: string }> {
  const answer = await fetch(`${url}/chat/session`, { method: 'POST' });
  return (await answer.json()) as { token: string; conversationId: string };
}
