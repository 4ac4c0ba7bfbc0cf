import type { Activity, ConversationReference } from 'botbuilder-core';
import { createEventsHub, type SendActivity } from '../../bot/channels/handoff/events-hub.ts';
import type { HubPlace } from '../../bot/channels/handoff/hub-place.ts';
import { createOmnichannelHub } from '../../bot/channels/handoff/omnichannel.ts';
import { type Answer, type OtherDesk, outcome, type Told, WAIT_MS } from './other-desk.ts';

export const PLACE: HubPlace = {
  serviceUrl: 'http://127.0.0.1:9/desk/',
  channelId: 'directline',
  conversation: 'the desk',
};

export const BRIDGED_REF = {
  bridged: true,
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/teams/',
  bot: { id: '28:bot' },
  user: { id: '8:acs:kim' },
  conversation: { id: '19:kim@thread.v2' },
};

export interface Sent {
  to: Partial<ConversationReference>;
  activity: Partial<Activity>;
}

/** What activities leave, in order, and to where. */
interface Activities extends OtherDesk {
  sent: Sent[];
}

/** One that is told in Bot Framework's own events, in a conversation of its own. */
export async function deskInEvents(): Promise<Activities> {
  const line = aLine();
  const hub = createEventsHub({
    place: PLACE,
    botId: '28:bot',
    publicUrl: 'https://amends.example',
    waitMs: WAIT_MS,
    send: line.send,
  });
  return { ...line, hub };
}

/** Dynamics 365, which brought the customer's conversation to the bot. */
export async function deskInOmnichannel(): Promise<Activities> {
  const line = aLine();
  return { ...line, hub: createOmnichannelHub({ waitMs: WAIT_MS, send: line.send }) };
}

function aLine() {
  const sent: Sent[] = [];
  const told: Told[] = [];
  const next: Answer[] = [];
  const send: SendActivity = async (to, activity) => {
    sent.push({ to, activity });
    told.push(readActivity(activity));
    return outcome(next.shift());
  };
  return { sent, told, send, answers: (...answers: Answer[]) => void next.push(...answers) };
}

interface Value {
  state?: string;
  message?: string;
  again?: boolean;
  summary?: string | { summary: string };
}

interface Content {
  activities: { from: { role: string }; text: string }[];
}

function readActivity(activity: Partial<Activity>): Told {
  const { name, text = '', attachments = [] } = activity;
  const { amends, tags } = activity.channelData as { amends?: { reference: string; id: string }; tags?: string };
  const value = (activity.value ?? {}) as Value;
  const command = tags === undefined ? undefined : (JSON.parse(tags) as { type: string; context: object });
  const common = { id: amends?.id ?? '', reference: amends?.reference ?? '', whole: JSON.stringify(activity) };
  if (command)
    return { ...common, does: command.type === 'Escalate' ? 'start' : 'end', texts: [], files: [], words: text };
  if (name === 'handoff.initiate') {
    const [transcript] = attachments;
    const content = transcript?.content as Content | undefined;
    const texts = (content?.activities ?? []).filter((a) => a.from.role === 'user').map((a) => a.text);
    return { ...common, does: 'start', texts, files: [], again: value.again === true, words: wordsOf(value) };
  }
  if (name === 'handoff.status') {
    const ended = value.state === 'ended';
    const why = ended ? value.message : value.state;
    return {
      ...common,
      does: ended ? 'end' : 'status',
      texts: [],
      files: [],
      words: wordsOf(value),
      ...(why ? { why } : {}),
    };
  }
  const files = attachments.map((a) => (a.contentUrl ?? '').split('/').at(-2) ?? '');
  return { ...common, does: 'send', texts: [text], files };
}

function wordsOf({ summary }: Value): string {
  return typeof summary === 'object' ? summary.summary : (summary ?? '');
}
