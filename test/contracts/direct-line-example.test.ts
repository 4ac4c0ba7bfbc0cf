import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from '@jest/globals';
import { z } from 'zod';

const before = process.env.PORT;
afterAll(() => {
  if (before === undefined) delete process.env.PORT;
  else process.env.PORT = before;
});

it('the example of the docs runs as it stands there', async () => {
  const docs = await readFile(new URL('../../docs/direct-line.md', import.meta.url), 'utf8');
  const file = await readFile(new URL('direct-line-example.ts', import.meta.url), 'utf8');
  const [shown = ''] = /(?<=```ts\n)[^`]*`[^`]*`[^`]*(?=```)/.exec(docs) ?? [];
  expect(file.replaceAll('../../bot', './bot')).toContain(shown);

  process.env.PORT = '0';
  const { line, server } = await import('./direct-line-example.ts');
  if (!server.listening) await new Promise((resolve) => void server.once('listening', resolve));
  const { port } = z.custom<AddressInfo>().parse(server.address());
  const ask = async (path: string, bearer: string, body: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/v3/directline${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const started = z.object({ conversationId: z.string(), token: z.string() });
  const { conversationId, token } = started.parse(await ask('/conversations', 'keep-this-to-yourself', {}));
  await ask(`/conversations/${conversationId}/activities`, token, { type: 'message', text: 'hi', from: { id: 'ada' } });
  await line.close();
  const response = await fetch(`http://127.0.0.1:${port}/v3/directline/conversations/${conversationId}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await response.json()).toMatchObject({ activities: [{ text: 'hi' }, { text: 'You said hi' }] });
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
});
