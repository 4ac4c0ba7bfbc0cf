import type { DeskCommand } from '../../dialogs/domain/desk-command.ts';
import type { Arrival, DeliveryNews, Inbound, Receipt } from './ports.ts';
import type { Amendment } from './amend.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';

/** What the edges may ask of the core. */
export interface Core {
  /** Records a customer's message, durably; only then may it be acknowledged. A repeat gets the first receipt. */
  accept(inbound: Inbound): Promise<Receipt>;
  /** The bot can write to a customer here now. They are welcomed, once; a repeat only renews how to write to them. */
  arrive(arrival: Arrival): Promise<void>;
  /** The bot was taken out here, or is blocked: nothing is sent here any more. An unknown address is ignored. */
  leave(address: Conversation['address']): Promise<void>;
  /** They edited, took back or put back something they said, within 7 days; anything else is ignored. A repeat changes nothing. */
  amend(amendment: Amendment): Promise<void>;
  /** A provider's later word on a message that was sent. News that is older than what is known changes nothing. */
  settle(news: DeliveryNews): Promise<void>;
  /** After the acknowledgement: plans the turn that will answer what was recorded in this conversation. */
  listen(conversationId: string): void;
  /** The customer is typing: the bot goes on listening. In memory only. */
  typing(conversationId: string): void;
  /** Does what an agent asks; false when it had been done before. Throws `not-found`, `not-yours` (a fact it relied on changed) or `not-allowed`. */
  act(command: DeskCommand): Promise<boolean>;
  /** The agent is typing to the customer of this complaint; ignored from anybody who has not the floor. */
  agentTypes(reference: string, agentId: string): Promise<void>;
  /** Resolves when nothing that was started is still under way, but for what the model is thinking. */
  settled(): Promise<void>;
  /** Resolves when the model has made what it can of what waits now. */
  thought(): Promise<void>;
  start(): Promise<void>;
  /** Stops waking, waits for what is under way. */
  close(): Promise<void>;
}
