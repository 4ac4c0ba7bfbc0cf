import { fields, parse, words } from '../shared/json.ts';

/** What a Direct Line token tells its bearer. An opaque token tells nothing. */
export function readToken(token: string): { user?: string; /** ms since 1970 */ expiresAt?: number } {
  const claims = fields(parse(decoded(token.split('.')[1] ?? '')));
  const user = words(claims.user);
  return { ...(user && { user }), ...(typeof claims.exp === 'number' && { expiresAt: claims.exp * 1000 }) };
}

function decoded(base64url: string): string {
  try {
    return atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
