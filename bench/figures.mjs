import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AMENDS, EXPRESS, SOCKETS, WATERFALL } from './contenders.mjs';
import { startServer } from './server.mjs';

const run = promisify(execFile);
const CONVERSATIONS = 64;
/** Before the first thousands of turns the same code measures two or three times dearer, and compilers still run for thousands more. */
const WARM_UP_TURNS = 12_000;
const TURNS = 4_000;
const OPEN = 4_000;
const MIB = 1_048_576;

/**
 * What is measured. `measure` runs one contender in a fresh process and gives a value for each of `values`, whose unit
 * and goal stand here; a goal is a limit on the value itself or on its ratio to the baseline.
 */
export const FIGURES = [
  {
    contenders: [AMENDS, WATERFALL, EXPRESS],
    baseline: WATERFALL,
    measure: turnCost,
    values: [{ figure: 'CPU per turn', key: 'cpuMsPerTurn', unit: 'ms', goal: { ratioAtMost: 1 } }],
  },
  {
    contenders: [AMENDS, SOCKETS],
    baseline: SOCKETS,
    measure: openConversations,
    values: [
      { figure: 'memory per 1,000 open conversations', key: 'mibPerThousand', unit: 'MiB' },
      { figure: 'open conversations in 1 GiB', key: 'inOneGib', unit: 'conversations', goal: { atLeast: 50_000 } },
    ],
  },
  {
    contenders: [AMENDS, WATERFALL, EXPRESS],
    baseline: WATERFALL,
    measure: firstReply,
    values: [
      { figure: 'start to first reply', key: 'ms', unit: 'ms' },
      { figure: 'CPU from start to first reply', key: 'cpuMs', unit: 'ms' },
    ],
  },
  {
    contenders: [AMENDS],
    baseline: WATERFALL,
    measure: hostileText,
    values: [
      {
        figure: 'CPU for the dearest hostile text of 2,000 characters',
        key: 'worstMs',
        unit: 'ms',
        goal: { atMost: 50 },
      },
    ],
  },
];

/** A closed loop: 64 customers at a time, whoever has finished is followed by a new one. Beginning and leaving are part of it. */
function turnCost(contender, means) {
  return withServer(contender, async (server) => {
    await talk(contender, server, means, WARM_UP_TURNS);
    const before = await server.cpuMs();
    const turns = await talk(contender, server, means, TURNS);
    return { cpuMsPerTurn: ((await server.cpuMs()) - before) / turns };
  });
}

/** Two turns in each of many conversations, all of which stay open; resident memory after the garbage is gone. */
function openConversations(contender, means) {
  return withServer(contender, async (server) => {
    await talk(contender, server, means, CONVERSATIONS * 4);
    const before = await server.rssBytes();
    const customers = [];
    await side(CONVERSATIONS, async () => {
      while (customers.length < OPEN) {
        const customer = new contender.Customer(server.address, means);
        customers.push(customer);
        await customer.open();
        await customer.say();
        await customer.say();
      }
    });
    const after = await server.rssBytes();
    for (const customer of customers) customer.close();
    const each = (after - before) / OPEN;
    return { mibPerThousand: (each * 1000) / MIB, inOneGib: Math.floor((1024 * MIB - before) / each) };
  });
}

/** From the birth of the process to the reply to a customer's first words. */
function firstReply(contender, means) {
  return withServer(contender, async (server) => {
    const customer = new contender.Customer(server.address, means);
    await customer.open();
    await customer.say();
    const ms = performance.now() - server.spawnedAt;
    const cpuMs = await server.cpuMs();
    customer.close();
    return { ms, cpuMs };
  });
}

async function withServer(contender, work) {
  const server = await startServer(contender);
  try {
    return await work(server);
  } catch (error) {
    throw new Error(`${contender.name}: ${error.message}\n${server.lastWords()}`, { cause: error });
  } finally {
    await server.stop();
  }
}

/** Talks until that many turns were made, and lets every turn under way end. The answer is how many were made. */
async function talk({ Customer }, server, means, turns) {
  let made = 0;
  await side(CONVERSATIONS, async () => {
    while (made < turns) {
      const customer = new Customer(server.address, means);
      await customer.open();
      while (made < turns && (await customer.say())) made++;
      customer.close();
    }
  });
  return made;
}

function side(count, work) {
  return Promise.all(Array.from({ length: count }, work));
}

/** Everything that reads a message's text, on the texts of hostile.mjs; the dearest of them. */
async function hostileText() {
  const { stdout } = await run(process.execPath, [fileURLToPath(new URL('hostile.mjs', import.meta.url))]);
  return JSON.parse(stdout);
}
