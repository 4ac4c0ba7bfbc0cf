import { expect, it } from '@jest/globals';
import type { ChatPage, Visit } from './support/chat-page.ts';
import { hasLongHistory } from './support/long-history.ts';
import { atTheProgram, here } from './support/visits.ts';

const megabyte = 1_048_576;

here('A conversation of thousands of messages', () => {
  const { visit } = atTheProgram();

  async function meets(count: number, as: Visit = {}): Promise<{ page: ChatPage; saysMore: () => void }> {
    const page = await visit({ width: 390, height: 844, ...as, before: watchShifts });
    const saysMore = await hasLongHistory(page, count);
    await page.reload();
    await page.page.locator('.log[aria-live=polite]').waitFor();
    await page.page.getByText(`Message ${count - 1}.`).waitFor();
    return { page, saysMore };
  }

  async function weigh(page: ChatPage): Promise<{ nodes: number; heap: number }> {
    const session = await page.page.context().newCDPSession(page.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const nodes = await page.page.evaluate(() => document.querySelectorAll('*').length);
    return { nodes, heap: usedSize };
  }

  /** Which message is the first in sight, and where it is, in pixels. */
  const place = (page: ChatPage) =>
    page.page.evaluate(() => {
      const frame = document.querySelector('.transcript-frame')?.getBoundingClientRect().top ?? 0;
      for (const message of document.querySelectorAll('.log > article')) {
        const { bottom, top } = message.getBoundingClientRect();
        if (bottom > frame) return { text: message.querySelector('.text')?.textContent ?? '', top };
      }
      return { text: '', top: 0 };
    });

  /** Where it was, but for the part of a pixel that no frame can be scrolled by. */
  function staysAt(before: { text: string; top: number }, now: { text: string; top: number }): void {
    expect(now.text).toBe(before.text);
    expect(Math.abs(now.top - before.top)).toBeLessThan(1);
  }

  const shifts = (page: ChatPage) => page.page.evaluate('window.shifts');

  it('costs the page hardly more than one of a thousand, and nothing moves by itself', async () => {
    const { page: short } = await meets(1_000);
    const thousand = await weigh(short);
    const { page: long } = await meets(10_000);
    const tenThousand = await weigh(long);
    expect(thousand.nodes).toBeLessThan(3_000);
    expect(Math.abs(tenThousand.nodes - thousand.nodes)).toBeLessThan(10);
    expect(tenThousand.heap - thousand.heap).toBeLessThan(10 * megabyte);
    expect(await shifts(long)).toBe(0);
  }, 60_000);

  it('can be read to its beginning, page by page, and what is read stays where it is', async () => {
    const { page } = await meets(700);
    const frame = page.page.locator('.transcript-frame');
    await frame.evaluate((element) => element.scrollTo(0, 400));
    const before = await place(page);
    await page.page.getByText('Message 665.').waitFor({ state: 'attached' });
    staysAt(before, await place(page));

    const first = page.page.getByText('Message 0.');
    while ((await first.count()) === 0) {
      const oldest = await page.page.locator('.log > article').first().getAttribute('data-key');
      await frame.evaluate((element) => element.scrollTo(0, 0));
      await page.page.locator(`.log > article:first-child[data-key="${oldest}"]`).waitFor({ state: 'detached' });
    }
    expect((await weigh(page)).nodes).toBeLessThan(3_000);
    expect(await page.page.getByRole('button', { name: 'Show earlier messages' }).count()).toBe(0);
    expect(await page.faults()).toEqual([]);
  }, 60_000);

  it.each([
    ['the smallest phone', { width: 320, height: 640 }],
    ['a phone', { width: 390, height: 844 }],
    ['a desk', { width: 1_280, height: 800 }],
  ])(
    'is never hidden by the way to its end, which comes and goes without moving anything (%s)',
    async (_, as) => {
      const { page } = await meets(300, as);
      const frame = page.page.locator('.transcript-frame');
      const button = page.page.getByRole('button', { name: 'More below' });
      await frame.evaluate((element) => element.scrollBy(0, -150));
      await button.waitFor();
      expect(await page.page.locator('.to-newest').evaluate(hidesWords)).toBe(false);
      expect(await page.faults()).toEqual([]);
      await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await button.waitFor({ state: 'detached' });
      expect(
        await frame.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight),
      ).toBeLessThan(1);
      expect(await shifts(page)).toBe(0);
    },
    60_000,
  );

  it('tells a reader of old messages of a new one, without moving them, and leads back to it', async () => {
    const { page, saysMore } = await meets(700);
    await page.page.locator('.transcript-frame').evaluate((element) => element.scrollTo(0, 400));
    await page.page.getByText('Message 665.').waitFor({ state: 'attached' });
    const before = await place(page);
    saysMore();
    const button = page.page.getByRole('button', { name: 'New message' });
    await button.waitFor();
    staysAt(before, await place(page));
    await button.click();
    await page.page.getByText('Message 700.').waitFor();
    await button.waitFor({ state: 'detached' });
  }, 60_000);
});

/** Runs in the page: whether something of what was said lies under it. */
function hidesWords(button: Element): boolean {
  const mine = button.getBoundingClientRect();
  const frame = document.querySelector('.transcript-frame')?.getBoundingClientRect();
  return [...document.querySelectorAll('.message')].some((message) => {
    const { left, right, top, bottom } = message.getBoundingClientRect();
    const seen = { top: Math.max(top, frame?.top ?? 0), bottom: Math.min(bottom, frame?.bottom ?? 0) };
    return left < mine.right && right > mine.left && seen.top < mine.bottom && seen.bottom > mine.top;
  });
}

/** Runs in the page, before its own script. */
function watchShifts(): void {
  Object.assign(window, { shifts: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = Object.assign({ value: 0, hadRecentInput: false }, entry.toJSON());
      if (!hadRecentInput) Object.assign(window, { shifts: Number(Reflect.get(window, 'shifts')) + Number(value) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
