import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nothing but the pages under test, nothing over the network. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium: the one CHROMIUM_PATH names, else one installed here, else (on Linux) the one from the registry.
 * Undefined, with one line that says why, when there is none; in CI that is a failure instead.
 */
export async function launch(): Promise<Browser | undefined> {
  const executablePath = await findChromium();
  if (executablePath) return chromium.launch({ executablePath, args: quietly });
  const why = 'Browser tests did not run: no Chromium found. Install one, or set CHROMIUM_PATH.';
  if (process.env.CI) throw new Error(why);
  process.stderr.write(`${why}\n`);
  return undefined;
}

/** The same for a customer whose browser keeps nothing, on no site: no cookies and no storage. `leave` ends it. */
export async function launchForgetful(): Promise<{ context: BrowserContext; leave(): Promise<void> }> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no browser');
  const folder = await mkdtemp(join(tmpdir(), 'amends-browser-'));
  await mkdir(join(folder, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, { executablePath, args: quietly });
  return {
    context,
    leave: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function findChromium(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const here = installed.find((path) => existsSync(path));
  if (here || process.platform !== 'linux') return here;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } catch {
    return undefined;
  }
}
