import { type Claims, conversationIn, type Credentials } from './credentials.ts';
import type { DirectLineConversation } from './activity-log.ts';
import { Refusal } from './refusal.ts';

/** Who is at the door: the holder of the secret, or of a token for one conversation. */
export type Visitor = { claims?: never } | { claims: Claims };

/** What a request says of its sender. */
export interface Shown {
  authorization?: string | undefined;
  origin?: string | undefined;
  /** Of the service itself. Its own pages see to it on which sites they are shown. */
  ownOrigin?: string | undefined;
}

/** Reads the Authorization header. Throws a Refusal: 401 without a bearer, 403 for one that is not, or no longer, good. */
export function admit(credentials: Credentials, shown: Shown): Visitor {
  const bearer = /^Bearer +(\S+)$/i.exec(shown.authorization ?? '')?.[1];
  if (bearer === undefined) throw new Refusal(401, 'Unauthorized', 'Send the token or the secret as a bearer.');
  const claims = credentials.verify(bearer);
  if (claims?.use === 'talk') {
    checkOrigin(claims, shown);
    return { claims };
  }
  if (claims === undefined && credentials.isSecret(bearer)) return {};
  throw expired();
}

/** The conversation the visitor asks for. Throws a Refusal: 404 for an id of nobody's, 403 for somebody else's. */
export function conversationFor(credentials: Credentials, visitor: Visitor, id: string): DirectLineConversation {
  if (visitor.claims?.conv === id) return conversationIn(visitor.claims);
  if (!credentials.minted(id)) throw new Refusal(404, 'NotFound', 'There is no such conversation.');
  if (visitor.claims !== undefined) throw new Refusal(403, 'Forbidden', 'The token is for another conversation.');
  return { id };
}

/** The conversation a stream address opens. Throws as the two above do. */
export function conversationOfTicket(
  credentials: Credentials,
  ticket: { id: string; token: string | null } & Omit<Shown, 'authorization'>,
): DirectLineConversation {
  if (ticket.token === null) throw new Refusal(401, 'Unauthorized', 'The address of the stream carries no ticket.');
  const claims = credentials.verify(ticket.token);
  if (claims?.use !== 'stream') throw expired();
  checkOrigin(claims, ticket);
  return conversationFor(credentials, { claims }, ticket.id);
}

function checkOrigin({ origins }: Claims, { origin, ownOrigin }: Shown): void {
  // Only browsers say where a page is from; anybody else could say what they like.
  if (origins === undefined || origin === undefined || origin === ownOrigin || origins.includes(origin)) return;
  throw new Refusal(403, 'Forbidden', 'The token is not for pages of this origin.');
}

function expired(): Refusal {
  return new Refusal(403, 'TokenExpired', 'The token is not valid, or no longer.');
}
