import type { Attachment, CardFile, Message } from '../../dialogs/domain/message.ts';

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

/** How many files are told by name, and how long a name may be. */
export interface NamesRoom {
  names: number;
  characters: number;
}

export const ROOM: NamesRoom = { names: 10, characters: 60 };

/** The files by their names; a long name keeps its ending (`invoice of …pdf`), and those that find no room are counted: `a.pdf, b.jpg +3`. */
export function namesOf(files: readonly Pick<CardFile, 'name'>[], { names, characters }: NamesRoom): string {
  const told = files.slice(0, names).map(({ name }) => clipped(name, characters));
  return told.join(', ') + (files.length > names ? ` +${files.length - names}` : '');
}

function clipped(name: string, most: number): string {
  const all = [...name];
  if (all.length <= most) return name;
  const ending = /\.(\w{1,5})$/.exec(name)?.[1] ?? '';
  return `${all.slice(0, most - ending.length - 1).join('')}…${ending}`;
}

/** Where a file is read by whoever has the address. */
export function addressOf({ id, name }: Pick<Attachment, 'id' | 'name'>, publicUrl: string): string {
  // A bracket would end a link in Markdown, and the address in many a phone.
  const last = encodeURIComponent(name).replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${publicUrl}/files/${encodeURIComponent(id)}/${last}`;
}

/** Kinds that are re-encoded when they are taken, and so carry nothing but a picture. */
const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** Whether a file of this type is a picture that is shown; others can only be downloaded. */
export function isPicture(type: string): boolean {
  return PICTURES.includes(type);
}

function linked(file: Attachment, publicUrl: string): LinkedFile {
  return { name: file.name, type: file.type, url: addressOf(file, publicUrl) };
}
