import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { ChatPage, LocalFile, Visit } from './support/chat-page.ts';
import { atATalk, here } from './support/visits.ts';

const invoice: LocalFile = {
  name: 'hotel.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
};

async function photo(name: string): Promise<LocalFile> {
  const picture = sharp({ create: { width: 600, height: 900, channels: 3, background: '#c9b28f' } });
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}

here('What a customer has sent', () => {
  const { visit } = atATalk();

  const card = (page: ChatPage) => page.page.locator('.card').last();

  /** A claim with a receipt and a letter that belongs to no expense, read back. */
  async function readBack(as: Visit = {}) {
    const world = await visit(as);
    const { page, time } = world;
    const answers = async (text: string, reply: RegExp) => {
      await page.says(text);
      await time.passes('4 s');
      await page.hears(reply);
    };
    await answers('Your flight BA117 on 3 November lost my suitcase. I paid 240 pounds for clothes.', /BA117/);
    await answers('That is everything', /bag tag|tag number/i);
    await answers('0125557786', /in the bag|in it/i);
    await answers('two dresses and a camera', /receipts/);
    await page.attaches(await photo('clothes.jpg'));
    await answers('here is the one for the clothes', /clothes\.jpg/);
    await answers('my money back', /reach|answer/);
    await page.attaches(invoice);
    await answers('and this', /hotel\.pdf/);
    await answers('text 07700 900123', /What I will hand over/);
    await card(page).getByText('What I will hand over').waitFor();
    return world;
  }

  it.each([
    ['a phone', { width: 390, height: 844 }],
    ['the narrowest phone', { width: 320, height: 640 }],
    ['a desk', {}],
    ['a dark phone', { width: 390, height: 844, dark: true }],
  ])('stands in the claim that they read back, each where it belongs (%s)', async (_, as) => {
    const { page } = await readBack(as);
    const fact = (label: string) =>
      card(page).locator('dl > div', { has: page.page.getByText(label, { exact: true }) });
    await fact('Clothes').getByRole('link', { name: 'clothes.jpg', exact: true }).waitFor();
    await fact('Clothes').locator('img').evaluate(drawn);
    await fact('Files').getByRole('link', { name: 'hotel.pdf · 1 kB', exact: true }).waitFor();
    expect(await card(page).locator('dt').allTextContents()).toContain('How to reach you');
    expect(await page.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.page.getByRole('group').getByRole('button', { name: 'Yes, hand it over' }).waitFor();
    expect(await page.faults()).toEqual([]);
  });
});

/** Runs in the page; done when the picture is drawn. */
async function drawn(picture: Element): Promise<void> {
  if (picture instanceof HTMLImageElement) await picture.decode();
}
