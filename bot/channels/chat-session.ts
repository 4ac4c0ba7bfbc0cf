import { type CookieOptions, json, Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Company } from '../core/ports.ts';
import type { Bearer, DirectLine } from './direct-line/index.ts';

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
  /** Whom the site said it is of, by its own id; absent while no site has named anybody. */
  named?: string;
}

export interface ChatSessionParts {
  directLine: Pick<DirectLine, 'welcome' | 'read'>;
  resume: Resume;
  company: () => Company;
  newUserId: () => string;
  publicUrl: string;
  /** Runs before a new conversation begins, and may refuse it. */
  newcomers: RequestHandler;
}

/** A page of our own and a frame on a site keep apart what they had: a frame has another one on every site. */
const COOKIE = 'amends_chat';
const FRAME_COOKIE = 'amends_widget';
const YEAR_S = 365 * 24 * 3600;

/** The body is optional; what is not understood in it is not held against the customer. */
const Wanted = z.object({
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{2,35}$/)
    .optional()
    .catch(undefined),
  /** The origin of the site whose page shows this one in a frame; absent for a page of its own. */
  site: z.string().max(300).optional().catch(undefined),
  /** False where the browser keeps none: the page then keeps its visit itself, and shows it here. */
  cookies: z.boolean().catch(true).default(true),
  visit: z.string().max(4000).optional().catch(undefined),
});

type Wanted = z.infer<typeof Wanted>;

/** A visit whose conversation may still have to be made. */
type Beginning = Omit<Visit, 'conversationId'> & { conversationId?: string };

/**
 * `POST /chat/session`: begins a conversation, or goes on with the one this browser had. The page gets a Direct Line
 * token for that conversation alone; the browser keeps an http-only cookie, so that a reload finds it again. A frame on
 * a site may show a token from that site's server, which says who its visitor is. For pages of this program only.
 */
export function createChatSession(parts: ChatSessionParts): Router {
  const router = Router();
  router.use(refuseOtherSites);
  router.post('/', json({ limit: '10kb' }), (req, res, next) =>
    before(parts, req) ? next() : parts.newcomers(req, res, next),
  );
  router.post('/', (req, res) => {
    const wanted = wantedIn(req);
    const found = visitFor(parts, req, wanted);
    const { user, context, trustedOrigins } = bearerOf(parts, req) ?? {};
    const welcome = parts.directLine.welcome(
      {
        ...(found.conversationId !== undefined && { conversationId: found.conversationId }),
        user: { id: found.userId, ...(user?.name !== undefined && { name: user.name }) },
        locale: found.locale,
        ...(context !== undefined && { context }),
        ...(trustedOrigins && { trustedOrigins }),
      },
      parts.publicUrl,
    );
    const visit = { ...found, conversationId: welcome.conversationId };
    const sealed = parts.resume.seal(visit);
    if (wanted.cookies) res.cookie(cookieName(wanted), sealed, cookieOptions(parts.publicUrl, wanted));
    res.set('Cache-Control', 'no-store');
    res.json({
      token: welcome.token,
      conversationId: welcome.conversationId,
      userId: visit.userId,
      streamUrl: welcome.streamUrl,
      expiresIn: welcome.expiresIn,
      watermark: '',
      locale: visit.locale,
      brand: parts.company().name,
      ...(!wanted.cookies && { visit: sealed }),
    });
  });
  return router;
}

/** Browsers say whether it is a page of ours that asks; what they ask from elsewhere is not answered. */
const refuseOtherSites: RequestHandler = (req, _res, next) => {
  const from = req.get('sec-fetch-site');
  if (from === undefined || from === 'same-origin' || from === 'none') return next();
  throw new AmendsError('not-allowed', 'Only pages of this program begin a chat.', { reason: 'cross-site' });
};

/** The conversation to go on with, else a new one. Throws `not-allowed` for a token that is of no use here. */
function visitFor(parts: ChatSessionParts, req: Request, wanted: Wanted): Beginning {
  const guest = bearerOf(parts, req);
  if (guest) checkSite(guest, wanted);
  const known = before(parts, req);
  const named = guest?.user?.id;
  if (known) return { ...known, ...(named !== undefined && { named }) };
  if (guest?.ended) throw notAllowed('The token has ended.', 'token');
  return {
    ...(guest && { conversationId: guest.conversationId }),
    userId: named ?? parts.newUserId(),
    locale: guest?.locale ?? wanted.locale ?? parts.company().locale,
    ...(named !== undefined && { named }),
  };
}

/**
 * What this browser had here. A conversation of somebody whom the site has named goes on only for whom it names now:
 * who signs out, or in as somebody else, does not leave it open behind them.
 */
function before(parts: ChatSessionParts, req: Request): Visit | undefined {
  const wanted = wantedIn(req);
  const shown = wanted.cookies ? cookieIn(req, cookieName(wanted)) : wanted.visit;
  const visit = shown === undefined ? undefined : parts.resume.open(shown);
  if (visit?.named === undefined) return visit;
  return bearerOf(parts, req)?.user?.id === visit.named ? visit : undefined;
}

/** Who the site says it is; undefined where it says nothing. Throws `not-allowed` for what is no token of ours. */
function bearerOf(parts: ChatSessionParts, req: Request): Bearer | undefined {
  const token = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
  if (token === undefined) return undefined;
  const bearer = parts.directLine.read(token);
  if (!bearer) throw notAllowed('This is no token of ours.', 'token');
  return bearer;
}

/** A token may say on which sites it may be used; this adds nothing to who may show us in a frame. */
function checkSite({ trustedOrigins }: Bearer, { site }: Wanted): void {
  if (!trustedOrigins || (site !== undefined && trustedOrigins.includes(site))) return;
  throw notAllowed('The token is not for this site.', 'site');
}

function notAllowed(says: string, reason: string): AmendsError {
  return new AmendsError('not-allowed', says, { reason });
}

function wantedIn(req: Request): Wanted {
  return Wanted.catch({ cookies: true }).parse(req.body ?? {});
}

function cookieName({ site }: Wanted): string {
  return site === undefined ? COOKIE : FRAME_COOKIE;
}

/** In a frame of another site only a cookie is kept that is of that site and of none other. */
function cookieOptions(publicUrl: string, { site }: Wanted): CookieOptions {
  const always = { httpOnly: true, path: '/chat', maxAge: YEAR_S * 1000 };
  if (site !== undefined) return { ...always, sameSite: 'none', secure: true, partitioned: true };
  return { ...always, sameSite: 'lax', secure: publicUrl.startsWith('https:') };
}

function cookieIn(req: Request, name: string): string | undefined {
  const found = (req.headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
