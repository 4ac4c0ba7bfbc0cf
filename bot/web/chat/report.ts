import type { Chat } from './chat.ts';
import type { Host } from './host.ts';

/** Tells the site's page that somebody has written and which reference there is; never what was said. */
export function report(chat: Pick<Chat, 'state' | 'subscribe'>, host: Pick<Host, 'tell'>): void {
  let told: string | undefined;
  let reference: string | undefined;
  chat.subscribe(() => {
    const { transcript, caughtUp } = chat.state;
    const last = transcript.entries.at(-1);
    if (caughtUp && last && last.key !== told && last.role !== 'customer') {
      // What was there when the page was opened is no news.
      if (told !== undefined) host.tell({ amends: 'message', by: last.role });
    }
    if (caughtUp && last) told = last.key;
    if (caughtUp && transcript.reference && transcript.reference !== reference) {
      reference = transcript.reference;
      host.tell({ amends: 'reference', reference });
    }
  });
}
