import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ActivityHandler } from 'botbuilder-core';
import express from 'express';
import { createDirectLine } from '../../bot/channels/direct-line/index.ts';
import { freePort, type Program, spawnBuilt, startProgram } from '../support/program.ts';

jest.setTimeout(60_000);

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** The command as it is shipped, to its end. */
async function simulate(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawnBuilt('cli/simulate.js', args, {}, tmpdir());
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()));
  open.push({ close: () => child.kill('SIGKILL') });
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

async function started(env: Record<string, string> = {}): Promise<Program> {
  const program = await startProgram(env);
  open.push(program);
  return program;
}

/** A bot behind the same door that understands nothing. */
async function parrot(): Promise<string> {
  const bot = new ActivityHandler().onMessage(async (context, next) => {
    await context.sendActivity(`You said ${context.activity.text}`);
    await next();
  });
  const line = createDirectLine({ secret: 'a secret for tests only', bot });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = express().use('/v3/directline', line.router);
  app.post(
    '/chat/session',
    (_req, res) => void res.json({ ...line.welcome({ user: { id: 'me' } }, url), userId: 'me' }),
  );
  const server: Server = createServer(app).listen(port, '127.0.0.1');
  server.on('upgrade', (req, socket, head) => void (line.upgrade(req, socket, head) || socket.destroy()));
  await once(server, 'listening');
  open.push({
    close: async () => {
      await line.close();
      server.closeAllConnections();
      server.close();
    },
  });
  return url;
}

describe('npm run simulate', () => {
  it('sends customers to a running server, and tells how they fared', async () => {
    const { url } = await started();
    const { code, stdout, stderr } = await simulate('--customers', '9', '--url', url, '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ customers: 9, handoffs: 9, promises: { made: 9 }, failures: [] });
  });

  it('sees a promise kept when the customers stay for it', async () => {
    const { url } = await started({ CHECK_IN_WEB_MS: '2000' });
    const { stdout } = await simulate('--customers', '2', '--url', url, '--stay', '30', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ promises: { kept: 2 } });
  });

  it('shows whom it did not go well for, with the last lines, and fails', async () => {
    const { code, stdout } = await simulate('--customers', '1', '--url', await parrot());
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failed +1$/m);
    expect(stdout).toMatch(/^calm: should have ended as handed-over[^]*bot: You said Hello/m);
  });

  it('says so when nothing listens, and when something else does', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(await simulate('--customers', '2', '--url', url)).toEqual({
      code: 1,
      stdout: '',
      stderr: `No answer from ${url}. Is it running? Start it with: npm start\n`,
    });
    const other = createServer((_req, res) => void res.end('{}')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    open.push(other);
    const address = other.address();
    const at = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`;
    expect((await simulate('--customers', '1', '--url', at)).stderr).toBe(`${at} is no Amends: it begins no chat.\n`);
  });

  it.each([
    [[], 'How many? Say --customers N'],
    [['--customers', 'many'], 'How many? Say --customers N'],
    [['--customers', '2', '--url', 'nowhere'], 'Say --url as an address'],
    [['--customers', '2', '--stay', 'long'], 'Say --stay in seconds'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { code, stderr } = await simulate(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
