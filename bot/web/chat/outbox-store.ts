import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { fields, list, words } from '../shared/json.ts';
import type { Outgoing } from './activity.ts';
import { idOf, type Outbox, type Pending } from './outbox.ts';

/** Where unsent messages outlive the page. Nothing here throws: a browser that keeps nothing is an ordinary browser. */
export interface OutboxStore {
  /** What is kept for this conversation, in its order; `''` is the one that has not begun. */
  read(conversationId: string): Promise<Outbox>;
  /** In place of what was kept of it before. The answer is what could not be kept; undefined when all was. */
  write(conversationId: string, pending: Pending): Promise<Pending['unkept']>;
  remove(conversationId: string, id: string): Promise<void>;
}

/** ms; what nobody came back for is forgotten. */
const keptFor = 30 * 24 * 3_600_000;

/** In IndexedDB, which also takes files. What is asked of it happens in the order it was asked. */
export function browserStore(now: () => number): OutboxStore {
  let opened: UseStore | undefined;
  const store = () => (opened ??= createStore('amends', 'outbox'));
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };

  async function keep(conversationId: string, pending: Pending): Promise<Pending['unkept']> {
    const { activity, files, at, state, refusal } = pending;
    const record = { activity, files: [...files], at, ...(state === 'refused' && { refusal }) };
    const key = [conversationId, idOf(pending)];
    try {
      await set(key, record, store());
      return undefined;
    } catch {
      if (files.length === 0) return 'all';
    }
    const names = files.map(({ name }) => name);
    return set(key, { ...record, files: names }, store()).then<'files', 'all'>(
      () => 'files',
      () => 'all',
    );
  }

  return {
    write: (conversationId, pending) => inTurn(() => keep(conversationId, pending)),
    remove: (conversationId, id) => inTurn(() => del([conversationId, id], store())).catch(() => undefined),
    read: (conversationId) =>
      inTurn(async () => {
        const kept: Pending[] = [];
        for (const [key, value] of await entries<IDBValidKey, unknown>(store())) {
          const pending = readPending(value);
          if (!pending || pending.at < now() - keptFor) await del(key, store());
          else if (list(key)[0] === conversationId) kept.push(pending);
        }
        return kept.sort((one, other) => one.at - other.at);
      }).catch(() => []),
  };
}

/** What was kept by this page or one before it; undefined when it cannot be read any more. */
function readPending(value: unknown): Pending | undefined {
  const { activity, files, at, refusal } = fields(value);
  const message = readOutgoing(activity);
  if (!message || typeof at !== 'number') return undefined;
  const kept = list(files).filter((file) => file instanceof File);
  const pending = { activity: message, files: kept, at };
  const [lost] = list(files).filter((file) => typeof file === 'string');
  if (lost !== undefined) return { ...pending, state: 'refused', refusal: { code: 'files-lost' } };
  const code = words(fields(refusal).code);
  const said = words(fields(refusal).said);
  if (code && code !== 'file') return { ...pending, state: 'refused', refusal: { code, ...(said && { said }) } };
  return { ...pending, state: 'waiting' };
}

function readOutgoing(value: unknown): Outgoing | undefined {
  const activity = fields(value);
  const channelData = fields(activity.channelData);
  const displayText = words(fields(channelData.messageBack).displayText);
  const clientActivityID = words(channelData.clientActivityID);
  if (!clientActivityID) return undefined;
  return {
    type: 'message',
    text: words(activity.text) ?? '',
    locale: words(activity.locale) ?? '',
    ...(activity.value !== undefined && { value: activity.value }),
    channelData: { clientActivityID, ...(displayText && { messageBack: { displayText } }) },
  };
}
