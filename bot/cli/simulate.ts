import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { progressBar } from './progress.ts';
import { type Manners, sendCustomer, type Talked } from './simulate/customer.ts';
import { PEOPLE } from './simulate/people.ts';
import { readable, reportOf } from './simulate/report.ts';
import { Unreachable } from './simulate/visit.ts';

const USAGE = `Scripted customers talk to a running server over Direct Line:

  npm run simulate -- --customers N [--url http://localhost:3978] [--stay SECONDS] [--transcripts] [--json]

  --url          another server than the one on this machine; its complaints are real to it
  --stay         how long each customer waits in the chat after the last word, to see promises kept
  --transcripts  every talk from beginning to end
`;

/** So many talk at the same time. */
const AT_ONCE = 50;
const PATIENCE_MS = 90_000;

interface Options {
  customers: number;
  url: string;
  stayMs: number;
  json: boolean;
  transcripts: boolean;
}

process.exitCode = await run(process.argv.slice(2));

/** Gives the exit code: 0 every talk went well, 1 some did not or nobody answers, 2 it was asked wrongly. */
async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}`);
    return 2;
  }
  try {
    const began = performance.now();
    const talks = await sendAll(options);
    const report = reportOf(talks, (performance.now() - began) / 1000);
    if (options.transcripts) process.stdout.write(talks.map(transcript).join('\n'));
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : readable(report));
    return report.failures.length ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function readOptions(args: string[]): Options | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        customers: { type: 'string' },
        url: { type: 'string', default: 'http://localhost:3978' },
        stay: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
        transcripts: { type: 'boolean', default: false },
      },
    });
    const customers = Number(values.customers);
    const stay = Number(values.stay);
    if (!Number.isInteger(customers) || customers < 1) return 'How many? Say --customers N, such as --customers 50.';
    if (!(stay >= 0)) return 'Say --stay in seconds, such as --stay 130.';
    if (!/^https?:/.test(values.url) || !URL.canParse(values.url))
      return 'Say --url as an address, such as http://localhost:3978.';
    const { json, transcripts } = values;
    return { customers, url: new URL(values.url).origin, stayMs: stay * 1000, json, transcripts };
  } catch (error) {
    return error instanceof Error ? error.message : String(error); // an option there is not
  }
}

/** Everybody in turn, again and again, until there were so many. */
async function sendAll({ customers, url, stayMs }: Options): Promise<Talked[]> {
  const photo = { name: 'photo.png', type: 'image/png', bytes: await picture() };
  const manners: Manners = { patienceMs: PATIENCE_MS, stayMs, photo };
  const bar = progressBar();
  const talks: Talked[] = [];
  let next = 0;
  const oneAfterAnother = async (): Promise<void> => {
    while (next < customers) {
      const person = PEOPLE[next++ % PEOPLE.length];
      if (person) talks.push(await sendCustomer(url, person, manners));
      bar.show(talks.length, customers);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, customers) }, oneAfterAnother));
  } finally {
    bar.clear();
  }
  return talks;
}

async function picture(): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = sharp({ create: { width: 60, height: 90, channels: 3, background: '#d8d8d8' } });
  return new Uint8Array(await drawn.png().toBuffer());
}

function transcript({ person, lines, faults }: Talked): string {
  return [`${person}${faults.length ? ` (${faults.join('; ')})` : ''}`, ...lines, ''].join('\n');
}
