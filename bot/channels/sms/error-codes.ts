import type { ClosedWhy } from '../../../dialogs/domain/conversation.ts';
import type { Refused } from '../../core/ports.ts';

/** What the provider's codes mean for us. It adds and splits codes: one that is not here means `not-delivered`. */
const MEANS: Record<number, { reason: string; closes?: ClosedWhy; ours?: true }> = {
  21610: { reason: 'opted-out', closes: 'opted-out' },
  21211: { reason: 'no-such-number', closes: 'unreachable' },
  21614: { reason: 'no-such-number', closes: 'unreachable' },
  30005: { reason: 'no-such-number', closes: 'unreachable' },
  30006: { reason: 'landline', closes: 'unreachable' },
  21408: { reason: 'region', ours: true },
  21606: { reason: 'sender', ours: true },
  21659: { reason: 'sender', ours: true },
  21617: { reason: 'too-long', ours: true },
  30019: { reason: 'too-long', ours: true },
  21611: { reason: 'queue-full' },
  30001: { reason: 'queue-full' },
  30003: { reason: 'phone-off' },
  30004: { reason: 'blocked' },
  30007: { reason: 'filtered', ours: true },
  30008: { reason: 'not-delivered' },
  30034: { reason: 'not-registered', ours: true },
  30036: { reason: 'too-late' },
  63016: { reason: 'window' },
  21655: { reason: 'template', ours: true },
  21656: { reason: 'template', ours: true },
  63027: { reason: 'template', ours: true },
  63028: { reason: 'template', ours: true },
  20003: { reason: 'account', ours: true },
};

/** Why a message was not taken, and never will be. */
export function refusalFor(code: number | undefined): Refused {
  const { reason, closes } = meaningOf(code);
  return { result: 'refused', reason, ...(closes ? { closes } : {}) };
}

/** What a code means; an unknown one, or none: not delivered. `ours`: an operator has to do something about it. */
export function meaningOf(code: number | undefined): { reason: string; closes?: ClosedWhy; ours?: true } {
  return (code !== undefined && MEANS[code]) || { reason: 'not-delivered' };
}
