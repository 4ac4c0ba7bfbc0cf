import type { Sent } from '../../core/ports.ts';
import { neverLeft } from '../../core/never-left.ts';

/** However long the other side asks us to wait, a message is tried again within the hour. */
const LONGEST_WAIT_MS = 3_600_000;

/** A call to the connector that came to nothing, with what that means for the message. */
export class ConnectorFailure extends Error {
  readonly sent: Exclude<Sent, { result: 'sent' }>;

  constructor(sent: Exclude<Sent, { result: 'sent' }>) {
    super(`The connector call came to nothing: ${sent.result}.`);
    this.name = 'ConnectorFailure';
    this.sent = sent;
  }
}

/** What an answer of the connector that is no success means. */
export function meaningOf({ status, headers }: Response, now: number): ConnectorFailure['sent'] {
  switch (status) {
    case 429:
      return waitAsked(headers.get('retry-after') ?? '', now);
    case 401:
      return { result: 'refused', reason: 'not-authorised' };
    // Blocked, taken out, or no longer a member; nothing tells them apart for sure.
    case 403:
      return { result: 'refused', reason: 'blocked', closes: 'blocked' };
    case 404:
    case 410:
      return { result: 'refused', reason: 'no-conversation', closes: 'blocked' };
    case 413:
      return { result: 'refused', reason: 'too-large' };
    default:
      return status >= 300 && status < 500 && status !== 408 && status !== 412
        ? { result: 'refused', reason: `status-${status}` }
        : { result: 'unknown' };
  }
}

/** What an error on the way means: only a connection that was never opened surely carried nothing. */
export function meaningOfError(error: unknown): ConnectorFailure['sent'] {
  return neverLeft(error) ? { result: 'retry' } : { result: 'unknown' };
}

function waitAsked(after: string, now: number): ConnectorFailure['sent'] {
  const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
  return wait > 0 ? { result: 'retry', afterMs: Math.min(wait, LONGEST_WAIT_MS) } : { result: 'retry' };
}
