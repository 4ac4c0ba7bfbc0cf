import type { Message, MessageState } from '../../../dialogs/domain/message.ts';

/** By seq: what has changed of messages of one conversation. */
export type Changes = ReadonlyMap<number, MessageState>;

/** What has changed of messages since they were written, until a checkpoint has written it with them. */
export class MessageStates {
  readonly #conversations = new Map<string, Map<number, MessageState>>();

  /** Of how many conversations there is any. */
  get size(): number {
    return this.#conversations.size;
  }

  /** Over what is there already: what the state leaves out stays. */
  add(state: MessageState): void {
    const { conversation, seq } = state;
    const changes = this.#conversations.get(conversation);
    if (changes) changes.set(seq, { ...changes.get(seq), ...state });
    else this.#conversations.set(conversation, new Map([[seq, state]]));
  }

  /** Undefined when there are none. What is added later is in it too. */
  of(conversation: string): Changes | undefined {
    return this.#conversations.get(conversation);
  }

  conversations(): Iterable<string> {
    return this.#conversations.keys();
  }

  *all(): Iterable<MessageState> {
    for (const changes of this.#conversations.values()) yield* changes.values();
  }
}

/** The messages as they are with the changes. The ones that were given stay as they are. */
export function changed(messages: Message[], changes: Changes | undefined): Message[] {
  if (!changes) return messages;
  return messages.map((message) => {
    const change = changes.get(message.seq);
    return change ? { ...message, ...change } : message;
  });
}
