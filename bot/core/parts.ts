import type { Channel } from '../../dialogs/domain/conversation.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Clock, Ids, LanguageEngine, QuickEar, Understanding } from '../../dialogs/domain/ports.ts';
import type { Locks } from './locks.ts';
import type { HandoffHub } from './handoff-hub.ts';
import type { Model } from './model.ts';
import type { Carrier, Files, Log, Sender, Store, Words } from './ports.ts';
import type { Pace } from './pace.ts';
import type { Waits } from './waits.ts';

/** What the core is built from. Only the app knows what is plugged in. */
export interface CoreParts {
  store: Store;
  /** The prompt set in force; a new one replaces it whole. */
  words(): Words;
  /** Understands at once, by rules. */
  engine: LanguageEngine;
  /** Understands more, in its own time; absent: the rules alone do. */
  model?: Model;
  ear: QuickEar;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** Told of complaints that wait; absent: nobody outside the desk is. */
  alerts?: Sender;
  /** Another desk, which is asked to take each handoff; absent: our own takes them all. */
  hub?: HandoffHub;
  /** Who takes messages to customers, by door. A door without one shows what is committed. */
  carriers?: Readonly<Record<string, Carrier>>;
  /** Where fetched files are kept; absent: none is fetched. */
  files?: Pick<Files, 'put'>;
  settings: Settings;
  /** Shows that somebody is typing; nothing is kept of it. */
  shows?: {
    typing(to: Conversation, who: { name: string }): void;
    customerTyping(conversationId: string): void;
  };
  /** Counts, for operators: turns, failures, conduct findings by rule. */
  count?(what: string, labels?: Record<string, string>, by?: number): void;
}

export interface Settings {
  /** How long the bot listens after the last word of a story, in ms. */
  quietMs: Record<Channel, number>;
  checkInMs: Record<Channel, number>;
  /** How long an answer that the rules are not certain of waits for the model, in ms. */
  modelWaitMs: number;
}

/** What the steps share while the program runs. */
export interface Running extends CoreParts {
  locks: Locks;
  waits: Waits;
  /** Until when each conversation's customer is taken to be typing. */
  typingUntil: Map<string, number>;
  /** When messages left in each conversation lately. */
  pace: Pace;
  /** What the model makes of the messages that wait, per complaint; a newer message cancels it. */
  thoughts: Map<string, Thought>;
  /** Plans the complaint's next wake. */
  plan(complaint: { id: string; wakeAt?: number | undefined }): void;
  /** Wakes the complaint now: what it waited for has come. */
  wake(complaintId: string): void;
}

/** A model's understanding of what a turn will answer, begun while the bot still listens. In memory: a restart forgets it. */
export interface Thought {
  /** Which messages it is about, and which open question. */
  about: string;
  /** Their words, as they were then. */
  said: string;
  /** The turn waits for nothing else: once understood, it is due. */
  eager: boolean;
  /** What is understood so far; absent while nothing is. */
  understood?: Understanding;
  stop: AbortController;
  /** Resolves when it has come to an end, whichever. */
  ended: Promise<void>;
}
