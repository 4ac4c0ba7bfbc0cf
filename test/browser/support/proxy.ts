import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { pipeline } from 'node:stream';

/** Something between the customer and the server, as companies and hotels have it. */
export interface Proxy {
  /** What becomes of who wants a stream. */
  streams: 'refused' | 'through';
  /** How many streams went through it. */
  passed(): number;
  close(): Promise<void>;
}

/** Stands at that port and hands everything on to the program, but for streams. */
export async function openProxy(port: number, to: () => string): Promise<Proxy> {
  let passed = 0;
  const server = createServer((asked, answer) => {
    const onwards = request(new URL(asked.url ?? '/', to()), { method: asked.method, headers: asked.headers });
    onwards.on('response', (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      pipeline(answered, answer, () => {});
    });
    onwards.on('error', () => answer.destroy());
    pipeline(asked, onwards, () => {});
  });
  server.on('upgrade', (asked, socket, head) => {
    socket.on('error', () => {});
    if (proxy.streams === 'refused') return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    passed += 1;
    const { hostname, port: at } = new URL(to());
    const onwards = connect(Number(at), hostname, () => {
      const headers = Object.entries(asked.headers).map(([name, value]) => `${name}: ${String(value)}`);
      onwards.write([`GET ${asked.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      onwards.write(head);
      pipeline(socket, onwards, socket, () => {});
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Proxy = {
    streams: 'refused',
    passed: () => passed,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}
