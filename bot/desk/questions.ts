import { summarise } from '../../dialogs/domain/summary.ts';
import type { Handoff } from '../../dialogs/domain/handoff.ts';
import type { Store } from '../core/ports.ts';
import type { QuestionsAnswer } from './schemas.ts';

const STATES: readonly Handoff['state'][] = ['waiting', 'accepted', 'closed'];
const MOST = 500;

/**
 * What customers asked and no answer was found for, in the newest complaints that reached the desk: one row for the same
 * words however they are typed, the one asked last at the end. Secrets were masked before any of it was kept.
 */
export async function readQuestions(store: Store, now: number): Promise<QuestionsAnswer> {
  const lists = await Promise.all(STATES.map((handoff) => store.list({ handoff, limit: MOST })));
  // One that was erased meanwhile asks nothing any more.
  const read = await Promise.all(lists.flat().map(({ id }) => store.complaint(id).catch(() => undefined)));
  const complaints = read.filter((one) => one !== undefined).sort((a, b) => a.lastMessageAt - b.lastMessageAt);
  const asked = new Map<string, QuestionsAnswer['questions'][number]>();
  for (const complaint of complaints) {
    for (const { words } of summarise(complaint, now).questions) {
      const key = words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const times = (asked.get(key)?.times ?? 0) + 1;
      asked.delete(key);
      asked.set(key, { words, times, locale: complaint.session.locale, last: complaint.lastMessageAt });
    }
  }
  return { questions: [...asked.values()] };
}
