import { changed } from '../../dialogs/domain/changed.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { DRAFT_LIFE_MS, nextSends } from '../../dialogs/domain/complaint.ts';
import { folded } from '../../dialogs/domain/folding.ts';
import type { Promise as Promised } from '../../dialogs/domain/promise.ts';
import { ring } from '../../dialogs/main-dialog.ts';
import { stateOnly } from '../../dialogs/stating.ts';
import { asking, putOff, waitsForThem } from './asking.ts';
import { withWake } from './with-wake.ts';
import { deliver } from './deliver.ts';
import type { Running } from './parts.ts';
import { firstWriting, held } from './quiet-hours.ts';
import { isUnderstood } from './think.ts';
import { LISTEN_MS } from './turn-time.ts';
import { afterFailure, ENOUGH_FAILURES, takeTurn } from './turn.ts';
import { placesOf } from './places.ts';
import { putIntoWords, type Said } from './wording.ts';
import { worldAt } from './world.ts';

/** A time on a complaint has come: whatever is due is done, each thing in a commit of its own, and the next is planned. */
export async function wake(running: Running, complaintId: string): Promise<void> {
  const complaint = await running.store.complaint(complaintId);
  if (!complaint) return;
  const now = running.clock.now();
  if (complaint.turnAt !== undefined && (complaint.turnAt <= now || isUnderstood(running, complaint)))
    await tryTurn(running, complaint);
  else if (nextSends(complaint.outbox).some((e) => e.notBefore <= now)) await deliver(running, complaintId);
  else await running.locks.run(complaintId, () => ringNow(running, complaintId));
}

/** While the customer types, the turn waits, but never longer than a minute from their first message. */
async function tryTurn(running: Running, complaint: Complaint): Promise<void> {
  const now = running.clock.now();
  const typing = running.typingUntil.get(complaint.conversation) ?? 0;
  const longest = (complaint.unheardSince ?? now) + LISTEN_MS;
  if (typing > now && longest > now) {
    running.plan({ id: complaint.id, wakeAt: Math.min(typing, longest) });
    return;
  }
  if (complaint.attempts >= ENOUGH_FAILURES) return afterFailure(running, complaint.id);
  try {
    await takeTurn(running, complaint.id);
  } catch (error) {
    running.count?.('turn_failures');
    running.log.error('turn.failed', {
      complaint: complaint.id,
      attempts: complaint.attempts + 1,
      error: nameOf(error),
    });
    await afterFailure(running, complaint.id);
  }
}

async function ringNow(running: Running, complaintId: string): Promise<void> {
  const { store, clock } = running;
  const complaint = await store.complaint(complaintId);
  if (!complaint) return;
  const now = clock.now();
  if (complaint.wakeAt === undefined || complaint.wakeAt > now) return running.plan(complaint);
  if (expired(complaint, now)) return commit(running, { complaint: folded(complaint), messages: [] });
  const places = await placesOf(running, complaint);
  const { company } = running.words();
  const may = firstWriting(company, places.here.channel, now);
  if (may > now && complaint.promises.some((p) => isDue(p, now))) {
    const promises = complaint.promises.map((p) => (isDue(p, now) ? { ...p, rings: may } : p));
    return commit(running, { complaint: { ...complaint, promises }, messages: [] });
  }
  if (complaint.promises.some((p) => isDue(p, now)) && waitsForThem(running, complaint, places.here)) {
    const promises = putOff(complaint.promises, (p) => isDue(p, now), now);
    return commit(running, asking(running, changed(complaint, { promises }), places.here, now));
  }
  const outcome = ring(complaint, now, worldAt(running, places.here.channel, now));
  const said = putIntoWords(running, places.guest ? stateOnly(outcome) : outcome, places, false, now);
  return commit(running, { ...said, complaint: held(said.complaint, said.messages, may) });
}

/** At night such a promise, made before the customer went on by phone, waits for the morning, which says how late it is. */
function isDue({ state, rings }: Promised, now: number): boolean {
  return state === 'open' && rings <= now;
}

async function commit(running: Running, { complaint, messages, conversations }: Said): Promise<void> {
  const next = withWake({ ...complaint, version: complaint.version + 1 });
  await running.store.commit({
    at: running.clock.now(),
    complaints: [next],
    ...(conversations ? { conversations } : {}),
    append: messages,
  });
  running.plan(next);
}

/** A draft nobody came back to. */
function expired(complaint: Complaint, now: number): boolean {
  return complaint.state === 'draft' && complaint.lastMessageAt + DRAFT_LIFE_MS <= now;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name}:${String(error.code)}` : error.name;
}
