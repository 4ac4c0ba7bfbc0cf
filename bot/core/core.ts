import type { DeskCommand } from '../../dialogs/domain/desk-command.ts';
import type { Inbound, Receipt } from './ports.ts';

/** What the edges may ask of the core. */
export interface Core {
  /** Records a customer's message, durably; only then may it be acknowledged. A repeat gets the first receipt. */
  accept(inbound: Inbound): Promise<Receipt>;
  /** After the acknowledgement: plans the turn that will answer what was recorded in this conversation. */
  listen(conversationId: string): void;
  /** The customer is typing: the bot goes on listening. In memory only. */
  typing(conversationId: string): void;
  /** Does what an agent asks. Throws `not-found`, `not-yours` (a fact it relied on changed) or `not-allowed`. */
  act(command: DeskCommand): Promise<void>;
  /** The agent is typing to the customer of this complaint; ignored from anybody who has not the floor. */
  agentTypes(reference: string, agentId: string): Promise<void>;
  /** Resolves when nothing that was started is still under way. */
  settled(): Promise<void>;
  start(): Promise<void>;
  /** Stops waking, waits for what is under way. */
  close(): Promise<void>;
}
