import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { enter, type DeskPage } from './desk-page-visit.ts';
import { launch } from './support/browser.ts';
import { OtherAgent, deskInMemory } from '../support/other-desk.ts';
import { receipt } from '../support/pictures.ts';
import { talk } from '../support/talk.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const pages = fileURLToPath(new URL('../../dist/web/', import.meta.url));
const browser: Browser | undefined = await launch();
const here = browser ? describe : describe.skip;

/** Ana at her desk's page, in a browser of her own. */
async function atTheDesk(url: string): Promise<DeskPage> {
  if (!browser) throw new Error('no browser');
  const answer = await fetch(`${url}/api/invites`, {
    method: 'POST',
    headers: { authorization: 'Bearer an-api-key-for-tests', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Mara', role: 'agent' }),
  });
  const invite = (await answer.json()) as { url: string };
  const desk = await enter(browser, invite.url);
  open.push(desk);
  return desk;
}

const open: DeskPage[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) {
    expect(desk.complaints()).toEqual([]);
    await desk.leave();
  }
});
afterAll(() => browser?.close());

here('the desk page', () => {
  it('says of each text whether it arrived, and why not', async () => {
    const { customer, url } = await talk({ on: 'sms', pages });
    await customer.says('agent please');
    customer.hears('@person-now');
    await customer.provider.tells(customer.lastText, 'undelivered', { ErrorCode: '30003' });
    const desk = await atTheDesk(url);
    await desk.opens(customer.reference ?? '');
    await desk.reads('Did not arrive: their phone was off or out of reach');
    expect(await desk.faults()).toEqual([]);
  });

  it('says that another desk has it, and takes it back', async () => {
    const other = await deskInMemory();
    const told = await talk({ hub: other.hub, pages });
    const { customer, url } = told;
    await customer.says('agent please');
    customer.hears('@person-now');
    const reference = customer.reference ?? '';
    await new OtherAgent(told).accepts(reference);
    customer.hears('@agent-joined');
    const desk = await atTheDesk(url);
    await desk.opens(reference);
    await desk.reads(/Noor has it at the other desk since/);
    expect(await desk.faults()).toEqual([]);
    await desk.presses('Take back');
    await desk.page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    await desk.reads('Nobody has it yet');
    await customer.says();
    customer.forgets();
    expect(other.told.at(-1)).toMatchObject({ does: 'end', why: 'taken-back' });
  });

  it('sends pictures and PDFs with a reply, chosen and taken out by keyboard', async () => {
    const { customer, url, store } = await talk({ pages });
    await customer.says('agent please');
    customer.hears('@person-now');
    const desk = await atTheDesk(url);
    const { page } = desk;
    await desk.opens(customer.reference ?? '');
    expect(await page.getByRole('button', { name: 'Attach files' }).isDisabled()).toBe(true);
    await desk.presses('Accept');
    await desk.reads('You have it');
    const photo = await receipt('photo.jpg');
    const label = { name: 'label.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).press('Enter');
    const wrong = { name: 'run.exe', mimeType: 'image/png', buffer: Buffer.from('MZ') };
    await (
      await choosing
    ).setFiles([{ name: photo.name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) }, label, wrong]);
    await page.getByRole('list', { name: 'Attached' }).waitFor();
    expect(await desk.faults()).toEqual([]);
    await page.getByLabel('Reply').fill('Here is');
    await page.reload();
    await page.getByRole('button', { name: 'Remove label.pdf' }).waitFor();
    expect(await page.getByLabel('Reply').inputValue()).toBe('Here is');
    await desk.writes('Reply', 'Here is the label.');
    await desk.reads('“run.exe” is no picture and no PDF. Nothing was sent.');
    await page.getByRole('button', { name: 'Remove run.exe' }).press('Enter');
    expect(await page.locator(':focus').innerText()).toBe('Attach files');
    await page.getByLabel('Reply').press('Control+Enter');
    const said = page.getByRole('listitem').filter({ hasText: 'Here is the label.' });
    await said.getByRole('link', { name: /label\.pdf/ }).waitFor();
    expect(await page.getByRole('list', { name: 'Attached' }).count()).toBe(0);
    expect(await desk.faults()).toEqual([]);
    const [last] = (await store.log(customer.conversationId, 0, 50)).slice(-1);
    expect(last).toMatchObject({
      text: 'Here is the label.',
      attachments: [{ name: 'photo.jpg' }, { name: 'label.pdf' }],
    });
    await page.reload();
    await desk.reads('You have it');
    expect(await page.getByRole('list', { name: 'Attached' }).count()).toBe(0);
    await customer.says();
    customer.forgets();
  });
});
