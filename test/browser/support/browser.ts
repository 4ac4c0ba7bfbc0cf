import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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
