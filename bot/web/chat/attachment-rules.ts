/** What can be sent, checked before anything leaves the device. The server checks the bytes again. */
export const maxBytes = 10 * 1024 * 1024;
/** A picture may be larger when it is chosen: it is made smaller here. */
export const maxPictureBytes = 60 * 1024 * 1024;
export const maxFiles = 10;
/** Neither this page nor the server opens a picture of more: a small file can hold a huge one. */
export const maxPixels = 150_000_000;

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heif',
  pdf: 'application/pdf',
};
const known = new Set(Object.values(types));

/** For a file picker. */
export const accepted = [...known, '.heic', '.heif', '.pdf'].join(',');

/** `damaged` is a file that is not what it claims to be, `unreadable` one that this device no longer gives out. */
export type Because = 'type' | 'size' | 'empty' | 'count' | 'damaged' | 'pixels' | 'unreadable';

export type Refusal = { file: string; because: Because };

/** A file that cannot be sent, for a reason that is found by looking into it. */
export class Unusable extends Error {
  readonly refusal: Refusal;

  constructor(because: Because, file: string) {
    super(because);
    this.name = 'Unusable';
    this.refusal = { because, file };
  }
}

export interface Choosable {
  name: string;
  type: string;
  size: number;
}

/** Which of the new files can go along with those already chosen, and why the others cannot. */
export function choose<F extends Choosable>(
  chosen: readonly F[],
  added: readonly F[],
): { files: F[]; refused: Refusal[] } {
  const files = [...chosen];
  const refused: Refusal[] = [];
  for (const file of added) {
    const because = fault(file) ?? (files.length >= maxFiles ? 'count' : undefined);
    if (because) refused.push({ file: file.name, because });
    else files.push(file);
  }
  return { files, refused };
}

/** The refusals with the same reason together, in the order in which the reasons came up. */
export function grouped(refused: readonly Refusal[]): { because: Because; files: string[] }[] {
  const reasons = new Set(refused.map(({ because }) => because));
  return [...reasons].map((because) => ({
    because,
    files: refused.filter((one) => one.because === because).map(({ file }) => file),
  }));
}

/** A name without what could make it read as another one: `gpj.exe` must not pass for `exe.jpg`. */
export const plainName = (name: string) => name.replace(/[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '');

/** Some systems give no type for a HEIC picture; then the name decides. */
function fault(file: Choosable): Because | undefined {
  const type = file.type || types[file.name.toLowerCase().split('.').at(-1) ?? ''];
  if (!type || !known.has(type)) return 'type';
  if (file.size === 0) return 'empty';
  const shrinks = type !== 'application/pdf' && type !== 'image/gif';
  if (file.size > (shrinks ? maxPictureBytes : maxBytes)) return 'size';
  return undefined;
}
