import { randomUUID } from 'node:crypto';
import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { ActivityLog } from './activity-log.ts';
import { parseActivity, type WireAccount, type WireActivity } from './wire.ts';

type Logic = (context: TurnContext) => Promise<void>;

/** Sends an activity to the open sockets of a conversation without keeping it. */
export type Show = (conversationId: string, activity: WireActivity) => void;

/** Never for a customer's eyes: what bots and hubs tell each other. */
const INTERNAL = ['trace', 'invokeResponse', 'conversationUpdate', 'contactRelationUpdate', 'handoff'];

/** A Bot Framework adapter whose messages leave through the activity log. Serves any bot and its middleware. */
export class DirectLineAdapter extends BotAdapter {
  readonly #log: ActivityLog;
  readonly #show: Show;
  readonly #clock: Clock;
  readonly #account: Required<Pick<WireAccount, 'id' | 'name'>>;

  constructor(parts: { log: ActivityLog; show: Show; clock: Clock; account: { id: string; name: string } }) {
    super();
    this.#log = parts.log;
    this.#show = parts.show;
    this.#clock = parts.clock;
    this.#account = parts.account;
  }

  /** Runs one turn of the bot. Throws what the bot throws, unless `onTurnError` takes it. */
  async run(activity: WireActivity, logic: Logic): Promise<void> {
    await this.runMiddleware(new TurnContext(this, asTurn(activity)), logic);
  }

  /** Sends in order. Typing is shown and not kept; traces, handoff events and other internal ones go nowhere. */
  async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) sent.push(await this.#send(context.activity.conversation.id, activity));
    return sent;
  }

  /** Shows the activity again under its id, which replaces it in clients, and in the log where that can be done. */
  async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const conversationId = context.activity.conversation.id;
    const updated = this.#outgoing(conversationId, activity);
    if (updated.id === undefined) throw new TypeError('An update needs the id of the activity it replaces.');
    await this.#log.replace?.(conversationId, updated.id, updated);
    this.#show(conversationId, updated);
    return { id: updated.id };
  }

  /** Takes the activity out where that can be done, and tells open clients by a `messageDelete` of the same id. */
  async deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    if (reference.activityId === undefined) throw new TypeError('A deletion needs the id of an activity.');
    const conversationId = context.activity.conversation.id;
    await this.#log.replace?.(conversationId, reference.activityId, undefined);
    this.#show(conversationId, this.#outgoing(conversationId, { type: 'messageDelete', id: reference.activityId }));
  }

  /** Runs a turn that no message started, for example to write first. */
  async continueConversation(reference: Partial<ConversationReference>, logic: Logic): Promise<void> {
    const event = TurnContext.applyConversationReference(
      { type: 'event', name: 'ContinueConversation' },
      reference,
      true,
    );
    await this.runMiddleware(new TurnContext(this, event), logic);
  }

  /** The same; whose bot it is needs no saying here, so the first argument is not looked at. */
  override async continueConversationAsync(
    _bot: unknown,
    reference: Partial<ConversationReference>,
    audienceOrLogic: string | Logic,
    logic?: Logic,
  ): Promise<void> {
    const work = typeof audienceOrLogic === 'string' ? logic : audienceOrLogic;
    if (work === undefined) throw new TypeError('There is nothing to run.');
    await this.continueConversation(reference, work);
  }

  async #send(conversationId: string, activity: Partial<Activity>): Promise<ResourceResponse> {
    if (activity.type === 'delay') {
      await this.#pause(typeof activity.value === 'number' ? activity.value : 1000);
      return { id: '' };
    }
    if (isInternal(activity)) return { id: '' };
    const { id, ...outgoing } = this.#outgoing(conversationId, { ...activity, type: activity.type ?? 'message' });
    if (outgoing.type !== 'typing') return this.#log.append(conversationId, outgoing);
    this.#show(conversationId, { ...outgoing, id: id ?? `${conversationId}|${randomUUID()}` });
    return { id: '' };
  }

  #outgoing(conversationId: string, activity: Partial<Activity>): WireActivity {
    const { serviceUrl: _, ...rest } = activity;
    const json: unknown = JSON.parse(
      JSON.stringify({
        ...rest,
        channelId: 'directline',
        conversation: { id: conversationId },
        from: { ...this.#account, ...activity.from, role: 'bot' },
        timestamp: new Date(this.#clock.now()),
      }),
    );
    return parseActivity(json);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.at(this.#clock.now() + ms, resolve));
  }
}

function isInternal(activity: Partial<Activity>): boolean {
  return (
    INTERNAL.includes(activity.type ?? '') ||
    (activity.type === 'event' && activity.name?.startsWith('handoff.') === true)
  );
}

/** As bots expect it: with times as dates. */
function asTurn(activity: WireActivity): Partial<Activity> {
  const turn: Record<string, unknown> = { ...activity };
  for (const name of ['timestamp', 'localTimestamp', 'expiration'] as const) {
    const written = activity[name];
    if (written !== undefined) turn[name] = new Date(written);
  }
  return turn;
}
