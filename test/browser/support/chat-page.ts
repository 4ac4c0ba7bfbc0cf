import type { Browser, BrowserContext, Page } from 'playwright-core';
import { audit } from '../../support/audit.ts';

export interface Visit {
  width?: number;
  height?: number;
  dark?: boolean;
  /** The device draws all colours itself. */
  forcedColors?: boolean;
  locale?: string;
  /** That of London unless given. */
  timeZone?: string;
  /** Runs in the page before its own script. */
  before?: () => void;
}

export interface LocalFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A customer at the chat page. Every step waits until the page shows what it should, and fails when it does not. */
export interface ChatPage {
  readonly page: Page;
  /** Writes and sends; done when the page says that it was sent. */
  says(text: string): Promise<void>;
  /** Writes and presses Enter, whatever becomes of it. */
  writes(text: string): Promise<void>;
  presses(label: string): Promise<void>;
  /** Waits for a message that holds these words. */
  hears(text: string | RegExp): Promise<void>;
  /** Chooses files; they go with the next message. A path is a file of its own. */
  attaches(...files: (LocalFile | string)[]): Promise<void>;
  /** Waits for the page to say this anywhere. */
  reads(text: string | RegExp): Promise<void>;
  /** The labels of the answers that can be chosen now. */
  choices(): Promise<string[]>;
  /** The reference in the header, once there is one. */
  reference(): Promise<string>;
  /** Opens the menu and presses one thing in it. */
  asksFor(name: string): Promise<void>;
  /** What the page says to a screen reader: the accessibility tree as YAML, with days, times, references and the assistant's own words left out. */
  tree(part: 'banner' | 'main' | 'page'): Promise<string>;
  /** Everything said so far, in order: who, the words, and for the customer's own what became of it. */
  transcript(): Promise<{ who: string; text: string; delivery?: string }[]>;
  reload(): Promise<void>;
  /** The same customer opens the page once more, in another tab. */
  opensTab(): Promise<ChatPage>;
  /** The line is cut, for every tab; or is back. */
  line(there: boolean): Promise<void>;
  /** What axe finds against WCAG 2.2 AA, as `rule: element`; empty when it finds nothing. */
  faults(): Promise<string[]>;
  /** What went wrong in the page: script errors and refused content. */
  complaints(): string[];
  leave(): Promise<void>;
}

/** Opens the chat page as a new visitor. */
export async function open(browser: Browser, url: string, visit: Visit = {}): Promise<ChatPage> {
  return openTab(await enter(browser, visit), url);
}

async function openTab(context: BrowserContext, url: string): Promise<ChatPage> {
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy/i.test(line.text())) wrong.push(line.text());
  });
  await page.goto(url);
  const field = page.locator('#message');
  const log = page.getByRole('log');
  await log.getByRole('article').first().waitFor();

  const writes = async (text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };

  return {
    page,
    writes,
    says: async (text) => {
      await writes(text);
      await log.locator('[data-delivery=sent]', { hasText: text }).last().waitFor();
    },
    presses: (label) => page.getByRole('main').getByRole('button', { name: label, exact: true }).click(),
    hears: (text) => log.locator('article:not([data-delivery])', { hasText: text }).last().waitFor(),
    attaches: (...files) => {
      const paths = files.filter((file) => typeof file === 'string');
      const others = files.filter((file) => typeof file !== 'string');
      return page.locator('input[type=file][multiple]').setInputFiles(paths.length > 0 ? paths : others);
    },
    reads: (text) => page.getByText(text).first().waitFor(),
    choices: () => page.getByRole('group').getByRole('button').allTextContents(),
    reference: () => page.locator('.reference strong').innerText(),
    asksFor: async (name) => {
      const banner = page.getByRole('banner');
      await banner.locator('.menu > button').click();
      await banner.getByRole('button', { name, exact: true }).click();
    },
    tree: async (part) => {
      const seen = part === 'page' ? page.locator('body') : page.getByRole(part);
      const tree = await seen.ariaSnapshot();
      return tree
        .replace(/\b\d?\d:\d\d\b/g, '00:00')
        .replace(/\b(?:[A-Z]\w+day,? \d+ \w+|Today)\b/g, 'A day')
        .replace(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, 'REFE-RENC')
        .replace(/(paragraph: [^\n]* · automated\n +- paragraph: )[^\n]*/g, '$1…');
    },
    transcript: () => log.getByRole('article').evaluateAll(readMessages),
    reload: async () => {
      await page.reload();
      await log.getByRole('article').first().waitFor();
    },
    opensTab: () => openTab(context, url),
    line: (there) => context.setOffline(!there),
    faults: () => audit(page),
    complaints: () => wrong,
    leave: () => context.close(),
  };
}

async function enter(browser: Browser, visit: Visit): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: visit.width ?? 1100, height: visit.height ?? 800 },
    colorScheme: visit.dark ? 'dark' : 'light',
    forcedColors: visit.forcedColors ? 'active' : 'none',
    locale: visit.locale ?? 'en-GB',
    timezoneId: visit.timeZone ?? 'Europe/London',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  if (visit.before) await context.addInitScript(visit.before);
  return context;
}

/** Runs in the page. */
function readMessages(messages: Element[]) {
  return messages.map((message) => {
    const delivery = message.getAttribute('data-delivery');
    return {
      who: message.querySelector('.who')?.textContent ?? '',
      text: message.querySelector('.text')?.textContent ?? '',
      ...(delivery && { delivery }),
    };
  });
}
