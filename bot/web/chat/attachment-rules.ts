/** What can be sent, checked before anything leaves the device. The server checks the bytes again. */
export const maxBytes = 10 * 1024 * 1024;
export const maxFiles = 10;

const extensions = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'heic', 'heif', 'pdf'];
const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'image/heif', 'application/pdf'];

/** For a file picker. */
export const accepted = [...types, '.heic', '.heif', '.pdf'].join(',');

export type Refusal = { file: string; because: 'type' | 'size' | 'empty' | 'count' };

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

/** Some systems give no type for a HEIC picture; then the name decides. */
function fault(file: Choosable): Refusal['because'] | undefined {
  const extension = file.name.toLowerCase().split('.').at(-1) ?? '';
  if (!(file.type ? types.includes(file.type) : extensions.includes(extension))) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > maxBytes) return 'size';
  return undefined;
}
