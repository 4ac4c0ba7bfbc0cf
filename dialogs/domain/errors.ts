/** Everything a caller may have to tell apart, by code; nothing decides by the words. */
export type ErrorCode =
  | 'conflict' // somebody changed the record meanwhile: read again
  | 'seen' // this key was committed before: `details.first` is the first answer
  | 'gone' // erased
  | 'not-found'
  | 'not-allowed'
  | 'not-yours' // a fact the command relied on has changed: `details` says which
  | 'unusable' // what was sent cannot be taken: `details.findings` says why
  | 'unavailable'; // the store is away: try later

/** The one class of expected failures. `details` carries no customer's words. */
export class AmendsError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AmendsError';
    this.code = code;
    this.details = details;
  }
}
