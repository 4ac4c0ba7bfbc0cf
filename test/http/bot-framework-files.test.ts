import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../bot/core/ports.ts';
import { Authority } from '../support/authority.ts';
import { receipt } from '../support/pictures.ts';
import { talk } from '../support/talk.ts';
import type { TeamsCustomer } from '../support/teams-customer.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await Authority.opens();
});

afterAll(() => authority.closes());

const inline = (contentUrl: string) => ({ contentType: 'image/jpeg', contentUrl });
const shared = (downloadUrl: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name: 'photo.jpg',
  content: { downloadUrl, uniqueId: '1', fileType: 'jpg' },
});

/** What was asked for at the connector's own store, with the token it came with. */
function fetches({ connector }: TeamsCustomer): (string | undefined)[] {
  return connector.calls.filter(({ path }) => path.startsWith('/files/')).map(({ headers }) => headers.authorization);
}

/** The picture of their only message. */
async function pictureIn(store: Store, { conversationId }: TeamsCustomer): Promise<unknown> {
  const said = (await store.log(conversationId, 0, 9)).find(({ from }) => from.role === 'customer');
  return said?.attachments?.[0];
}

type Meets = (res: ServerResponse) => void;

/** A picture whose fetching meets this, told with a story. */
async function sends(meets: Meets, over: { callMs?: number } = {}) {
  const told = await talk({ on: 'teams', authority, ...over });
  const { customer, store } = told;
  const contentUrl = customer.connector.answersAt('photo.jpg', (_call, res) => meets(res));
  const answer = await customer.sends({
    type: 'message',
    text: 'you broke my suitcase',
    attachments: [inline(contentUrl)],
  });
  expect(answer.status).toBe(200);
  await told.time.passes('10 min');
  const [said] = (await store.log(customer.conversationId, 0, 9)).filter(({ from }) => from.role === 'customer');
  return { ...told, said };
}

describe('pictures in a Teams message', () => {
  it('are fetched from the channel’s own store with the bot’s token', async () => {
    const { customer, store } = await talk({ on: 'teams', authority });
    await customer.sends({ type: 'message', attachments: [inline(customer.connector.serves(await receipt()))] });
    await customer.says();
    customer.forgets();
    expect(fetches(customer)).toEqual(['Bearer bot-token']);
    expect(await pictureIn(store, customer)).toMatchObject({ type: 'image/jpeg', size: expect.any(Number) });
  });

  it('carry no token where the address says enough by itself', async () => {
    const { customer, store } = await talk({ on: 'teams', authority });
    await customer.sends({ type: 'message', attachments: [shared(customer.connector.serves(await receipt()))] });
    await customer.says();
    customer.forgets();
    expect(fetches(customer)).toEqual([undefined]);
    expect(await pictureIn(store, customer)).toMatchObject({ name: 'photo.jpg', type: 'image/jpeg' });
  });

  it('are not fetched from where they are sent on to, nor is the token told there', async () => {
    const asked: (string | undefined)[] = [];
    const other = createServer((req, res) => {
      asked.push(req.headers.authorization);
      res.end();
    });
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/photo.jpg`;
    const { customer, said } = await sends((res) => void res.writeHead(302, { location }).end());
    expect(said?.attachments).toMatchObject([{ missing: { state: 'lost', why: 'address' } }]);
    expect(asked).toEqual([]);
    customer.forgets();
    await new Promise((resolve) => other.close(resolve));
  });

  const large = Buffer.alloc(11 * 1024 * 1024);
  it.each<[string, Meets, string]>([
    ['too large, and say so', (res) => void res.writeHead(200, { 'content-length': large.length }).end(large), 'size'],
    ['too large, and do not say so', (res) => void res.writeHead(200).end(large), 'size'],
    ['without end', (res) => void res.writeHead(200).write('a'), 'not-fetched'],
    ['never answered', () => undefined, 'not-fetched'],
    ['gone', (res) => void res.writeHead(404).end(), 'gone'],
  ])('that are %s are refused, said so once, and the story is kept', async (_what, meets, why) => {
    const { customer, store, said } = await sends(meets, { callMs: 500 });
    expect(said).toMatchObject({
      text: 'you broke my suitcase',
      attachments: [{ missing: { state: 'lost', why } }],
    });
    const names = (await store.log(customer.conversationId, 0, 20)).flatMap((m) => m.prompts ?? []);
    expect(names.filter((name) => name.startsWith('file-lost#'))).toHaveLength(1);
    expect(names.some((name) => name.startsWith('apology#'))).toBe(true);
    customer.forgets();
  });
});
