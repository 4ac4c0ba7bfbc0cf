import type { RequestHandler } from 'express';

/** Lets pages of any origin call: what may be done is decided by the token, which no browser sends by itself. */
export const allowPages: RequestHandler = (req, res, next) => {
  // Node's own setHeader: this runs for every message, and Express' ways look twice at each value.
  res.setHeader('Vary', 'Origin');
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? '*');
  res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Content-Type-Options', 'nosniff');
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
