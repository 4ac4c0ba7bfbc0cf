import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openAgents } from '../../bot/desk/agents.ts';
import { peopleInFile } from '../../bot/desk/agents-file.ts';
import { StoppedClock } from '../support/clock.ts';
import { countedIds } from '../support/ids.ts';
import { API_KEY, openDesk, REFERENCE, Visitor } from './desk-world.ts';

const HOUR = 3_600_000;
const nothingUnderWay = async () => {};

describe('an invite', () => {
  it('signs one person in, once', async () => {
    const { agents, url } = await openDesk();
    const { token } = await agents.invite({ name: 'Ana', role: 'agent' });
    const ana = new Visitor(url);

    const entered = await ana.posts('session', { invite: token });
    expect(entered.status).toBe(201);
    expect(await entered.json()).toMatchObject({ name: 'Ana', role: 'agent' });
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Strict/);
    expect((await ana.gets('session')).status).toBe(200);

    const again = await new Visitor(url).posts('session', { invite: token });
    expect(again.status).toBe(403);
    expect(await again.json()).toMatchObject({ code: 'invite-unusable' });
  });

  it('for the first lead asks their name, and is made anew until it is used', async () => {
    const { agents, url } = await openDesk();
    const first = await agents.inviteFirstLead();
    const second = await agents.inviteFirstLead();
    const lead = new Visitor(url);

    expect((await lead.posts('session', { invite: first, name: 'Mara' })).status).toBe(403);
    expect(await (await lead.posts('session', { invite: second })).json()).toMatchObject({ code: 'name-needed' });
    expect(await (await lead.posts('session', { invite: second, name: 'Mara' })).json()).toMatchObject({
      role: 'lead',
    });
    expect(await agents.inviteFirstLead()).toBeUndefined();
  });

  it('lets nobody take the name of somebody else, and brings the same person back', async () => {
    const { agents, enters, url } = await openDesk();
    const ana = await (await (await enters('Ana')).gets('session')).json();
    const { token } = await agents.invite({ role: 'agent' });

    const taken = await new Visitor(url).posts('session', { invite: token, name: 'ana' });
    expect(await taken.json()).toMatchObject({ code: 'name-taken' });

    const back = await (await (await enters('Ana', 'lead')).gets('session')).json();
    expect(back).toEqual({ ...ana, role: 'lead' });
  });

  it('is too old after a week', async () => {
    const { agents, clock, url } = await openDesk();
    const { token } = await agents.invite({ name: 'Ana', role: 'agent' });
    await clock.passes(7 * 24 * HOUR, nothingUnderWay);
    expect((await new Visitor(url).posts('session', { invite: token })).status).toBe(403);
  });

  it('cannot be guessed at length', async () => {
    const { url } = await openDesk();
    const guesser = new Visitor(url);
    for (let n = 0; n < 10; n += 1) expect((await guesser.posts('session', { invite: `guess-${n}` })).status).toBe(403);
    const answer = await guesser.posts('session', { invite: 'guess-11' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is made by a lead or with the API key, as a link whose token stays in the browser', async () => {
    const { enters, url } = await openDesk();
    const made = await (await enters('Mara', 'lead')).posts('/api/invites', { name: 'Ben', role: 'agent' });
    expect(made.status).toBe(201);
    expect((await made.json()).url).toMatch(/^https:\/\/amends\.example\/desk#invite=[\w-]{43}$/);

    const program = new Visitor(url);
    const key = (authorization: string) => program.posts('/api/invites', { role: 'agent' }, { authorization });
    expect((await key(`Bearer ${API_KEY}`)).status).toBe(201);
    expect((await key('Bearer something-else')).status).toBe(401);
    expect((await (await enters('Ana')).posts('/api/invites', { role: 'lead' })).status).toBe(403);
  });
});

describe('a session', () => {
  it('lasts twelve hours after its last use', async () => {
    const { enters, clock } = await openDesk();
    const ana = await enters('Ana');
    await clock.passes(11 * HOUR, nothingUnderWay);
    expect((await ana.gets('queue')).status).toBe(200);
    await clock.passes(11 * HOUR, nothingUnderWay);
    expect((await ana.gets('queue')).status).toBe(200);
    await clock.passes(12 * HOUR, nothingUnderWay);
    expect((await ana.gets('queue')).status).toBe(401);
  });

  it('ends with signing out', async () => {
    const { enters } = await openDesk();
    const ana = await enters('Ana');
    const { cookie } = ana;
    await fetch(ana.at('session'), { method: 'DELETE', headers: { cookie } });
    expect((await ana.gets('session', { cookie })).status).toBe(401);
  });

  it('is needed at every door but the sign-in', async () => {
    const { url } = await openDesk();
    const { paths } = await (await fetch(`${url}/api/openapi.json`)).json();
    for (const [path, operations] of Object.entries<Record<string, { security: object[] }>>(paths)) {
      for (const [method, { security }] of Object.entries(operations)) {
        if (!security.some((way) => 'session' in way)) continue;
        const answer = await fetch(url + path.replace('{reference}', REFERENCE), { method: method.toUpperCase() });
        expect([method, path, answer.status]).toEqual([method, path, 401]);
      }
    }
  });

  it('of a designer sees no complaint and does nothing to any', async () => {
    const { enters, waiting, commands } = await openDesk();
    await waiting();
    const designer = await enters('Dana', 'designer');
    expect((await designer.gets('session')).status).toBe(200);
    for (const path of ['queue', `complaints/${REFERENCE}`, 'events'])
      expect((await designer.gets(path)).status).toBe(403);
    expect((await designer.posts(`complaints/${REFERENCE}/accept`, { id: 'intent-1' })).status).toBe(403);
    expect(commands).toEqual([]);
  });

  it('is of no use to a page of another site', async () => {
    const { enters, commands, url } = await openDesk();
    const ana = await enters('Ana');
    const accept = (headers: Record<string, string>) =>
      ana.posts(`complaints/${REFERENCE}/accept`, { id: 'intent-1' }, headers);

    for (const origin of ['https://elsewhere.example', 'null']) expect((await accept({ origin })).status).toBe(403);
    expect((await accept({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await accept({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect(commands).toEqual([]);
    for (const origin of ['https://amends.example', url]) expect((await accept({ origin })).status).toBe(204);
  });
});

describe('the people at the desk', () => {
  it('are kept in a file that signs nobody in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-'));
    const path = join(folder, 'data', 'desk.json');
    const clock = new StoppedClock();
    const opened = () => openAgents({ db: peopleInFile(path), clock, ids: countedIds() });
    const agents = await opened();
    const { token } = await agents.invite({ name: 'Ana', role: 'agent' });
    const { token: unused } = await agents.invite({ name: 'Ben', role: 'agent' });
    const { session, person } = await agents.redeem(token);

    expect(await (await opened()).who(session)).toEqual(person);
    const text = await readFile(path, 'utf8');
    for (const secret of [session, token, unused]) expect(text).not.toContain(secret);
    expect((await stat(path)).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });

  it('let one of two in who come with the same invite at once', async () => {
    const { agents } = await openDesk();
    const { token } = await agents.invite({ name: 'Ana', role: 'agent' });
    const both = await Promise.allSettled([agents.redeem(token), agents.redeem(token)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
