import type { Outgoing } from './activity.ts';

/** Messages of this page that are not yet surely with the server, in the order they were written. */
export type Outbox = readonly Pending[];

export interface Pending {
  activity: Outgoing;
  files: readonly File[];
  /** ms since 1970, this device's clock. */
  at: number;
  /** `posting` until the server answers, `answered` while its echo is still missing. */
  state: 'posting' | 'answered' | 'failed';
  echoed: boolean;
  /** Why it failed, in the server's words; absent when nothing came back. */
  reason?: string;
  /** 0 to 1 while files are on their way. */
  progress?: number;
}

/** Its `clientActivityID`: the same in every attempt, so that the server can tell a repeat. */
export const idOf = (pending: Pending) => pending.activity.channelData.clientActivityID;

export function put(outbox: Outbox, activity: Outgoing, files: readonly File[], at: number): Outbox {
  return [...outbox, { activity, files, at, state: 'posting', echoed: false }];
}

export function progress(outbox: Outbox, id: string, share: number): Outbox {
  return change(outbox, id, (pending) => ({ ...pending, progress: share }));
}

/** The server has it on record. */
export function answer(outbox: Outbox, id: string): Outbox {
  return settle(change(outbox, id, (pending) => ({ ...landed(pending), state: 'answered' })));
}

export function fail(outbox: Outbox, id: string, reason?: string): Outbox {
  return settle(change(outbox, id, (pending) => ({ ...landed(pending), state: 'failed', ...(reason && { reason }) })));
}

/** The stream gave these back. */
export function echo(outbox: Outbox, ids: ReadonlySet<string>): Outbox {
  return settle(outbox.map((pending) => (ids.has(idOf(pending)) ? { ...pending, echoed: true } : pending)));
}

/** Goes to the end: it is about to be said now. Nothing happens to one that has not failed. */
export function retry(outbox: Outbox, id: string): Outbox {
  const again = find(outbox, id);
  if (again?.state !== 'failed') return outbox;
  const { reason: _, ...pending } = again;
  return [...remove(outbox, id), { ...pending, state: 'posting' }];
}

export function remove(outbox: Outbox, id: string): Outbox {
  return outbox.filter((pending) => idOf(pending) !== id);
}

export function find(outbox: Outbox, id: string): Pending | undefined {
  return outbox.find((pending) => idOf(pending) === id);
}

/** Sent is what was answered and came back. An echo alone also overrules a failure: the server has the message. */
function settle(outbox: Outbox): Outbox {
  return outbox.filter((pending) => !(pending.echoed && pending.state !== 'posting'));
}

function landed(pending: Pending): Pending {
  const { progress: _, ...rest } = pending;
  return rest;
}

function change(outbox: Outbox, id: string, by: (pending: Pending) => Pending): Outbox {
  return outbox.map((pending) => (idOf(pending) === id ? by(pending) : pending));
}
