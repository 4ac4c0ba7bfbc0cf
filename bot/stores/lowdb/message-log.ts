import type { Message } from '../../../dialogs/domain/message.ts';
import type { DataFolder } from './data-folder.ts';
import { Idle } from './idle.ts';
import { readLines, toLine } from './lines.ts';
import { shardedName } from './record-file.ts';

const SEGMENT_LENGTH = 64 * 1024;

/** What of a conversation's messages is in segment files. */
export interface Kept {
  /** The seq of the last message kept; 0 for none. */
  upTo: number;
  /** The first seq of each segment. A segment ends where the next begins. */
  segments: number[];
}

/** The messages of all conversations: those since the last checkpoint in memory, all others in segment files. */
export class MessageLog {
  readonly #folder: DataFolder;
  readonly #kept = new Map<string, Kept>();
  readonly #keep: number;
  #fresh: Idle<Message[]>;
  #saving: Idle<Message[]>;

  /** `keep`: of how many conversations the messages in memory are held as they are. */
  constructor(folder: DataFolder, keep: number) {
    this.#folder = folder;
    this.#keep = keep;
    this.#fresh = new Idle(keep);
    this.#saving = new Idle(keep);
  }

  /** Of how many conversations a checkpoint would write messages. */
  get changes(): number {
    return this.#fresh.size;
  }

  /** Says what a checkpoint kept. */
  restore(conversation: string, kept: Kept): void {
    this.#kept.set(conversation, kept);
  }

  kept(conversation: string): Kept {
    return this.#kept.get(conversation) ?? { upTo: 0, segments: [] };
  }

  add(message: Message): void {
    const fresh = this.#fresh.get(message.conversation) ?? [];
    fresh.push(message);
    this.#fresh.set(message.conversation, fresh);
  }

  /** Messages after that seq, oldest first, at most `limit`. */
  async read(conversation: string, afterSeq: number, limit: number): Promise<Message[]> {
    const inMemory = [this.#saving.get(conversation) ?? [], this.#fresh.get(conversation) ?? []];
    const firstInMemory = inMemory.find((messages) => messages.length > 0)?.[0]?.seq ?? Infinity;
    const found: Message[] = [];
    if (afterSeq + 1 < firstInMemory) {
      for await (const message of this.#inSegments(conversation, afterSeq)) {
        if (message.seq >= firstInMemory || found.length >= limit) break;
        found.push(message);
      }
    }
    for (const messages of inMemory) found.push(...messagesAfter(messages, afterSeq, limit - found.length));
    return found;
  }

  /** Starts a checkpoint: the conversations with messages to be written. */
  startSaving(): string[] {
    this.#saving = this.#fresh;
    this.#fresh = new Idle(this.#keep);
    return this.#saving.ids();
  }

  /** Writes one conversation's messages to its last segment and new ones. A repeat writes the same. */
  async save(conversation: string): Promise<void> {
    const messages = this.#saving.get(conversation) ?? [];
    const first = messages[0];
    if (!first) return;
    const { segments: before } = this.kept(conversation);
    const segments = [...before];
    let lines = '';
    for (const message of [...(await this.#lastSegment(conversation, first.seq)), ...messages]) {
      const line = toLine(message);
      const isFull = lines !== '' && lines.length + line.length > SEGMENT_LENGTH;
      if (isFull) await this.#folder.replace(segmentName(conversation, segments.at(-1) ?? 0), lines);
      if (isFull || segments.length === 0) segments.push(message.seq);
      lines = isFull ? line : lines + line;
    }
    await this.#folder.replace(segmentName(conversation, segments.at(-1) ?? 0), lines);
    this.#kept.set(conversation, { upTo: messages.at(-1)?.seq ?? first.seq, segments });
  }

  /** The checkpoint is done. */
  saved(): void {
    this.#saving = new Idle(this.#keep);
  }

  /** The checkpoint failed: all of it is still to be written. */
  notSaved(): void {
    for (const conversation of this.#saving.ids()) {
      const messages = this.#saving.get(conversation) ?? [];
      this.#fresh.set(conversation, [...messages, ...(this.#fresh.get(conversation) ?? [])]);
    }
    this.#saving = new Idle(this.#keep);
  }

  /** Finds out from the segment files alone what is kept. */
  async restoreFromFiles(): Promise<void> {
    for (const shard of await this.#folder.names('messages')) {
      for (const name of await this.#folder.names(`messages/${shard}`)) {
        const messages = await this.#readSegment(`messages/${shard}/${name}`);
        const [first, last] = [messages[0], messages.at(-1)];
        if (!first || !last) continue;
        const { segments } = this.kept(first.conversation);
        this.#kept.set(first.conversation, { upTo: last.seq, segments: [...segments, firstSeqOf(name)] });
      }
    }
  }

  conversations(): Iterable<string> {
    return this.#kept.keys();
  }

  async #lastSegment(conversation: string, beforeSeq: number): Promise<Message[]> {
    const first = this.kept(conversation).segments.at(-1);
    if (first === undefined) return [];
    const messages = await this.#readSegment(segmentName(conversation, first));
    // A checkpoint that did not end may have written some of those that are written now.
    return messages.filter((message) => message.seq < beforeSeq);
  }

  async *#inSegments(conversation: string, afterSeq: number): AsyncGenerator<Message> {
    const { segments } = this.kept(conversation);
    for (const [index, first] of segments.entries()) {
      const end = segments[index + 1] ?? Infinity;
      if (end <= afterSeq + 1) continue;
      for (const message of await this.#readSegment(segmentName(conversation, first))) {
        if (message.seq > afterSeq && message.seq < end) yield message;
      }
    }
  }

  async #readSegment(name: string): Promise<Message[]> {
    const bytes = await this.#folder.read(name);
    if (!bytes) {
      this.#folder.note(`${name} is missing: the messages in it are lost.`);
      return [];
    }
    const messages: Message[] = [];
    const { damaged } = readLines(bytes, (value) => isMessage(value) && messages.push(value));
    for (const { offset, bytes } of damaged) {
      await this.#folder.keepDamaged(
        name,
        offset,
        bytes,
        `${name} is damaged at byte ${offset}: a message there is lost.`,
      );
    }
    return messages;
  }
}

function messagesAfter(messages: Message[], seq: number, limit: number): Message[] {
  let from = messages.length;
  while (from > 0 && (messages[from - 1]?.seq ?? 0) > seq) from -= 1;
  return messages.slice(from, from + Math.max(0, limit));
}

function segmentName(conversation: string, firstSeq: number): string {
  return `${shardedName('messages', conversation)}.${String(firstSeq).padStart(8, '0')}.jsonl`;
}

function firstSeqOf(name: string): number {
  return Number.parseInt(name.split('.').at(-2) ?? '', 10);
}

/** The line's checksum has said that it is what was written; this says which kind of line. */
function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'seq' in value && 'conversation' in value;
}
