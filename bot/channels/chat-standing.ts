import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, Router } from 'express';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Clock } from '../../dialogs/domain/ports.ts';
import type { Store, Words } from '../core/ports.ts';
import { conversationRecord } from '../core/record.ts';
import { standingOf } from '../core/standing.ts';
import type { DirectLine } from './direct-line/index.ts';
import { Refusal } from './direct-line/refusal.ts';
import { createThrottle } from './direct-line/throttle.ts';

/** More copies of one conversation nobody needs, and a long one is work. */
const COPIES_A_MINUTE = 20;

/**
 * What a customer may read of their own complaint, with the token of their conversation and no other: `GET /standing`,
 * how it stands, and `GET /record`, a copy of everything. Throws `not-allowed` for any other token, and
 * `unavailable` for copies without end.
 */
export function createChatStanding(parts: {
  directLine: Pick<DirectLine, 'read'>;
  store: Pick<Store, 'conversation' | 'complaint' | 'log'>;
  words(): Words;
  clock: Pick<Clock, 'now'>;
  /** Text messages can be sent to a number. */
  texting: boolean;
}): Router {
  const router = Router();
  const theirs = ({ headers: { authorization = '' } }: Request) => {
    const bearer = parts.directLine.read(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    if (bearer && !bearer.ended) return bearer;
    throw new AmendsError('not-allowed', 'This is read with the token of the conversation.');
  };
  /** One nobody has written in is not stored. */
  const stored = (id: string): Promise<Conversation | undefined> => parts.store.conversation(id);

  const count = createThrottle(COPIES_A_MINUTE, parts.clock);

  router.get('/standing', async (req, res) => {
    const { conversationId, locale } = theirs(req);
    const words = parts.words();
    const conversation = await stored(conversationId);
    const current = conversation && currentComplaint(conversation);
    const complaint = current === undefined ? undefined : await parts.store.complaint(current);
    res.set('Cache-Control', 'no-store').json({
      ...standingOf(complaint, words, parts.clock.now()),
      locale: complaint?.session.locale ?? conversation?.locale ?? locale ?? words.company.locale,
      locales: [...new Set(words.locales)],
      texting: parts.texting,
      timeZone: words.company.timeZone,
    });
  });

  router.get('/record', async (req, res) => {
    const { conversationId } = theirs(req);
    spare(count, conversationId);
    const conversation = await stored(conversationId);
    if (!conversation) throw new AmendsError('not-found', 'Nothing has been said here yet.');
    const { timeZone } = req.query;
    const parted = {
      store: parts.store,
      words: parts.words(),
      now: parts.clock.now(),
      timeZone: typeof timeZone === 'string' ? timeZone : undefined,
    };
    res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Content-Disposition': 'attachment' });
    res.type('html');
    await pipeline(Readable.from(conversationRecord(conversation, parted)), res);
  });
  return router;
}

function spare(count: (conversationId: string) => void, conversationId: string): void {
  try {
    count(conversationId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new AmendsError('unavailable', 'So many copies are not made.', { retryAfter: error.retryAfter });
  }
}
