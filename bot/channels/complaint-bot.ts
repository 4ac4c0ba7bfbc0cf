import { type Activity, ActivityHandler } from 'botbuilder-core';
import type { Core } from '../core/core.ts';

/** The core's id of the conversation an activity belongs to; undefined when it has none yet. */
export type ConversationOf = (activity: Activity) => string | undefined | Promise<string | undefined>;

/**
 * The one bot that every adapter runs. What was said is already recorded when it hears of it, so it only tells the core
 * that there is something to answer; the reply leaves later. Everything but messages and typing is ignored.
 */
export function createComplaintBot(
  core: Pick<Core, 'listen' | 'typing'>,
  conversationOf: ConversationOf = (activity) => activity.conversation.id,
): ActivityHandler {
  const bot = new ActivityHandler();
  bot.onMessage(async ({ activity }, next) => {
    const id = await conversationOf(activity);
    if (id !== undefined) core.listen(id);
    await next();
  });
  bot.onTyping(async ({ activity }, next) => {
    const id = await conversationOf(activity);
    if (id !== undefined) core.typing(id);
    await next();
  });
  return bot;
}
