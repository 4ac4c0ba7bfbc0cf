import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
];
const CPU_SLOWER = 4;
/** As Chromium's developer tools mean "Slow 3G": bytes per second, and ms for each way there and back. */
export const SLOW_3G = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 2_000 };
const PATIENCE_MS = 180_000;
const MB = 1_000_000;

/** Our page and standard Web Chat: where each writes, and how each shows that a message is on the page. */
export const FIELDS = { amends: '#message', 'web chat': '[data-id="webchat-sendbox-input"]' };

export async function launchBrowser() {
  const named = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  const executablePath = named ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: QUIETLY });
}

/** A phone that has never been here, on a slow processor. Gives what the page did while it was opened. */
export async function openPage(browser, url, field, network) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (network) await cdp.send('Network.emulateNetworkConditions', network);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.addInitScript(watch, field);
  const endTrace = await trace(cdp);
  await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
  const seen = (what) => until(() => page.evaluate(`Boolean(${what})`), what);
  await seen('watched.usable && performance.getEntriesByName("first-contentful-paint")[0]');
  const usableMs = await page.evaluate('watched.usable');
  const painted = await page.evaluate('performance.getEntriesByName("first-contentful-paint")[0].startTime');
  return {
    page,
    usableMs,
    /** From the first paint on; a send box that comes with it was usable at once. */
    sincePaintMs: Math.max(0, usableMs - painted),
    seen,
    shift: () => page.evaluate('watched.shift'),
    /** The longest task until the send box could be used, and the longest after that. */
    tasks: endTrace,
    weigh: async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      return { heapMb: usedSize / MB, nodes: await page.evaluate('document.querySelectorAll("*").length') };
    },
    close: () => context.close(),
  };
}

/**
 * Tasks of the page's main thread in CPU time, as slow as the browser was told to be: what else the machine is doing at
 * the moment makes none of them longer. Those of 50 ms and more are what browsers call long.
 */
async function trace(cdp) {
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['toplevel', 'disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'];
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    const { ts: usable, pid } = events.find(({ name }) => name === 'usable');
    const main = events.find((one) => one.pid === pid && one.args?.name === 'CrRendererMain').tid;
    const tasks = events.filter((one) => one.pid === pid && one.tid === main && /RunTask$/.test(one.name));
    const longest = (some) => Math.max(0, ...some.map(({ tdur = 0 }) => tdur)) / 1_000;
    return {
      openingMs: longest(tasks.filter(({ ts }) => ts < usable)),
      laterMs: longest(tasks.filter(({ ts }) => ts >= usable)),
    };
  };
}

/** Asked seldom, as every question takes time from what is measured. */
async function until(ask, what) {
  const end = performance.now() + PATIENCE_MS;
  while (!(await ask())) {
    if (performance.now() > end) throw new Error(`not seen within ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs in the page, before its own script: when the send box can be used, and what moved by itself. */
function watch(field) {
  const watched = { usable: 0, shift: 0 };
  Object.assign(window, { watched });
  const look = () => {
    const box = document.querySelector(field);
    if (!box || box.disabled || box.readOnly) return;
    found.disconnect();
    // Painted, and the page has time for a letter.
    requestAnimationFrame(() => setTimeout(() => (watched.usable = performance.mark('usable').startTime)));
  };
  const found = new MutationObserver(look);
  found.observe(document, { childList: true, subtree: true, attributes: true });
  const moved = ({ value, hadRecentInput }) => (watched.shift += hadRecentInput ? 0 : value);
  new PerformanceObserver((list) => list.getEntries().forEach(moved)).observe({ type: 'layout-shift', buffered: true });
}
