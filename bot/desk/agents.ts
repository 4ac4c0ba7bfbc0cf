import { createHash, randomBytes } from 'node:crypto';
import type { Low } from 'lowdb';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Agent } from '../../dialogs/domain/desk-command.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Clock, Ids } from '../../dialogs/domain/ports.ts';
import type { People, Role } from './agents-file.ts';

export type { Role } from './agents-file.ts';

/** Somebody who works here. */
export interface Person extends Agent {
  role: Role;
}

/** Who may sign in, and who is signed in. Tokens are given out once and kept as hashes. */
export interface Agents {
  /**
   * A token that signs one person in, once, within 7 days. With the name of somebody known it signs in that person
   * and gives them this role; without a name whoever redeems it says theirs.
   */
  invite(of: { name?: string; role: Role }): Promise<{ token: string; expiresAt: Instant }>;
  /** A token for the first lead, in place of the one made before; undefined once there is a lead. */
  inviteFirstLead(): Promise<string | undefined>;
  /**
   * Uses up an invite and opens a session of 12 hours, which every use prolongs. Throws `not-allowed` for a token that
   * is unknown, used or too old, and `unusable` with `reason` `name-needed` or `name-taken`; then it is not used up.
   */
  redeem(token: string, name?: string): Promise<{ session: string; person: Person }>;
  /** Who has this session; undefined when nobody has, or no longer. `look` does not prolong it. */
  who(session: string | undefined, how?: 'look'): Promise<Person | undefined>;
  /** Ends a session; an unknown one is ended already. */
  signOut(session: string): Promise<void>;
}

export const SESSION_MS = 12 * 3_600_000;
const INVITE_MS = 7 * 24 * 3_600_000;
// How far a session's last use may lag behind on disk, so that not every request writes.
const SEEN_STEP_MS = 10 * 60_000;

/** Reads what is kept, then answers from memory; every change is on disk before it is answered. */
export async function openAgents({ db, clock, ids }: { db: Low<People>; clock: Clock; ids: Ids }): Promise<Agents> {
  await db.read();
  const change = serially(db, clock);
  const current = (session: string) => find(db.data, hashOf(session), clock.now());

  return {
    invite: ({ name, role }) => change((people) => addInvite(people, { role, ...(name && { name }) }, clock.now())),

    inviteFirstLead: () =>
      change((people) => {
        if (people.agents.some((a) => a.role === 'lead')) return undefined;
        people.invites = people.invites.filter((i) => !i.first);
        return addInvite(people, { role: 'lead', first: true }, clock.now()).token;
      }),

    redeem: (token, name) =>
      change((people) => {
        const person = admit(people, hashOf(token), name?.trim(), () => ids.next('agt'));
        const session = newToken();
        people.sessions.push({ hash: hashOf(session), agent: person.id, seenAt: clock.now() });
        return { session, person };
      }),

    async who(session, how) {
      const found = session === undefined ? undefined : current(session);
      if (!found) return undefined;
      const stale = clock.now() - found.seenAt > SEEN_STEP_MS;
      if (stale && how !== 'look') await change((people) => refresh(people, found.hash, clock.now()));
      return found.person;
    },

    signOut: (session) =>
      change((people) => {
        people.sessions = people.sessions.filter((s) => s.hash !== hashOf(session));
      }),
  };
}

type Change = <T>(work: (people: People) => T) => Promise<T>;

// One change after another, each on a copy: one that cannot be written has not happened.
function serially(db: Low<People>, clock: Clock): Change {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(async () => {
      const before = db.data;
      const people = withoutExpired(structuredClone(before), clock.now());
      const result = work(people);
      db.data = people;
      try {
        await db.write();
      } catch (error) {
        db.data = before;
        throw new AmendsError('unavailable', 'the people at the desk could not be saved', {}, { cause: error });
      }
      return result;
    });
    last = next.catch(() => undefined);
    return next;
  };
}

function addInvite(people: People, invite: Pick<People['invites'][number], 'role' | 'name' | 'first'>, now: Instant) {
  const token = newToken();
  const expiresAt = now + INVITE_MS;
  people.invites.push({ ...invite, hash: hashOf(token), expiresAt });
  return { token, expiresAt };
}

function admit(people: People, hash: string, typed: string | undefined, newId: () => string): Person {
  const invite = people.invites.find((i) => i.hash === hash);
  if (!invite) throw new AmendsError('not-allowed', 'this invite is unknown, used or too old', { reason: 'invite' });
  const name = invite.name ?? typed;
  if (!name) throw new AmendsError('unusable', 'this invite needs a name', { reason: 'name-needed' });
  const known = people.agents.find((a) => sameName(a.name, name));
  // A typed name must not sign anybody in as somebody else.
  if (known && !invite.name) throw new AmendsError('unusable', 'this name is taken', { reason: 'name-taken' });
  people.invites = people.invites.filter((i) => i.hash !== hash);
  if (known) return { ...Object.assign(known, { role: invite.role }) };
  const person: Person = { id: newId(), name, role: invite.role };
  people.agents.push(person);
  return { ...person };
}

function find(people: People, hash: string, now: Instant) {
  const session = people.sessions.find((s) => s.hash === hash && now - s.seenAt < SESSION_MS);
  const person = people.agents.find((a) => a.id === session?.agent);
  return session && person && { hash, seenAt: session.seenAt, person: { ...person } };
}

function refresh(people: People, hash: string, now: Instant): void {
  const session = people.sessions.find((s) => s.hash === hash);
  if (session) session.seenAt = now;
}

function withoutExpired(people: People, now: Instant): People {
  people.invites = people.invites.filter((i) => i.expiresAt > now);
  people.sessions = people.sessions.filter((s) => now - s.seenAt < SESSION_MS);
  return people;
}

function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
