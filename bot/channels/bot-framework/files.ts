import { z } from 'zod';
import type { Fetched, WantedFile } from '../../core/ports.ts';
import { download } from './download.ts';
import { type Allowed, isOnHost } from './service-urls.ts';
import { field, type WireActivity, type WireAttachment } from './wire.ts';

const FROM_TEAMS = 'application/vnd.microsoft.teams.file.download.info';

/** Where Teams and the channels of Azure keep what customers send. */
const FILE_HOSTS = [
  '*.sharepoint.com',
  '*.sharepoint.us',
  '*.svc.ms',
  '*.1drv.com',
  '*.onedrive.com',
  '*.azureedge.net',
];

/** Where a file lies, and its name as its sender has it. `ours`: the channel's own store, which asks for the bot's token. */
const Source = z.object({ url: z.string(), ours: z.boolean(), name: z.string().optional() });

/** The files of an activity. Text that Teams repeats as HTML, and cards, are none. */
export function filesIn({ attachments = [], channelId }: WireActivity): WantedFile[] {
  return attachments.flatMap((attachment) => fileIn(attachment, channelId));
}

function fileIn({ contentType, contentUrl, content, name }: WireAttachment, channelId: string): WantedFile[] {
  const type = contentType.toLowerCase();
  if (type === FROM_TEAMS) {
    const url = field(content, 'downloadUrl');
    const source = { url: typeof url === 'string' ? url : '', ours: false, ...(name ? { name } : {}) };
    return [{ name: name || 'file', type: 'application/octet-stream', source }];
  }
  if (!contentUrl || type.startsWith('text/html') || type.startsWith('application/vnd.microsoft.')) return [];
  return [
    {
      name: name || nameFor(type),
      type,
      source: { url: contentUrl, ours: channelId === 'msteams', ...(name ? { name } : {}) },
    },
  ];
}

/** Fetches what filesIn has named. */
export type FetchFile = (source: unknown) => Promise<Fetched>;

/** Fetches a file with care: from known hosts, with a size and a time, and our token for the channel's own store only. */
export async function fetchFile(
  source: unknown,
  parts: { allows: Allowed; token(url: string): Promise<string | undefined>; local: boolean; patienceMs: number },
): Promise<Fetched> {
  const read = Source.safeParse(source);
  if (!read.success) return { result: 'refused', reason: 'address' };
  const { url, ours, name } = read.data;
  const isOurs = parts.allows(url);
  if (!isOurs && !isOnHost(url, FILE_HOSTS)) return { result: 'refused', reason: 'address' };
  const token = ours && isOurs && !parts.local ? await parts.token(new URL(url).origin) : undefined;
  const got = await download(url, {
    patienceMs: parts.patienceMs,
    allows: (next) => parts.allows(next) || isOnHost(next, FILE_HOSTS),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  });
  // What stands in the address is often the name of a program that gives files out.
  return got.result === 'fetched' && name ? { ...got, name } : got;
}

function nameFor(type: string): string {
  const ending = /^(?:image|application)\/([a-z0-9]{2,5})$/.exec(type)?.[1];
  return ending ? `file.${ending}` : 'file';
}
