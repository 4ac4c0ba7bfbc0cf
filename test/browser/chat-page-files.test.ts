import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { receipt } from '../support/pictures.ts';
import type { ChatPage, LocalFile } from './support/chat-page.ts';
import { atTheProgram, here } from './support/visits.ts';

const file = (name: string, mimeType: string, bytes: Buffer | string): LocalFile => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});

const pdf = (name = 'invoice.pdf') => file(name, 'application/pdf', '%PDF-1.4\n%%EOF\n');

const png = async (name: string) =>
  file(
    name,
    'image/png',
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
      .png()
      .toBuffer(),
  );

/** As a phone takes it: lying on its side, with a note how to turn it and where it was. */
async function phonePhoto(name: string): Promise<LocalFile> {
  const noise = { create: { width: 4_000, height: 3_000, channels: 3 as const, background: '#456' } };
  const bytes = await sharp(noise)
    .withExif({ IFD0: { Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return file(name, 'image/jpeg', bytes);
}

/** Says that it has 400 million points, in a few bytes. */
function hugePng(name: string): LocalFile {
  const head = Buffer.alloc(33);
  head.write('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(20_000, 16);
  head.writeUInt32BE(20_000, 20);
  return file(name, 'image/png', head);
}

here('Files', () => {
  const { visit } = atTheProgram();

  const tray = (page: ChatPage) => page.page.getByRole('list', { name: 'Files to send' });
  const sent = (page: ChatPage) => page.page.getByRole('log').getByRole('link');
  const names = async (page: ChatPage) => tray(page).locator('.file-name').allTextContents();

  it('come by picker, by paste and by drop, several at once, and go with the next message', async () => {
    const page = await visit({ width: 390, height: 844 });
    const photo = await receipt();
    await page.attaches(file(photo.name, photo.type, Buffer.from(photo.bytes)), pdf());
    await page.page.evaluate(() => {
      const carry = (name: string) => {
        const data = new DataTransfer();
        data.items.add(new File(['%PDF-1.4 it'], name, { type: 'application/pdf' }));
        return data;
      };
      const field = document.querySelector('#message');
      field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carry('pasted.pdf'), bubbles: true }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carry('dropped.pdf'), bubbles: true }));
    });
    await tray(page).getByText('dropped.pdf').waitFor();
    await page.presses('Leave out invoice.pdf');
    expect(await names(page)).toEqual(['receipt.jpg', 'pasted.pdf', 'dropped.pdf']);
    await tray(page).locator('img').waitFor();
    expect(await page.faults()).toEqual([]);
    await page.says('what I had to buy');
    await sent(page).getByText('dropped.pdf').waitFor();
    expect(await sent(page).allTextContents()).toEqual(['receipt.jpg', 'pasted.pdf', 'dropped.pdf']);
    expect(await tray(page).count()).toBe(0);
  });

  it('that were chosen are still there when the phone has closed the page behind its camera', async () => {
    const page = await visit({ width: 390, height: 844 });
    const photo = await receipt();
    await page.attaches(file(photo.name, photo.type, Buffer.from(photo.bytes)), pdf());
    await page.page.getByLabel('Your message').fill('what I had to buy');
    await tray(page).locator('img').waitFor();
    await page.presses('Leave out invoice.pdf');
    await page.reload();
    await tray(page).locator('img').waitFor();
    expect(await names(page)).toEqual(['receipt.jpg']);
    await page.presses('Send');
    await sent(page).getByText('receipt.jpg').waitFor();
    await page.reload();
    expect(await tray(page).count()).toBe(0);
    const other = await page.opensTab();
    expect(await tray(other).count()).toBe(0);
  });

  it('that are words and a picture of them, as word processors copy, are pasted as words', async () => {
    const page = await visit();
    await page.page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'my letter');
      data.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('#message')?.dispatchEvent(paste);
      document.title = String(paste.defaultPrevented);
    });
    expect(await page.page.title()).toBe('false');
    expect(await tray(page).count()).toBe(0);
  });

  it('that are photos leave the phone upright, smaller, and without the place where they were taken', async () => {
    const page = await visit();
    await page.line(false);
    await page.attaches(await phonePhoto('IMG_2041.jpeg'));
    await tray(page).locator('img').waitFor();
    await page.writes('my suitcase');
    await page.reads('Not sent yet.');
    const kept = await page.page.evaluate(keptFiles);
    const [photo] = kept.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes, 'base64') }));
    expect(photo?.name).toBe('IMG_2041.jpg');
    const { width, height, exif, orientation } = await sharp(photo?.bytes).metadata();
    expect({ exif, orientation, portrait: height > width }).toEqual({
      exif: undefined,
      orientation: undefined,
      portrait: true,
    });
    expect(width * height).toBeLessThan(6_100_000);
    await page.line(true);
    await sent(page).getByText('IMG_2041.jpg').waitFor();
  });

  it('that cannot be sent are refused in words that say what to do, and the others stay', async () => {
    const page = await visit({ width: 320, height: 568 });
    await page.attaches(
      pdf(),
      file('logo.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      file('empty.jpg', 'image/jpeg', ''),
      file('holiday.jpg', 'image/jpeg', 'MZ\u0090\0 This program cannot be run in DOS mode.'),
      hugePng('poster.png'),
      file('invoice\u202Egpj.exe', 'application/x-msdownload', 'MZ'),
    );
    await page.reads('poster.png cannot be sent: too many pixels to open.');
    await page.reads('holiday.jpg cannot be sent: damaged, or not what the name says.');
    await page.reads('empty.jpg cannot be sent: there is nothing in it.');
    await page.reads('logo.svg and invoicegpj.exe cannot be sent: only photos');
    expect(await names(page)).toEqual(['invoice.pdf']);
    expect(await page.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await page.faults()).toEqual([]);
    await page.says('the invoice');
    await sent(page).getByText('invoice.pdf').waitFor();
    expect(await page.page.getByText('cannot be sent').count()).toBe(0);
  });

  it('are ten at a time, of three hundred that were chosen', async () => {
    const page = await visit();
    await page.attaches(...Array.from({ length: 300 }, (_, nth) => pdf(`${nth}.pdf`)));
    await page.reads('10.pdf, 11.pdf, 12.pdf and 287 more did not fit: a message takes 10 files.');
    expect(await names(page)).toHaveLength(10);
  });

  it('of 200 MB are refused before a byte has left', async () => {
    const page = await visit();
    const folder = await mkdtemp(join(tmpdir(), 'amends-'));
    const film = join(folder, 'film.jpg');
    await writeFile(film, '');
    await truncate(film, 200_000_000);
    await page.attaches(film);
    await page.reads('film.jpg cannot be sent: a file may have 10 MB.');
    await rm(folder, { recursive: true });
  });

  it('that a browser cannot open, as HEIC, go as they are', async () => {
    const page = await visit();
    await page.line(false);
    await page.attaches(file('IMG_7.HEIC', 'image/heic', '\0\0\0\u0018ftypheic\0\0\0\0mif1heic'));
    await tray(page).getByText('1 kB').waitFor();
    await page.writes('a photo');
    await page.reads('Not sent yet.');
    expect(await page.page.evaluate(keptFiles)).toMatchObject([{ name: 'IMG_7.HEIC' }]);
    await page.line(true);
    await page.reads('A file is damaged, or not what its name says.');
  });

  it('can be stopped on their way, and go on with other words', async () => {
    const page = await visit();
    await page.page.route('**/upload*', () => {});
    await page.attaches(await png('ticket.png'));
    await page.writes('the wrong ticket');
    await page.presses('Stop and change it');
    await page.page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(await names(page)).toEqual(['ticket.png']);
    await page.says('the right ticket');
    await sent(page).getByText('ticket.png').waitFor();
    const mine = (await page.transcript()).filter(({ delivery }) => delivery).map(({ text }) => text);
    expect(mine).toEqual(['the right ticket']);
  });
});

