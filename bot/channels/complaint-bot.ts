import { type Activity, ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import type { Core } from '../core/core.ts';

/** The core's id of the conversation an activity belongs to; undefined when it has none yet. */
export type ConversationOf = (activity: Activity) => string | undefined | Promise<string | undefined>;

/** What was pressed on a card that waits for its answer. */
export interface CardAction {
  data: unknown;
}

/** `taken`: it was one of our buttons, and `says` is what the card's owner reads at once. */
export type CardAnswer = { taken: true; says: string } | { taken: false };

/** Takes what was pressed on a card; absent: cards that wait for an answer are not spoken here. */
export type TakeCard = (activity: Activity, action: CardAction) => Promise<CardAnswer>;

/**
 * The one bot that every adapter runs. What was said is already recorded when it hears of it, so it only tells the core
 * that there is something to answer; the reply leaves later. Everything but messages, typing and cards is ignored.
 */
export function createComplaintBot(
  core: Pick<Core, 'listen' | 'typing'>,
  conversationOf: ConversationOf = (activity) => activity.conversation.id,
  takeCard?: TakeCard,
): ActivityHandler {
  return new ComplaintBot(core, conversationOf, takeCard);
}

const Execute = z.object({ action: z.object({ type: z.literal('Action.Execute'), data: z.unknown().optional() }) });

const NOT_OURS = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'This card is not one of ours.' },
};

class ComplaintBot extends ActivityHandler {
  readonly #core: Pick<Core, 'listen' | 'typing'>;
  readonly #conversationOf: ConversationOf;
  readonly #takeCard: TakeCard | undefined;

  constructor(core: Pick<Core, 'listen' | 'typing'>, conversationOf: ConversationOf, takeCard: TakeCard | undefined) {
    super();
    this.#core = core;
    this.#conversationOf = conversationOf;
    this.#takeCard = takeCard;
  }

  /** What customers send most is taken here; events for registered handlers, of which there are none, cost more than the work. */
  protected override async onTurnActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (activity.type !== 'message' && activity.type !== 'typing') return super.onTurnActivity(context);
    const id = await this.#conversationOf(activity);
    if (id === undefined) return;
    if (activity.type === 'message') this.#core.listen(id);
    else this.#core.typing(id);
  }

  /** A card's action is answered within the turn: the client shows what is said, or that it was not understood. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name, value } = context.activity;
    const read = name === 'adaptiveCard/action' ? Execute.safeParse(value).data : undefined;
    if (!read || !this.#takeCard) return super.onInvokeActivity(context);
    const answer = await this.#takeCard(context.activity, { data: read.action.data });
    return { status: 200, body: answer.taken ? shown(answer.says) : NOT_OURS };
  }
}

/** As the client wants it: a line of text in the card's place. */
function shown(value: string) {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}
