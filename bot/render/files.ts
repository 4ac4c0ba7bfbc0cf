import type { Attachment, Message } from '../../dialogs/domain/message.ts';

/** A file that is sent as an address: who has it may read it, and nobody can guess it. */
export interface LinkedFile {
  name: string;
  type: string;
  url: string;
}

/** The files of a message that are here, as the world reaches them. */
export function linkedFiles({ attachments = [] }: Pick<Message, 'attachments'>, publicUrl: string): LinkedFile[] {
  return attachments.filter(({ missing }) => !missing).map((file) => linked(file, publicUrl));
}

/** Each file on a line of its own, for where there are words only. */
export function fileLines(files: readonly LinkedFile[]): string {
  return files.map(({ name, url }) => `${name}: ${url}`).join('\n');
}

function linked({ id, name, type }: Attachment, publicUrl: string): LinkedFile {
  // A bracket would end a link in Markdown, and the address in many a phone.
  const last = encodeURIComponent(name).replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return { name, type, url: `${publicUrl}/files/${encodeURIComponent(id)}/${last}` };
}
