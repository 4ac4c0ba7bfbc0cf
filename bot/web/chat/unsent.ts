import { fields, list, parse, words } from '../shared/json.ts';
import type { Outgoing } from './activity.ts';
import type { Outbox } from './outbox.ts';

/** A place for a little text that survives a reload of the tab, and nothing longer. */
export interface Shelf {
  /** What lies there; undefined when nothing does. */
  read(): string | undefined;
  write(text: string): void;
}

/** Puts the words of what is not yet sent on the shelf, in place of what lay there. Files cannot be kept. */
export function keepUnsent(shelf: Shelf, conversationId: string, outbox: Outbox): void {
  const unsent = outbox.filter(({ activity }) => activity.text !== '').map(({ activity, at }) => ({ activity, at }));
  shelf.write(JSON.stringify({ conversationId, unsent }));
}

/** What lay on the shelf for this conversation, in its order. */
export function findUnsent(shelf: Shelf, conversationId: string): Outbox {
  const kept = fields(parse(shelf.read() ?? ''));
  if (kept.conversationId !== conversationId) return [];
  return list(kept.unsent).flatMap((value) => {
    const { activity, at } = fields(value);
    const message = readOutgoing(activity);
    return message && typeof at === 'number'
      ? [{ activity: message, files: [], at, state: 'failed' as const, echoed: false }]
      : [];
  });
}

function readOutgoing(value: unknown): Outgoing | undefined {
  const activity = fields(value);
  const channelData = fields(activity.channelData);
  const displayText = words(fields(channelData.messageBack).displayText);
  const clientActivityID = words(channelData.clientActivityID);
  const text = words(activity.text);
  if (!clientActivityID || !text) return undefined;
  return {
    type: 'message',
    text,
    locale: words(activity.locale) ?? '',
    ...(activity.value !== undefined && { value: activity.value }),
    channelData: { clientActivityID, ...(displayText && { messageBack: { displayText } }) },
  };
}

/** A shelf in the tab's own storage. A browser may refuse to keep anything; then a reload loses it, and nothing else. */
export function tabShelf(name: string): Shelf {
  return {
    read: () => {
      try {
        return sessionStorage.getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (text) => {
      try {
        sessionStorage.setItem(name, text);
      } catch {}
    },
  };
}
