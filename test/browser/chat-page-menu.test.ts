import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Carrier } from '../../bot/core/ports.ts';
import type { ChatPage, Visit } from './support/chat-page.ts';
import { atATalk, here } from './support/visits.ts';

const phones: Carrier = {
  send: async () => ({ result: 'sent' }),
  addressOf: (phone) => ({ door: 'phones', account: 'ours', thread: phone }),
};

here('What is always there', () => {
  const { visit } = atATalk();

  async function told(as: Visit = {}, carriers: Record<string, Carrier> = {}) {
    const world = await visit(as, { carriers });
    await world.page.says('You lost my suitcase on HV117 on 3 November. I paid 240 pounds for clothes.');
    await world.time.passes('4 s');
    await world.page.page.getByRole('group').getByRole('button', { name: 'That is everything' }).waitFor();
    return world;
  }

  const menu = (page: ChatPage) => page.page.getByRole('banner').getByRole('button', { name: 'Menu' });
  const inMenu = (page: ChatPage) => page.page.locator('.menu-panel').getByRole('button').allInnerTexts();

  it('is opened and left by keyboard, and offers only what can be done now', async () => {
    const { page } = await visit();
    await menu(page).focus();
    await page.page.keyboard.press('Enter');
    await page.page.getByRole('button', { name: 'Español' }).waitFor();
    expect(await inMenu(page)).toEqual(['English', 'Español', 'Tell me when somebody answers', 'Delete my data']);
    await page.page.keyboard.press('Tab');
    expect(await page.page.evaluate('document.activeElement.textContent')).toBe('English');
    await page.page.keyboard.press('Escape');
    expect(await menu(page).getAttribute('aria-expanded')).toBe('false');
    expect(await page.page.evaluate('document.activeElement.textContent')).toBe('Menu');
  });

  it('asks once before it starts over, and then begins anew', async () => {
    const { page, time, store } = await told();
    await page.asksFor('Start over');
    await page.page.locator('[data-delivery=sent]', { hasText: 'Start over' }).waitFor();
    await time.passes('1 ms');
    await page.page.getByRole('group').getByRole('button', { name: 'Keep it' }).waitFor();
    await page.presses('Start over');
    await page.page.locator('[data-delivery=sent]', { hasText: 'Start over' }).nth(1).waitFor();
    await time.passes('1 ms');
    await page.hears(/Please tell me what happened|What happened\?/);
    const [row] = await store.list({ due: Infinity, limit: 1 });
    expect((await store.complaint(row?.id ?? ''))?.claim.story).toEqual([]);
  });

  it('says what deleting does before it asks for it, and shows the receipt', async () => {
    const { page, time } = await told();
    await page.asksFor('Delete my data');
    await page.reads('A person decides about it');
    expect(await page.faults()).toEqual([]);
    await page.page.getByRole('button', { name: 'Send the request' }).click();
    await page.page.locator('[data-delivery=sent]', { hasText: 'Please delete my data' }).waitFor();
    await time.passes('1 ms');
    await page.hears(/about your data|on your data/);
    const reference = await page.reference();
    await page.hears(reference);
    await page.reads('Waiting for a person since');
  });

  it('goes over to Spanish, the page at once and the talk with its next words', async () => {
    const { page, time } = await told();
    await page.asksFor('Español');
    await page.page.getByRole('button', { name: 'Hablar con una persona' }).first().waitFor();
    expect(await page.page.evaluate('document.documentElement.lang')).toBe('es');
    await page.page.locator('[data-delivery=sent]', { hasText: 'En español, por favor' }).waitFor();
    await time.passes('1 ms');
    await page.hears('Seguimos en español.');
    await page.reload();
    await page.page.getByRole('button', { name: 'Enviar' }).waitFor();
    expect(await page.faults()).toEqual([]);
    await page.asksFor('English');
    await page.page.getByRole('button', { name: 'Send' }).waitFor();
  });

  it('begins in the language that was chosen before the first word', async () => {
    const { page, time } = await visit();
    await page.asksFor('Español');
    await page.page.locator('[data-delivery=sent]', { hasText: 'En español, por favor' }).waitFor();
    await time.passes('1 ms');
    await page.hears(/Seguimos en español/);
    await page.page.getByRole('button', { name: 'Enviar' }).waitFor();
  });

  it('goes on by text message where that is set up, and does not speak of it where it is not', async () => {
    const without = await told();
    await menu(without.page).click();
    expect(await inMenu(without.page)).not.toContain('Text me instead');

    const { page, time } = await told({}, { phones });
    await page.asksFor('Text me instead');
    await page.page.locator('[data-delivery=sent]', { hasText: 'Text me instead' }).waitFor();
    await time.passes('1 ms');
    await page.hears(/number/);
    await page.says('07700 900 123');
    await time.passes('4 s');
    await page.hears('+447700900123');
  });

  it('gives a copy of everything that reads without us, saved or opened', async () => {
    const { page } = await told();
    const coming = page.page.waitForEvent('download');
    await page.asksFor('Save a copy');
    const file = await coming;
    expect(file.suggestedFilename()).toBe('complaint.html');
    const html = await readFile(await file.path(), 'utf8');
    expect(html).toContain('What is written down');
    expect(html).toContain('HV117');

    const opening = page.page.waitForEvent('popup');
    await page.page.getByRole('button', { name: 'Open a copy to print' }).click();
    const copy = await opening;
    await copy.getByRole('heading', { name: 'Everything that was said' }).waitFor();
    expect(await copy.locator('main').evaluate((main) => getComputedStyle(main.ownerDocument.body).maxWidth)).toBe(
      '736px',
    );
    expect(await copy.title()).toContain('Your complaint');
  });

  it('says what to do when the copy does not come', async () => {
    const { page } = await told();
    await page.page.route('**/chat/record**', (route) => route.abort());
    await page.asksFor('Save a copy');
    await page.reads('Nothing is lost: please try again in a moment.');
    expect(await page.faults()).toEqual([]);
  });

  it('copies the reference', async () => {
    const { page, time } = await told();
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).click();
    await time.passes('1 ms');
    const reference = await page.reference();
    await page.page.getByRole('button', { name: 'Copy the reference' }).click();
    await page.reads('The reference is copied.');
    expect(await page.page.evaluate('navigator.clipboard.readText()')).toBe(reference);
  });

  it.each([
    ['a small phone', { width: 320, height: 568 }],
    ['a dark phone', { width: 390, height: 844, dark: true }],
    ['a phone with forced colours', { width: 390, height: 844, forcedColors: true }],
    ['a strong zoom', { width: 640, height: 320 }],
    ['the strongest zoom', { width: 320, height: 256 }],
    ['a right-to-left language', { width: 390, height: 844, locale: 'ar-EG' }],
    ['Spanish', { width: 320, height: 568, locale: 'es-ES' }],
  ])('fits and is accessible on %s', async (_, as) => {
    const { page } = await visit(as);
    const { page: tab } = page;
    await tab.getByRole('banner').locator('.menu > button').click();
    const last = tab.locator('.menu-panel').getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= as.width && box.y + box.height <= as.height).toBe(true);
    expect(await tab.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await page.faults()).toEqual([]);
    const small = await tab
      .getByRole('button')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter(({ width, height }) => width > 0 && Math.min(width, height) < 24),
      );
    expect(small).toEqual([]);
  });

  it('is read from the right where the language is, and what is said in another one is marked as such', async () => {
    const { page, time } = await visit({ locale: 'ar-EG' });
    expect(await page.page.evaluate('document.documentElement.dir')).toBe('rtl');
    await page.says('ضاعت حقيبتي');
    const side = (part: string) => page.page.locator(part).last().boundingBox();
    const [mine, theirs] = [await side('.message-customer .said'), await side('.message-bot')];
    expect(mine && theirs && mine.x < theirs.x + theirs.width / 2).toBe(true);
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).click();
    await time.passes('4 s');
    await page.reads('Waiting for a person since');
    expect(await page.page.evaluate(misread)).toEqual([]);
    expect(await page.faults()).toEqual([]);
    await page.page.getByLabel('Your message').fill('أين حقيبتي؟');
    expect(await page.page.getByLabel('Your message').evaluate((field) => field.getAttribute('lang'))).toBe('ar-EG');
    await page.writes('ok');
    await page.page.locator('[data-delivery=sent]', { hasText: 'ok' }).waitFor();
    expect(await page.page.locator('.day').textContent()).toBe('Thursday, November 5');
  });
});

/** Runs in the page: words that a voice of another language, or a line of the other direction, would make a mess of. */
function misread(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const element = node.parentElement;
    const lang = element?.closest('[lang]')?.getAttribute('lang') ?? '';
    const spoken = /\p{Script=Arabic}/u.test(text) ? 'ar' : /[a-z]{2}/.test(text) ? 'en' : undefined;
    if (!element || spoken === undefined || element.closest('noscript, .message-customer .said, [lang=es]')) continue;
    const direction = element.closest('[dir=auto]') ? 'auto' : getComputedStyle(element).direction;
    if (!lang.startsWith(spoken)) wrong.push(`${lang}: ${text}`);
    if (spoken === 'en' && direction === 'rtl') wrong.push(`${direction}: ${text}`);
  }
  return wrong;
}
