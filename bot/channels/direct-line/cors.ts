import type { RequestHandler } from 'express';

/** What every answer says. Pages of any origin may call: what may be done is decided by the token, which no browser sends by itself. */
export function headersForPages(origin = '*'): Record<string, string> {
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Says it in every answer, and answers what browsers ask before they call. */
export const allowPages: RequestHandler = (req, res, next) => {
  res.set(headersForPages(req.headers.origin));
  // Some clients ask for a session id with credentials, although there are none.
  if (req.path === '/session/getsessionid' && req.get('origin')) res.set('Access-Control-Allow-Credentials', 'true');
  if (req.method !== 'OPTIONS') return next();
  res.set({
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'Access-Control-Max-Age': '7200',
  });
  res.status(204).end();
};
