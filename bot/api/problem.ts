import type { ErrorRequestHandler, Response } from 'express';
import type { ZodType } from 'zod';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { ErrorCode } from '../../dialogs/domain/errors.ts';
import type { Log } from '../core/ports.ts';

/** A refusal at the door itself, before the core was asked. `extra` goes into the answer as it is. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, title: string, extra: Record<string, unknown> = {}) {
    super(title);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

/** Answers with problem details (RFC 9457). `code` is stable and what programs decide by; `title` is for people. */
export function problem(
  res: Response,
  status: number,
  code: string,
  title: string,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  res.status(status).type('application/problem+json');
  res.send(JSON.stringify({ ...extra, type: 'about:blank', title, status, code }));
}

/** The value as the schema reads it; otherwise throws a 422 Problem whose `errors` say what is wrong, and where. */
export function parse<T>(schema: ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message }));
  throw new Problem(422, 'unusable', 'This cannot be taken as it is.', { errors });
}

/** The last handler of a JSON door: every error becomes problem details, the unexpected one without its insides. */
export function problems(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    // The answer has begun and cannot be taken back: all that is left is to end it.
    if (res.headersSent) return void res.destroy();
    const { status, code, title, extra } = explain(error);
    if (status >= 500)
      log.error('http.failed', { status, code, error: error instanceof Error ? error.name : 'unknown' });
    if (status === 503 || status === 429)
      res.set('Retry-After', typeof extra.retryAfter === 'number' ? String(extra.retryAfter) : '5');
    problem(res, status, code, title, extra);
  };
}

const ANSWERS: Record<ErrorCode, { status: number; title: string }> = {
  conflict: { status: 409, title: 'Somebody changed this meanwhile. Read it again.' },
  seen: { status: 409, title: 'This was done before.' },
  gone: { status: 410, title: 'This was erased.' },
  'not-found': { status: 404, title: 'There is nothing here by that name.' },
  'not-allowed': { status: 403, title: 'This is not allowed.' },
  'not-yours': { status: 409, title: 'Somebody else has this, or it has moved on.' },
  unusable: { status: 422, title: 'This cannot be taken as it is.' },
  unavailable: { status: 503, title: 'This cannot be taken in right now. Try again in a moment.' },
};

type Explained = Pick<Problem, 'status' | 'code' | 'extra'> & { title: string };

function explain(error: unknown): Explained {
  if (error instanceof Problem) return { ...pick(error), title: error.message };
  if (error instanceof AmendsError) {
    const { first: _first, ...extra } = error.details;
    return { ...ANSWERS[error.code], code: error.code, extra };
  }
  return expressProblem(error) ?? { status: 500, code: 'internal', title: 'Something broke on our side.', extra: {} };
}

// Express's own errors carry the status they stand for; the body parser marks its by `type` as well.
function expressProblem(error: unknown): Explained | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.parse.failed')
    return { status: 400, code: 'malformed-json', title: 'This is not JSON.', extra: {} };
  if (type === 'entity.too.large') return { status: 413, code: 'too-large', title: 'This is too large.', extra: {} };
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return { status: 415, code: 'unsupported-encoding', title: 'This encoding is not read here.', extra: {} };
  }
  const status = 'status' in error ? error.status : undefined;
  if (status === 404) return { status, code: 'not-found', title: 'There is nothing at this address.', extra: {} };
  const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
  return isTheirs ? { status: 400, code: 'unreadable', title: 'This request cannot be read.', extra: {} } : undefined;
}

function pick({ status, code, extra }: Problem): Pick<Problem, 'status' | 'code' | 'extra'> {
  return { status, code, extra };
}
