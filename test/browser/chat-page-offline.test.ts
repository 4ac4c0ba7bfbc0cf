import { expect, it } from '@jest/globals';
import { receipt } from '../support/pictures.ts';
import type { ChatPage } from './support/chat-page.ts';
import { atTheProgram, here } from './support/visits.ts';

here('A customer on a bad line', () => {
  const { visit } = atTheProgram();

  /** Their own messages, with what became of each. */
  const mine = async (page: ChatPage) => {
    const all = (await page.transcript()).filter(({ delivery }) => delivery);
    return all.map(({ text, delivery }) => `${text} (${delivery})`);
  };
  const becomes = (page: ChatPage, text: string, delivery: string) =>
    page.page.locator(`[data-delivery=${delivery}]`, { hasText: text }).waitFor();

  it('goes through a tunnel in the middle of an angry burst with a photo, closes the lid, and loses nothing', async () => {
    const page = await visit({ width: 390, height: 844 });
    const photo = await receipt();
    await page.says('My suitcase is gone.');
    await page.line(false);
    await page.writes('and NOBODY answers!!');
    await page.attaches({ name: photo.name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) });
    await page.writes('here is what I had to buy');
    await page.writes('third time I write');
    await becomes(page, 'third time I write', 'stalled');
    await page.reads('It is kept here and goes out by itself as soon as it can.');
    expect(await page.faults()).toEqual([]);

    // The tunnel is so long that the page is closed and opened again; the photo goes with it.
    await page.page.route('**/v3/directline/**', (route) => route.abort());
    await page.line(true);
    await page.reload();
    await becomes(page, 'third time I write', 'stalled');
    await page.page.unroute('**/v3/directline/**');
    await becomes(page, 'third time I write', 'sent');
    expect(await mine(page)).toEqual([
      'My suitcase is gone. (sent)',
      'and NOBODY answers!! (sent)',
      'here is what I had to buy (sent)',
      'third time I write (sent)',
    ]);
    await page.page.getByRole('log').getByRole('link', { name: photo.name }).waitFor();
    await page.reload();
    expect(await mine(page)).toHaveLength(4);
  });

  it('has the answer to a message eaten, and still says it once', async () => {
    const page = await visit();
    let eaten = 0;
    await page.page.route('**/activities', async (route) => {
      if (!route.request().postData()?.includes('"type":"message"') || eaten > 0) return route.fallback();
      eaten += 1;
      await route.fetch();
      await route.abort();
    });
    await page.writes('My parcel was left in the rain.');
    await becomes(page, 'left in the rain', 'sent');
    await page.reload();
    expect(await mine(page)).toEqual(['My parcel was left in the rain. (sent)']);
    expect(eaten).toBe(1);
  });

  it('has one request eaten by an ad blocker, and is told nothing worse than that it goes out by itself', async () => {
    const page = await visit();
    let eaten = 0;
    await page.page.route('**/activities', (route) => {
      if (!route.request().postData()?.includes('"type":"message"') || eaten > 0) return route.fallback();
      eaten += 1;
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Blocked</html>' });
    });
    await page.writes('The heating has been off since Monday.');
    await becomes(page, 'The heating', 'sent');
    expect(eaten).toBe(1);
  });

  it('has two tabs open, which show the same; one sends for both, and the other goes on when it is closed', async () => {
    const one = await visit();
    const other = await one.opensTab();
    await one.line(false);
    await one.writes('from the first');
    await becomes(other, 'from the first', 'stalled');
    await other.writes('from the second');
    await becomes(one, 'from the second', 'stalled');
    await one.page.close();
    await other.line(true);
    await becomes(other, 'from the second', 'sent');
    expect(await mine(other)).toEqual(['from the first (sent)', 'from the second (sent)']);
    expect(other.complaints()).toEqual([]);
  });

  it('finds everything again after a night: the token has run out, the line is dead, the clock has moved', async () => {
    const page = await visit();
    const tokens: (string | undefined)[] = [];
    page.page.on('request', (request) => {
      if (request.url().endsWith('/activities')) tokens.push(request.headers().authorization);
    });
    await page.page.clock.install();
    await page.reload();
    await page.says('You cancelled my flight LH400 and nobody told me.');
    const token = tokens.at(-1);
    let refused = 0;
    await page.page.route('**/v3/directline/**', (route) => {
      if (route.request().headers().authorization !== token) return route.fallback();
      refused += 1;
      return route.fulfill({ status: 403, json: { error: { code: 'TokenExpired', message: 'expired' } } });
    });
    await page.page.clock.fastForward('09:00:00');
    await page.says('Is anybody there?');
    expect(refused).toBeGreaterThan(0);
    expect(tokens.at(-1)).not.toBe(token);
    expect(await mine(page)).toEqual([
      'You cancelled my flight LH400 and nobody told me. (sent)',
      'Is anybody there? (sent)',
    ]);
  });

  it('has no room left on the phone for a photo: keeps the words, is told so, and adds the photo again', async () => {
    const page = await visit({
      before: () => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function full(value: { files?: unknown[] }, key?: IDBValidKey) {
          if (value.files?.some((file) => file instanceof File)) throw new DOMException('full', 'QuotaExceededError');
          return put.call(this, value, key);
        };
      },
    });
    const photo = await receipt();
    await page.page.route('**/v3/directline/**', (route) => route.abort());
    await page.attaches({ name: photo.name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) });
    await page.writes('what I had to buy');
    await page.reads('This browser has no room to keep the files: leave the page open until they are sent.');
    page.page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.reads('The files could not be kept when the page was closed. Your words are here');
    await page.page.unrouteAll();
    await page.presses('Change it');
    await page.attaches({ name: photo.name, mimeType: photo.type, buffer: Buffer.from(photo.bytes) });
    await page.page.getByLabel('Your message').press('Enter');
    await becomes(page, 'what I had to buy', 'sent');
  });

  it('is told where the browser keeps nothing, and is not stopped by it', async () => {
    const page = await visit({
      before: () => {
        Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(globalThis, name, {
            get: () => {
              throw new DOMException('Storage is off.', 'SecurityError');
            },
          });
        }
      },
    });
    await page.says('My parcel is two weeks late.');
    await page.line(false);
    await page.writes('and nobody calls back');
    await page.reads('This browser keeps nothing: leave the page open until it is sent.');
    await page.line(true);
    await becomes(page, 'and nobody calls back', 'sent');
  });
});
