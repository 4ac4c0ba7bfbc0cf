import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { withWake } from './with-wake.ts';
import type { Running } from './parts.ts';
import type { Commit } from './ports.ts';

/** A complaint as it shall be, with what is committed beside it. */
export type Change = { complaint: Complaint } & Omit<Commit, 'at' | 'complaints'>;

/** Changes a complaint as it stands, under its lock, in one commit, and plans what is due next. None: nothing happens. */
export async function change(
  running: Running,
  complaintId: string,
  to: (complaint: Complaint) => Promise<Change>,
): Promise<void> {
  await running.locks.run(complaintId, async () => {
    const before = await running.store.complaint(complaintId);
    if (!before) return;
    const { complaint, ...more } = await to(before);
    const next = withWake({ ...complaint, version: before.version + 1 });
    await running.store.commit({ at: running.clock.now(), ...more, complaints: [next] });
    running.plan(next);
  });
}
