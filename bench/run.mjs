// npm run bench -- [--rounds 5] [--json]
// npm run bench -- page [--web-chat] [--rounds 3] [--json]
// The performance table: Amends beside its baselines, in one run on one machine. See docs/performance.md.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { available, isInstalled } from './contenders.mjs';
import { startConnector } from './customers.mjs';
import { FIGURES } from './figures.mjs';
import { jsonOf, rowsOf, tableOf } from './results.mjs';

const { rounds, json, page, webChat } = options();
if (page) {
  const { measurePage } = await import('./page.mjs');
  const { rows, notes } = await measurePage({ rounds, webChat, progress });
  print(rows, notes);
  process.exit(0);
}
const missing = installBaselines();
const means = { connector: await startConnector() };
const plan = FIGURES.map((figure) => ({ figure, contenders: available(figure.contenders), rounds: [] }));
const steps = rounds * plan.reduce((sum, { contenders }) => sum + contenders.length, 0);
let step = 0;
for (let round = 0; round < rounds; round++) {
  for (const { figure, contenders, rounds: measured } of plan) {
    const values = {};
    for (const contender of shuffled(contenders)) {
      progress(`${++step}/${steps}  ${figure.values[0].figure}: ${contender.name}`);
      values[contender.name] = await figure.measure(contender, means);
    }
    measured.push(inOrder(values, contenders));
  }
}
progress('');
means.connector.close();

const rows = plan.flatMap(({ figure, rounds }) => rowsOf(figure, rounds));
print(rows, missing);
process.exit(0);

function print(rows, notes) {
  process.stdout.write(json ? `${jsonOf(rounds, rows)}\n` : `${tableOf(rows)}\n\n${machine()}\n`);
  if (notes) process.stderr.write(`${notes}\n`);
}

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      json: { type: 'boolean', default: false },
      'web-chat': { type: 'boolean', default: false },
    },
  });
  const page = positionals[0] === 'page';
  const rounds = values.rounds ?? (page ? '3' : '5');
  if (positionals.length > (page ? 1 : 0))
    fail(`There is no figure ${positionals.at(-1)}: "page", or nothing for all others.`);
  if (!/^[1-9]\d{0,2}$/.test(rounds)) fail('--rounds must be a whole number from 1 to 999.');
  return { rounds: Number(rounds), json: values.json, page, webChat: values['web-chat'] };
}

function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}

/** The baselines have packages of their own. Without them the program's figures still stand; the answer says what is missing. */
function installBaselines() {
  const here = fileURLToPath(new URL('.', import.meta.url));
  if (isInstalled()) return undefined;
  process.stderr.write('Installing the baselines once, in bench/ …\n');
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--no-audit', '--no-fund'], {
      cwd: here,
      stdio: ['ignore', 'ignore', 2],
      shell: npm === 'npm.cmd',
    });
    return undefined;
  } catch {
    return 'Not measured: the botbuilder waterfall. Its packages could not be installed (npm ci in bench/).';
  }
}

function shuffled(items) {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function inOrder(values, contenders) {
  return Object.fromEntries(contenders.map(({ name }) => [name, values[name]]));
}

/** Nothing where nobody looks. */
function progress(words) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${words}`);
}

function machine() {
  const cores = cpus();
  return `${rounds} rounds, ${new Date().toISOString().slice(0, 10)}; ${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version}, ${process.platform} ${process.arch}.`;
}
