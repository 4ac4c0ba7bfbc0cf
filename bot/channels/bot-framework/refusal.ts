import type { Response } from 'express';

/** A request this door does not take. `code` is stable and what programs decide by; the message is for people. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

/** Answers with problem details (RFC 9457). */
export function refuse(res: Response, { status, code, message }: Refusal): void {
  if (status === 401) res.set('WWW-Authenticate', 'Bearer');
  res.status(status).type('application/problem+json');
  res.send(JSON.stringify({ type: 'about:blank', title: message, status, code }));
}
