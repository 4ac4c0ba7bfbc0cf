import { currentComplaint } from '../../dialogs/domain/conversation.ts';
import type { Delivery } from '../../dialogs/domain/message.ts';
import { isNews } from './outgoing.ts';
import { raised } from './moving.ts';
import type { Running } from './parts.ts';
import type { DeliveryNews } from './ports.ts';
import { consequencesOf, invitedBy, lockOf } from './undelivered.ts';

/** A provider says what became of a message. One whose answer never came is settled by it. */
export async function settle(running: Running, news: DeliveryNews): Promise<void> {
  const conversation = await running.store.conversation(news.conversation);
  if (!conversation) return unknown(running);
  const own = currentComplaint(conversation);
  const invited = news.state === 'failed' ? invitedBy(conversation, news, running.clock.now()) : undefined;
  const ids = [own, invited].filter((id) => id !== undefined).sort();
  await running.locks.runAll([lockOf(conversation), ...ids], () => settleNow(running, news, { own, invited }));
}

async function settleNow(
  running: Running,
  news: DeliveryNews,
  ids: { own: string | undefined; invited: string | undefined },
): Promise<void> {
  const { store } = running;
  const { conversation: id, seq } = news;
  const [message] = await store.log(id, seq - 1, 1);
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
  const place = news.state === 'failed' ? await store.conversation(id) : undefined;
  if (!place) return void (await store.commit({ at: running.clock.now(), states }));
  const read = (complaintId: string | undefined) => (complaintId ? store.complaint(complaintId) : undefined);
  const affected = { own: await read(ids.own), invited: await read(ids.invited) };
  const { reason = 'not-delivered', closes } = news;
  const failure = { place, message, reason, ...(closes ? { closes } : {}) };
  const { complaints, ...change } = await consequencesOf(running, affected, failure);
  const next = complaints.filter((complaint) => complaint !== affected.own).map(raised);
  await store.commit({
    at: running.clock.now(),
    ...change,
    complaints: next,
    states: [...states, ...(change.states ?? [])],
  });
  for (const complaint of next) running.plan(complaint);
}

function unknown(running: Running): void {
  running.log.info('news.unknown');
}
