import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { freePort, type Program, startProgram } from '../support/program.ts';
import { openSite, type OtherSite } from './support/other-site.ts';
import type { SiteVisit } from './support/site-visit.ts';
import { atSites, here } from './support/visits.ts';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const PHONE = { viewport: { width: 320, height: 568 }, hasTouch: true };

here('The chat on a site, for everybody', () => {
  let program: Program;
  let site: OtherSite;
  let spanish: OtherSite;
  let own: OtherSite;
  let apart: OtherSite;
  const visits = atSites();

  beforeAll(async () => {
    const [port, spanishPort, ownPort] = [await freePort(), await freePort(), await freePort()];
    const apartPort = await freePort();
    const origins = [port, spanishPort, ownPort, apartPort].map((one) => `http://127.0.0.1:${one}`);
    program = await startProgram({ WIDGET_ORIGINS: origins.join() });
    const chat = program.url;
    site = await openSite({ chat, port });
    const looks = 'data-locale="es" data-color="#ffe600" data-side="left" data-scheme="dark"';
    spanish = await openSite({ chat, port: spanishPort, attributes: looks });
    own = await openSite({ chat, port: ownPort, attributes: 'data-button="none"', timing: '' });
    apart = await openSite({
      chat,
      port: apartPort,
      policy: `default-src 'none'; script-src 'self' ${chat}; frame-src ${chat}; style-src 'self'; require-trusted-types-for 'script'`,
      headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    });
  }, 60_000);

  afterAll(async () => {
    for (const one of [site, spanish, own, apart]) await one.close();
    await program.close();
  }, 60_000);

  const arrives = (as: BrowserContextOptions = {}, url = site.url) => visits.arrives(url, as);

  /** Where the focus is: on the page, in our button or in the chat. */
  const focus = (visit: SiteVisit) =>
    visit.page.evaluate<string>(`(() => {
      const { activeElement } = document;
      const inner = activeElement?.shadowRoot?.activeElement;
      return inner ? inner.className || inner.localName : activeElement?.id || activeElement?.localName || '';
    })()`);

  it('is opened, used and closed by keyboard alone, and gives the focus back', async () => {
    const visit = await arrives();
    const { keyboard } = visit.page;
    await visit.page.locator('#last').focus();
    await keyboard.press('Tab');
    expect(await focus(visit)).toBe('open');
    expect(await visit.button.getAttribute('aria-expanded')).toBe('false');
    await keyboard.press('Enter');
    expect(await visit.button.getAttribute('aria-expanded')).toBe('true');
    const field = visit.chat.getByLabel('Your message');
    await field.and(visit.chat.locator(':focus')).waitFor();
    await keyboard.type('My parcel was left in the rain.');
    await keyboard.press('Enter');
    await visit.chat.locator('[data-delivery=sent]', { hasText: 'rain' }).waitFor();
    await keyboard.press('Escape');
    await visit.hears('closed');
    expect(await focus(visit)).toBe('open');
    expect(await visit.isOpen()).toBe(false);
  });

  it('stays open when Escape closes something in it', async () => {
    const visit = await arrives();
    await visit.opens();
    const menu = visit.chat.getByRole('button', { name: 'Menu' });
    await menu.press('Enter');
    await visit.chat.getByText('Delete my data').waitFor();
    await visit.page.keyboard.press('Escape');
    await visit.chat.getByText('Delete my data').waitFor({ state: 'hidden' });
    expect(await visit.isOpen()).toBe(true);
    await visit.page.keyboard.press('Escape');
    await visit.hears('closed');
  });

  it('gives the focus back to a button of the site that opened it', async () => {
    const visit = await arrives({}, own.url);
    expect(await visit.button.isVisible()).toBe(false);
    await visit.page.locator('#own').press('Enter');
    await visit.chat.getByLabel('Your message').and(visit.chat.locator(':focus')).waitFor();
    await visit.page.keyboard.press('Escape');
    await visit.hears('closed');
    expect(await focus(visit)).toBe('own');
  });

  it('leaves the focus alone on a page that it comes back on open', async () => {
    const visit = await arrives();
    await visit.opens();
    await visit.goesTo('Orders');
    await visit.said().catch(() => []);
    await visit.chat.getByRole('article').first().waitFor();
    expect(await focus(visit)).toBe('body');
  });

  it('covers nothing of a page on a phone: its strip is below the last line, and no focus hides under it', async () => {
    const visit = await arrives(PHONE);
    const { page } = visit;
    const top = async () => (await visit.button.boundingBox())?.y ?? 0;
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    const last = await page.locator('#last').boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(await top());
    await page.evaluate('scrollTo(0, 0)');
    await page.locator('#own').focus();
    await page.keyboard.press('Tab');
    expect(await focus(visit)).toBe('last');
    const focused = await page.locator('#last').boundingBox();
    expect((focused?.y ?? 0) + (focused?.height ?? 0)).toBeLessThanOrEqual(await top());
  });

  it('fills a phone, where the page behind is out of reach, and can be closed there', async () => {
    const visit = await arrives(PHONE);
    await visit.opens();
    expect(await visit.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 568 });
    expect(await visit.panel.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    expect(await visit.faults()).toEqual([]);
    await visit.panel.getByRole('button', { name: 'Close' }).tap();
    expect(await visit.isOpen()).toBe(false);
    expect(await focus(visit)).toBe('open');
  });

  it('keeps its place and its words when the phone is turned', async () => {
    const visit = await arrives({ viewport: { width: 800, height: 700 } });
    await visit.opens();
    await visit.chat.getByLabel('Your message').fill('half a sent');
    await visit.page.setViewportSize({ width: 400, height: 700 });
    await visit.page.locator('amends-chat dialog:modal').waitFor();
    expect(await visit.chat.getByLabel('Your message').inputValue()).toBe('half a sent');
    expect(await visit.isOpen()).toBe(true);
    expect(visit.heard).toEqual([{ type: 'opened' }]);
  });

  it('opens on a site that keeps itself apart from all others, and lets no text become code', async () => {
    const visit = await arrives({}, apart.url);
    expect(await visit.page.evaluate('crossOriginIsolated')).toBe(true);
    await visit.opens();
    await visit.says('My parcel was left in the rain.');
  });

  it.each(['any', 'kept apart'])('shows a copy to print in a tab of its own, on a site that is %s', async (kind) => {
    const visit = await arrives({}, kind === 'any' ? site.url : apart.url);
    await visit.opens();
    await visit.says('My parcel was left in the rain.');
    await visit.chat.getByRole('button', { name: 'Menu' }).click();
    const opening = visit.page.context().waitForEvent('page');
    await visit.chat.getByRole('button', { name: 'Open a copy to print' }).click();
    const copy = await opening;
    await copy.getByRole('heading', { name: 'Everything that was said' }).waitFor();
    await copy.getByText('My parcel was left in the rain.').first().waitFor();
    expect(visit.page.context().pages()).toHaveLength(2);

    await visit.page
      .frames()[1]
      ?.evaluate("Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })");
    const saving = visit.page.waitForEvent('download');
    await visit.chat.getByRole('button', { name: 'Open a copy to print' }).click();
    expect((await saving).suggestedFilename()).toBe('complaint.html');
  });

  it('survives a site that goes to another page by changing its body', async () => {
    const visit = await arrives();
    await visit.opens();
    await visit.says('My parcel was left in the rain.');
    await visit.page.evaluate("document.body.replaceWith(document.createElement('body'))");
    expect(await visit.said()).toEqual(['My parcel was left in the rain.']);
    expect(visit.heard.filter(({ type }) => type === 'opened')).toHaveLength(1);
  });

  it.each<[string, BrowserContextOptions]>([
    ['on a desk', {}],
    ['in the dark', { colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
    ['on a small phone', PHONE],
  ])('has no fault that axe could find, closed or open: %s', async (_, as) => {
    const visit = await arrives(as);
    expect(await visit.faults()).toEqual([]);
    await visit.opens();
    await visit.says('My parcel was left in the rain.');
    await visit.chat.getByRole('group').getByRole('button').first().waitFor();
    expect(await visit.faults()).toEqual([]);
  });

  it('speaks the site’s language and wears its colour, as far as it can be read', async () => {
    const visit = await arrives({}, spanish.url);
    expect(await visit.button.innerText()).toBe('Reclamaciones');
    await visit.opens();
    await visit.chat.getByRole('button', { name: 'Hablar con una persona' }).first().waitFor();
    expect((await visit.panel.boundingBox())?.x).toBe(20);
    expect(await visit.faults()).toEqual([]);
    const frame = visit.page.frames().find((one) => one.url().endsWith('/embed'));
    expect(await frame?.evaluate("getComputedStyle(document.querySelector('.button-main')).backgroundColor")).toBe(
      'rgb(255, 230, 0)',
    );
  });
});
