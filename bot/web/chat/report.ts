import type { Shelf } from '../shared/shelf.ts';
import type { Chat } from './chat.ts';
import type { Host } from './host.ts';

/**
 * Tells the site's page that somebody has written and which reference there is; never what was said. The shelf keeps
 * what was told last, so that what came while the customer went to another page is told there.
 */
export function report(chat: Pick<Chat, 'state' | 'subscribe'>, host: Pick<Host, 'tell'>, shelf: Shelf): void {
  let told = shelf.read();
  let reference: string | undefined;
  chat.subscribe(() => {
    const { transcript, caughtUp } = chat.state;
    const { entries, places } = transcript;
    const last = entries.at(-1)?.id;
    if (!caughtUp || last === undefined) return;
    if (last !== told) {
      // What was there before anything was told is no news.
      const before = places.get(told ?? '') ?? entries.length;
      for (const { role } of entries.slice(before + 1)) {
        if (role !== 'customer') host.tell({ amends: 'message', by: role });
      }
      told = last;
      shelf.write(told);
    }
    if (transcript.reference && transcript.reference !== reference) {
      reference = transcript.reference;
      host.tell({ amends: 'reference', reference });
    }
  });
}
