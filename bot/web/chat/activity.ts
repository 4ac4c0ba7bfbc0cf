import { fields, list, parse, words } from '../shared/json.ts';

/** A Direct Line activity as far as the page needs it. */
export interface Activity {
  type: string;
  /** Given by the server; typing has none that lasts. */
  id?: string;
  from: { name?: string; role: 'bot' | 'agent' | 'customer' };
  text: string;
  /** The text without what stands on the card, for whoever draws that; absent: the text has nothing of a card. */
  lead?: string;
  /** The language of the bot's words, where the server says it. */
  locale?: string;
  /** ISO 8601, the server's. */
  timestamp?: string;
  actions: readonly Action[];
  attachments: readonly Attachment[];
  /** The sender's own id of a message, given back in the echo. */
  clientActivityId?: string;
  reference?: string;
  /** On the customer's own words: the channel they wrote them by, when it was not this page. */
  writtenBy?: string;
}

/** A button beside a message: what it says, and what pressing it sends. `value` goes back as it came. */
export interface Action {
  title: string;
  text: string;
  displayText?: string;
  value?: unknown;
}

export interface Attachment {
  contentType: string;
  name: string;
  contentUrl?: string;
  content?: unknown;
}

/** A message on its way to the server. */
export interface Outgoing {
  type: 'message';
  text: string;
  locale: string;
  value?: unknown;
  channelData: { clientActivityID: string; messageBack?: { displayText: string }; context?: unknown };
}

/** What one frame of the stream said; undefined for a keep-alive or anything that is not a frame. */
export function readFrame(data: string): { activities: Activity[]; watermark?: string } | undefined {
  const frame = fields(parse(data));
  if (!Array.isArray(frame.activities)) return undefined;
  const watermark = words(frame.watermark);
  return { activities: frame.activities.map(readActivity), ...(watermark && { watermark }) };
}

function readActivity(value: unknown): Activity {
  const activity = fields(value);
  const from = fields(activity.from);
  const channelData = fields(activity.channelData);
  const amends = fields(channelData.amends);
  return defined({
    type: words(activity.type) ?? '',
    id: words(activity.id),
    from: defined({ name: words(amends.agentName) ?? words(from.name), role: roleOf(amends.role, from.role) }),
    text: words(fields(channelData.messageBack).displayText) ?? words(activity.text) ?? '',
    locale: words(activity.locale),
    lead: typeof amends.lead === 'string' ? amends.lead : undefined,
    timestamp: words(activity.timestamp),
    actions: list(fields(activity.suggestedActions).actions).flatMap(readAction),
    attachments: list(activity.attachments).map(readAttachment),
    clientActivityId: words(channelData.clientActivityID),
    reference: words(amends.reference),
    writtenBy: words(amends.from),
  });
}

/** Our own server says who speaks; from another one a `user` is the customer and everybody else the bot. */
function roleOf(said: unknown, role: unknown): Activity['from']['role'] {
  if (said === 'bot' || said === 'agent' || said === 'customer') return said;
  return role === 'user' ? 'customer' : 'bot';
}

function readAction(value: unknown): Action[] {
  const action = fields(value);
  const title = words(action.title);
  if (!title) return [];
  if (action.type === 'imBack') return [{ title, text: words(action.value) ?? title }];
  const text = words(action.text) ?? title;
  return [{ title, text, displayText: words(action.displayText) ?? text, value: action.value }];
}

function readAttachment(value: unknown): Attachment {
  const attachment = fields(value);
  return defined({
    contentType: words(attachment.contentType) ?? '',
    name: words(attachment.name) ?? '',
    contentUrl: words(attachment.contentUrl),
    content: attachment.content,
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}
