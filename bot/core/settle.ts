import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Delivery } from '../../dialogs/domain/message.ts';
import { isNews } from './outgoing.ts';
import { withWake } from './with-wake.ts';
import type { Running } from './parts.ts';
import type { DeliveryNews } from './ports.ts';
import { turnedAway } from './turned-away.ts';

/** A provider says what became of a message. One whose answer never came is settled by it. */
export async function settle(running: Running, news: DeliveryNews): Promise<void> {
  const conversation = await running.store.conversation(news.conversation);
  if (!conversation) return unknown(running);
  const complaintId = currentComplaint(conversation);
  // A number that was written to and has not answered is about nothing yet: no complaint has to stand still for it.
  await running.locks.run(complaintId ?? `settle:${conversation.id}`, () => settleNow(running, news, complaintId));
}

async function settleNow(running: Running, news: DeliveryNews, complaintId: string | undefined): Promise<void> {
  const { conversation: id, seq } = news;
  const [message] = await running.store.log(id, seq - 1, 1);
  const before = message?.delivery;
  if (message?.seq !== seq || message.id !== news.id || !before) return unknown(running);
  if (!isNews(news.state, before)) return;
  const providerId = news.providerId ?? before.providerId;
  const delivery: Delivery = {
    state: news.state,
    at: running.clock.now(),
    ...(providerId ? { providerId } : {}),
    ...(news.reason ? { reason: news.reason } : {}),
  };
  const states = [{ conversation: id, seq, delivery }];
  const complaint = news.closes && complaintId ? await running.store.complaint(complaintId) : undefined;
  const place = news.closes && (await running.store.conversation(id));
  if (!news.closes || !place || place.closedTo) return void (await commit(running, { states }));
  if (!complaint) {
    const closedTo = { why: news.closes, since: running.clock.now() };
    return void (await commit(running, {
      states,
      conversations: [{ ...place, version: place.version + 1, closedTo }],
    }));
  }
  const away = await turnedAway(running, complaint, { conversation: place, message, why: news.closes });
  const { complaint: moved, states: more = [], ...rest } = away;
  const next = withWake({ ...moved, version: complaint.version + 1 });
  await commit(running, { ...rest, complaints: [next], states: [...states, ...more] });
  running.plan(next);
}

function unknown(running: Running): void {
  running.log.info('news.unknown');
}

function commit(running: Running, change: Omit<Parameters<Running['store']['commit']>[0], 'at'>): Promise<unknown> {
  return running.store.commit({ at: running.clock.now(), ...change });
}
