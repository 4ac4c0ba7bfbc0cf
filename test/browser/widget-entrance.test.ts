import { describe, expect, it } from '@jest/globals';
import { type Keeps, throughEntrance } from '../../bot/web/chat/entrance.ts';
import type { Host } from '../../bot/web/chat/host.ts';
import type { Answer, Network } from '../../bot/web/chat/network.ts';

const DOOR = '/chat/session';

/** A frame on a site, at the door of the chat, which gives these answers one after the other. */
function stand(
  answers: Answer[],
  { keeps = { cookies: true }, tokens = [] as string[] }: { keeps?: Keeps; tokens?: string[] },
) {
  const asked: { path: string; token: string | undefined; body: unknown }[] = [];
  const told: unknown[] = [];
  const nothing = () => {
    throw new Error('not here');
  };
  const network: Network = {
    request: async (path, { token, body }) => {
      asked.push({ path, token, body });
      return answers.shift() ?? { status: 500, body: undefined };
    },
    read: nothing,
    upload: nothing,
    socket: nothing,
  };
  const [first, ...others] = tokens;
  const host: Host = {
    origin: 'https://shop.example',
    token: () => first,
    anotherToken: async () => others.shift(),
    context: () => undefined,
    tell: (says) => void told.push(says),
    onOpened: nothing,
  };
  const entrance = throughEntrance(network, keeps, host);
  return { asked, told, comes: () => entrance.request(DOOR, { body: { locale: 'en' } }) };
}

const ok = (more: object = {}): Answer => ({ status: 200, body: { token: 't', ...more } });
const no = (reason: string): Answer => ({ status: 403, body: { code: 'not-allowed', reason } });

describe('a frame at the door of the chat', () => {
  it('says on which site it is, and shows the token of the site’s server', async () => {
    const { asked, comes } = stand([ok()], { tokens: ['first'] });
    await comes();
    expect(asked).toEqual([
      { path: DOOR, token: 'first', body: { locale: 'en', cookies: true, site: 'https://shop.example' } },
    ]);
  });

  it('asks the site for another token when its own has ended, once', async () => {
    const { asked, told, comes } = stand([no('token'), ok()], { tokens: ['first', 'second'] });
    expect((await comes()).status).toBe(200);
    expect(asked.map(({ token }) => token)).toEqual(['first', 'second']);
    expect(told).toEqual([]);
  });

  it.each([
    ['the site has no other token', [no('token')], ['first']],
    ['the other token is no good either', [no('token'), no('token')], ['first', 'second']],
    ['the token is for another site', [no('site')], ['first', 'second']],
  ])('tells the site’s page that it is refused: %s', async (_, answers, tokens) => {
    const { told, comes } = stand(answers, { tokens });
    expect((await comes()).status).toBe(403);
    expect(told).toEqual([{ amends: 'refused' }]);
  });

  it('shows what it was given before where no cookie is kept, also after its page was left if it has a place for it', async () => {
    let kept: string | undefined;
    const shelf = { read: () => kept, write: (text: string) => void (kept = text) };
    const first = stand([ok({ visit: 'sealed' }), ok({ visit: 'sealed' })], { keeps: { cookies: false, shelf } });
    await first.comes();
    await first.comes();
    expect(first.asked.map(({ body }) => body)).toEqual([
      expect.not.objectContaining({ visit: expect.anything() }),
      expect.objectContaining({ cookies: false, visit: 'sealed' }),
    ]);
    const later = stand([ok()], { keeps: { cookies: false, shelf } });
    await later.comes();
    expect(later.asked[0]?.body).toMatchObject({ visit: 'sealed' });
  });

  it('keeps it in mind where there is no place at all', async () => {
    const { asked, comes } = stand([ok({ visit: 'sealed' }), ok()], { keeps: { cookies: false } });
    await comes();
    await comes();
    expect(asked[1]?.body).toMatchObject({ visit: 'sealed' });
  });
});
