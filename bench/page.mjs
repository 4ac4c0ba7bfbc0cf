import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { AMENDS } from './contenders.mjs';
import { openDoor } from './page-door.mjs';
import { FIELDS, launchBrowser, openPage, SLOW_3G } from './page-visit.mjs';
import { rowsOf } from './results.mjs';
import { startServer } from './server.mjs';

const WEB_CHAT = '4.18.1';
/** What standard Web Chat came to when it was last measured by hand, on another machine: see docs/performance.md. */
const LAST = { name: `web chat ${WEB_CHAT}, 2026-11-21`, scriptKb: 945, usableMs: 4_200 };

/**
 * The customer's page in headless Chromium, beside standard Web Chat: measured with `webChat`, which takes its script
 * into the system's folder for temporary files, else as it was last measured. `rows` for the table, and `notes`.
 */
export async function measurePage({ rounds, webChat, progress }) {
  const script = webChat ? takeWebChat() : undefined;
  const means = { browser: await launchBrowser(), door: await openDoor({ webChat: script }) };
  const other = script ? { name: 'web chat', file: script } : LAST;
  const rows = [];
  for (const group of groups(other)) {
    const measured = [];
    for (let round = 0; round < rounds; round++) {
      progress(`${group.values[0].figure}, round ${round + 1}`);
      measured.push(await group.measure(means));
    }
    rows.push(...rowsOf({ values: group.values, baseline: other }, measured));
  }
  progress('');
  await means.browser.close();
  means.door.close();
  const notes = script
    ? `Web Chat ${WEB_CHAT} was measured in the same run, behind a stand-in for its service.`
    : `Web Chat ${WEB_CHAT} was not measured now: its figures are of 2026-11-21, from another machine. --web-chat measures it.`;
  return { rows, notes };
}

function groups(other) {
  const measuredNow = other !== LAST;
  return [
    {
      values: [{ figure: 'script, gzip', key: 'kb', unit: 'kB', goal: { atMost: 40 } }],
      measure: async () => ({ amends: { kb: ownScriptKb() }, [other.name]: { kb: otherScriptKb(other) } }),
    },
    {
      values: [{ figure: 'send box usable, CPU 4 × slower', key: 'ms', unit: 'ms', goal: { ratioAtMost: 0.25 } }],
      measure: async (means) => ({
        amends: { ms: (await opening(means)).usableMs },
        [other.name]: { ms: measuredNow ? (await otherOpening(means)).usableMs : other.usableMs },
      }),
    },
    {
      values: [
        { figure: 'send box usable, the same on slow 3G', key: 'usableMs', unit: 'ms', goal: { ratioAtMost: 0.25 } },
        { figure: 'from first paint to usable send box, slow 3G', key: 'sincePaintMs', unit: 'ms' },
      ],
      measure: async (means) => ({
        amends: await opening(means, SLOW_3G),
        ...(measuredNow ? { [other.name]: await otherOpening(means, SLOW_3G) } : {}),
      }),
    },
    {
      values: [
        { figure: 'longest task while opening', key: 'openingMs', unit: 'ms' },
        { figure: 'longest task with 1,000 messages', key: 'taskMs', unit: 'ms', goal: { atMost: 100 } },
        { figure: 'longest task with 10,000 messages', key: 'longTaskMs', unit: 'ms' },
        { figure: 'DOM nodes with 1,000 messages', key: 'nodes', unit: '' },
        { figure: 'DOM nodes with 10,000 messages', key: 'longNodes', unit: '' },
        { figure: 'heap grown from 1,000 to 10,000 messages', key: 'grownMb', unit: 'MB', goal: { atMost: 10 } },
        { figure: 'layout shift', key: 'shift', unit: '', goal: { atMost: 0 } },
      ],
      measure: async (means) => {
        const thousand = await reading(means, 1_000);
        const ten = await reading(means, 10_000);
        return { amends: comparison(thousand, ten) };
      },
    },
  ];
}

/** As the program serves it, with an empty data folder. */
async function opening({ browser }, network) {
  const server = await startServer(AMENDS);
  try {
    const { usableMs, sincePaintMs, close } = await openPage(browser, server.address, FIELDS.amends, network);
    await close();
    return { usableMs, sincePaintMs };
  } finally {
    await server.stop();
  }
}

async function otherOpening({ browser, door }, network) {
  door.tells(1);
  const visit = await openPage(browser, `${door.address}/web-chat`, FIELDS['web chat'], network);
  await visit.close();
  return { usableMs: visit.usableMs, sincePaintMs: visit.sincePaintMs };
}

/** Opens a long conversation, weighs it, writes, hears five messages more, and reads back some hundreds. */
async function reading({ browser, door }, count) {
  door.tells(count);
  const visit = await openPage(browser, door.address, FIELDS.amends);
  const { page } = visit;
  await visit.seen(`document.querySelector('.log[aria-live=polite]')`);
  const weight = await visit.weigh();
  await page.keyboard.type('and nobody answers');
  for (let said = 0; said < 5; said++) {
    door.says();
    await visit.seen(
      `document.querySelector('.log > article:last-child .text').textContent.includes('${count + said}.')`,
    );
  }
  await page.mouse.move(195, 400);
  for (let turned = 0; turned < 30; turned++) {
    await page.mouse.wheel(0, -2_000);
    await visit.seen('true');
  }
  const { nodes } = await visit.weigh();
  const shift = await visit.shift();
  const tasks = await visit.tasks();
  await visit.close();
  return { heapMb: weight.heapMb, nodes: Math.max(nodes, weight.nodes), ...tasks, shift };
}

function comparison(thousand, ten) {
  return {
    openingMs: Math.max(thousand.openingMs, ten.openingMs),
    taskMs: thousand.laterMs,
    longTaskMs: ten.laterMs,
    nodes: thousand.nodes,
    longNodes: ten.nodes,
    grownMb: ten.heapMb - thousand.heapMb,
    shift: Math.max(thousand.shift, ten.shift),
  };
}

/** Of everything the built page loads. */
function ownScriptKb() {
  const dist = fileURLToPath(new URL('../dist/web/', import.meta.url));
  const loaded = readFileSync(join(dist, 'chat', 'index.html'), 'utf8').matchAll(/(?:src|href)="\/?([\w./-]+\.js)"/g);
  const later = readdirSync(join(dist, 'assets')).filter((name) => /^chat.*\.js$/.test(name));
  const all = new Set([...[...loaded].map(([, path]) => path), ...later.map((name) => `assets/${name}`)]);
  return [...all].reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0) / 1_000;
}

const otherScriptKb = ({ scriptKb, file }) => scriptKb ?? gzipSync(readFileSync(file), { level: 9 }).length / 1_000;

/** The script of Web Chat, which brings all it needs along; never into the project. */
function takeWebChat() {
  const folder = join(tmpdir(), `amends-web-chat-${WEB_CHAT}`);
  const script = join(folder, 'package', 'dist', 'webchat.js');
  if (existsSync(script)) return script;
  mkdirSync(folder, { recursive: true });
  const run = (command, args) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 2] });
  run('npm', ['pack', '--silent', `botframework-webchat@${WEB_CHAT}`]);
  run('tar', ['-xzf', `botframework-webchat-${WEB_CHAT}.tgz`, 'package/dist/webchat.js']);
  return script;
}
