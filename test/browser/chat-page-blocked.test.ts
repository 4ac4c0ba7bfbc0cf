import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { freePort } from '../support/program.ts';
import type { ChatPage } from './support/chat-page.ts';
import { openProxy, type Proxy } from './support/proxy.ts';
import { atTheProgram, here } from './support/visits.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const port = await freePort();

here('Where no stream comes through', () => {
  const { program, visit } = atTheProgram(() => ({ PUBLIC_URL: `http://127.0.0.1:${port}` }));
  let proxy: Proxy;

  beforeAll(async () => {
    proxy = await openProxy(port, () => program().url);
  });

  afterAll(async () => {
    await proxy.close();
  });

  const offered = (page: ChatPage, label: string) =>
    page.page.getByRole('group').getByRole('button', { name: label }).waitFor();

  it('a whole complaint works all the same, and a reload and a second tab go on with it', async () => {
    proxy.streams = 'refused';
    const page = await visit({ width: 390, height: 844 });
    await page.says('My parcel 4471-22 did not come last Tuesday, I want my money back');
    await offered(page, 'That is everything');
    await page.presses('That is everything');
    await page.hears(/reach|answer go/);
    await page.says('here');
    await page.hears('What I will hand over');
    await page.presses('Yes, hand it over');
    const reference = await page.reference();
    await page.hears(reference);
    await page.reads('Waiting for a person since');
    expect(await page.page.getByText('Connection lost').count()).toBe(0);
    const said = await page.transcript();

    await page.reload();
    await page.reads('Waiting for a person since');
    const tab = await page.opensTab();
    await tab.hears(reference);
    expect(await tab.transcript()).toEqual(said);
    await tab.says('one thing more');
    await page.page.locator('[data-delivery=sent]', { hasText: 'one thing more' }).waitFor();
    expect(proxy.passed()).toBe(0);
  });

  it('because the browser has none, the page works as well', async () => {
    const page = await visit({ before: () => Reflect.deleteProperty(window, 'WebSocket') });
    await page.says('My parcel was left in the rain.');
    await offered(page, 'That is everything');
  });

  it('the page goes over to a stream when one can be opened, and repeats nothing', async () => {
    proxy.streams = 'refused';
    const page = await visit();
    await page.says('The heating has been off since Monday.');
    await offered(page, 'That is everything');
    proxy.streams = 'through';
    const stream = page.page.waitForEvent('websocket');
    await page.line(false);
    await page.line(true);
    const told = (await stream).waitForEvent('framereceived');
    await page.says('and it is cold');
    await told;
    const mine = (await page.transcript()).filter(({ delivery }) => delivery).map(({ text }) => text);
    expect(mine).toEqual(['The heating has been off since Monday.', 'and it is cold']);
    expect(proxy.passed()).toBeGreaterThan(0);
  });
});
