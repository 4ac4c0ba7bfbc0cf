import type { HubEnd, HubNews } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { HandoffReason } from '../../dialogs/domain/handoff.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Summary } from '../../dialogs/domain/summary.ts';
import type { Sent } from './ports.ts';

/**
 * Another desk, whose agents take complaints instead of ours. Every call carries an `id` that is the same for every
 * try, so that a repeat can be dropped over there. None throws for what the other side does; a throw counts as
 * `unknown`. What its agents say and do comes back as commands of the desk.
 */
export interface HandoffHub {
  /** How long it has to take a complaint before our own desk gets it, in ms. */
  readonly waitMs: number;
  /** Its agents write to the customer by ways of its own: silence here says nothing about them. */
  readonly speaksItself?: true;
  /** Asks it to take a complaint. `refused`: it will not, and our own desk has it again. */
  start(handed: HandedOver): Promise<Sent>;
  /** The customer wrote. */
  send(relayed: Relayed): Promise<Sent>;
  /** Something changed that its agents should know. */
  status(news: HubStatus): Promise<Sent>;
  /** It has the complaint no longer. */
  end(over: HubOver): Promise<Sent>;
}

/** What every call to another desk tells. */
export interface ToldHub {
  id: string;
  reference: string;
  /** Where the customer is answered now. */
  conversation: Conversation;
}

export interface HandedOver extends ToldHub {
  reason: HandoffReason;
  /** It had been closed, and the customer was not content. */
  again: boolean;
  summary: HubSummary;
  /** Everything said that no `send` tells, oldest first; of a very long one the newest. Secrets are masked in it. */
  transcript: Message[];
}

/** The summary as an agent reads it, and what it was made from. */
export interface HubSummary {
  words: string;
  facts: Summary;
}

export interface Relayed extends ToldHub {
  message: Message;
}

export interface HubStatus extends ToldHub {
  news: HubNews;
  summary: HubSummary;
}

export interface HubOver extends ToldHub {
  reason: HubEnd;
}
