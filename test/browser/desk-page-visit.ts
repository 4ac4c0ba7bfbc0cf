import type { Browser, Page } from 'playwright-core';
import { audit } from '../support/audit.ts';

/** An agent at the desk page. Every step waits until the page shows what it should, and fails when it does not. */
export interface DeskPage {
  readonly page: Page;
  /** Opens a complaint of the queue and waits for its summary. */
  opens(reference: string): Promise<void>;
  presses(label: string): Promise<void>;
  /** Writes into the box with this label and sends it by keyboard. */
  writes(box: 'Reply' | 'Private note', text: string): Promise<void>;
  /** Waits for the page to say this anywhere. */
  reads(text: string | RegExp): Promise<void>;
  /** What axe finds against WCAG 2.2 AA, as `rule: element`; empty when it finds nothing. */
  faults(): Promise<string[]>;
  /** What went wrong in the page: script errors and refused content. */
  complaints(): string[];
  leave(): Promise<void>;
}

/** Opens an invite link in a browser of its own and signs in, with the name when the invite asks for one. */
export async function enter(browser: Browser, link: string, as: { name?: string } = {}): Promise<DeskPage> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 850 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy/i.test(line.text())) wrong.push(line.text());
  });
  await page.goto(link);
  if (as.name) {
    await page.getByLabel('Your name').fill(as.name);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();

  return {
    page,
    async opens(reference) {
      await page.getByRole('link', { name: reference }).click();
      await page.getByRole('region', { name: 'Summary' }).waitFor();
    },
    presses: (label) => page.getByRole('button', { name: label, exact: true }).click(),
    async writes(box, text) {
      await page.getByLabel(box).fill(text);
      await page.getByLabel(box).press('Control+Enter');
    },
    reads: (text) => page.getByText(text).first().waitFor(),
    faults: () => audit(page),
    complaints: () => wrong,
    leave: () => context.close(),
  };
}
