import type { Complaint } from './domain/complaint.ts';
import type { Attachment } from './domain/message.ts';
import { line } from './reply.ts';
import type { Line } from './turn.ts';

/** More names than this nobody reads; on a phone they cost a text of their own. */
const MOST_NAMES = 3;

/** That these files came: few of them by name, many by how many there are. */
export function filesLine(
  complaint: Complaint,
  prompt: 'got-receipt' | 'attachment-noted',
  files: readonly Pick<Attachment, 'name' | 'type'>[],
): Line {
  const values = { 'files.names': files.map(({ name }) => name), 'files.count': files.length };
  if (files.length <= MOST_NAMES) return line(complaint, prompt, { values });
  const arePictures = files.every(({ type }) => type.startsWith('image/'));
  return line(complaint, prompt, { values, moment: arePictures ? 'many-pictures' : 'many-files' });
}
