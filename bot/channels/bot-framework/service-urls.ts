import { isLoopback } from './loopback.ts';

/** Where the channels of Azure's clouds take replies. */
const WELL_KNOWN = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  '*.teams.microsoft.com',
  '*.botframework.us',
  '*.botframework.azure.us',
  '*.teams.microsoft.us',
  '*.botframework.azure.cn',
];

/** Whether something may be sent to an address, with our token on it. */
export type Allowed = (url: string) => boolean;

/**
 * The addresses replies may go to: those of the clouds' own channels and what the operator adds, over https; one that is
 * given with `http://` is meant so. Everything else is refused: a forged address would otherwise be given our token.
 */
export function allowServiceUrls(added: readonly string[]): Allowed {
  const entries = [...WELL_KNOWN, ...added];
  return (url) => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    return parsed !== undefined && !parsed.username && entries.some((entry) => matches(parsed, entry));
  };
}

/** Only this machine. */
export const onlyLoopback: Allowed = (url) => URL.canParse(url) && isLoopback(new URL(url).hostname);

/** Whether an address is on one of these hosts, over https: `host`, or `*.host` for everything below it. */
export function isOnHost(url: string, hosts: readonly string[]): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && !parsed.username && hosts.some((host) => matches(parsed, host));
}

function matches({ protocol, hostname, origin, port }: URL, entry: string): boolean {
  if (entry.includes('://')) return origin === new URL(entry).origin;
  if (protocol !== 'https:' || port !== '') return false;
  return entry.startsWith('*.') ? hostname.endsWith(entry.slice(1)) : hostname === entry;
}
