import { json, Router } from 'express';
import type { Request } from 'express';
import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { DeskCommand } from '../../dialogs/domain/desk-command.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Clock } from '../../dialogs/domain/ports.ts';
import { readReference } from '../../dialogs/domain/reference.ts';
import { parse, Problem, problems } from '../api/problem.ts';
import { readReplyForm } from '../api/reply-form.ts';
import type { Core } from '../core/core.ts';
import type { Files, Log, Store } from '../core/ports.ts';
import type { Hints } from '../core/hints.ts';
import type { Prose } from '../core/prose.ts';
import { keptIfSent } from '../core/sent-files.ts';
import type { Agents } from './agents.ts';
import { viewComplaint } from './complaint-view.ts';
import { createEvents } from './events.ts';
import type { Events } from './events.ts';
import { createGate, sessionOf } from './gate.ts';
import type { Gate } from './gate.ts';
import { createHintRoutes } from './hints.ts';
import { labelsFrom } from './labels.ts';
import type { DeskWords, Labels } from './labels.ts';
import { describeDesk } from './openapi.ts';
import { readQuestions } from './questions.ts';
import { readQueue } from './queue.ts';
import { closeBody, commandBody, replyBody, wordsBody } from './schemas.ts';
import { createSignIn } from './sign-in.ts';

export interface DeskParts {
  core: Pick<Core, 'act' | 'agentTypes'>;
  store: Store;
  agents: Agents;
  clock: Clock;
  /** The prompt set in force. */
  words(): DeskWords;
  apiKey: string;
  /** The address the world sees: where invite links lead and where mutating requests may come from. */
  publicUrl: string;
  log: Log;
  /** Where files of agents are kept. */
  files: Pick<Files, 'put' | 'drop'>;
  /** Tells a complaint in a model's prose; absent: nobody does. */
  prose?: Prose;
  /** What the rules of conduct say of a draft. */
  hints: Hints;
}

export interface Desk {
  /** Answers `/api/desk/…`, `/api/invites` and `/api/openapi.json`; passes everything else on. Mounted at `/`. */
  router: Router;
  /** The customer of this conversation is typing: pages that show their complaint say so. In memory only. */
  customerTyping(conversationId: string): void;
  /** Ends the event streams, so that the server can stop. */
  close(): void;
}

const PATHS = ['/api/desk', '/api/invites'];
const API_VERSION = '1';

/** HTTP for agents: signing in, the queue, complaints, what can be done to them, and news of all that as it happens. */
export function createDesk(parts: DeskParts): Desk {
  const { agents, store, clock, log } = parts;
  const gate = createGate(parts);
  const labels = labelsFrom(() => parts.words());
  const events = createEvents(clock);
  const unwatch = watch(store, events, log);

  const router = Router();
  router.get('/api/openapi.json', (_req, res) => void res.json(describeDesk(API_VERSION)));
  router.use(PATHS, (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    if (req.method !== 'GET') gate.sameSite(req);
    next();
  });
  router.use(PATHS, json({ limit: '1mb' }));
  router.use(createSignIn({ ...parts, gate }));
  addReads(router, parts, gate, labels);
  addProse(router, parts, gate);
  router.use(createHintRoutes({ ...parts, gate }));
  addCommands(router, parts, gate);
  addReplies(router, parts, gate);
  router.get('/api/desk/events', async (req, res) => {
    await gate.agent(req);
    const stillIn = async () => (await agents.who(sessionOf(req), 'look')) !== undefined;
    events.attach(res, req.get('last-event-id'), stillIn);
  });
  router.use(PATHS, () => {
    throw new Problem(404, 'not-found', 'There is nothing at this address.');
  });
  router.use(PATHS, problems(log));

  return {
    router,
    customerTyping: (conversationId) => {
      void tellTyping(store, events, conversationId).catch((error: unknown) => complain(log, error));
    },
    close() {
      unwatch();
      events.close();
    },
  };
}

function addReads(router: Router, { store, clock, words }: DeskParts, gate: Gate, labels: Labels): void {
  router.get('/api/desk/queue', async (req, res) => {
    const { id } = await gate.agent(req);
    res.json(await readQueue(store, labels, id, clock.now()));
  });

  router.get('/api/desk/questions', async (req, res) => {
    await gate.leadOrKey(req);
    res.json(await readQuestions(store, clock.now()));
  });

  router.get('/api/desk/complaints/:reference', async (req, res) => {
    await gate.agent(req);
    const reference = referenceIn(req);
    const complaint = await store.complaint({ reference });
    if (!complaint) throw new AmendsError('not-found', 'no complaint has this reference');
    res.json(await viewComplaint({ ...complaint, reference }, { store, labels, words: words(), now: clock.now() }));
  });
}

