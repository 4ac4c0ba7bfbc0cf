import { z } from 'zod';

export const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a full http or https address, such as https://chat.example.com',
});

/** Secrets go there, or what customers said. */
export const safeAddress = webAddress.refine(keepsSecrets, 'must be https, except on this machine');

/** Whether what is sent there can be read on the way by nobody; what is no address is refused for that elsewhere. */
export function keepsSecrets(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
