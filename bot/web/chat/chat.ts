import type { Action, Activity, Outgoing } from './activity.ts';
import type { Clock } from './clock.ts';
import { type Connection, type DirectLineClient, type Listener, NotTaken } from './direct-line-client.ts';
import { answer, echo, fail, find, type Outbox, progress, put, remove, retry } from './outbox.ts';
import type { Session } from './session.ts';
import { hear, nothingSaid, stopTyping, type Transcript } from './transcript.ts';
import { findUnsent, keepUnsent, type Shelf } from './unsent.ts';

/** Everything the page shows of a conversation. A change makes a new one. */
export interface ChatState {
  connection: Connection;
  session?: Session;
  transcript: Transcript;
  outbox: Outbox;
  /** What was said before the page was opened has all been heard: only what comes now is news. */
  caughtUp: boolean;
}

export interface ChatParts {
  connect: (listener: Listener) => Pick<DirectLineClient, 'open' | 'post' | 'upload' | 'typing' | 'hurry' | 'close'>;
  clock: Clock;
  id: () => string;
  /** Where unsent words outlive a reload. */
  shelf: Shelf;
  locale: string;
}

const typingAtMostEvery = 3_000;
const typingGrowsOldAfter = 8_000;
const historyIsQuietFor = 400;
const echoWithin = 20_000;

/** The customer's side of one conversation. */
export class Chat {
  readonly #parts: ChatParts;
  readonly #client: ReturnType<ChatParts['connect']>;
  readonly #watchers = new Set<() => void>();
  #state: ChatState = { connection: 'opening', transcript: nothingSaid, outbox: [], caughtUp: false };
  #posting: Promise<void> = Promise.resolve();
  #signalledAt = -Infinity;
  #forgetTyping = () => {};
  #settleHistory = () => {};

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#client = parts.connect({
      connection: (now) => this.#meet(now),
      session: (session) => this.#enter(session),
      heard: (activities) => this.#listen(activities),
    });
  }

  get state(): ChatState {
    return this.#state;
  }

  /** The answer ends it. */
  subscribe(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  open(): void {
    this.#client.open();
  }

  say(text: string, files: readonly File[] = []): void {
    this.#send(this.#message(text), files);
  }

  press({ text, displayText, value }: Action): void {
    this.#send(this.#message(text, value, displayText));
  }

  askForPerson(text: string): void {
    this.#send(this.#message(text, { question: '', choice: 'a-person' }));
  }

  /** Sends an unsent message once more, as the same message. */
  retry(id: string): void {
    if (find(this.#state.outbox, id)?.state !== 'failed') return;
    this.#change({ outbox: retry(this.#state.outbox, id) });
    this.#enqueue(id);
  }

  /** Gives an unsent message back for another try at the words; undefined when it has been sent meanwhile. */
  takeBack(id: string): { text: string; files: readonly File[] } | undefined {
    const pending = find(this.#state.outbox, id);
    if (pending?.state !== 'failed') return undefined;
    this.#change({ outbox: remove(this.#state.outbox, id) });
    return { text: pending.activity.text, files: pending.files };
  }

  /** The customer is writing. */
  compose(): void {
    const now = this.#parts.clock.now();
    if (now - this.#signalledAt < typingAtMostEvery || this.#state.connection !== 'open') return;
    this.#signalledAt = now;
    void this.#client.typing();
  }

  hurry(): void {
    this.#client.hurry();
  }

  close(): void {
    this.#forgetTyping();
    this.#settleHistory();
    this.#client.close();
  }

  #change(part: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...part };
    const { session, outbox } = this.#state;
    if (part.outbox && session) keepUnsent(this.#parts.shelf, session.conversationId, outbox);
    for (const changed of this.#watchers) changed();
  }

  #meet(connection: Connection): void {
    const { transcript } = this.#state;
    this.#change({ connection, transcript: connection === 'lost' ? stopTyping(transcript) : transcript });
  }

  #enter(session: Session): void {
    const before = this.#state.session?.conversationId;
    const known = before === session.conversationId;
    const unsent = before ? [] : findUnsent(this.#parts.shelf, session.conversationId);
    const outbox = [...unsent, ...this.#state.outbox];
    this.#change(known ? { session } : { session, outbox, transcript: nothingSaid, caughtUp: false });
  }

  #listen(activities: readonly Activity[]): void {
    const { clock } = this.#parts;
    const { transcript, outbox } = this.#state;
    const heard = new Set(activities.flatMap(({ clientActivityId }) => clientActivityId ?? []));
    this.#change({ transcript: hear(transcript, activities, clock.now()), outbox: echo(outbox, heard) });
    this.#forgetTyping();
    if (this.#state.transcript.typing) {
      const forget = () => this.#change({ transcript: stopTyping(this.#state.transcript) });
      this.#forgetTyping = clock.after(typingGrowsOldAfter, forget);
    }
    if (this.#state.caughtUp) return;
    this.#settleHistory();
    this.#settleHistory = clock.after(historyIsQuietFor, () => this.#change({ caughtUp: true }));
  }

  #message(text: string, value?: unknown, displayText?: string): Outgoing {
    return {
      type: 'message',
      text,
      locale: this.#state.session?.locale ?? this.#parts.locale,
      ...(value !== undefined && { value }),
      channelData: { clientActivityID: this.#parts.id(), ...(displayText && { messageBack: { displayText } }) },
    };
  }

  #send(activity: Outgoing, files: readonly File[] = []): void {
    this.#signalledAt = -Infinity;
    this.#change({ outbox: put(this.#state.outbox, activity, files, this.#parts.clock.now()) });
    this.#enqueue(activity.channelData.clientActivityID);
  }

  /** One at a time, so that messages arrive in the order they were written. */
  #enqueue(id: string): void {
    this.#posting = this.#posting.then(() => this.#deliver(id));
  }

  async #deliver(id: string): Promise<void> {
    const pending = find(this.#state.outbox, id);
    if (!pending) return;
    const { activity, files } = pending;
    const tell = (share: number) => this.#change({ outbox: progress(this.#state.outbox, id, share) });
    try {
      await (files.length > 0 ? this.#client.upload(activity, files, tell) : this.#client.post(activity));
      this.#change({ outbox: answer(this.#state.outbox, id) });
      this.#expectEcho(id);
    } catch (error) {
      this.#change({ outbox: fail(this.#state.outbox, id, error instanceof NotTaken ? error.reason : undefined) });
    }
  }

  /** Only an open stream can fail to bring it; a lost one brings it when it is back. */
  #expectEcho(id: string): void {
    if (!find(this.#state.outbox, id)) return;
    this.#parts.clock.after(echoWithin, () => {
      if (this.#state.connection !== 'open') this.#expectEcho(id);
      else if (find(this.#state.outbox, id)?.state === 'answered')
        this.#change({ outbox: fail(this.#state.outbox, id) });
    });
  }
}
