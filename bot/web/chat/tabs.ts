import type { Pending } from './outbox.ts';

/** What one tab tells the others of the same conversation. */
export type News =
  /** It has just come, and wants to know what is not in the store. */
  | { kind: 'here' }
  | { kind: 'put'; pending: Pending }
  | { kind: 'state'; id: string; of: Pick<Pending, 'state' | 'stalled' | 'refusal' | 'progress'> }
  | { kind: 'removed'; id: string }
  | { kind: 'retry'; id: string; now: number };

/** The tabs of this browser that show the same conversation: all alike, and one of them sends for all. */
export interface Tabs {
  join(conversationId: string, on: { told(news: News): void; leads(now: boolean): void }): Party;
}

export interface Party {
  tell(news: News): void;
  /** Takes the lead from a tab that does not answer: a phone may have put it to sleep with the lead in its hand. */
  insist(): void;
  leave(): void;
}

/** By Web Locks and a BroadcastChannel. Where there are none (no TLS, storage switched off) a tab is alone. */
export const browserTabs: Tabs = {
  join(conversationId, on) {
    // The number changes with the shape of News, as two tabs may be of different ages.
    const name = `amends.outbox.1.${conversationId}`;
    const { locks } = navigator;
    if (!locks || typeof BroadcastChannel === 'undefined') return alone(on);
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<News>) => on.told(data));
    const leaving = new AbortController();
    let leading = false;
    let release = () => {};

    const hold = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        leading = true;
        on.leads(true);
      });
    const queue = (how: LockOptions) => {
      locks.request(name, how, hold).catch(() => {
        if (leaving.signal.aborted) return;
        const stolen = leading;
        leading = !stolen;
        on.leads(leading);
        if (stolen) queue({ signal: leaving.signal });
      });
    };
    queue({ signal: leaving.signal });
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origins
      tell: (news) => channel.postMessage(news),
      insist: () => {
        if (!leading) queue({ steal: true });
      },
      leave: () => {
        leaving.abort();
        release();
        channel.close();
      },
    };
  },
};

function alone(on: { leads(now: boolean): void }): Party {
  let left = false;
  queueMicrotask(() => {
    if (!left) on.leads(true);
  });
  return { tell: () => {}, insist: () => {}, leave: () => void (left = true) };
}
