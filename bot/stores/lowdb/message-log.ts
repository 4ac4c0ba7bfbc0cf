import type { Message, MessageState } from '../../../dialogs/domain/message.ts';
import type { DataFolder } from './data-folder.ts';
import { Idle } from './idle.ts';
import { toLine } from './lines.ts';
import type { Changes } from './message-states.ts';
import { MessageStates, changed } from './message-states.ts';
import { firstSeqOf, readSegment, segmentName } from './segment-file.ts';

const SEGMENT_LENGTH = 64 * 1024;

/** What of a conversation's messages is in segment files. */
export interface Kept {
  /** The seq of the last message kept; 0 for none. */
  upTo: number;
  /** The first seq of each segment. A segment ends where the next begins. */
  segments: number[];
}

/**
 * The messages of all conversations: those since the last checkpoint in memory, all others in segment files. What has
 * changed of any of them since then is in memory too, and laid over them when they are read.
 */
export class MessageLog {
  readonly #folder: DataFolder;
  readonly #kept = new Map<string, Kept>();
  readonly #keep: number;
  #fresh: Idle<Message[]>;
  #saving: Idle<Message[]>;
  #freshStates = new MessageStates();
  #savingStates = new MessageStates();

  /** `keep`: of how many conversations the messages in memory are held as they are. */
  constructor(folder: DataFolder, keep: number) {
    this.#folder = folder;
    this.#keep = keep;
    this.#fresh = new Idle(keep);
    this.#saving = new Idle(keep);
  }

  /** Of how many conversations a checkpoint would write messages, at most. */
  get changes(): number {
    return this.#fresh.size + this.#freshStates.size;
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

  /** Changes a message that was added before. */
  change(state: MessageState): void {
    this.#freshStates.add(state);
  }

  /** Messages after that seq, oldest first, at most `limit`. */
  read(conversation: string, afterSeq: number, limit: number): Promise<Message[]> {
    // Taken before any file is read: a checkpoint may end meanwhile, and what was read may not have these yet.
    const [saving, fresh] = [this.#savingStates.of(conversation), this.#freshStates.of(conversation)];
    const said = this.#said(conversation, afterSeq, limit);
    return saving || fresh ? said.then((messages) => changed(changed(messages, saving), fresh)) : said;
  }

  /** As they were when they were written. */
  async #said(conversation: string, afterSeq: number, limit: number): Promise<Message[]> {
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

  /** Starts a checkpoint: the conversations with messages to be written, or written anew. */
  startSaving(): string[] {
    this.#saving = this.#fresh;
    this.#fresh = new Idle(this.#keep);
    this.#savingStates = this.#freshStates;
    this.#freshStates = new MessageStates();
    return [...new Set([...this.#saving.ids(), ...this.#savingStates.conversations()])];
  }

  /**
   * Writes one conversation's messages to its last segment and new ones, and older segments anew in which something has
   * changed. A repeat writes the same.
   */
  async save(conversation: string): Promise<void> {
    const messages = this.#saving.get(conversation) ?? [];
    const changes = this.#savingStates.of(conversation);
    const first = messages[0]?.seq ?? Infinity;
    const { upTo, segments: known } = this.kept(conversation);
    // Where a checkpoint that did not end began new ones, this one begins them anew.
    const segments = known.filter((one) => one < first);
    const last = messages.length > 0 ? segments.at(-1) : undefined;
    for (const segment of segmentsWith(changes, segments)) {
      if (changes && segment !== last) await this.#rewrite(conversation, segment, changes);
    }
    if (messages.length === 0) return;
    const before = last === undefined ? [] : await this.#lastSegment(conversation, last, first);
    let lines = changed(before, changes).map(toLine).join('');
    for (const message of changed(messages, changes)) {
      const line = toLine(message);
      const isFull = lines !== '' && lines.length + line.length > SEGMENT_LENGTH;
      if (isFull) await this.#folder.replace(segmentName(conversation, segments.at(-1) ?? 0), lines);
      if (isFull || segments.length === 0) segments.push(message.seq);
      lines = isFull ? line : lines + line;
    }
    await this.#folder.replace(segmentName(conversation, segments.at(-1) ?? 0), lines);
    this.#kept.set(conversation, { upTo: messages.at(-1)?.seq ?? upTo, segments });
  }

  /** The checkpoint is done. */
  saved(): void {
    this.#saving = new Idle(this.#keep);
    this.#savingStates = new MessageStates();
  }

  /** The checkpoint failed: all of it is still to be written. */
  notSaved(): void {
    for (const conversation of this.#saving.ids()) {
      const messages = this.#saving.get(conversation) ?? [];
      this.#fresh.set(conversation, [...messages, ...(this.#fresh.get(conversation) ?? [])]);
    }
    this.#saving = new Idle(this.#keep);
    const newer = this.#freshStates;
    this.#freshStates = this.#savingStates;
    this.#savingStates = new MessageStates();
    for (const state of newer.all()) this.#freshStates.add(state);
  }

  /** Finds out from the segment files alone what is kept. */
  async restoreFromFiles(): Promise<void> {
    for (const shard of await this.#folder.names('messages')) {
      for (const name of await this.#folder.names(`messages/${shard}`)) {
        const messages = await readSegment(this.#folder, `messages/${shard}/${name}`);
        const [first, last] = [messages[0], messages.at(-1)];
        if (!first || !last) continue;
        const { upTo, segments } = this.kept(first.conversation);
        // One that a checkpoint that did not end began, and a later one did not: all of it is in those before it.
        if (last.seq <= upTo) continue;
        this.#kept.set(first.conversation, { upTo: last.seq, segments: [...segments, firstSeqOf(name)] });
      }
    }
  }

  conversations(): Iterable<string> {
    return this.#kept.keys();
  }

  async #lastSegment(conversation: string, segment: number, beforeSeq: number): Promise<Message[]> {
    const messages = await readSegment(this.#folder, segmentName(conversation, segment));
    // A checkpoint that did not end may have written some of those that are written now.
    return messages.filter((message) => message.seq < beforeSeq);
  }

  /** The same messages with their changes: none moves to another segment, however long they have become. */
  async #rewrite(conversation: string, segment: number, changes: Changes): Promise<void> {
    const name = segmentName(conversation, segment);
    const messages = await readSegment(this.#folder, name);
    if (messages.length > 0) await this.#folder.replace(name, changed(messages, changes).map(toLine).join(''));
  }

  async *#inSegments(conversation: string, afterSeq: number): AsyncGenerator<Message> {
    const { segments } = this.kept(conversation);
    for (const [index, first] of segments.entries()) {
      const end = segments[index + 1] ?? Infinity;
      if (end <= afterSeq + 1) continue;
      for (const message of await readSegment(this.#folder, segmentName(conversation, first))) {
        if (message.seq > afterSeq && message.seq < end) yield message;
      }
    }
  }
}

function messagesAfter(messages: Message[], seq: number, limit: number): Message[] {
  let from = messages.length;
  while (from > 0 && (messages[from - 1]?.seq ?? 0) > seq) from -= 1;
  return messages.slice(from, from + Math.max(0, limit));
}

/** The segments in which messages have changed. */
function segmentsWith(changes: Changes | undefined, segments: number[]): Set<number> {
  const found = new Set<number>();
  for (const seq of changes?.keys() ?? []) {
    const segment = segments.findLast((first) => first <= seq);
    if (segment !== undefined) found.add(segment);
  }
  return found;
}
