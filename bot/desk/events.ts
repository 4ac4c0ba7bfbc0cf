import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Clock } from '../../dialogs/domain/ports.ts';

/** What the desk is told of at once: ids only, so that a page has to ask, and be allowed to, for what changed. */
export type DeskEvent =
  { event: 'queue' } | { event: 'complaint'; reference: string } | { event: 'typing'; reference: string };

/** Server-sent events to every open desk page. */
export interface Events {
  tell(event: DeskEvent): void;
  /**
   * Sends what follows `lastEventId` and then everything new, until the page goes or `stillIn` says no. An id that is
   * not remembered (another start of the program, too long ago) gets `reset`: read everything again.
   */
  attach(res: Response, lastEventId: string | undefined, stillIn: () => Promise<boolean>): void;
  close(): void;
}

const REMEMBERED = 500;
const HEARTBEAT_MS = 20_000;
// A page that does not read what it is sent is let go; it comes back and asks for what it missed.
const MOST_UNREAD_BYTES = 256_000;

export function createEvents(clock: Clock): Events {
  const epoch = randomUUID().slice(0, 8);
  // The start counts as sent, for a page that came before anything happened.
  const recent: Sent[] = [{ id: `${epoch}-0`, text: '' }];
  const pages = new Map<Response, () => Promise<boolean>>();
  let count = 0;
  let stopHeart = clock.at(clock.now() + HEARTBEAT_MS, beat);

  function letGo(res: Response): void {
    pages.delete(res);
    if (res.writableLength > MOST_UNREAD_BYTES) res.destroy();
    else res.end();
  }

  function beat(): void {
    for (const [res, stillIn] of pages) {
      res.write(': still here\n\n');
      void stillIn()
        .catch(() => false)
        .then((yes) => {
          if (!yes) letGo(res);
        });
    }
    stopHeart = clock.at(clock.now() + HEARTBEAT_MS, beat);
  }

  return {
    tell({ event, ...data }) {
      count += 1;
      const text = `id: ${epoch}-${count}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      recent.push({ id: `${epoch}-${count}`, text });
      if (recent.length > REMEMBERED) recent.shift();
      for (const res of pages.keys()) {
        if (res.writableLength <= MOST_UNREAD_BYTES) res.write(text);
        else letGo(res);
      }
    },

    attach(res, lastEventId, stillIn) {
      res.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      const missed = lastEventId ? sentAfter(lastEventId, recent) : [];
      const hello =
        lastEventId && missed ? '' : `id: ${epoch}-${count}\nevent: ${missed ? 'hello' : 'reset'}\ndata: {}\n\n`;
      res.write(`retry: 2000\n\n${hello}${(missed ?? []).join('')}`);
      pages.set(res, stillIn);
      res.on('close', () => pages.delete(res));
    },

    close() {
      stopHeart();
      for (const res of pages.keys()) letGo(res);
    },
  };
}

interface Sent {
  id: string;
  text: string;
}

/** What was sent after that id; undefined when that is not known. */
function sentAfter(id: string, recent: readonly Sent[]): string[] | undefined {
  const place = recent.findIndex((sent) => sent.id === id);
  return place < 0 ? undefined : recent.slice(place + 1).map((sent) => sent.text);
}
