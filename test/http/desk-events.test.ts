import { describe, expect, it } from '@jest/globals';
import { openDesk, REFERENCE, type DeskWorld, type Visitor } from './desk-world.ts';

describe('news of the desk', () => {
  it('comes as ids only, when something changed', async () => {
    const world = await openDesk();
    const stream = await listen(await world.enters('Ana'));
    expect(await stream.next()).toMatchObject({ event: 'hello' });

    await world.waiting();

    expect(await stream.next()).toMatchObject({ event: 'complaint', data: { reference: REFERENCE } });
    expect(await stream.next()).toMatchObject({ event: 'queue', data: {} });
  });

  it('tells that the customer is typing', async () => {
    const world = await openDesk();
    await world.waiting();
    const stream = await listen(await world.enters('Ana'));
    expect(await stream.next()).toMatchObject({ event: 'hello' });
    world.desk.customerTyping('cnv_kim');
    expect(await stream.next()).toMatchObject({ event: 'typing', data: { reference: REFERENCE } });
  });

  it('tells that something said stands otherwise: it arrived, or was taken back', async () => {
    const world = await openDesk();
    await world.waiting();
    const stream = await listen(await world.enters('Ana'));
    expect(await stream.next()).toMatchObject({ event: 'hello' });
    const states = [{ conversation: 'cnv_kim', seq: 1, withdrawnAt: world.clock.now() }];
    await world.store.commit({ at: world.clock.now(), states });
    expect(await stream.next()).toMatchObject({ event: 'complaint', data: { reference: REFERENCE } });
  });

  it('goes on where a broken line ended', async () => {
    const world = await openDesk();
    const ana = await world.enters('Ana');
    const first = await listen(ana);
    const { id } = await first.next();
    await first.end();
    await world.waiting();
    await changes(world);

    const second = await listen(ana, id);

    const events = [await second.next(), await second.next(), await second.next()].map((e) => e.event);
    expect(events).toEqual(['complaint', 'queue', 'complaint']);
  });

  it('says "read everything again" to whoever was away for too long', async () => {
    const world = await openDesk();
    await world.waiting();
    for (const id of ['another-start-7', 'nonsense']) {
      const stream = await listen(await world.enters('Ana'), id);
      expect(await stream.next()).toMatchObject({ event: 'reset' });
    }
  });

  it('ends for somebody who has signed out', async () => {
    const world = await openDesk();
    const ana = await world.enters('Ana');
    const stream = await listen(ana);
    await stream.next();
    await fetch(ana.at('session'), { method: 'DELETE', headers: { cookie: ana.cookie } });

    await world.clock.passes(60_000, async () => {});

    await expect(stream.next()).rejects.toThrow('ended');
  });
});

async function changes({ store, clock }: DeskWorld): Promise<void> {
  const complaint = await store.complaint('cmp_kim');
  if (complaint) await store.commit({ at: clock.now(), complaints: [{ ...complaint, version: 2 }] });
}

/** Reads one event after the other. */
async function listen(visitor: Visitor, lastEventId?: string) {
  const answer = await visitor.gets('events', lastEventId ? { 'last-event-id': lastEventId } : {});
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream');
  let text = '';
  return {
    end: () => reader.cancel(),
    async next(): Promise<{ id: string; event: string; data: unknown }> {
      for (;;) {
        const [block, ...rest] = text.split('\n\n');
        if (rest.length) {
          text = rest.join('\n\n');
          const fields = new Map(
            (block ?? '')
              .split('\n')
              .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
          );
          const event = fields.get('event');
          if (event) return { id: fields.get('id') ?? '', event, data: JSON.parse(fields.get('data') ?? '') };
          continue;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream has ended');
        text += value;
      }
    },
  };
}
