import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { receipt } from '../support/pictures.ts';
import { type Program, startProgram } from '../support/program.ts';
import { launch } from './support/browser.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const browser: Browser | undefined = await launch();
const here = browser ? describe : describe.skip;

/** What a page did that it should not: asked for anything elsewhere, or what its policy forbids. */
interface Watched {
  page: Page;
  strangers: string[];
  violations: string[];
}

here('Every page', () => {
  let program: Program;

  beforeAll(async () => {
    program = await startProgram();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await program.close();
  }, 60_000);

  async function watch(path: string): Promise<Watched & { leave(): Promise<void> }> {
    if (!browser) throw new Error('no browser');
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block' });
    const page = await context.newPage();
    const strangers: string[] = [];
    const violations: string[] = [];
    const home = new URL(program.url).host;
    const meet = (address: string) => {
      const { host, protocol } = new URL(address);
      if (protocol !== 'blob:' && protocol !== 'data:' && host !== home) strangers.push(address);
    };
    page.on('request', (request) => meet(request.url()));
    page.on('websocket', (socket) => meet(socket.url()));
    await page.exposeFunction('violated', (what: string) => violations.push(what));
    await page.addInitScript(`
      addEventListener('securitypolicyviolation', (event) => {
        violated(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
      });
    `);
    await page.goto(program.url + path);
    return { page, strangers, violations, leave: () => context.close() };
  }

  it.each(['/', '/embed'])(
    '%s speaks to this program alone, and needs nothing that its policy forbids',
    async (path) => {
      const { page, strangers, violations, leave } = await watch(path);
      const sent = (text: string) => page.locator('[data-delivery=sent]', { hasText: text }).first().waitFor();
      const photo = await receipt();
      await page.getByRole('article').first().waitFor();
      await page
        .getByLabel('Your message')
        .fill('You lost my suitcase on flight HV117. https://elsewhere.example/x.png');
      await page.getByLabel('Your message').press('Enter');
      await sent('suitcase');
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: photo.name,
          mimeType: photo.type,
          buffer: Buffer.from(photo.bytes),
        });
      await page.getByLabel('Your message').fill('<img src="https://elsewhere.example/y.png" onerror="alert(1)">');
      await page.getByLabel('Your message').press('Enter');
      await sent('onerror');
      await page.getByRole('log').locator('a img').first().waitFor();
      await page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).click();
      await page.locator('.reference strong').waitFor();
      expect({ strangers, violations }).toEqual({ strangers: [], violations: [] });
      await leave();
    },
  );

  it('/desk likewise', async () => {
    const { page, strangers, violations, leave } = await watch(new URL(program.invite() ?? '').pathname);
    await page.getByRole('heading').first().waitFor();
    expect({ strangers, violations }).toEqual({ strangers: [], violations: [] });
    await leave();
  });

  it('/widget-example likewise, with the chat on it', async () => {
    const { page, strangers, violations, leave } = await watch('/widget-example?color=%23ffe600');
    await page.getByRole('button', { name: 'Complaints' }).click();
    await page.frameLocator('iframe').getByRole('article').first().waitFor();
    await page.getByText('{"type":"opened"}').waitFor();
    expect({ strangers, violations }).toEqual({ strangers: [], violations: [] });
    await leave();
  });

  it.each([
    [
      'a picture from elsewhere',
      "append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x' }))",
      'img-src',
    ],
    ['text that becomes markup', "innerHTML = '<b>x</b>'", 'require-trusted-types-for'],
    ['an inline style', "setAttribute('style', 'color: red')", 'style-src-attr'],
  ])('would be caught with %s', async (_, act, directive) => {
    const { page, violations, leave } = await watch('/');
    await page.evaluate(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', resolve);
      try { document.body.${act} } catch {}
    }).then(() => {})`);
    expect(violations).toEqual([expect.stringContaining(directive)]);
    await leave();
  });
});
