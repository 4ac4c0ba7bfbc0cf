import { join } from 'node:path';
import express, { Router } from 'express';
import helmet from 'helmet';

const YEAR_MS = 365 * 24 * 3_600_000;

/** The built pages: the chat at `/`, the desk at `/desk`, what they load under `/assets`. Nothing comes from elsewhere. */
export function createPages(folder: string): Router {
  const router = Router();
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_MS, index: false }));
  router.get('/', strict, page(join(folder, 'chat', 'index.html')));
  router.get('/desk', strict, page(join(folder, 'desk', 'index.html')));
  return router;
}

const strict = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // The desk may stand on plain http inside a company; https is the proxy's to enforce.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
});

function page(file: string): express.RequestHandler {
  return (_req, res, next) => {
    res.set('Cache-Control', 'no-cache');
    res.sendFile(file, (error?: Error) => (error ? next(error) : undefined));
  };
}
