import type { IncomingMessage } from 'node:http';

const FORWARDED = /^(forwarded|via|x-forwarded-.+|x-real-ip|true-client-ip|cf-connecting-ip|x-original-.+)$/;

/**
 * Whether a request comes from a program on this very machine: by a loopback socket, asking for a local name, and not
 * handed on by a proxy (or a tunnel) that stands on this machine and serves others.
 */
export function isLocal({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  const from = socket.remoteAddress ?? '';
  const host = `http://${headers.host ?? ''}`;
  return (
    isLoopback(from.replace(/^::ffff:/, '')) &&
    URL.canParse(host) &&
    isLoopback(new URL(host).hostname) &&
    !Object.keys(headers).some((name) => FORWARDED.test(name))
  );
}

/** A name or an address of this machine, as a URL or a socket writes it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
