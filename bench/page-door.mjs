import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { WebSocketServer } from 'ws';

/*
 * A door that speaks as much Direct Line as a page needs to show a conversation of any length, without a bot behind it.
 * It serves our built page, and a page with standard Web Chat where its script is given; both packed by gzip.
 */

const dist = fileURLToPath(new URL('../dist/web/', import.meta.url));
const PER_FRAME = 200;
const BEGAN = Date.UTC(2026, 9, 1, 8);
const CONVERSATION = 'conversation-1';
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

/** `tells(count)` sets how long the conversation is that the next page meets; `says()` adds a message to it. */
export async function openDoor({ webChat } = {}) {
  let count = 1;
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://door');
    if (req.method === 'POST') {
      req.resume();
      res.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answerTo(pathname)));
      return;
    }
    const found = fileAt(pathname, webChat);
    if (!found) return res.writeHead(404).end();
    const headers = { 'content-type': TYPES[found.type], 'content-encoding': 'gzip', 'cache-control': 'no-store' };
    res.writeHead(200, headers).end(found.packed);
  });
  server.on('upgrade', (req, socket, head) =>
    sockets.handleUpgrade(req, socket, head, (line) => {
      for (let from = 0; from < count; from += PER_FRAME) line.send(frame(from, Math.min(from + PER_FRAME, count)));
    }),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();

  function answerTo(pathname) {
    if (pathname.endsWith('/activities')) return { id: 'taken' };
    const streamUrl = `ws://127.0.0.1:${port}/stream?t=1`;
    const session = { token: 'opaque', conversationId: CONVERSATION, userId: 'dl_kim', locale: 'en-GB' };
    return { ...session, streamUrl, expires_in: 3600, brand: 'Northwind Air' };
  }

  return {
    address: `http://127.0.0.1:${port}`,
    tells: (messages) => (count = messages),
    says: () => {
      count += 1;
      for (const line of sockets.clients) line.send(frame(count - 1, count));
    },
    close: () => {
      for (const line of sockets.clients) line.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

const packed = new Map();

function fileAt(pathname, webChat) {
  const path = { '/': 'chat/index.html', '/web-chat': 'page', '/web-chat.js': 'script' }[pathname] ?? pathname.slice(1);
  if (!/^(page|script|chat\/index\.html|assets\/[\w.-]+)$/.test(path)) return undefined;
  const type = { page: 'html', script: 'js' }[path] ?? path.split('.').at(-1);
  if (!packed.has(path)) packed.set(path, gzipSync(contentOf(path, webChat), { level: 9 }));
  return { type, packed: packed.get(path) };
}

function contentOf(path, webChat) {
  if (path === 'script') return readFileSync(webChat);
  return path === 'page' ? WEB_CHAT_PAGE : readFileSync(dist + path);
}

const WEB_CHAT_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Web Chat</title>
<meta name="viewport" content="width=device-width"><style>html,body,#chat{height:100%;margin:0}</style>
<div id="chat"></div><script src="/web-chat.js"></script><script>
const directLine = WebChat.createDirectLine({ token: 'opaque', domain: location.origin + '/v3/directline' });
WebChat.renderWebChat({ directLine, userID: 'dl_kim', locale: 'en-US' }, document.getElementById('chat'));
</script>`;

function frame(from, to) {
  const activities = Array.from({ length: to - from }, (_, nth) => activity(from + nth));
  return JSON.stringify({ activities, watermark: String(to) });
}

function activity(nth) {
  const customer = nth % 3 === 1;
  const role = customer ? 'customer' : 'bot';
  return {
    type: 'message',
    id: `${CONVERSATION}|${String(nth).padStart(7, '0')}`,
    conversation: { id: CONVERSATION },
    from: { id: customer ? 'dl_kim' : 'bot', name: customer ? 'Kim' : 'Amends', role: customer ? 'user' : 'bot' },
    text: `Message ${nth}. ${'Nobody has answered me, and I have been waiting for a week. '.repeat(1 + (nth % 4))}`,
    timestamp: new Date(BEGAN + nth * 60_000).toISOString(),
    channelData: { amends: { role }, ...(customer ? { clientActivityID: `written-${nth}` } : {}) },
  };
}
