import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { ActivityLog, ActivitySet, DirectLineConversation, FreshActivities } from './activity-log.ts';
import type { Show } from './adapter.ts';

const PAGE = 200;
const GOING_AWAY = 1001;
const TRY_AGAIN = 1013;

export interface StreamOptions {
  log: ActivityLog;
  clock: Clock;
  keepAliveMs: number;
  /** Bytes a reader may lag behind before its socket is given up; the client comes back with its watermark. */
  maxLagBytes: number;
  onError: (error: unknown) => void;
}

/** The open sockets. Any number may listen to one conversation; each is told everything once, in order. */
export interface Stream {
  /** Takes over the connection and tells everything after that place, then what comes. */
  open(conversation: DirectLineConversation, after: number, req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells the sockets of that conversation something that is not kept and moves no watermark. */
  show: Show;
  /** How many sockets are open. */
  size: () => number;
  close(): void;
}

interface Listener {
  socket: WebSocket;
  conversation: DirectLineConversation;
  /** The place up to which everything was told. */
  after: number;
  reading: boolean;
  /** Something was kept while reading: look once more. */
  missed: boolean;
  answered: boolean;
}

interface Room {
  listeners: Set<Listener>;
  leave(): void;
}

export function createStream({ log, clock, keepAliveMs, maxLagBytes, onError }: StreamOptions): Stream {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 65_536 });
  const rooms = new Map<string, Room>();
  let stopPulse = clock.at(clock.now() + keepAliveMs, pulse);

  function pulse(): void {
    for (const { listeners } of rooms.values()) for (const listener of listeners) keepAlive(listener);
    stopPulse = clock.at(clock.now() + keepAliveMs, pulse);
  }

  function keepAlive(listener: Listener): void {
    if (!listener.answered) return listener.socket.terminate();
    listener.answered = false;
    listener.socket.ping();
    send(listener, '');
  }

  function enter(listener: Listener): void {
    const { id } = listener.conversation;
    const room = rooms.get(id) ?? furnish(id);
    room.listeners.add(listener);
    listener.socket.on('close', () => {
      room.listeners.delete(listener);
      if (room.listeners.size > 0) return;
      room.leave();
      if (rooms.get(id) === room) rooms.delete(id);
    });
  }

  function furnish(id: string): Room {
    const listeners = new Set<Listener>();
    const room = { listeners, leave: log.watch(id, (fresh) => tell(listeners, fresh)) };
    rooms.set(id, room);
    return room;
  }

  function tell(listeners: Set<Listener>, fresh: FreshActivities | undefined): void {
    let frame: string | undefined;
    for (const listener of listeners) {
      if (fresh !== undefined && !listener.reading && fresh.after === listener.after) {
        frame ??= framed(fresh);
        send(listener, frame);
        listener.after = fresh.watermark;
      } else if (fresh === undefined || listener.reading || fresh.watermark > listener.after) {
        void catchUp(listener);
      }
    }
  }

  /** One reading at a time for a socket, always from its own place: so no gap and nothing twice. */
  async function catchUp(listener: Listener): Promise<void> {
    listener.missed = true;
    if (listener.reading) return;
    listener.reading = true;
    try {
      while (listener.missed && listener.socket.readyState === listener.socket.OPEN) {
        listener.missed = false;
        const page = await log.read(listener.conversation, listener.after, PAGE);
        if (page.activities.length > 0) send(listener, framed(page));
        listener.missed ||= page.watermark - listener.after >= PAGE;
        listener.after = page.watermark;
      }
    } catch (error) {
      onError(error);
      listener.socket.close(TRY_AGAIN);
    } finally {
      listener.reading = false;
    }
  }

  function send({ socket }: Listener, frame: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > maxLagBytes) socket.terminate();
    else socket.send(frame);
  }

  return {
    open(conversation, after, req, duplex, head) {
      server.handleUpgrade(req, duplex, head, (socket) => {
        const listener = { socket, conversation, after, reading: false, missed: false, answered: true };
        socket.on('pong', () => void (listener.answered = true));
        // A broken connection also closes, and the client comes back: there is nothing else to do.
        socket.on('error', () => undefined);
        enter(listener);
        void catchUp(listener);
      });
    },
    show(conversationId, activity) {
      for (const listener of rooms.get(conversationId)?.listeners ?? []) {
        send(listener, framed({ activities: [activity], watermark: listener.after }));
      }
    },
    size: () => server.clients.size,
    close() {
      stopPulse();
      for (const socket of server.clients) socket.close(GOING_AWAY);
      server.close();
    },
  };
}

function framed({ activities, watermark }: ActivitySet): string {
  return JSON.stringify({ activities, watermark: String(watermark) });
}
