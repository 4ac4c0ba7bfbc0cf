import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** Whether the request carries this API key as its bearer token; compared in constant time. */
export function bearsKey(req: Request, apiKey: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(apiKey));
}

/** Whether the request comes from a process on this machine, and not through a proxy that runs here. */
export function isLocal(req: Request): boolean {
  const from = req.socket.remoteAddress ?? '';
  const forwarded = 'forwarded' in req.headers || 'x-forwarded-for' in req.headers;
  return !forwarded && (from === '::1' || /^(::ffff:)?127\./.test(from));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
