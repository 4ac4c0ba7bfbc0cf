import { join } from 'node:path';
import express, { Router } from 'express';
import helmet from 'helmet';

const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * The built pages: the chat at `/`, the desk at `/desk`, what they load under `/assets`. They load from and speak with
 * this program alone, at the address they came from or the public one.
 */
export function createPages(folder: string, publicUrl: string): Router {
  const router = Router();
  const strict = strictFor(new URL(publicUrl).origin);
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_MS, index: false }));
  router.get('/', strict, page(join(folder, 'chat', 'index.html')));
  router.get('/desk', strict, page(join(folder, 'desk', 'index.html')));
  return router;
}

function strictFor(origin: string): express.RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:', origin],
        // Older browsers do not take sockets for 'self'.
        connectSrc: ["'self'", origin, origin.replace(/^http/, 'ws')],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The desk may stand on plain http inside a company; https is the proxy's to enforce.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function page(file: string): express.RequestHandler {
  return (_req, res, next) => {
    res.set('Cache-Control', 'no-cache');
    res.sendFile(file, (error?: Error) => (error ? next(error) : undefined));
  };
}
