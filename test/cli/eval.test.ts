import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { spawnBuilt } from '../support/program.ts';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eval-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run eval', () => {
  it('scores what was found, what was missed and what was made of money', async () => {
    set('extraction-complaints.dev', {
      source: 'ours',
      turns: [customer('flight BA117 was 3 hours late on 4 May')],
      gold: [gold('flight_number', 'BA117'), gold('duration', '3 hours'), gold('date', '5 May')],
      exhaustive: ['flight_number', 'duration', 'date'],
    });
    set('expenses.dev', {
      source: 'ours',
      turns: [customer('the taxi cost me £30 and they gave me a £5 voucher')],
      gold: [
        { ...gold('expense', '£30'), claimed: true },
        { ...gold('expense', '£5'), claimed: false },
      ],
    });
    const { code, rows } = await evaluate();
    expect(code).toBe(0);
    expect(rows).toEqual(
      expect.arrayContaining([
        row('extraction-complaints', 'recall', 'flight_number', 1),
        row('extraction-complaints', 'f1', 'duration', 1),
        row('extraction-complaints', 'recall', 'date', 0),
        row('extraction-complaints', 'precision', 'date', 0),
        row('expenses', 'recall', 'expense', 1, 2),
        row('expenses', 'accuracy', 'claimed', 1, 2),
      ]),
    );
  });

  it('counts secrets that survive, and numbers masked by mistake', async () => {
    set('extraction-dialogues', {
      turns: [customer('account 68318931, my pin is 5380')],
      gold: [gold('secret_pin', '5380'), gold('account_number', '68318931')],
    });
    const { rows } = await evaluate();
    expect(rows).toEqual(
      expect.arrayContaining([
        { set: 'extraction-dialogues', measure: 'survived', slot: 'secret_pin', source: null, value: 0, n: 1 },
        { set: 'extraction-dialogues', measure: 'masked_by_mistake', slot: null, source: null, value: 0, n: 1 },
      ]),
    );
  });

  it('scores complaints, replies and summaries', async () => {
    set('complaint-hand', { text: 'You lost my bag and nobody answers', label: 'complaint' });
    set('replies', {
      customer: 'My parcel is late',
      reply: 'Sorry for any inconvenience.',
      labels: { conditional_apology: 'yes', excuse: 'no', blame: 'unsure' },
    });
    set('summaries', {
      turns: [customer('Flight BA117 was 3 hours late'), { role: 'agent', text: 'Sorry.' }],
      summaries: ['BA117 was 3 hours late.', 'Late by 3 hours.', 'It had 14 stops. '],
    });
    const { rows } = await evaluate();
    expect(rows).toEqual(
      expect.arrayContaining([
        { set: 'complaint-hand', measure: 'recall', slot: 'complaint', source: null, value: 1, n: 1 },
        { set: 'replies', measure: 'f1', slot: 'conditional_apology', source: null, value: 1, n: 1 },
        { set: 'summaries', measure: 'kept', slot: null, source: null, value: 1, n: 1 },
        { set: 'summaries', measure: 'invented', slot: null, source: null, value: 0, n: 2 },
      ]),
    );
  });

  it('names the file and line of what it cannot read, and scores the rest', async () => {
    writeFileSync(
      join(folder, 'complaint-hand.jsonl'),
      '{"text": "late again", "label": "complaint"}\n{"text": 5\n{}\n',
    );
    writeFileSync(join(folder, 'weather.jsonl'), '{}\n');
    const { code, rows, told } = await evaluate();
    expect(code).toBe(1);
    expect(rows).not.toEqual([]);
    expect(told).toMatch(/complaint-hand\.jsonl:2 {2}This line is no JSON\./);
    expect(told).toMatch(/complaint-hand\.jsonl:3 {2}text: /);
    expect(told).toMatch(/weather\.jsonl:1 {2}There is no set "weather"/);
  });

  it.each([
    ['no folder given', [], /--data DIR/],
    ['a folder that is not there', ['--data', '/nowhere/at/all'], /There is no folder \/nowhere\/at\/all/],
    ['an engine there is not', ['--data', '.', '--engine', 'magic'], /There is no engine "magic"/],
    ['an option there is not', ['--date', '.'], /--date/],
  ])('says what is wrong with %s', async (_, args, sentence) => {
    const { code, told } = await run(args);
    expect(code).toBe(2);
    expect(told).toMatch(sentence);
  });
});

function set(name: string, ...items: object[]): void {
  writeFileSync(join(folder, `${name}.jsonl`), items.map((item) => `${JSON.stringify(item)}\n`).join(''));
}

function customer(text: string) {
  return { role: 'customer', text };
}

function gold(slot: string, text: string) {
  return { slot, text, turn: 0, start: 0, end: text.length };
}

function row(name: string, measure: string, slot: string, value: number, n = 1) {
  return { set: name, measure, slot, source: 'ours', value, n };
}

const answer = z.object({ engine: z.literal('rules'), rows: z.array(z.record(z.string(), z.unknown())) });

async function evaluate() {
  const { code, said, told } = await run(['--data', folder, '--json']);
  return { code, told, rows: answer.parse(JSON.parse(said)).rows };
}

async function run(args: string[]): Promise<{ code: number | null; said: string; told: string }> {
  const child = spawnBuilt('cli/eval.js', args, {}, folder);
  const [said, told] = await Promise.all([read(child.stdout), read(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, said, told };
}

async function read(stream: Readable | null): Promise<string> {
  let words = '';
  for await (const chunk of stream ?? []) words += String(chunk);
  return words;
}
