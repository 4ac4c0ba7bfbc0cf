import { Router } from 'express';
import type { CookieOptions, Request } from 'express';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { Clock } from '../../dialogs/domain/ports.ts';
import { parse, Problem } from '../api/problem.ts';
import type { Agents } from './agents.ts';
import { SESSION_MS } from './agents.ts';
import { COOKIE, sessionOf } from './gate.ts';
import type { Gate } from './gate.ts';
import { inviteBody, signInBody } from './schemas.ts';

interface Parts {
  agents: Agents;
  gate: Gate;
  clock: Clock;
  publicUrl: string;
}

/** Signing in and out, and the links one signs in with. */
export function createSignIn({ agents, gate, clock, publicUrl }: Parts): Router {
  const router = Router();
  const attempts = countFailures(clock);
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    path: '/',
  };
  const keep = { ...cookie, maxAge: SESSION_MS };

  router.post('/api/desk/session', async (req, res) => {
    attempts.check(req);
    const { invite, name } = parse(signInBody, req.body);
    const { session, person } = await agents.redeem(invite, name).catch((error: unknown) => {
      if (error instanceof AmendsError && error.code === 'not-allowed') attempts.count(req);
      throw signInProblem(error);
    });
    res.cookie(COOKIE, session, keep).status(201).json(person);
  });

  router.get('/api/desk/session', async (req, res) => {
    const person = await gate.person(req);
    // The cookie lives on with the session it names.
    res.cookie(COOKIE, sessionOf(req) ?? '', keep).json(person);
  });

  router.delete('/api/desk/session', async (req, res) => {
    const session = sessionOf(req);
    if (session !== undefined) await agents.signOut(session);
    res.clearCookie(COOKIE, cookie).status(204).end();
  });

  router.post('/api/invites', async (req, res) => {
    await gate.leadOrKey(req);
    const { name, role } = parse(inviteBody, req.body);
    const { token, expiresAt } = await agents.invite({ role, ...(name && { name }) });
    res.status(201).json({ url: inviteLink(publicUrl, token), expiresAt });
  });

  return router;
}

/** The sign-in link. The token is in the fragment, which no browser sends and no log keeps. */
export function inviteLink(publicUrl: string, token: string): string {
  return new URL(`/desk#invite=${token}`, publicUrl).href;
}

function signInProblem(error: unknown): unknown {
  if (!(error instanceof AmendsError)) return error;
  if (error.code === 'not-allowed') {
    return new Problem(
      403,
      'invite-unusable',
      'This link was used before, is too old, or is not one of ours. Ask a lead for a new one.',
    );
  }
  if (error.details.reason === 'name-needed') return new Problem(422, 'name-needed', 'Say your name to sign in.');
  if (error.details.reason === 'name-taken')
    return new Problem(422, 'name-taken', 'Somebody here has this name. Add your last name.');
  return error;
}

const MOST_FAILURES = 10;
const WINDOW_MS = 10 * 60_000;
const MOST_ADDRESSES = 10_000;

/** Sign-ins that failed, per network address; too many in ten minutes and the door stays shut for the rest of them. */
function countFailures(clock: Clock) {
  const failures = new Map<string, { n: number; until: Instant }>();
  const current = (req: Request) => {
    const found = failures.get(req.ip ?? '');
    return found && found.until > clock.now() ? found : { n: 0, until: clock.now() + WINDOW_MS };
  };
  return {
    check(req: Request): void {
      const { n, until } = current(req);
      if (n < MOST_FAILURES) return;
      const retryAfter = Math.ceil((until - clock.now()) / 1000);
      throw new Problem(429, 'too-many-attempts', 'Too many sign-ins failed from here. Wait a little.', { retryAfter });
    },
    count(req: Request): void {
      const { n, until } = current(req);
      if (failures.size >= MOST_ADDRESSES) failures.clear();
      failures.set(req.ip ?? '', { n: n + 1, until });
    },
  };
}
