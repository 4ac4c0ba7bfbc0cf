import { z } from 'zod';
import type { Sent } from '../../core/ports.ts';
import { neverLeft } from '../../core/never-left.ts';
import type { TextAccount } from './account.ts';
import { refusalFor } from './error-codes.ts';

const LONGEST_WAIT_MS = 3_600_000;

/** What one send asks of the provider, in its own names. */
export interface OutgoingText {
  To: string;
  From?: string;
  MessagingServiceSid?: string;
  /** The words; absent where an approved template is sent. */
  Body?: string;
  /** The approved template, and what stands in its places, as JSON. */
  ContentSid?: string;
  ContentVariables?: string;
  StatusCallback: string;
  ValidityPeriod: string;
}

const Created = z.object({ sid: z.string() });
const Failed = z.object({ code: z.number() });

/**
 * Posts one message, once. A repeat would be a second message: the provider knows no key for repeats. So only what
 * surely was not taken is tried again, and whatever leaves that open is `unknown`.
 */
export async function createMessage(account: TextAccount, text: OutgoingText): Promise<Sent> {
  try {
    const response = await fetch(`${account.apiUrl}/2010-04-01/Accounts/${account.accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: basicAuth(account), accept: 'application/json' },
      body: new URLSearchParams({ ...text }),
      redirect: 'manual',
      signal: AbortSignal.timeout(account.patienceMs),
    });
    return await outcomeOf(response);
  } catch (error) {
    return { result: neverLeft(error) ? 'retry' : 'unknown' };
  }
}

export function basicAuth({ accountSid, authTokens }: TextAccount): string {
  return `Basic ${Buffer.from(`${accountSid}:${authTokens[0]}`).toString('base64')}`;
}

async function outcomeOf(response: Response): Promise<Sent> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const created = Created.safeParse(body);
    return created.success ? { result: 'sent', providerId: created.data.sid } : { result: 'sent' };
  }
  const code = Failed.safeParse(body).data?.code;
  if (response.status === 429 || code === 20429) return { result: 'retry', ...waitFor(response) };
  if (response.status >= 500 || response.status < 400) return { result: 'unknown' };
  return refusalFor(code);
}

function waitFor(response: Response): { afterMs?: number } {
  const seconds = response.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? { afterMs: Math.min(Number(seconds) * 1000, LONGEST_WAIT_MS) } : {};
}