here('Words', () => {
  const { visit } = atTheProgram();

  it('may be a novel, a storm, or nothing at all', async () => {
    const page = await visit();
    const field = page.page.getByLabel('Your message');
    await page.writes('\u200b\u200d\u2060');
    const mine = async () => (await page.transcript()).filter(({ delivery }) => delivery).map(({ text }) => text);
    expect(await mine()).toEqual([]);

    const novel = Array.from({ length: 900 }, (_, nth) => `Sentence ${nth} of my story.`).join(' ');
    await field.fill(novel);
    await page.reads('This is long: it will go out as 3 messages, one after the other.');
    await field.press('Enter');
    await page.page.locator('[data-delivery=sent]', { hasText: 'Sentence 899' }).waitFor();
    expect((await mine()).join(' ')).toBe(novel);

    await field.fill('x'.repeat(110_000));
    await page.reads('This is longer than messages can be.');
    await field.press('Enter');
    expect(await field.inputValue()).toHaveLength(110_000);

    const storm = `${'\u{1f621}'.repeat(300)} \u202eenod m'I\u202c`;
    await page.says(storm);
    expect((await mine()).at(-1)).toBe(storm);
    expect(await page.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  }, 60_000);
});

/** Runs in the page: the files that its outbox keeps. */
async function keptFiles(): Promise<{ name: string; bytes: string }[]> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('amends');
    request.addEventListener('success', () => resolve(request.result));
  });
  const kept = await new Promise<{ files: File[] }[]>((resolve) => {
    const request = opened.transaction('outbox').objectStore('outbox').getAll();
    request.addEventListener('success', () => resolve(request.result));
  });
  const read = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte));
    return { name: file.name, bytes: btoa(letters.join('')) };
  };
  return Promise.all(kept.flatMap(({ files }) => files.map(read)));
}
