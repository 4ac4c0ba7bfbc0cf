import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Understanding } from '../../dialogs/domain/ports.ts';
import { type Gathered, gather, heardFrom } from './gathered.ts';
import type { Running, Thought } from './parts.ts';
import type { Model } from './model.ts';
import { paceOf, thinker } from './turn-time.ts';

/**
 * Begins to understand, with the model, what waits for its turn. It costs the customer no time: a story is listened to
 * anyway, and an answer waits so long at most. What is not there when the turn is due is done without.
 */
export async function think(running: Running, complaintId: string): Promise<void> {
  const { clock, thoughts } = running;
  if (!running.model) return;
  const gathered = await gather(running, complaintId);
  const last = gathered?.messages.at(-1);
  if (!gathered || !last) return;
  const { complaint } = gathered;
  const model = thinker(running, complaint);
  if (!model || complaint.floor !== 'bot' || complaint.turnAt === undefined || complaint.turnAt <= clock.now()) return;
  const about = subjectOf(complaint);
  const before = thoughts.get(complaintId);
  if (before?.about === about) return;
  before?.stop.abort();
  const eager = paceOf(running, complaint, last) === 'understood' && !last.attachments?.some((file) => file.missing);
  const thought: Thought = {
    about,
    said: saidIn(gathered),
    eager,
    stop: new AbortController(),
    ended: Promise.resolve(),
  };
  thoughts.set(complaintId, thought);
  thought.ended = followThrough(running, model, thought, gathered);
}

/** First what was said; then, if the reply will give it back, words for that which may be said. */
async function followThrough(running: Running, model: Model, thought: Thought, gathered: Gathered): Promise<void> {
  const { signal } = thought.stop;
  const heard = heardFrom(running, gathered);
  try {
    const { reflection, ...understood } = await model.understand(heard, signal);
    thought.understood = understood;
    if (thought.eager) return running.wake(gathered.complaint.id);
    const fit = reflection && (await model.reflect(reflection, heard, signal));
    if (fit) thought.understood = { ...understood, reflection: fit };
  } catch (error) {
    // Taken back, or broken in a way nobody foresaw: either way the rules do without it.
    if (!signal.aborted) {
      running.log.error('model.broken', { error: error instanceof Error ? error.name : 'unknown' });
      running.count?.('model_broken');
    }
  }
}

/** What was understood of exactly these messages, once: undefined when it is not there yet, which then stops it. */
export function takeThought(running: Running, gathered: Gathered): Understanding | undefined {
  const { complaint } = gathered;
  const thought = running.thoughts.get(complaint.id);
  running.thoughts.delete(complaint.id);
  thought?.stop.abort();
  const same = thought?.about === subjectOf(complaint) && thought.said === saidIn(gathered);
  return same ? thought.understood : undefined;
}

/** The turn waited only to be understood, and is. */
export function isUnderstood(running: Running, complaint: Complaint): boolean {
  const thought = running.thoughts.get(complaint.id);
  return Boolean(thought?.eager && thought.understood) && thought?.about === subjectOf(complaint);
}

function subjectOf({ unheard, session }: Complaint): string {
  return JSON.stringify([unheard.map(({ conversation, seq }) => [conversation, seq]), session.question?.id]);
}

/** They may have edited it since. */
function saidIn({ messages }: Gathered): string {
  return JSON.stringify(messages.map(({ text }) => text));
}
