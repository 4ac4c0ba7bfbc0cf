// A site with the chat on it, as docs/widget.md describes: node docs/widget-site.mjs, with the program started with
// WIDGET_ORIGINS=http://127.0.0.1:8080. Its pages allow one script and one frame of the chat, and nothing else.
import { createServer } from 'node:http';

const { CHAT_URL = 'http://localhost:3978', DIRECT_LINE_SECRET = '', PORT = '8080' } = process.env;
const port = Number(PORT);

// Whoever is signed in. A real site asks its own session, and answers 204 when nobody is.
const visitor = { id: 'dl_4711', name: 'Kim Example', orders: [4471] };

async function giveToken(response) {
  const answer = await fetch(`${CHAT_URL}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${DIRECT_LINE_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      user: { id: visitor.id, name: visitor.name },
      trustedOrigins: [`http://127.0.0.1:${port}`],
      context: { orders: visitor.orders },
    }),
  });
  const { token } = await answer.json();
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ token }));
}

const policy = `default-src 'none'; script-src ${CHAT_URL}; frame-src ${CHAT_URL}; connect-src 'self'`;

const page = (path) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Harbour &amp; Vale</title>
    <script src="${CHAT_URL}/widget.js" data-token-url="/chat-token" data-color="#8a1c4a" defer></script>
  </head>
  <body>
    <main>
      <h1>Harbour &amp; Vale</h1>
      <p>You are at ${path === '/orders' ? 'your orders' : 'our shop'}.</p>
      <p><a href="/">Shop</a> <a href="/orders">Orders</a></p>
    </main>
  </body>
</html>`;

createServer((request, response) => {
  if (request.url === '/chat-token') return void giveToken(response).catch(() => response.writeHead(502).end());
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
  response.end(page(request.url));
}).listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}/\n`));
