// npm run bench -- [--rounds 5] [--json]
// The performance table: Amends beside its baselines, in one run on one machine. See docs/performance.md.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { available, isInstalled } from './contenders.mjs';
import { startConnector } from './customers.mjs';
import { FIGURES } from './figures.mjs';
import { jsonOf, rowsOf, tableOf } from './results.mjs';

const { rounds, json } = options();
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
process.stdout.write(json ? `${jsonOf(rounds, rows)}\n` : `${tableOf(rows)}\n\n${machine()}\n`);
if (missing) process.stderr.write(`${missing}\n`);
process.exit(0);

function options() {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
  });
  if (/^[1-9]\d{0,2}$/.test(values.rounds)) return { rounds: Number(values.rounds), json: values.json };
  process.stderr.write('--rounds must be a whole number from 1 to 999.\n');
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
