import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { audit } from '../../support/audit.ts';

interface Event {
  type: string;
  [more: string]: unknown;
}

/** A customer on a site's page, with the chat on it. */
export interface SiteVisit {
  page: Page;
  /** The chat, once it is open. */
  chat: FrameLocator;
  /** Our button, whatever it says. */
  button: Locator;
  /** The place the chat opens in. */
  panel: Locator;
  /** Presses the button, and settles. */
  opens(): Promise<void>;
  /** Waits for what was said before, or the greeting: what comes then is news. */
  settles(): Promise<void>;
  /** Says it in the chat; done when it says that it was sent. */
  says(text: string): Promise<void>;
  /** What they have said so far, as the chat shows it. */
  said(): Promise<string[]>;
  /** Goes to another page of the site by its link. */
  goesTo(link: string): Promise<void>;
  isOpen(): Promise<boolean>;
  /** What the site's pages heard of the chat. */
  heard: Event[];
  /** Waits until they have heard an event of that type. */
  hears(type: string): Promise<void>;
  /** What axe finds on the site's page and in the chat. */
  faults(): Promise<string[]>;
  /** Script errors and refused content, on the page and in the frame, but for what is expected. */
  complaints(): string[];
  /** Every address that was asked for, and those of the frames. */
  addresses: Set<string>;
}

/** Opens a site's page in that browser window. */
export async function visitSite(context: BrowserContext, url: string): Promise<SiteVisit> {
  const page = await context.newPage();
  const wrong: string[] = [];
  const addresses = new Set<string>();
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') wrong.push(line.text());
  });
  page.on('request', (request) => addresses.add(request.url()));
  page.on('websocket', (socket) => addresses.add(socket.url()));
  page.on('framenavigated', (frame) => addresses.add(frame.url()));
  const heard: Event[] = [];
  let told = () => {};
  await page.exposeFunction('heard', (event: Event) => {
    heard.push(event);
    told();
  });
  await page.goto(url);
  const chat = page.frameLocator('iframe');
  const button = page.locator('amends-chat .open');
  const panel = page.locator('amends-chat dialog');
  await page.locator('amends-chat').waitFor({ state: 'attached' });

  const settles = () => chat.locator('[role=log][aria-live=polite]').getByRole('article').first().waitFor();

  return {
    page,
    chat,
    button,
    panel,
    addresses,
    opens: async () => {
      await button.click();
      await settles();
    },
    settles,
    says: async (text) => {
      const field = chat.getByRole('textbox');
      await field.fill(text);
      await field.press('Enter');
      await chat.locator('[data-delivery=sent]', { hasText: text }).last().waitFor();
    },
    said: async () => {
      await chat.getByRole('article').first().waitFor();
      return chat.locator('.message-customer .text').allTextContents();
    },
    goesTo: async (link) => {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('amends-chat').waitFor({ state: 'attached' });
    },
    isOpen: () => panel.evaluate((dialog) => dialog.hasAttribute('open')),
    heard,
    hears: async (type) => {
      while (!heard.some((event) => event.type === type)) await new Promise<void>((resolve) => (told = resolve));
    },
    faults: async () => {
      const frame = page.frames().find((one) => one.url().endsWith('/embed'));
      return [...(await audit(page)), ...(frame ? await audit(frame) : [])];
    },
    complaints: () => wrong,
  };
}
