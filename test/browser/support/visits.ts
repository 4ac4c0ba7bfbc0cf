import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { type Program, startProgram } from '../../support/program.ts';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { talk, type Talk } from '../../support/talk.ts';
import { launch } from './browser.ts';
import { type ChatPage, open, type Visit } from './chat-page.ts';
import { type SiteVisit, visitSite } from './site-visit.ts';

const browser = await launch();
const pages = fileURLToPath(new URL('../../../dist/web', import.meta.url));

/** Where stories at a page are told; without a browser they are skipped. */
export const here = browser ? describe : describe.skip;

afterAll(async () => {
  await browser?.close();
}, 60_000);

/** The one that all stories of a file share. */
export function theBrowser(): Browser {
  if (!browser) throw new Error('no browser');
  return browser;
}

/** Stories at the page of the program as it is shipped; one program for all stories of a `here`. */
export function atTheProgram(env: () => Record<string, string> = () => ({})): {
  program(): Program;
  visit(as?: Visit): Promise<ChatPage>;
} {
  let program: Program | undefined;
  const visit = visits();
  const running = () => {
    if (!program) throw new Error('the program was not started');
    return program;
  };
  beforeAll(async () => {
    program = await startProgram(env());
  }, 60_000);
  afterAll(async () => {
    await program?.close();
  }, 60_000);
  return { program: running, visit: (as) => visit(env().PUBLIC_URL ?? running().url, as) };
}

type Over = NonNullable<Parameters<typeof talk>[0]>;

/** Stories at the page of a whole Amends whose clock stands still; a new one for each story. */
export function atATalk(): { visit(as?: Visit, over?: Omit<Over, 'on'>): Promise<{ page: ChatPage } & Talk> } {
  const visit = visits();
  return {
    visit: async (as, over = {}) => {
      const world = await talk({ ...over, pages });
      return Object.assign(world, { page: await visit(world.url, as) });
    },
  };
}

/** After each story its pages are left, and nothing may have gone wrong in them. */
function visits(): (url: string, as?: Visit) => Promise<ChatPage> {
  const visited: ChatPage[] = [];
  afterEach(async () => {
    for (const page of visited.splice(0)) {
      expect(page.complaints()).toEqual([]);
      await page.leave();
    }
  });
  return async (url, as) => {
    const page = await open(theBrowser(), url, as);
    visited.push(page);
    return page;
  };
}

/** Stories on the pages of other sites: in a window of their own each, left after the story. */
export function atSites(): {
  arrives(url: string, as?: BrowserContextOptions, expected?: RegExp): Promise<SiteVisit>;
  /** The same for a visit that was begun in another way. Nothing but what is expected may go wrong in it. */
  keeps(visit: SiteVisit, leave: () => Promise<void>, expected?: RegExp): SiteVisit;
} {
  const visited: { visit: SiteVisit; leave(): Promise<void>; expected: RegExp | undefined }[] = [];
  afterEach(async () => {
    for (const { visit, leave, expected } of visited.splice(0)) {
      const unexpected = visit.complaints().filter((line) => !expected?.test(line));
      await leave();
      expect(unexpected).toEqual([]);
    }
  });
  const keeps = (visit: SiteVisit, leave: () => Promise<void>, expected?: RegExp) => {
    visited.push({ visit, leave, expected });
    return visit;
  };
  return {
    keeps,
    arrives: async (url, as = {}, expected) => {
      const context = await theBrowser().newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...as });
      return keeps(await visitSite(context, url), () => context.close(), expected);
    },
  };
}
