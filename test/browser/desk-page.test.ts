import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { enter, type DeskPage } from './desk-page-visit.ts';
import { launch } from './support/browser.ts';
import { open, type ChatPage } from './support/chat-page.ts';
import { type Program, startProgram } from '../support/program.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const browser: Browser | undefined = await launch();
const here = browser ? describe : describe.skip;

here('The desk page', () => {
  let program: Program;
  let lead: DeskPage;
  const pages: (DeskPage | ChatPage)[] = [];

  beforeAll(async () => {
    program = await startProgram();
    if (browser) lead = await enter(browser, program.invite() ?? '', { name: 'Mara' });
  }, 60_000);

  afterEach(async () => {
    for (const page of pages.splice(0)) {
      expect(page.complaints()).toEqual([]);
      await page.leave();
    }
  });

  afterAll(async () => {
    expect(lead.complaints()).toEqual([]);
    await browser?.close();
    await program.close();
  }, 60_000);

  /** A customer who has told their story and asked for a person. */
  async function handedOver(): Promise<{ customer: ChatPage; reference: string }> {
    if (!browser) throw new Error('no browser');
    const customer = await open(browser, program.url);
    pages.push(customer);
    await customer.says('You lost my suitcase on flight HV117. Why does nobody answer?');
    await customer.says('I want to talk to a person');
    return { customer, reference: await customer.reference() };
  }

  /** A colleague with a link that the lead made for them. */
  async function colleague(name: string): Promise<DeskPage> {
    if (!browser) throw new Error('no browser');
    const { page } = lead;
    await page.getByText('Mara').first().click();
    await page.getByLabel('Name').fill(name);
    await lead.presses('Make a link');
    const link = await page.getByLabel('Send them this link.').inputValue();
    await page.reload();
    const desk = await enter(browser, link);
    pages.push(desk);
    return desk;
  }

  it('takes a complaint from the queue to its end, by keyboard where one writes', async () => {
    const { customer, reference } = await handedOver();
    const ana = await colleague('Ana');
    await ana.opens(reference);
    expect(await ana.page.title()).toBe(`(1) ${reference} · Desk`);
    const summary = await ana.page.getByRole('region', { name: 'Summary' }).innerText();
    expect(summary).toContain('Why does nobody answer?');
    expect(summary.split(/\s+/).length).toBeLessThanOrEqual(100);
    expect(await ana.page.getByLabel('Reply').isDisabled()).toBe(true);

    await ana.presses('Accept');
    await ana.reads('You have it');
    await ana.writes('Private note', 'The hall has an untagged bag.');
    await ana.reads('The hall has an untagged bag.');
    await ana.writes('Reply', 'Hello, we are looking for your bag.');
    await customer.hears('Hello, we are looking for your bag.');
    await customer.says('thank you');
    await ana.page.getByRole('listitem').filter({ hasText: 'thank you' }).waitFor();
    expect(JSON.stringify(await customer.transcript())).not.toContain('untagged');

    await ana.presses('Close …');
    await ana.page.getByLabel('What went wrong at our end').selectOption('not-told');
    await ana.presses('Close complaint');
    await ana.reads(/Closed .*: We did not tell them/);
    await ana.reads('It is closed. If the customer asks for a person, it comes back.');
  });

  it('is heard by a customer who was reading something longer', async () => {
    const { customer, reference } = await handedOver();
    await customer.page.setViewportSize({ width: 360, height: 520 });
    await customer.page.getByRole('region', { name: 'Conversation' }).evaluate((frame) => frame.scrollTo({ top: 0 }));
    await customer.page.getByRole('button', { name: 'More below' }).waitFor();
    const ana = await colleague('Ana');
    await ana.opens(reference);
    await ana.presses('Accept');
    await ana.reads('You have it');
    await ana.writes('Reply', 'Hello, I am looking for your bag.');
    await customer.page.getByRole('button', { name: 'Ana has written' }).click();
    await customer.page.getByText('Hello, I am looking for your bag.').first().waitFor();
    await customer.page.getByRole('button', { name: 'Ana has written' }).waitFor({ state: 'detached' });
  });

  it('says of a draft what breaks a rule, with the words that do, and sends it all the same', async () => {
    const { customer, reference } = await handedOver();
    const ana = await colleague('Ana');
    await ana.opens(reference);
    await ana.presses('Accept');
    await ana.reads('You have it');
    await ana.page.getByLabel('Reply').fill('I am sorry if you were upset.');
    const hints = ana.page.getByRole('list', { name: 'How it may read' });
    await hints.getByText('sorry if you', { exact: true }).waitFor();
    await ana.page.getByLabel('Reply').press('Control+Enter');
    await customer.hears('I am sorry if you were upset.');
    await hints.getByText('sorry if you', { exact: true }).waitFor({ state: 'detached' });
  });

  it('leads from a fact to the message it came from', async () => {
    const { reference } = await handedOver();
    const ana = await colleague('Ana');
    await ana.opens(reference);
    await ana.page.getByRole('table', { name: 'Facts' }).getByRole('link', { name: 'HV117' }).click();
    expect(await ana.page.locator(':focus').innerText()).toContain('flight HV117');
  });

  it('has one winner, and the other reads who it is', async () => {
    const { reference } = await handedOver();
    const ana = await colleague('Ana');
    const ben = await colleague('Ben');
    await ana.opens(reference);
    await ben.opens(reference);
    // Ben's page has not heard yet that Ana was first.
    await ben.page.route('**/api/desk/complaints/*', (route) => route.abort());
    await ana.presses('Accept');
    await ana.reads('You have it');
    await ben.presses('Accept');
    await ben.reads('Ana has it now.');
  });

  it('keeps what was being written when the page is loaded again', async () => {
    const { reference } = await handedOver();
    const ana = await colleague('Ana');
    await ana.opens(reference);
    await ana.page.getByLabel('Private note').fill('half a th');
    await ana.page.reload();
    await ana.page.getByRole('region', { name: 'Summary' }).waitFor();
    expect(await ana.page.getByLabel('Private note').inputValue()).toBe('half a th');
  });

  it('sends a reply once, although the page was loaded again before it heard that it was sent', async () => {
    const { customer, reference } = await handedOver();
    const ana = await colleague('Ana');
    await ana.opens(reference);
    await ana.presses('Accept');
    await ana.reads('You have it');
    await ana.page.route('**/replies', async (route) => void (await route.fetch()));
    await ana.writes('Reply', 'I have found your bag.');
    await customer.hears('I have found your bag.');
    await ana.page.unroute('**/replies');
    await ana.page.reload();
    await ana.page.getByRole('region', { name: 'Summary' }).waitFor();
    await ana.page.getByLabel('Reply').press('Control+Enter');
    await ana.page.waitForFunction("document.querySelector('#write-replies').value === ''");
    await ana.writes('Reply', 'It comes to you today.');
    await customer.hears('It comes to you today.');
    const said = await customer.transcript();
    expect(said.filter(({ text }) => text === 'I have found your bag.')).toHaveLength(1);
  });

  it('is one thread of all places, and so is each page of the customer', async () => {
    if (!browser) throw new Error('no browser');
    const first = await open(browser, program.url);
    pages.push(first);
    await first.says('On 3 November you lost my parcel 4471-22. I want to talk to a person');
    const reference = await first.reference();
    const second = await open(browser, program.url);
    pages.push(second);
    await second.says(`where is my complaint ${reference}?`);
    await second.hears(/Which two facts/);
    await second.says('order 4471-22, 3 November');
    await second.hears(/goes on where you write now/);
    await second.says('The box was open, too');
    await first.page.getByText('You · in another window').waitFor();
    expect(await first.transcript()).toContainEqual({
      who: 'You · in another window',
      text: 'The box was open, too',
    });
    const ana = await colleague('Ana');
    await ana.opens(reference);
    await ana.reads('They wrote by');
    const said = ana.page.getByRole('listitem').filter({ hasText: 'The box was open, too' });
    expect(await said.count()).toBe(1);
    expect(await said.innerText()).toMatch(/web chat/);
    expect(await ana.faults()).toEqual([]);
  });

  it('is accessible, wide, narrow and dark, and never wider than its screen', async () => {
    const { reference } = await handedOver();
    const ana = await colleague('Ana');
    for (const [width, colorScheme] of [
      [1400, 'light'],
      [1000, 'dark'],
      [320, 'light'],
    ] as const) {
      await ana.page.setViewportSize({ width, height: 800 });
      await ana.page.emulateMedia({ colorScheme });
      await ana.page.goto(`${program.url}/desk#/`);
      await ana.page.reload();
      await ana.page.getByRole('link', { name: reference }).waitFor();
      expect(await ana.faults()).toEqual([]);
      await ana.opens(reference);
      expect(await ana.faults()).toEqual([]);
      expect(await ana.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });
});
