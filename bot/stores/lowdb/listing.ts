import type { Row } from '../../core/ports.ts';
import type { ConversationHead } from '../heads.ts';
import type { SeenKey } from '../seen-keys.ts';
import { hasExpired } from '../seen-keys.ts';
import type { DataFolder } from './data-folder.ts';
import { readLines, toLine } from './lines.ts';
import type { Kept } from './message-log.ts';

const FOLDER = 'listing';
const MOST_FILES = 64;

export interface ListedComplaint {
  version: number;
  row: Row;
}

export type ListedConversation = Pick<ConversationHead, 'id' | 'version' | 'address'> & { kept: Kept };

type Line = { complaint: ListedComplaint } | { conversation: ListedConversation } | { seen: SeenKey };

/** What all checkpoints so far say of every record, without its content, and the seen keys. */
export class Listed {
  readonly complaints = new Map<string, ListedComplaint>();
  readonly conversations = new Map<string, ListedConversation>();
  readonly seen = new Map<string, SeenKey>();

  add(line: Line): void {
    if ('complaint' in line) this.complaints.set(line.complaint.row.id, line.complaint);
    else if ('conversation' in line) this.conversations.set(line.conversation.id, line.conversation);
    else this.seen.set(line.seen.key, line.seen);
  }

  *lines(): Iterable<Line> {
    for (const complaint of this.complaints.values()) yield { complaint };
    for (const conversation of this.conversations.values()) yield { conversation };
    const newest = [...this.seen.values()].at(-1)?.at ?? 0;
    for (const seen of this.seen.values()) if (!hasExpired(seen, newest)) yield { seen };
  }
}

/**
 * The listing: one file per checkpoint with what changed in it, read in order at start. When there are many, they are
 * joined into one.
 */
export class Listing {
  readonly #folder: DataFolder;

  constructor(folder: DataFolder) {
    this.#folder = folder;
  }

  /**
   * Reads all of it. `isWhole` is false when some of it was damaged or all is missing: records may be missing then.
   * `upTo` is the last journal file that a checkpoint covers.
   */
  async load(): Promise<{ listed: Listed; isWhole: boolean; upTo: number }> {
    const listed = new Listed();
    const numbers = await this.#numbers();
    let isWhole = numbers.length > 0;
    for (const number of numbers) {
      const bytes = (await this.#folder.read(nameOf(number))) ?? Buffer.alloc(0);
      const { damaged } = readLines(bytes, (value) => isLine(value) && listed.add(value));
      for (const { offset, bytes } of damaged) {
        isWhole = false;
        await this.#folder.keepDamaged(nameOf(number), offset, bytes, `${nameOf(number)} is damaged: it is made anew.`);
      }
    }
    return { listed, isWhole, upTo: numbers.at(-1) ?? 0 };
  }

  /** Adds the lines of one checkpoint; `number` is the last journal file that it covers. */
  async add(number: number, lines: Iterable<Line>): Promise<void> {
    await this.#folder.replace(nameOf(number), textOf(lines));
  }

  /** Joins the files into one when there are many. */
  async join(): Promise<void> {
    if ((await this.#numbers()).length <= MOST_FILES) return;
    const { listed, isWhole } = await this.load();
    // A damaged one is left for the next start, which looks into every record.
    if (isWhole) await this.replaceAll(listed);
  }

  /** Puts one whole file in the place of all. */
  async replaceAll(listed: Listed): Promise<void> {
    const numbers = await this.#numbers();
    const last = numbers.pop() ?? 0;
    await this.add(last, listed.lines());
    await this.#folder.settle();
    for (const number of numbers) await this.#folder.remove(nameOf(number));
  }

  async #numbers(): Promise<number[]> {
    const names = await this.#folder.names(FOLDER);
    return names.filter((name) => /^\d+\.jsonl$/.test(name)).map((name) => Number.parseInt(name, 10));
  }
}

function textOf(lines: Iterable<Line>): string {
  return Array.from(lines, toLine).join('');
}

function nameOf(number: number): string {
  return `${FOLDER}/${String(number).padStart(8, '0')}.jsonl`;
}

/** The line's checksum has said that it is what was written; this says which kind of line. */
function isLine(value: unknown): value is Line {
  return (
    typeof value === 'object' && value !== null && ('complaint' in value || 'conversation' in value || 'seen' in value)
  );
}
