import type { Clock } from '../../../dialogs/domain/ports.ts';
import { ConnectorFailure, meaningOf, meaningOfError } from './outcome.ts';
import type { Allowed } from './service-urls.ts';

interface HeadersLike {
  get(name: string): string | undefined;
  set(name: string, value: string | number): void;
  contains(name: string): boolean;
  remove(name: string): boolean;
  rawHeaders(): Record<string, string>;
  headersArray(): { name: string; value: string }[];
  headerNames(): string[];
  headerValues(): string[];
  toJson(options?: { preserveCase?: boolean }): Record<string, string>;
  clone(): HeadersLike;
}

/** What of the SDK's request is used. */
interface RequestLike {
  url: string;
  method: string;
  body?: unknown;
  headers: HeadersLike;
}

/** The SDK's HTTP client, ours: one attempt for one call, in a limited time, and to allowed addresses only. */
export interface ConnectorClient {
  sendRequest<R extends RequestLike>(
    request: R,
  ): Promise<{ request: R; status: number; headers: HeadersLike; bodyAsText: string }>;
}

/**
 * The SDK would wait for ever, and send again what may have arrived. Here whatever is no success becomes a
 * `ConnectorFailure`, which the SDK does not retry. A redirect is not followed: our token is for one address.
 */
export function createConnectorClient(parts: {
  allows: Allowed;
  callMs: number;
  clock: Pick<Clock, 'now'>;
  /** Called right before something leaves. */
  begins(): void;
}): ConnectorClient {
  return {
    async sendRequest(request) {
      if (!parts.allows(request.url)) throw new ConnectorFailure({ result: 'refused', reason: 'service-url' });
      parts.begins();
      const response = await call(request, parts.callMs);
      if (!response.ok) {
        await response.body?.cancel().catch(() => undefined);
        throw new ConnectorFailure(meaningOf(response, parts.clock.now()));
      }
      // It has arrived, whatever its answer says.
      const bodyAsText = await response.text().catch(() => '');
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => headers.set(name, value));
      return { request, status: response.status, headers, bodyAsText };
    },
  };
}

async function call({ url, method, headers, body }: RequestLike, callMs: number): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: headers.toJson(),
      redirect: 'manual',
      signal: AbortSignal.timeout(callMs),
      ...(typeof body === 'string' ? { body } : {}),
    });
  } catch (error) {
    throw new ConnectorFailure(meaningOfError(error));
  }
}
