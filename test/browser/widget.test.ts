import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { freePort, type Program, startProgram } from '../support/program.ts';
import { type DeskPage, enter } from './desk-page-visit.ts';
import { launchForgetful } from './support/browser.ts';
import { openSite, type OtherSite } from './support/other-site.ts';
import { type SiteVisit, visitSite } from './support/site-visit.ts';
import { atSites, here, theBrowser } from './support/visits.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const SECRET = 'a-secret-for-the-site-alone';
const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

here('The chat on another site', () => {
  let program: Program;
  let site: OtherSite;
  let stranger: OtherSite;
  let quiet: OtherSite;
  let exampleUrl: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const [port, strangePort, examplePort] = [await freePort(), await freePort(), await freePort()];
    const quietPort = await freePort();
    exampleUrl = `http://127.0.0.1:${examplePort}`;
    program = await startProgram({
      DIRECT_LINE_SECRET: SECRET,
      WIDGET_ORIGINS: `http://127.0.0.1:${port},http://127.0.0.1:${quietPort},${exampleUrl},${exampleUrl.replace('127.0.0.1', 'localhost')}`,
    });
    site = await openSite({ chat: program.url, port });
    quiet = await openSite({ chat: program.url, port: quietPort, attributes: 'data-title="none"' });
    stranger = await openSite({ chat: program.url, port: strangePort });
    const example = spawn(process.execPath, [file('docs/widget-site.mjs')], {
      env: { CHAT_URL: program.url, DIRECT_LINE_SECRET: SECRET, PORT: `${examplePort}` },
    });
    await once(example.stdout, 'data');
    closing.push(async () => example.kill());
  }, 60_000);

  const visits = atSites();

  afterAll(async () => {
    for (const close of closing) await close();
    await lead?.leave();
    await site.close();
    await stranger.close();
    await quiet.close();
    await program.close();
  }, 60_000);

  const arrives = (url = site.url, as: BrowserContextOptions = {}, expected?: RegExp) =>
    visits.arrives(url, as, expected);

  /** The first lead, at the desk's page. */
  let lead: DeskPage | undefined;
  async function agent(): Promise<DeskPage> {
    lead ??= await enter(theBrowser(), program.invite() ?? '', { name: 'Mara' });
    return lead;
  }

  it('costs a site one small script, which asks for nothing before it is needed', async () => {
    const script = await readFile(file('dist/web/widget/widget.js'));
    expect(gzipSync(script).length).toBeLessThanOrEqual(4_096);
    const { page, addresses, opens } = await arrives();
    const ours = () => [...addresses].filter((address) => address.startsWith(program.url));
    expect(ours()).toEqual([`${program.url}/widget.js`]);
    expect(await page.locator('iframe').count()).toBe(0);
    await opens();
    expect(ours()).toContain(`${program.url}/embed`);
  });

  it('is as it was left on the next page of the site', async () => {
    const visit = await arrives();
    await visit.opens();
    await visit.says('My parcel was left in the rain.');
    await visit.goesTo('Orders');
    expect(await visit.isOpen()).toBe(true);
    expect(await visit.said()).toEqual(['My parcel was left in the rain.']);
    await visit.button.click();
    await visit.goesTo('Shop');
    expect(await visit.isOpen()).toBe(false);
    await visit.opens();
    await visit.says('And it is ruined.');
    expect(await visit.said()).toEqual(['My parcel was left in the rain.', 'And it is ruined.']);
  });

  it('does not open on a site that nobody trusts, and says where it can be had', async () => {
    const visit = await arrives(stranger.url, {}, /frame-ancestors/);
    await visit.button.click();
    const link = visit.panel.getByRole('link', { name: 'Open it in a new tab' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`${program.url}/`);
    expect(visit.page.frames().map((frame) => frame.url())).not.toContain(`${program.url}/embed`);
  });

  it('does not open with a token that is for another site', async () => {
    const visit = await arrives(exampleUrl.replace('127.0.0.1', 'localhost'), {}, /403/);
    await visit.button.click();
    await visit.panel.getByRole('link', { name: 'Open it in a new tab' }).waitFor();
    expect(await visit.page.locator('iframe').isVisible()).toBe(false);
  });

  it('says so when the browser keeps nothing, and lasts as long as the page, also when the line breaks', async () => {
    const { context, leave } = await launchForgetful();
    const visit = visits.keeps(await visitSite(context, site.url), leave, /ERR_CONNECTION|WebSocket/);
    await visit.opens();
    await visit.chat.getByText('Your browser keeps nothing here: this conversation ends').waitFor();
    await visit.says('The heating has been off since Monday.');
    await program.dies();
    await visit.chat.getByText('Connection lost').waitFor();
    await program.starts();
    await visit.says('And it is cold.');
    expect(await visit.said()).toEqual(['The heating has been off since Monday.', 'And it is cold.']);
  });

  it('hears from the site’s server who is there; the agent reads it as the site’s word', async () => {
    const visit = await arrives(exampleUrl);
    await visit.opens();
    await visit.page.evaluate("window.Amends.sendContext({ page: 'order 4471' })");
    await visit.says('I want to talk to a person');
    const reference = await visit.chat.locator('.reference strong').innerText();
    const desk = await agent();
    await desk.opens(reference);
    await desk.reads(`${reference} Kim Example`);
    const told = (title: string) => desk.page.locator('.told', { hasText: title });
    expect(await told('Told by the site').first().getByRole('table').innerText()).toBe(
      'Name\tKim Example\nOrders\t4471',
    );
    expect(await told('Told by the page in their browser').getByRole('table').innerText()).toBe('Page\torder 4471');
    expect(await desk.faults()).toEqual([]);
    expect(desk.complaints()).toEqual([]);
  });

  it('never has a token in an address', async () => {
    const visit = await arrives(exampleUrl);
    const token = visit.page.waitForResponse('**/chat-token').then((answer) => answer.json());
    const session = visit.page.waitForResponse('**/chat/session').then((answer) => answer.json());
    await visit.opens();
    await visit.says('Hello');
    const given = [await token, await session].map((one: { token: string }) => one.token);
    const addresses = [...visit.addresses];
    expect(addresses.filter((address) => given.some((secret) => address.includes(secret)))).toEqual([]);
    const withTickets = addresses.filter((address) => address.includes('eyJ'));
    expect(withTickets.map((address) => new URL(address).pathname.split('/').at(-1))).toEqual(['stream']);
  });

  it('gives a page four functions, and tells it what happened but not what was said', async () => {
    const visit = await arrives();
    const { page } = visit;
    expect(await page.evaluate('Object.keys(Amends)')).toEqual(['open', 'close', 'sendContext', 'onEvent']);
    await page.evaluate('Amends.open()');
    await visit.settles();
    await visit.says('I want to talk to a person about order 4471');
    await visit.chat.locator('.reference strong').waitFor();
    await visit.hears('reference');
    await page.evaluate('Amends.close()');
    await visit.hears('closed');
    const { heard } = visit;
    expect(heard.at(0)).toEqual({ type: 'opened' });
    expect(heard).toContainEqual({ type: 'message', by: 'bot', unread: 0 });
    expect(heard).toContainEqual({ type: 'reference', reference: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/) });
    expect(heard.at(-1)).toEqual({ type: 'closed' });
    expect(JSON.stringify(heard)).not.toContain('4471');
  });

  /** The tab is out of sight, or in it again, for the page and the frame alike. */
  async function looksAway(visit: SiteVisit, away: boolean): Promise<void> {
    for (const frame of visit.page.frames()) {
      await frame.evaluate(`
        Object.defineProperty(document, 'hidden', { get: () => ${away}, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      `);
    }
  }

  /** The tab's title is, or becomes, this one. */
  const isTitled = (visit: SiteVisit, title: string) => visit.page.evaluate(becomes, title);

  it('tells who has closed it that somebody answered, in words, by a mark and by an event', async () => {
    const visit = await arrives();
    await visit.opens();
    await visit.says('My parcel was left in the rain.');
    await visit.page.evaluate('Amends.close()');
    await visit.page.getByRole('button', { name: 'Complaints 1 new message', exact: true }).waitFor();
    expect(await visit.button.locator('.count').innerText()).toBe('1');
    expect(await visit.page.locator('amends-chat').getByRole('status').innerText()).toBe('1 new message');
    expect(await visit.button.getAttribute('aria-expanded')).toBe('false');
    expect(visit.heard.at(-1)).toEqual({ type: 'message', by: 'bot', unread: 1 });
    expect(await visit.page.title()).toBe('Harbour and Vale');
    expect(await visit.faults()).toEqual([]);
    await visit.button.click();
    expect(await visit.button.innerText()).toBe('Close');
    await visit.page.evaluate('Amends.close()');
    expect(await visit.button.innerText()).toBe('Complaints');
  });

  it('tells who has closed it and gone to another page what came meanwhile, and what comes there', async () => {
    const visit = await arrives();
    await visit.opens();
    await visit.says('I want to talk to a person');
    const reference = await visit.chat.locator('.reference strong').innerText();
    await visit.page.evaluate('Amends.close()');
    const desk = await agent();
    await desk.opens(reference);
    await desk.page.getByRole('heading', { name: reference }).waitFor();
    const elsewhere = visit.page.url();
    await visit.page.goto(program.url);
    await desk.presses('Accept');
    await desk.page.getByText('You have it').waitFor();
    await visit.page.goto(`${elsewhere}orders`);
    await visit.page.getByRole('button', { name: 'Complaints 1 new message' }).waitFor();
    expect(visit.heard).toContainEqual({ type: 'message', by: 'bot', unread: 1 });
    expect(await visit.isOpen()).toBe(false);
    await desk.writes('Reply', 'Your parcel is in Leeds.');
    await visit.page.getByRole('button', { name: 'Complaints 2 new messages' }).waitFor();
    expect(visit.heard.at(-1)).toEqual({ type: 'message', by: 'agent', unread: 2 });
    await visit.goesTo('Shop');
    await visit.page.getByRole('button', { name: 'Complaints 2 new messages' }).waitFor();
  });

  it('tells who looks at another tab by the title of this one, and gives the site its title back', async () => {
    const visit = await arrives();
    await visit.opens();
    await looksAway(visit, true);
    await visit.says('My parcel was left in the rain.');
    await isTitled(visit, '1 new message · Harbour and Vale');
    expect(visit.heard.at(-1)).toEqual({ type: 'message', by: 'bot', unread: 1 });
    await visit.page.evaluate("document.title = 'Checkout'");
    await visit.says('and nobody calls back');
    await isTitled(visit, '2 new messages · Checkout');
    await looksAway(visit, false);
    await isTitled(visit, 'Checkout');
    expect(await visit.button.innerText()).toBe('Close');
    // No browser shows notices of a frame of another site: none are offered.
    await visit.chat.getByRole('button', { name: 'Menu' }).click();
    await visit.chat.getByRole('button', { name: 'Delete my data' }).waitFor();
    expect(await visit.chat.getByRole('button', { name: 'Tell me when somebody answers' }).count()).toBe(0);
  });

  it('leaves the title alone where the site says so', async () => {
    const visit = await arrives(quiet.url);
    await visit.opens();
    await looksAway(visit, true);
    await visit.says('My parcel was left in the rain.');
    await visit.hears('message');
    expect(await visit.page.title()).toBe('Harbour and Vale');
  });
});

/** Runs in the site's page; done when that is its title. */
function becomes(title: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => document.title === title && resolve();
    new MutationObserver(look).observe(document.head, { childList: true, subtree: true, characterData: true });
    look();
  });
}
