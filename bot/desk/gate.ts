import type { Request } from 'express';
import { bearsKey } from '../api/key.ts';
import { Problem } from '../api/problem.ts';
import type { Agents, Person, Role } from './agents.ts';

/** Who stands at the door. Each answers with the person or throws the problem the caller gets. */
export interface Gate {
  /** Anybody signed in. */
  person(req: Request): Promise<Person>;
  /** Somebody who may see complaints and act on them: an agent or a lead. */
  agent(req: Request): Promise<Person>;
  /** A lead, or a program with the API key. */
  leadOrKey(req: Request): Promise<void>;
  /** Throws for a request that a page of another site had the browser make. One without a browser passes. */
  sameSite(req: Request): void;
}

export const COOKIE = 'amends_desk';

const MAY_ACT: readonly Role[] = ['agent', 'lead'];

export function createGate({ agents, apiKey, publicUrl }: { agents: Agents; apiKey: string; publicUrl: string }): Gate {
  const home = new URL(publicUrl).origin;

  const person = async (req: Request) => {
    const found = await agents.who(sessionOf(req));
    if (!found) throw new Problem(401, 'not-signed-in', 'Sign in with an invite link first.');
    return found;
  };

  return {
    person,

    async agent(req) {
      const found = await person(req);
      if (!MAY_ACT.includes(found.role)) throw new Problem(403, 'not-allowed', 'Complaints are for agents and leads.');
      return found;
    },

    async leadOrKey(req) {
      if (bearsKey(req, apiKey)) return;
      if (req.headers.authorization) throw new Problem(401, 'not-signed-in', 'This is not the API key.');
      if ((await person(req)).role !== 'lead') throw new Problem(403, 'not-allowed', 'Only a lead may do this.');
    },

    sameSite(req) {
      const site = req.get('sec-fetch-site');
      const origin = req.get('origin');
      const fromHere = origin === undefined || origin === home || hostOf(origin) === req.get('host');
      if ((site !== undefined && site !== 'same-origin') || !fromHere) {
        throw new Problem(403, 'another-site', 'This request comes from another site.');
      }
    },
  };
}

/** The session token in the request's cookie; undefined without one. */
export function sessionOf(req: Request): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
