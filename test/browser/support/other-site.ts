import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** A site of somebody else's, at an origin of its own, with the chat on its pages. */
export interface OtherSite {
  url: string;
  close(): Promise<void>;
}

export interface SiteSetup {
  /** Where the chat is. */
  chat: string;
  /** What the tag says beside its source. */
  attributes?: string;
  /** When the tag's script runs: `defer` unless given. */
  timing?: 'defer' | 'async' | '';
  /** A policy that the site's own pages are held to; absent: the strictest the launcher can do with. */
  policy?: string;
  /** Headers beside the policy. */
  headers?: Record<string, string>;
  /** A port that was kept free for it. */
  port: number;
}

/** Its pages are `/` and `/orders`, as long as phones are, and its own script hands on every event of the chat. */
export async function openSite({
  chat,
  attributes = '',
  timing = 'defer',
  policy,
  headers = {},
  port,
}: SiteSetup): Promise<OtherSite> {
  const held = policy ?? `default-src 'none'; script-src 'self' ${chat}; frame-src ${chat}; style-src 'self'`;
  const server = createServer((request, response) => {
    const [type, body] = answerTo(request, `<script src="${chat}/widget.js" ${attributes} ${timing}></script>`);
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': held,
      ...headers,
    });
    response.end(body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerTo({ url = '' }: IncomingMessage, tag: string): [string, string] {
  if (url === '/site.js') return ['text/javascript', SCRIPT];
  if (url === '/site.css') return ['text/css', 'a, button { display: inline-block; padding: 0.5rem; }'];
  const orders = url.startsWith('/orders');
  return ['text/html', page(orders ? 'Your orders' : 'Harbour and Vale', tag)];
}

const SCRIPT = `
  const listen = () => window.Amends.onEvent((event) => window.heard(event));
  if (window.Amends) listen();
  else document.addEventListener('amends', listen);
  document.querySelector('#own').addEventListener('click', () => window.Amends.open());
`;

const page = (title: string, tag: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/site.css" />
    ${tag}
    <script src="/site.js" defer></script>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <nav aria-label="Pages"><a href="/">Shop</a> <a href="/orders">Orders</a></nav>
      <button id="own" type="button">Something went wrong?</button>
      ${'<p>Goods of all kinds, and some more words about each of them, so that the page is longer than a phone.</p>'.repeat(20)}
      <p><a id="last" href="#top">Terms and conditions</a></p>
    </main>
  </body>
</html>`;
