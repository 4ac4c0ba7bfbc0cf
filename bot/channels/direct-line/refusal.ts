import { ZodError } from 'zod';
import { AmendsError } from '../../../dialogs/domain/errors.ts';

/** The codes a client may rely on. */
export type RefusalCode =
  | 'BadArgument'
  | 'Unauthorized'
  | 'TokenExpired'
  | 'Forbidden'
  | 'NotFound'
  | 'MessageSizeTooBig'
  | 'UnsupportedMediaType'
  | 'TooManyRequests'
  | 'InternalError'
  | 'ServiceUnavailable';

/** A request that is answered with an error, in the shape of Direct Line. The message is for the client's developer. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: RefusalCode;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: RefusalCode, message: string, retryAfter?: number) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  toJSON(): { error: { code: RefusalCode; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

/** The refusal that tells a client of this error; undefined when the fault is ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof AmendsError) return refusalOfAmends(error);
  if (error instanceof ZodError) return new Refusal(400, 'BadArgument', firstIssue(error));
  // Errors of the body parser and of the router carry the status they stand for.
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  if (error.status === 413) return new Refusal(413, 'MessageSizeTooBig', 'The body is larger than 1 MB.');
  if (error.status === 415)
    return new Refusal(415, 'UnsupportedMediaType', 'The encoding of the body is not understood.');
  return error.status === 400 ? new Refusal(400, 'BadArgument', 'The request cannot be read.') : undefined;
}

function refusalOfAmends({ code, details }: AmendsError): Refusal | undefined {
  if (code === 'unavailable' || code === 'conflict') {
    return new Refusal(503, 'ServiceUnavailable', 'Nothing can be kept at the moment. Please try again.', 5);
  }
  if (code === 'gone' || code === 'not-found') return new Refusal(404, 'NotFound', 'There is no such conversation.');
  if (code === 'not-allowed') return new Refusal(403, 'Forbidden', 'This is not allowed.');
  if (code !== 'unusable') return undefined;
  if (details.reason === 'size') return new Refusal(413, 'MessageSizeTooBig', 'The file is too large.');
  if (details.reason === 'count') return new Refusal(413, 'MessageSizeTooBig', 'There are too many files already.');
  if (details.reason === undefined) return new Refusal(400, 'BadArgument', 'The message cannot be taken.');
  return new Refusal(415, 'UnsupportedMediaType', 'Files of this kind, or damaged ones, are not taken.');
}

function firstIssue(error: ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'The body cannot be read.' : `${issue.path.join('.') || 'body'}: ${issue.message}`;
}
