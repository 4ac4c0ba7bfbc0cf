import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { Registry } from 'prom-client';
import { createOperations } from '../../bot/api/operations.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';

const fromAfar = { 'x-forwarded-for': '203.0.113.9' };
const withKey = { ...fromAfar, authorization: 'Bearer the-key' };
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

describe('operations', () => {
  it('learn that the program lives, ready or not', async () => {
    const ask = await serve({ ready: () => false });
    expect((await ask('/healthz', fromAfar)).status).toBe(200);
    expect((await ask('/readyz', fromAfar)).status).toBe(503);
  });

  it('learn from this machine, or with the key, what was found damaged; others only whether it is ready', async () => {
    const ask = await serve({});
    const details = { status: 'ready', damage: ['one segment set aside'] };
    expect(await (await ask('/readyz')).json()).toEqual(details);
    expect(await (await ask('/readyz', withKey)).json()).toEqual(details);
    expect(await (await ask('/readyz', fromAfar)).json()).toEqual({ status: 'ready' });
  });

  it('learn that the store is away', async () => {
    const ask = await serve({
      list: async () => {
        throw new AmendsError('unavailable', 'gone');
      },
    });
    const answer = await ask('/readyz');
    expect([answer.status, (await answer.json()).status]).toEqual([503, 'store-away']);
  });

  it('read metrics as Prometheus text, but not from afar without the key', async () => {
    const ask = await serve({});
    expect((await ask('/metrics')).headers.get('content-type')).toContain('text/plain');
    expect((await ask('/metrics', withKey)).status).toBe(200);
    const refused = await ask('/metrics', fromAfar);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ code: 'not-signed-in' });
  });
});

async function serve({ ready = () => true, list = async () => [] as never[] }) {
  const store = { list, damage: () => ['one segment set aside'] };
  const app = express().use(createOperations({ store, registry: new Registry(), apiKey: 'the-key', ready }));
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close', ...headers } });
}
