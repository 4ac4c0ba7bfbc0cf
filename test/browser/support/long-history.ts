import type { WebSocketRoute } from 'playwright-core';
import type { ChatPage } from './chat-page.ts';

const perFrame = 200;
const began = Date.parse('2026-10-01T08:00:00Z');

/** One message of a long conversation, as the stream tells it. */
function activity(nth: number): object {
  const customer = nth % 3 === 1;
  const role = customer ? 'customer' : 'bot';
  return {
    type: 'message',
    id: `conversation|${String(nth).padStart(7, '0')}`,
    from: { id: role, name: customer ? 'Kim' : 'Amends', role: customer ? 'user' : 'bot' },
    text: `Message ${nth}. ${'Nobody has answered me, and I have been waiting for a week. '.repeat(1 + (nth % 4))}`,
    timestamp: new Date(began + nth * 60_000).toISOString(),
    channelData: { amends: { role }, ...(customer && { clientActivityID: `written-${nth}` }) },
  };
}

/** Lets the page meet a conversation of so many messages when it is loaded the next time. The answer says one more. */
export async function hasLongHistory(page: ChatPage, count: number): Promise<() => void> {
  const sockets: WebSocketRoute[] = [];
  let told = count;
  const frame = (from: number, to: number) => {
    const activities = Array.from({ length: to - from }, (_, nth) => activity(from + nth));
    return JSON.stringify({ activities, watermark: `${to}` });
  };
  await page.page.routeWebSocket(/\/stream/, (socket) => {
    sockets.push(socket);
    for (let from = 0; from < count; from += perFrame) socket.send(frame(from, Math.min(from + perFrame, count)));
  });
  return () => {
    told += 1;
    sockets.at(-1)?.send(frame(told - 1, told));
  };
}
