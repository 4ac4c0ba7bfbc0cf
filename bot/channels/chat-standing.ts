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

/**
 * What a customer may read of their own complaint, with the token of their conversation and no other: `GET /standing`,
 * how it stands, and `GET /record`, a copy of everything. Throws `not-allowed` for any other token.
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
    const conversation = await stored(theirs(req).conversationId);
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
