import { createHash } from 'node:crypto';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router } from 'express';
import helmet from 'helmet';
import { RECORD_STYLE } from './render/record.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

export interface PagesParts {
  /** Where the built pages lie. */
  folder: string;
  /** The address the world sees. */
  publicUrl: string;
  /** Sites that may show the chat in a frame, as sources of a content security policy. */
  widgetOrigins: readonly string[];
}

/**
 * The built pages: the chat at `/`, the same for a frame at `/embed`, the desk at `/desk`, what they load under
 * `/assets`; the launcher that sites load at `/widget.js`, and a page that shows it at `/widget-example`. They load from
 * and speak with this program alone, at the address they came from or the public one. What can be packed is sent packed.
 */
export function createPages({ folder, publicUrl, widgetOrigins }: PagesParts): Router {
  const router = Router();
  const packed = compression();
  const origin = new URL(publicUrl).origin;
  const alone = strictFor(origin);
  router.use(
    '/assets',
    packed,
    carrying({ 'Cross-Origin-Resource-Policy': 'same-origin' }),
    express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_MS, index: false }),
  );
  router.get('/', packed, alone, page(join(folder, 'chat', 'index.html')));
  router.get('/desk', packed, alone, page(join(folder, 'desk', 'index.html')));
  router.get('/widget.js', packed, LAUNCHER, page(join(folder, 'widget', 'widget.js')));
  router.get(
    '/widget-example',
    packed,
    strictFor(origin, { shows: ["'self'"] }),
    page(join(folder, 'widget-example', 'index.html')),
  );
  router.get(
    '/embed',
    packed,
    strictFor(origin, { framedBy: widgetOrigins }),
    page(join(folder, 'chat', 'index.html')),
  );
  return router;
}

/** A copy of a conversation is opened from the page and held to its policy: the look it brings along is let through. */
const COPY_STYLE = `'sha256-${createHash('sha256').update(RECORD_STYLE).digest('base64')}'`;

/** Any site may load it, and a browser asks at most once an hour whether there is a newer one. */
const LAUNCHER: express.RequestHandler = carrying({
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'public, max-age=3600',
});

interface Frames {
  /** Sites that may show the page in a frame, besides our own pages; absent: nobody may, not even those. */
  framedBy?: readonly string[];
  /** What the page may show in frames of its own; absent: nothing. */
  shows?: readonly string[];
}

/** Headers that let a page do what it has to and nothing else. */
function strictFor(origin: string, { framedBy, shows }: Frames = {}): express.RequestHandler[] {
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", COPY_STYLE],
        imgSrc: ["'self'", 'blob:', 'data:', origin],
        // Older browsers do not take sockets for 'self'.
        connectSrc: ["'self'", origin, origin.replace(/^http/, 'ws')],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        ...(shows && { frameSrc: [...shows] }),
        frameAncestors: framedBy ? ["'self'", ...framedBy] : ["'none'"],
        // No text ever becomes code here, not even ours: the browser refuses what would make it so.
        requireTrustedTypesFor: ["'script'"],
      },
    },
    // A page in a frame is let in by frame-ancestors; the older header can name no sites.
    xFrameOptions: framedBy ? false : { action: 'deny' },
    // Sites that keep themselves apart may show only frames that do so as well, and that say that they may be shown.
    crossOriginEmbedderPolicy: framedBy ? { policy: 'require-corp' } : false,
    crossOriginResourcePolicy: { policy: framedBy ? 'cross-origin' : 'same-origin' },
    // The desk may stand on plain http inside a company; https is the proxy's to enforce.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  return [policy, carrying({ 'Permissions-Policy': NO_DEVICES })];
}

/** The camera comes in through the picker of files, which asks by itself. */
const NO_DEVICES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((device) => `${device}=()`)
  .join(', ');

/** Says these with every answer, and that its type is what it says. */
function carrying(headers: Record<string, string>): express.RequestHandler {
  return (_req, res, next) => {
    res.set({ 'X-Content-Type-Options': 'nosniff', ...headers });
    next();
  };
}

function page(file: string): express.RequestHandler {
  return (_req, res, next) => {
    res.set('Cache-Control', 'no-cache');
    res.sendFile(file, (error?: Error) => (error ? next(error) : undefined));
  };
}
