import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import { isLocal } from './loopback.ts';
import { Refusal } from './refusal.ts';
import { type Allowed, allowServiceUrls, onlyLoopback } from './service-urls.ts';
import { authorityOf, type BotFrameworkSettings } from './settings.ts';
import { createTokenCheck } from './tokens.ts';
import type { Claimed } from './wire.ts';

/** What is known of who sent an activity. */
export type Caller = Readonly<Record<string, unknown>>;

export interface Gate {
  /** Lets a request through, and says who it is from. Throws a Refusal, or `unavailable` when nobody can be checked. */
  admit(req: Pick<IncomingMessage, 'socket' | 'headers'>, claimed: Claimed): Promise<Caller>;
  /** Whether replies may go to an address. */
  allows: Allowed;
}

/**
 * Who may post. With a registered bot: whoever shows a good token, from an allowed tenant, for an allowed address.
 * Without one there is nothing to check a token against, so only programs on this machine are served.
 */
export function createGate(settings: BotFrameworkSettings, clock: Pick<Clock, 'now'>): Gate {
  const { registration, allowedTenants } = settings;
  if (!registration) return localGate();
  const allows = allowServiceUrls(settings.serviceUrls);
  const check = createTokenCheck(authorityOf(settings), registration.appId, clock);
  const tenants = allowedTenants && new Set(allowedTenants.map((tenant) => tenant.toLowerCase()));
  return {
    allows,
    async admit({ headers }, claimed) {
      const claims = await check(headers.authorization, claimed);
      if (!allows(claimed.serviceUrl)) throw new Refusal(401, 'service-url', 'Replies may not go to this address.');
      const isTeams = claimed.channelId === 'msteams';
      if (tenants && isTeams && !tenants.has(claimed.tenant?.toLowerCase() ?? '')) {
        throw new Refusal(401, 'tenant', 'This tenant is not served here.');
      }
      return claims;
    },
  };
}

function localGate(): Gate {
  return {
    allows: onlyLoopback,
    admit: async (req, { serviceUrl }) => {
      if (isLocal(req) && onlyLoopback(serviceUrl)) return {};
      throw new Refusal(401, 'local-only', 'Without an app id only programs on this machine are served.');
    },
  };
}
