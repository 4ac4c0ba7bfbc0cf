import type { Action, Activity, Outgoing } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Connection, DirectLineClient, Listener } from './direct-line-client.ts';
import { find, type Outbox } from './outbox.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Session } from './session.ts';
import { type Standing, StandingWatch } from './standing.ts';
import { SharedOutbox } from './shared-outbox.ts';
import type { Tabs } from './tabs.ts';
import { hear, nothingSaid, stopTyping, type Transcript } from './transcript.ts';

/** Everything the page shows of a conversation. A change makes a new one. */
export interface ChatState {
  connection: Connection;
  session?: Session;
  transcript: Transcript;
  outbox: Outbox;
  /** Undefined until the server has told. */
  standing?: Standing;
  /** The language chosen on this page, until the talk goes over to one. */
  chosen?: string;
  /** What was said before the page was opened has all been heard: only what comes now is news. */
  caughtUp: boolean;
}

type Client = Pick<DirectLineClient, 'open' | 'post' | 'upload' | 'read' | 'typing' | 'hurry' | 'hearAgain' | 'close'>;

export interface ChatParts {
  connect: (listener: Listener) => Client;
  clock: Clock;
  id: () => string;
  random: () => number;
  /** What the site's page says of the customer now; absent where none shows this one. */
  context?: () => unknown;
  /** Where unsent messages outlive a reload. */
  store: OutboxStore;
  tabs: Tabs;
  /** The file as it goes out. Rejects with Unusable. */
  prepare: (file: File) => Promise<File>;
  locale: string;
}

const typingAtMostEvery = 3_000;
const typingGrowsOldAfter = 8_000;
const historyIsQuietFor = 400;
const echoWithin = 20_000;

/** The customer's side of one conversation. */
export class Chat {
  readonly #parts: ChatParts;
  readonly #client: Client;
  readonly #outbox: SharedOutbox;
  readonly #watchers = new Set<() => void>();
  readonly #watch: StandingWatch;
  #state: ChatState = { connection: 'opening', transcript: nothingSaid(), outbox: [], caughtUp: false };
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
    this.#watch = new StandingWatch({
      clock: parts.clock,
      read: () => this.#client.read('/chat/standing'),
      now: () => this.now,
      stands: (standing) => this.#stand(standing),
    });
    this.#outbox = new SharedOutbox({
      ...parts,
      post: this.#client,
      changed: (outbox) => this.#change({ outbox }),
      answered: (id) => this.#expectEcho(id),
    });
  }

  /** The customer's language, as far as it is known before the server says so. */
  get locale(): string {
    return localeOf(this.#state) ?? this.#parts.locale;
  }

  get state(): ChatState {
    return this.#state;
  }

  /** ms since 1970 by the server's clock, as far as it is known. */
  get now(): number {
    return this.#parts.clock.now() + (this.#state.session?.skew ?? 0);
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

  /** Says what a thing of the menu is asked for with, as the customer could write it; it is answered at once. */
  ask(text: string, choice: string): void {
    this.#send(this.#message(text, { question: '', choice }));
  }

  /** Goes over to that language: the page at once, the talk when it has read the wish. */
  speak(locale: string, wish: string): void {
    this.#change({ chosen: locale });
    this.say(wish);
  }

  /** A copy of the whole conversation, as one page. Rejects when it cannot be had now. */
  copy(): Promise<string> {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return this.#client.read(`/chat/record?timeZone=${encodeURIComponent(timeZone)}`);
  }

  /** Sends an unsent message now, as the same message. */
  retry(id: string): void {
    this.#outbox.retry(id, this.now);
  }

  /** Gives an unsent message back for another try at the words; undefined when it has been sent meanwhile. */
  takeBack(id: string): { text: string; files: readonly File[] } | undefined {
    const pending = this.#outbox.takeBack(id);
    return pending && { text: pending.activity.text, files: pending.files };
  }

  /** The customer is writing. */
  compose(): void {
    const now = this.#parts.clock.now();
    if (Math.abs(now - this.#signalledAt) < typingAtMostEvery || this.#state.connection !== 'open') return;
    this.#signalledAt = now;
    void this.#client.typing();
  }

  /** The network, or the customer, seems to be back. */
  hurry(): void {
    this.#client.hurry();
    this.#outbox.hurry();
  }

  close(): void {
    this.#forgetTyping();
    this.#settleHistory();
    this.#watch.close();
    this.#outbox.close();
    this.#client.close();
  }

  #change(part: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...part };
    for (const changed of this.#watchers) changed();
  }

  #meet(connection: Connection): void {
    const { transcript } = this.#state;
    this.#change({ connection, transcript: connection === 'lost' ? stopTyping(transcript) : transcript });
    if (connection !== 'opening') this.#outbox.lineIs(connection === 'open');
  }

  #enter(session: Session): void {
    const known = this.#state.session?.conversationId === session.conversationId;
    this.#change(known ? { session } : { session, transcript: nothingSaid(), caughtUp: false });
    void this.#outbox.enter(session.conversationId);
    this.#watch.ask();
  }

  /** The language of the record is the page's; a choice made here since holds until the talk has gone over. */
  #stand(standing: Standing): void {
    const { chosen, standing: before, ...rest } = this.#state;
    const moved = before !== undefined && before.locale !== standing.locale;
    this.#state = rest;
    this.#change({ standing, ...(chosen !== undefined && !moved && { chosen }) });
  }

  #listen(activities: readonly Activity[]): void {
    const { clock } = this.#parts;
    this.#outbox.heard(new Set(activities.flatMap(({ clientActivityId }) => clientActivityId ?? [])));
    this.#change({ transcript: hear(this.#state.transcript, activities, this.now) });
    if (activities.some(({ type }) => type === 'message')) this.#watch.ask();
    this.#forgetTyping();
    if (this.#state.transcript.typing) {
      const forget = () => this.#change({ transcript: stopTyping(this.#state.transcript) });
      this.#forgetTyping = clock.after(typingGrowsOldAfter, forget);
    }
    if (this.#state.caughtUp) return;
    this.#settleHistory();
    this.#settleHistory = clock.after(historyIsQuietFor, () => {
      this.#change({ caughtUp: true });
      this.#outbox.historyHeard();
    });
  }

  #message(text: string, value?: unknown, displayText?: string): Outgoing {
    const context = this.#parts.context?.();
    return {
      type: 'message',
      text,
      locale: this.locale,
      ...(value !== undefined && { value }),
      channelData: {
        clientActivityID: this.#parts.id(),
        ...(displayText && { messageBack: { displayText } }),
        ...(context !== undefined && { context }),
      },
    };
  }

  #send(activity: Outgoing, files: readonly File[] = []): void {
    this.#signalledAt = -Infinity;
    this.#outbox.put(activity, files, this.now);
  }

  /** Only an open stream can fail to bring it; a lost one brings it when it is back. */
  #expectEcho(id: string): void {
    if (!find(this.#state.outbox, id)) return;
    this.#parts.clock.after(echoWithin, () => {
      if (find(this.#state.outbox, id)?.state !== 'answered') return;
      if (this.#state.connection !== 'open') return this.#expectEcho(id);
      this.#outbox.doubt(id);
      this.#client.hearAgain();
    });
  }
}

/** The language of the page; undefined before the server has told one. */
function localeOf({ chosen, standing, session }: ChatState): string | undefined {
  return chosen ?? standing?.locale ?? session?.locale;
}
