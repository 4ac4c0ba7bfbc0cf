import { expect, it } from '@jest/globals';
import { receipt } from '../support/pictures.ts';
import type { ChatPage } from './support/chat-page.ts';
import { atTheProgram, here } from './support/visits.ts';

here('The chat page', () => {
  const { program, visit } = atTheProgram();

  const offered = async (page: ChatPage, label: string) => {
    await page.page.getByRole('group').getByRole('button', { name: label }).waitFor();
  };

  it('says at once that it is automated, and always shows the way to a person', async () => {
    const page = await visit();
    await page.reads('You are writing with an automated assistant.');
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).waitFor();
    const [greeting] = await page.transcript();
    expect(greeting?.who).toContain('automated');
    expect(await page.page.title()).toMatch(/^Complaints · ./);
  });

  it('takes a story, offers answers, and takes the one that is pressed', async () => {
    const page = await visit();
    await page.says('You lost my suitcase on the flight from New York on 3 November.');
    await page.says('I had to buy clothes for 240 pounds <b>and a charger</b>');
    await offered(page, 'That is everything');
    expect(await page.faults()).toEqual([]);
    await page.presses('That is everything');
    await page.page.locator('[data-delivery=sent]', { hasText: 'That is everything' }).waitFor();
    const mine = (await page.transcript()).filter(({ who }) => who === 'You').map(({ text }) => text);
    expect(mine.slice(1)).toEqual(['I had to buy clothes for 240 pounds <b>and a charger</b>', 'That is everything']);
  });

  it('goes on after a reload where it was', async () => {
    const page = await visit();
    await page.says('My parcel was left in the rain.');
    await offered(page, 'That is everything');
    const before = await page.transcript();
    await page.reload();
    await offered(page, 'That is everything');
    expect(await page.transcript()).toEqual(before);
  });

  it('is lost and found again when the program is killed and started, and says everything once', async () => {
    const page = await visit();
    await page.says('The heating has been off since Monday.');
    await offered(page, 'That is everything');
    await program().dies();
    await page.reads('Connection lost. Trying again…');
    await page.writes('and it is cold');
    await page.reads('Not sent yet.');
    await program().starts();
    await page.page.locator('[data-delivery=sent]', { hasText: 'and it is cold' }).waitFor({ timeout: 30_000 });
    const mine = (await page.transcript()).filter(({ who }) => who === 'You').map(({ text }) => text);
    expect(mine).toEqual(['The heating has been off since Monday.', 'and it is cold']);
  }, 60_000);

  it('takes a photo, and says in words what it cannot take', async () => {
    const page = await visit();
    const photo = await receipt();
    await page.attaches({ name: 'virus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
    await page.reads('virus.exe cannot be sent: only photos');
    await page.attaches({ name: photo.name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) });
    await page.says('here is the receipt');
    await page.page.getByRole('log').getByRole('link', { name: photo.name }).waitFor();

    const torn = Buffer.from('ffd8ffe000104a4649460001', 'hex');
    await page.attaches({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer: torn });
    await page.writes('and the letter');
    await page.reads('A file is damaged, or not what its name says.');
    await page.presses('Change it');
    await page.presses('Leave out letter.jpg');
    expect(await page.page.getByLabel('Your message').inputValue()).toBe('and the letter');
  });

  it('shows the reference once a person has been asked for', async () => {
    const page = await visit();
    await page.says('You cancelled my flight LH400 and nobody told me.');
    await page.page.getByRole('banner').getByRole('button', { name: 'Talk to a person' }).click();
    expect(await page.reference()).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  });

  it.each([
    ['a small phone', { width: 320, height: 568 }],
    ['a dark phone', { width: 360, height: 740, dark: true }],
    ['a strong zoom', { width: 640, height: 320 }],
  ])('fits and is accessible on %s', async (_, as) => {
    const page = await visit(as);
    await page.says('A-very-long-word-without-any-place-to-break-it-'.repeat(4));
    expect(await page.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await page.faults()).toEqual([]);
  });

  it('can be used with the keyboard alone', async () => {
    const page = await visit();
    const { keyboard } = page.page;
    await page.page.getByLabel('Your message').focus();
    await keyboard.type('one line');
    await keyboard.press('Shift+Enter');
    await keyboard.type('and another');
    await keyboard.press('Enter');
    await page.page.locator('[data-delivery=sent]', { hasText: 'and another' }).waitFor();
    expect(await page.page.evaluate('document.activeElement.id')).toBe('message');
    await offered(page, 'That is everything');
    await page.page.getByRole('group').getByRole('button', { name: 'That is everything' }).focus();
    await keyboard.press('Enter');
    await page.page.locator('[data-delivery=sent]', { hasText: 'That is everything' }).waitFor();
    expect(await page.page.evaluate('document.activeElement.id')).toBe('message');
  });
});
