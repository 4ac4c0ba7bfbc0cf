import type { ComplaintAnswer, PersonAnswer, HintsAnswer, ProseAnswer, QueueAnswer } from '../../desk/schemas.ts';

import { fields, words } from '../shared/json.ts';

/** A refusal of the server. `code` is what to decide by; `network` when it could not be reached. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, title: string) {
    super(title);
    this.name = 'Refusal';
    this.code = code;
  }
}

export type Role = PersonAnswer['role'];

/** What can be done to a complaint, with what it needs beside the id of the intent. */
export type Intent =
  | { path: 'accept' | 'put-back' }
  | { path: 'replies'; text: string; files: readonly File[] }
  | { path: 'notes'; text: string }
  | { path: 'close'; cause: string; note: string };

export const desk = {
  signIn: (invite: string, name?: string) =>
    ask<PersonAnswer>('POST', '/api/desk/session', { invite, ...(name && { name }) }),
  me: () => ask<PersonAnswer>('GET', '/api/desk/session'),
  signOut: () => ask<void>('DELETE', '/api/desk/session'),
  queue: () => ask<QueueAnswer>('GET', '/api/desk/queue'),
  complaint: (reference: string) => ask<ComplaintAnswer>('GET', `/api/desk/complaints/${reference}`),
  /** Undefined when there is none. */
  prose: (reference: string) => ask<ProseAnswer | undefined>('GET', `/api/desk/complaints/${reference}/prose`),
  /** What is said of a draft, by the rules at once or by a model later. */
  hints: (reference: string, text: string, by: 'rules' | 'model') =>
    ask<HintsAnswer>('POST', `/api/desk/complaints/${reference}/hints`, { text, by }),
  types: (reference: string) => ask<void>('POST', `/api/desk/complaints/${reference}/typing`, {}),
  invite: (role: Role, name?: string) => ask<{ url: string }>('POST', '/api/invites', { role, ...(name && { name }) }),
  /** Repeating with the same id has no second effect, so whoever did not hear the answer may ask again. */
  act: (reference: string, id: string, { path, ...rest }: Intent) => {
    const files = 'files' in rest ? rest.files : [];
    const body =
      files.length && 'text' in rest ? formOf({ id, text: rest.text }, files) : { ...rest, id, files: undefined };
    return ask<void>('POST', `/api/desk/complaints/${reference}/${path}`, body);
  },
};

/** An id for one intent. Works on plain http too, where `crypto.randomUUID` does not exist. */
export function newIntent(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function formOf(fields: Record<string, string>, files: readonly File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  return form;
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const res = await fetch(path, {
    method,
    ...(body !== undefined &&
      !isForm && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    ...(isForm && { body }),
  }).catch(() => {
    throw new Refusal('network', 'The desk cannot be reached. Nothing was sent; try again.');
  });
  if (!res.ok) throw await refusalIn(res);
  // The server is our own and its answers are typed by its own schemas.
  return (res.status === 204 ? undefined : await res.json()) as T;
}

const NOT_SENT = 'Nothing was changed.';

async function refusalIn(res: Response): Promise<Refusal> {
  const said = fields(await res.json().catch(() => undefined));
  const owner = words(said.owner);
  const title = words(said.title) ?? 'Something broke on our side.';
  return new Refusal(words(said.code) ?? 'internal', owner ? `${owner} has it now. ${NOT_SENT}` : title);
}