/** On the way of nothing: the page asks for it when the complaint is already shown. */
function addProse(router: Router, { store, prose }: DeskParts, gate: Gate): void {
  router.get('/api/desk/complaints/:reference/prose', async (req, res) => {
    await gate.agent(req);
    const complaint = await store.complaint({ reference: referenceIn(req) });
    if (!complaint) throw new AmendsError('not-found', 'no complaint has this reference');
    const leaving = new AbortController();
    res.on('close', () => leaving.abort());
    const text = await prose?.(complaint, leaving.signal).catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
      return undefined;
    });
    if (text === undefined) res.status(204).end();
    else res.json({ text });
  });
}

type Aimed = Pick<DeskCommand, 'reference' | 'by'>;

function addCommands(router: Router, { core }: DeskParts, gate: Gate): void {
  const command = (path: string, read: (body: unknown, aimed: Aimed) => DeskCommand) => {
    router.post(`/api/desk/complaints/:reference/${path}`, async (req, res) => {
      const { id, name } = await gate.agent(req);
      await actOnce(core, read(req.body, { reference: referenceIn(req), by: { id, name } }));
      res.status(204).end();
    });
  };
  command('accept', (body, aimed) => ({ ...aimed, ...parse(commandBody, body), do: 'accept' }));
  command('put-back', (body, aimed) => ({ ...aimed, ...parse(commandBody, body), do: 'put-back' }));
  command('notes', (body, aimed) => ({ ...aimed, ...parse(wordsBody, body), do: 'note' }));
  command('close', (body, aimed) => ({ ...aimed, ...parse(closeBody, body), do: 'close' }));

  router.post('/api/desk/complaints/:reference/typing', async (req, res) => {
    const { id } = await gate.agent(req);
    await core.agentTypes(referenceIn(req), id);
    res.status(204).end();
  });
}

/** Words to the customer, as JSON, or as a form with files beside them. */
function addReplies(router: Router, { core, files }: DeskParts, gate: Gate): void {
  router.post('/api/desk/complaints/:reference/replies', async (req, res) => {
    const { id, name } = await gate.agent(req);
    const aimed = { reference: referenceIn(req), by: { id, name }, do: 'reply' as const };
    if (!req.is('multipart/form-data')) {
      await actOnce(core, { ...aimed, ...parse(wordsBody, req.body) });
      return void res.status(204).end();
    }
    const { fields, attachments } = await readReplyForm(req, files);
    await keptIfSent(files, attachments, () => {
      const words = parse(attachments.length ? replyBody : wordsBody, fields);
      return actOnce(core, { ...aimed, ...words, attachments });
    });
    res.status(204).end();
  });
}

// A repeat of a command that was done has been done: that is its first answer.
async function actOnce(core: Pick<Core, 'act'>, command: DeskCommand): Promise<boolean> {
  return core.act(command).catch((error: unknown) => {
    if (!(error instanceof AmendsError) || error.code !== 'seen') throw error;
    return false;
  });
}

function referenceIn(req: Request<{ reference: string }>): string {
  const reference = readReference(req.params.reference);
  if (!reference) throw new AmendsError('not-found', 'this is no reference');
  return reference;
}

// Watchers are told ids; the desk knows complaints by reference, and drafts not at all.
function watch(store: Store, events: Events, log: Log): () => void {
  return store.watch(({ complaints, conversations }) => {
    // A message that arrived, or was changed or taken back by its writer, changes nothing but how it stands.
    const about = complaints.length ? Promise.resolve(complaints) : spokenOfIn(store, conversations);
    void about
      .then((ids) => Promise.all(ids.map((id) => store.complaint(id))))
      .then((changed) => {
        for (const complaint of changed) {
          if (complaint?.reference) events.tell({ event: 'complaint', reference: complaint.reference });
        }
        if (complaints.length && changed.some((complaint) => complaint?.handoff)) events.tell({ event: 'queue' });
      })
      .catch((error: unknown) => {
        // Erased or unreadable just now: pages that show it find out by asking.
        events.tell({ event: 'queue' });
        complain(log, error);
      });
  });
}

async function spokenOfIn(store: Store, conversations: readonly string[]): Promise<string[]> {
  const read = await Promise.all(conversations.map((id) => store.conversation(id)));
  return read.map((one) => one && currentComplaint(one)).filter((id) => id !== undefined);
}

async function tellTyping(store: Store, events: Events, conversationId: string): Promise<void> {
  const conversation = await store.conversation(conversationId);
  const id = conversation && currentComplaint(conversation);
  const reference = id && (await store.complaint(id))?.reference;
  if (reference) events.tell({ event: 'typing', reference });
}

function complain(log: Log, error: unknown): void {
  log.warn('desk.events', { error: error instanceof AmendsError ? error.code : 'unknown' });
}
