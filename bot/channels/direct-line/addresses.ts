import type { Request } from 'express';
import type { Claims, Credentials } from './credentials.ts';
import { Refusal } from './refusal.ts';

/** What addresses and tokens are made with. */
interface Maker {
  credentials: Credentials;
  lifetime: number;
  publicUrl: string | undefined;
}

const TICKET_SECONDS = 60;
/** A place past the end of any log, yet within what every store can count to. */
export const PAST_THE_END = 2_147_483_647;

/** The place a client says it has read to; undefined when it says nothing. Throws a Refusal for anything odd. */
export function watermarkOf({ watermark }: Request['query']): number | undefined {
  if (watermark === undefined) return undefined;
  const place = typeof watermark === 'string' ? placeOf(watermark) : undefined;
  if (place === undefined) throw new Refusal(400, 'BadArgument', 'The watermark is none of ours.');
  return place;
}

/** The place a watermark names: `-` and nothing name the start; undefined for what is no watermark. */
export function placeOf(watermark: string): number | undefined {
  if (watermark === '' || watermark === '-') return 0;
  return /^\d{1,15}$/.test(watermark) ? Math.min(Number(watermark), PAST_THE_END) : undefined;
}

/** A token in the shape clients read. */
export function tokenFor(door: Maker, { conv, ...claims }: Omit<Claims, 'exp'>) {
  const token = door.credentials.sign({ ...claims, conv }, door.lifetime);
  return { conversationId: conv, token, expires_in: door.lifetime };
}

/** A token and the address of a socket that begins after that watermark. */
export function doorway(door: Maker, req: Request, claims: Omit<Claims, 'exp'>, watermark: string) {
  const base = door.publicUrl === undefined ? `${baseUrl(door, req)}${req.baseUrl}` : `${door.publicUrl}/v3/directline`;
  return { ...tokenFor(door, claims), streamUrl: streamUrl(door.credentials, base, claims, watermark) };
}

/** The address of a socket, good for a minute. `base` is that of the mounted router, with http or https. */
export function streamUrl(
  credentials: Credentials,
  base: string,
  claims: Omit<Claims, 'exp'>,
  watermark: string,
): string {
  const ticket = credentials.sign({ ...claims, use: 'stream' }, TICKET_SECONDS);
  return `${base.replace(/^http/, 'ws')}/conversations/${claims.conv}/stream?watermark=${watermark}&t=${ticket}`;
}

/** Where clients find the service: without a slash at the end. */
export function baseUrl(door: Pick<Maker, 'publicUrl'>, req: Request): string {
  return door.publicUrl ?? `${req.protocol}://${req.host}`;
}
