import type { Message } from '../../../dialogs/domain/message.ts';
import type { DataFolder } from './data-folder.ts';
import { readLines } from './lines.ts';
import { shardedName } from './record-file.ts';

export function segmentName(conversation: string, firstSeq: number): string {
  return `${shardedName('messages', conversation)}.${String(firstSeq).padStart(8, '0')}.jsonl`;
}

export function firstSeqOf(name: string): number {
  return Number.parseInt(name.split('.').at(-2) ?? '', 10);
}

/** The messages in that file. Damage is noted, and what is damaged left out; none when there is no such file. */
export async function readSegment(folder: DataFolder, name: string): Promise<Message[]> {
  const bytes = await folder.read(name);
  if (!bytes) {
    folder.note(`${name} is missing: the messages in it are lost.`);
    return [];
  }
  const messages: Message[] = [];
  const { damaged } = readLines(bytes, (value) => isMessage(value) && messages.push(value));
  for (const { offset, bytes } of damaged) {
    await folder.keepDamaged(name, offset, bytes, `${name} is damaged at byte ${offset}: a message there is lost.`);
  }
  return messages;
}

/** The line's checksum has said that it is what was written; this says which kind of line. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'seq' in value && 'conversation' in value;
}
