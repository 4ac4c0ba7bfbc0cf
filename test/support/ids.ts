import type { Ids } from '../../dialogs/domain/ports.ts';

/** Ids that count: `cmp_1`, `msg_2`; and draws that repeat themselves from run to run. */
export function countedIds(): Ids {
  let count = 0;
  let drawn = 7;
  return {
    next: (prefix) => `${prefix}_${++count}`,
    random: (below) => {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return drawn % below;
    },
  };
}
