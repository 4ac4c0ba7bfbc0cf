import type { Complaint, OutboxEntry, ToHub } from '../../dialogs/domain/complaint.ts';
import { undelivered } from '../../dialogs/domain/hub-service.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import { summarise } from '../../dialogs/domain/summary.ts';
import { change } from './change.ts';
import type { Running } from './parts.ts';
import type { HandoffHub, HubSummary, ToldHub } from './handoff-hub.ts';
import type { Sent } from './ports.ts';
import { summaryInWords } from './summary-words.ts';
import { readTranscript } from './transcript.ts';
import { after } from './tries.ts';

type Entry = OutboxEntry & ToHub;

/** The newest of a very long story; the summary holds the rest. */
const MOST_MESSAGES = 500;

/** Tells another desk one thing. What does not reach it, or may not have, is shown at ours. */
export async function tellHub(running: Running, complaintId: string, entry: Entry): Promise<void> {
  const complaint = await running.store.complaint(complaintId);
  if (!complaint) return;
  const sent = await told(running, complaint, entry);
  running.count?.('sends', { to: 'hub', result: sent.result });
  if (sent.result === 'refused') running.log.warn('hub.refused', { entry: entry.id, reason: sent.reason });
  await change(running, complaintId, async (now) => {
    const next = { ...now, outbox: after(now.outbox, entry, sent, running) };
    const lost = sent.result === 'refused' || sent.result === 'unknown';
    return { complaint: lost ? missed(running, next, entry, sent.result === 'refused') : next };
  });
}

/** The complaint without what a stop cut off on its way to another desk: nobody knows whether it arrived. */
export function missedHub(running: Running, complaint: Complaint, cut: readonly OutboxEntry[]): Complaint {
  return cut.filter((e) => e.to === 'hub').reduce((next, entry) => missed(running, next, entry, false), complaint);
}

function missed(running: Running, complaint: Complaint, { does }: Entry, refused: boolean): Complaint {
  const { clock, ids, alerts } = running;
  const means = { now: clock.now(), id: (kind: string) => ids.next(kind), alerts: alerts !== undefined };
  return undelivered(complaint, { does, refused }, means);
}

async function told(running: Running, complaint: Complaint, entry: Entry): Promise<Sent> {
  const conversation = await running.store.conversation(complaint.conversation);
  const { id } = entry;
  const { hub } = running;
  const { reference } = complaint;
  if (!hub || !conversation || !reference) return { result: 'refused', reason: 'no-way' };
  try {
    return await call(running, hub, complaint, entry, { id, reference, conversation });
  } catch (error) {
    running.log.error('hub.failed', { entry: id, error: error instanceof Error ? error.name : 'unknown' });
    return { result: 'unknown' };
  }
}

async function call(running: Running, hub: HandoffHub, complaint: Complaint, entry: Entry, to: ToldHub): Promise<Sent> {
  switch (entry.does) {
    case 'start':
      return hub.start({
        ...to,
        reason: complaint.handoff?.reason ?? 'asked',
        again: complaint.handoff?.survey === 'no',
        summary: summaryFor(running, complaint, to.conversation),
        transcript: await untold(running, complaint),
      });
    case 'send': {
      const [message] = await running.store.log(entry.conversation, entry.seq - 1, 1);
      return message
        ? hub.send({ ...to, id: message.id, message: withoutWire(message) })
        : { result: 'refused', reason: 'no-message' };
    }
    case 'status':
      return hub.status({ ...to, news: entry.news, summary: summaryFor(running, complaint, to.conversation) });
    case 'end':
      return hub.end({ ...to, reason: entry.reason });
  }
}

/** Everything said so far, but for what is on its way there by itself. */
async function untold(running: Running, complaint: Complaint) {
  const sends = complaint.outbox.filter((e): e is Entry & { does: 'send' } => e.to === 'hub' && e.does === 'send');
  const messages = await readTranscript(running.store, complaint);
  const comes = (m: { conversation: string; seq: number }) =>
    sends.some((e) => e.conversation === m.conversation && e.seq === m.seq);
  return messages
    .filter((m) => m.sameAs === undefined && !comes(m))
    .slice(-MOST_MESSAGES)
    .map(withoutWire);
}

/** What a customer's client sent beside the words is its door's business alone. */
function withoutWire(message: Message): Message {
  const { wire: _, ...told } = message;
  return told;
}

function summaryFor(running: Running, complaint: Complaint, { channel }: ToldHub['conversation']): HubSummary {
  const words = running.words();
  const now = running.clock.now();
  const type = words.claimTypes.find((t) => t.type === complaint.claim.type);
  return { words: summaryInWords(complaint, words, now, channel), facts: summarise(complaint, now, type) };
}
