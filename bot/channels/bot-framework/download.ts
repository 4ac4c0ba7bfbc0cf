import type { Fetched } from '../../core/ports.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_REDIRECTS = 3;

/** Whether an address may be fetched from. */
type Allows = (url: string) => boolean;

/**
 * Fetches what lies at an address. Every redirect is held to the same rule, and what was meant for the first host is
 * told to no other. More than 10 MB is refused before it is read to its end.
 */
export async function download(
  url: string,
  { allows, authorization, patienceMs }: { allows: Allows; authorization?: string; patienceMs: number },
): Promise<Fetched> {
  let at = url;
  const signal = AbortSignal.timeout(patienceMs);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    if (!allows(at)) return { result: 'refused', reason: 'address' };
    const isFirstHost = new URL(at).origin === new URL(url).origin;
    const headers = authorization && isFirstHost ? { authorization } : undefined;
    const response = await fetch(at, { redirect: 'manual', signal, ...(headers ? { headers } : {}) });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null) return answer(response, at);
    await response.body?.cancel();
    if (!URL.canParse(next, at)) return { result: 'refused', reason: 'address' };
    at = new URL(next, at).href;
  }
  return { result: 'refused', reason: 'address' };
}

async function answer(response: Response, url: string): Promise<Fetched> {
  if (response.ok) {
    const bytes = await read(response);
    return bytes ? { result: 'fetched', name: nameIn(url), bytes } : { result: 'refused', reason: 'size' };
  }
  await response.body?.cancel();
  const { status } = response;
  if (status !== 429 && status < 500) return { result: 'refused', reason: 'gone' };
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 && seconds < 3600 ? { result: 'retry', afterMs: seconds * 1000 } : { result: 'retry' };
}

/** The whole body; undefined when it is too large. */
async function read(response: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = Number(response.headers.get('content-length') ?? 0);
  if (size > MOST_BYTES) {
    await response.body?.cancel();
    return undefined;
  }
  size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(last) || 'file';
  } catch {
    return last;
  }
}
