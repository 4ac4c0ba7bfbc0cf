import { z } from 'zod';
import type { Fetched } from '../../core/ports.ts';
import type { TextAccount } from './account.ts';
import { basicAuth } from './client.ts';

const LARGEST = 10 * 1024 * 1024;
const MOST_REDIRECTS = 4;

/** Where the provider keeps what was sent, and where it sends us on to. */
const MEDIA_HOSTS = [
  /^(?:api|mcs)(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/,
  /^media(?:\.[a-z0-9-]+){0,2}\.twiliocdn\.com$/,
  /^s3-external-1\.amazonaws\.com$/,
];

const Source = z.object({ url: z.string(), name: z.string() });

/**
 * Fetches one file from the provider. Only its own hosts are asked, over https; each redirect is held to the same; our
 * name and token go to the host of the account and to no other. Larger than 10 MB, or not there: refused.
 */
export async function fetchMedia(account: TextAccount, source: unknown): Promise<Fetched> {
  const first = Source.safeParse(source);
  if (!first.success) return { result: 'refused', reason: 'no-way' };
  const signal = AbortSignal.timeout(account.patienceMs);
  let url = addressOf(first.data.url, account);
  for (let hops = 0; url && hops <= MOST_REDIRECTS; hops += 1) {
    const response = await ask(url, account, signal);
    if (!response) return { result: 'retry' };
    if (!isRedirect(response)) return await answerOf(response, first.data.name);
    const next = response.headers.get('location') ?? '';
    await response.body?.cancel().catch(() => undefined);
    url = addressOf(next, account, url);
  }
  return { result: 'refused', reason: 'host' };
}

/** The address, when it may be asked; undefined when it is none of the provider's. */
function addressOf(text: string, { apiUrl }: TextAccount, base?: URL): URL | undefined {
  if (!URL.canParse(text, base?.href)) return undefined;
  const url = new URL(text, base);
  const api = new URL(apiUrl);
  // A host of the operator's own choice may be plain http: a test's, or one inside their network.
  if (url.origin === api.origin) return url;
  if (api.protocol === 'http:' && url.protocol === 'http:' && url.hostname === api.hostname) return url;
  if (url.protocol !== 'https:' || url.port || url.username) return undefined;
  return MEDIA_HOSTS.some((host) => host.test(url.hostname)) ? url : undefined;
}

async function ask(url: URL, account: TextAccount, signal: AbortSignal): Promise<Response | undefined> {
  const isAccount = url.origin === new URL(account.apiUrl).origin || /^api\b.*\.twilio\.com$/.test(url.hostname);
  try {
    return await fetch(url, {
      redirect: 'manual',
      headers: isAccount ? { authorization: basicAuth(account) } : {},
      signal,
    });
  } catch {
    return undefined;
  }
}

function isRedirect({ status }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

async function answerOf(response: Response, name: string): Promise<Fetched> {
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel().catch(() => undefined);
    return { result: 'retry' };
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel().catch(() => undefined);
    return { result: 'refused', reason: response.status === 404 ? 'gone' : 'not-fetched' };
  }
  const bytes = await readAll(response.body);
  if (bytes === 'broken') return { result: 'retry' };
  if (bytes === 'too-large') return { result: 'refused', reason: 'size' };
  return { result: 'fetched', name: nameIn(response) ?? name, bytes };
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<Uint8Array | 'too-large' | 'broken'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      // Leaving the loop cancels the stream.
      if (size > LARGEST) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'broken';
  }
  return Buffer.concat(chunks);
}

/** The sender's own name of the file, where the provider has kept one. */
function nameIn(response: Response): string | undefined {
  const [, quoted, bare] =
    /filename="([^"]{1,120})"|filename=([^;\s]{1,120})/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return quoted ?? bare;
}
