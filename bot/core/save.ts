import { changed } from '../../dialogs/domain/changed.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { withoutUnheard } from '../../dialogs/domain/complaint-service.ts';
import { withWake } from './with-wake.ts';
import type { Running } from './parts.ts';
import type { Commit } from './ports.ts';
import type { Said } from './wording.ts';

/** Commits a complaint with what is said and whatever goes with it, and plans what is due next. */
export async function save(running: Running, said: Said, also: Omit<Commit, 'at'> = {}): Promise<void> {
  const complaint = withWake(changed(said.complaint, { version: said.complaint.version + 1 }));
  const { complaints = [], conversations = said.conversations ?? [], ...more } = also;
  await running.store.commit({
    at: running.clock.now(),
    ...more,
    complaints: [...complaints, complaint],
    ...(conversations.length ? { conversations } : {}),
    append: said.messages,
  });
  for (const changed of [...complaints, complaint]) running.plan(changed);
}

/** What was heard is no longer waiting. */
export function relayed(complaint: Complaint): Complaint {
  return { ...withoutUnheard(complaint), attempts: 0 };
}
