import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { sentActivity } from '../contracts/connector-schema.ts';
import { receipt } from '../support/pictures.ts';
import { smsSegments } from '../../bot/render/sms.ts';
import { PLACES, talk, type Talk } from '../support/talk.ts';
import type { Writer } from '../support/text-customer.ts';

const PDF = { name: 'label (2).pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') };

/** A customer whose complaint Ana has. */
async function withAna<Who extends Writer>(told: Talk<Who>): Promise<Talk<Who> & { reference: string }> {
  const { customer, agent } = told;
  await customer.says('agent please');
  customer.hears('@person-now');
  const reference = customer.reference ?? '';
  await agent.accepts(reference);
  customer.forgets();
  return { ...told, reference };
}

/** What lies at an address that a customer was given. */
async function fetched(url: string): Promise<[number, string | null]> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return [answer.status, answer.headers.get('content-type')];
}

describe.each(PLACES)('on %s', (on) => {
  it('an agent sends a picture and a PDF with their words, kept as a customer’s own are', async () => {
    const { customer, agent, reference, store } = await withAna(await talk({ on }));
    const answer = await agent.sends(reference, [await receipt('photo.jpg'), PDF], 'Here is the label.');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    customer.hears('Here is the label.');
    const [said] = (await store.log(customer.conversationId, 0, 50))
      .filter(({ from }) => from.role === 'agent')
      .slice(-1);
    expect(said?.attachments).toMatchObject([
      { name: 'photo.jpg', type: 'image/jpeg' },
      { name: 'label (2).pdf', type: 'application/pdf' },
    ]);
    const { messages } = (await agent.opens(reference)) as { messages: { by: string; files: { name: string }[] }[] };
    expect(messages.at(-1)).toMatchObject({ by: 'agent', files: [{ name: 'photo.jpg' }, { name: 'label (2).pdf' }] });
  });
});

describe('files of agents', () => {
  it('are drawn in Teams where it draws, and links where it does not', async () => {
    const { customer, agent, reference } = await withAna(await talk({ on: 'teams' }));
    await agent.sends(reference, [await receipt('my_photo.jpg'), PDF]);
    customer.forgets();
    const { lastActivity } = customer;
    expect(sentActivity.safeParse(lastActivity).error?.issues ?? []).toEqual([]);
    expect(lastActivity['attachments']).toMatchObject([{ contentType: 'image/jpeg', name: 'my_photo.jpg' }]);
    const links = [...String(lastActivity['text']).matchAll(/\]\((\S+)\)/g)].map(([, url = '']) => url);
    expect(await Promise.all(links.map(fetched))).toEqual([
      [200, 'image/jpeg'],
      [200, 'application/pdf'],
    ]);
  });

  it.each(['sms', 'whatsapp'] as const)('are one link each on %s', async (on) => {
    const { customer, agent, reference } = await withAna(await talk({ on }));
    await agent.sends(reference, [PDF], 'Here is the label.');
    customer.forgets();
    const { Body } = customer.lastText;
    expect(Body).toMatch(/^Here is the label\.\nlabel \(2\)\.pdf: http\S+$/);
    expect(smsSegments(Body).encoding).toBe('GSM-7');
    expect(await fetched(Body.split(': ').at(-1) ?? '')).toEqual([200, 'application/pdf']);
  });

  it('are shown once when the same is sent twice, and kept once', async () => {
    const { customer, agent, reference, store } = await withAna(await talk());
    for (const _ of [1, 2]) expect((await agent.sends(reference, [PDF], 'The label.', 'once')).status).toBe(204);
    customer.hears('The label.');
    const said = (await store.log(customer.conversationId, 0, 50)).filter(({ from }) => from.role === 'agent');
    expect(said.filter(({ attachments }) => attachments?.length)).toHaveLength(1);
  });

  it.each<[string, () => Promise<{ name: string; type: string; bytes: Uint8Array }[]>, number, RegExp]>([
    ['no picture', async () => [{ ...PDF, name: 'run.exe', bytes: Buffer.from('MZ') }], 415, /run\.exe.*no picture/],
    ['larger than 10 MB', async () => [{ ...PDF, bytes: Buffer.alloc(10_485_761, '%PDF-1.7') }], 413, /10 MB/],
    ['damaged', async () => [await half()], 422, /damaged/],
    ['eleven', async () => Array.from({ length: 11 }, () => PDF), 413, /10 files/],
    ['nothing at all', async () => [], 422, /cannot be taken/],
  ])('are refused with the reason, and nothing is sent: %s', async (_what, files, status, title) => {
    const { agent, reference, customer } = await withAna(await talk());
    const answer = await agent.sends(reference, await files());
    const problem = (await answer.json()) as { title: string };
    expect([answer.status, problem.title]).toEqual([status, expect.stringMatching(title)]);
    customer.hears();
  });

  it('come from nobody who has not the floor', async () => {
    const told = await withAna(await talk());
    const ben = await told.colleague('Ben');
    const answer = await ben.sends(told.reference, [PDF], 'Me, too.');
    expect(answer.status).toBe(409);
    told.customer.hears();
  });
});

async function half() {
  const noise = Buffer.from(Array.from({ length: 100 * 100 * 3 }, (_, i) => (i * 7919) % 256));
  const picture = sharp(noise, { raw: { width: 100, height: 100, channels: 3 } });
  const bytes = await picture.png().toBuffer();
  return { name: 'half.png', type: 'image/png', bytes: bytes.subarray(0, bytes.length / 2) };
}
