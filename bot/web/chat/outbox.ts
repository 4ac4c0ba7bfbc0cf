import type { Outgoing } from './activity.ts';
import type { Refusal } from './attachment-rules.ts';

/** Messages of this browser that are not yet surely with the server, in the order they are to be said. */
export type Outbox = readonly Pending[];

export interface Pending {
  activity: Outgoing;
  files: readonly File[];
  /** ms since 1970, the server's clock as far as it is known. Later ones are greater. */
  at: number;
  /** `waiting` for its turn, `posting` until the server answers, `answered` until it comes back, `refused` for good. */
  state: 'waiting' | 'posting' | 'answered' | 'refused';
  /** Nothing came of the last attempt, its own or that of one before it. It is tried again by itself. */
  stalled?: boolean;
  refusal?: Refused;
  /** 0 to 1 while files are on their way. */
  progress?: number;
  /** What of it would be lost if every tab were closed now: a browser may be out of room, or keep nothing at all. */
  unkept?: 'files' | 'all';
}

/** Why a message was not taken, so that it has to be changed. */
export interface Refused {
  /** A Direct Line code, or `files-lost`. */
  code: string;
  /** The server's own words. */
  said?: string;
  /** The file that cannot be sent, when this page found that out. */
  file?: Refusal;
}

/** Its `clientActivityID`: the same in every attempt, so that the server can tell a repeat. */
export const idOf = (pending: Pending) => pending.activity.channelData.clientActivityID;

export function find(outbox: Outbox, id: string): Pending | undefined {
  return outbox.find((pending) => idOf(pending) === id);
}

/** At its place in time. One that is known already stays as it is. */
export function put(outbox: Outbox, ...added: readonly Pending[]): Outbox {
  const fresh = added.filter((pending) => !find(outbox, idOf(pending)));
  return [...outbox, ...fresh].sort((one, other) => one.at - other.at);
}

/** When something is said now: after everything that waits, whatever the clock of this device does. */
export function timeFor(outbox: Outbox, now: number): number {
  return Math.max(now, ...outbox.map(({ at }) => at + 1));
}

/** What is to be sent next; undefined when nothing waits. One that was refused holds up nobody. */
export function next(outbox: Outbox): Pending | undefined {
  return outbox.find(({ state }) => state === 'waiting');
}

export function post(outbox: Outbox, id: string): Outbox {
  return change(outbox, id, (pending) => ({ ...pending, state: 'posting' }));
}

export function advance(outbox: Outbox, id: string, progress: number): Outbox {
  return change(outbox, id, (pending) => ({ ...calm(pending), progress }));
}

/** The server has it on record. */
export function answer(outbox: Outbox, id: string): Outbox {
  return change(outbox, id, (pending) => ({ ...calm(landed(pending)), state: 'answered' }));
}

export function refuse(outbox: Outbox, id: string, refusal: Refused): Outbox {
  return change(outbox, id, (pending) => ({ ...calm(landed(pending)), state: 'refused', refusal }));
}

/** Nothing came back: it waits again, and everything behind it. */
export function stall(outbox: Outbox, id?: string): Outbox {
  const back = id === undefined ? outbox : change(outbox, id, (one) => ({ ...landed(one), state: 'waiting' }));
  return back.map((pending) => (pending.state === 'waiting' ? { ...pending, stalled: true } : pending));
}

/** Goes to the end when it was refused: it is about to be said now. Nothing happens to one that is on its way. */
export function retry(outbox: Outbox, id: string, now: number): Outbox {
  const again = find(outbox, id);
  if (again?.state === 'waiting') return change(outbox, id, calm);
  if (again?.state !== 'refused') return outbox;
  const { refusal: _, ...pending } = again;
  const others = remove(outbox, id);
  return put(others, { ...pending, at: timeFor(others, now), state: 'waiting' });
}

export function remove(outbox: Outbox, id: string): Outbox {
  return outbox.filter((pending) => idOf(pending) !== id);
}

/** The stream gave these back: they are said, whatever became of their answers. */
export function settle(outbox: Outbox, heard: ReadonlySet<string>): Outbox {
  return outbox.filter((pending) => !heard.has(idOf(pending)));
}

export function change(outbox: Outbox, id: string, by: (pending: Pending) => Pending): Outbox {
  return outbox.map((pending) => (idOf(pending) === id ? by(pending) : pending));
}

function calm(pending: Pending): Pending {
  const { stalled: _, ...rest } = pending;
  return rest;
}

function landed(pending: Pending): Pending {
  const { progress: _, ...rest } = pending;
  return rest;
}
