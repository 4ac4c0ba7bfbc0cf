import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { projectRoot } from '../../bot/project-root.ts';
import { details, hear } from './hearing.ts';

jest.setTimeout(20_000);

describe('texts made to be slow', () => {
  it('are read to the end by a process that is stopped after ten seconds', async () => {
    if (!existsSync(join(projectRoot(), 'dist')))
      throw new Error('There is no built program: run `npm run build` first.');
    const said = await new Promise<string>((resolve, reject) => {
      const script = join(projectRoot(), 'bench/hostile.mjs');
      execFile(process.execPath, [script, '--once'], { timeout: 10_000, killSignal: 'SIGKILL' }, (error, out) =>
        error ? reject(new Error('It was stopped, or it failed.', { cause: error })) : resolve(out),
      );
    });
    expect(z.object({ texts: z.number() }).parse(JSON.parse(said)).texts).toBeGreaterThan(120);
  });
});

describe('texts that try to mislead', () => {
  it.each([
    ['a year that never was', 'it happened on 03/11/0000', []],
    ['a day that never was', 'it happened on 31 February 2026', []],
    ['three scripts in one sentence', 'рейс BA117 是 late on 3 November, مرحبا', ['flight BA117', 'date 2026-11-03']],
    ['signs nobody sees', 'flight BA\u200b117 on 3\u00a0November', ['date 2026-11-03']],
    ['brackets without end', `${'('.repeat(400)} on 3 November`, ['date 2026-11-03']],
  ])('%s', async (_, text, expected) => {
    expect(details(await hear(text))).toEqual(expected);
  });

  it('takes no amount that cannot be counted exactly', async () => {
    const { expenses, asides } = await hear('I paid £99999999999999999999, £0.00 and €9.007.199.254.740.993,00');
    expect([...expenses, ...(asides ?? [])]).toEqual([]);
  });
});
