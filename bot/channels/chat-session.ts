import { json, Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { Company } from '../core/ports.ts';
import type { DirectLine } from './direct-line/index.ts';

/** Makes and reads the proof that a browser has talked here before. */
export interface Resume {
  /** A sealed value for a cookie. */
  seal(visit: Visit): string;
  /** What was sealed; undefined for anything not sealed by this program. */
  open(sealed: string): Visit | undefined;
}

/** One browser's conversation. */
export interface Visit {
  conversationId: string;
  userId: string;
  locale: string;
}

const COOKIE = 'amends_chat';
const YEAR_S = 365 * 24 * 3600;

/** The body is optional; what is not understood in it is not held against the customer. */
const Wanted = z.object({
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{2,35}$/)
    .optional()
    .catch(undefined),
});

/**
 * `POST /chat/session`: begins a conversation, or goes on with the one this browser had. The page gets a Direct Line
 * token for that conversation alone; the browser keeps an http-only cookie, so that a reload finds it again.
 */
export function createChatSession(parts: {
  directLine: Pick<DirectLine, 'welcome'>;
  resume: Resume;
  company: () => Company;
  newUserId: () => string;
  publicUrl: string;
  /** Runs before a new conversation begins, and may refuse it. */
  newcomers: RequestHandler;
}): Router {
  const router = Router();
  const known = (req: Request) => {
    const cookie = cookieOf(req);
    return cookie === undefined ? undefined : parts.resume.open(cookie);
  };
  router.post('/', (req, res, next) => (known(req) ? next() : parts.newcomers(req, res, next)));
  router.post('/', json({ limit: '10kb' }), (req, res) => {
    const wanted = Wanted.safeParse(req.body ?? {}).data;
    const company = parts.company();
    const before = known(req);
    const locale = before?.locale ?? wanted?.locale ?? company.locale;
    const userId = before?.userId ?? parts.newUserId();
    const welcome = parts.directLine.welcome(
      { user: { id: userId }, locale, ...(before ? { conversationId: before.conversationId } : {}) },
      parts.publicUrl,
    );
    const { conversationId, token, streamUrl, expiresIn } = welcome;
    res.cookie(COOKIE, parts.resume.seal({ conversationId, userId, locale }), {
      httpOnly: true,
      sameSite: 'lax',
      secure: parts.publicUrl.startsWith('https:'),
      path: '/chat',
      maxAge: YEAR_S * 1000,
    });
    res.set('Cache-Control', 'no-store');
    res.json({ token, conversationId, userId, streamUrl, expiresIn, watermark: '', locale, brand: company.name });
  });
  return router;
}

function cookieOf(req: Request): string | undefined {
  const found = (req.headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${COOKIE}=`));
  return found?.slice(COOKIE.length + 1);
}
