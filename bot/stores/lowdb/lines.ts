import { crc32 } from 'node:zlib';

const CHECK_LENGTH = 9; // eight hex digits and a blank
const NEWLINE = 0x0a;

export interface Read {
  /** Pieces that are no whole line, with the place of their first byte. */
  damaged: { offset: number; bytes: Buffer }[];
  /** Where the last whole line ends. */
  end: number;
}

/** One value as one line: the CRC-32 of its JSON in hex, a blank, the JSON. */
export function toLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

export function checksum(text: string | Buffer): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** Gives each value that `toLine` wrote to `take`, in order. Never throws by itself: what is not as it was written is damaged. */
export function readLines(bytes: Buffer, take: (value: unknown) => void): Read {
  const read: Read = { damaged: [], end: 0 };
  let start = 0;
  for (let newline = bytes.indexOf(NEWLINE); newline >= 0; newline = bytes.indexOf(NEWLINE, start)) {
    readLine(bytes, start, newline, read, take);
    start = newline + 1;
  }
  if (start < bytes.length) read.damaged.push({ offset: start, bytes: bytes.subarray(start) });
  return read;
}

function readLine(bytes: Buffer, start: number, end: number, read: Read, take: (value: unknown) => void): void {
  const value = valueOf(bytes.subarray(start, end));
  if (value !== undefined) {
    take(value);
    read.end = end + 1;
    return;
  }
  const second = secondLine(bytes.subarray(start, end));
  if (second < 0) {
    read.damaged.push({ offset: start, bytes: bytes.subarray(start, end) });
    return;
  }
  readLine(bytes, start, start + second - 1, read, take);
  readLine(bytes, start + second, end, read, take);
}

/** Where a whole line begins at the end of this one, its newline having been damaged; -1 when none does. */
function secondLine(line: Buffer): number {
  for (let brace = line.indexOf(' {', CHECK_LENGTH + 1); brace >= 0; brace = line.indexOf(' {', brace + 1)) {
    const start = brace - CHECK_LENGTH + 1;
    if (start > 0 && valueOf(line.subarray(start)) !== undefined) return start;
  }
  return -1;
}

function valueOf(line: Buffer): unknown {
  const json = line.subarray(CHECK_LENGTH);
  if (json.length === 0 || line.toString('latin1', 0, CHECK_LENGTH) !== `${checksum(json)} `) return undefined;
  try {
    return JSON.parse(json.toString());
  } catch {
    return undefined;
  }
}
