import type { Files } from '../../core/ports.ts';
import type { ActivityLog, DirectLineConversation } from './activity-log.ts';
import type { Credentials } from './credentials.ts';
import type { Intake } from './intake.ts';
import type { WireActivity } from './wire.ts';

/** What the routes work with. */
export interface Door {
  credentials: Credentials;
  log: ActivityLog;
  files: Files;
  intake: Intake;
  /** Seconds a token is good for. */
  lifetime: number;
  /** The address of the whole service as the world sees it; undefined to take the one the request came to. */
  publicUrl: string | undefined;
  /** The origin of pages that the service serves itself, which any token may be used on; undefined for none. */
  ownOrigin: string | undefined;
  /** Throws a Refusal for a conversation in which far too much is sent. */
  throttle(conversationId: string): void;
  /** Gives the activity to the bot, later. */
  plan(conversation: DirectLineConversation, turn: WireActivity): void;
  onError(error: unknown): void;
}
