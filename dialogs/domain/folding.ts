import type { Claim } from './claim.ts';
import type { Complaint } from './complaint.ts';

/**
 * A draft turns out to be about a complaint that exists: what was said meanwhile fills the gaps of that complaint's
 * record and overwrites nothing, and what still waited to be sent goes with it. The draft is over.
 */
export function fold(draft: Complaint, into: Complaint): { folded: Complaint; whole: Complaint } {
  const quiet = { ...draft, turnAt: undefined, unheardSince: undefined };
  return {
    folded: { ...quiet, state: 'folded', unheard: [], promises: [], outbox: [] },
    whole: {
      ...into,
      firstContactAt: Math.min(into.firstContactAt, draft.firstContactAt),
      claim: filled(into.claim, draft.claim),
      notes: [...into.notes, ...draft.notes],
      outbox: [...into.outbox, ...draft.outbox],
    },
  };
}

function filled(claim: Claim, more: Claim): Claim {
  const expenses = more.expenses.filter(
    (e) => !claim.expenses.some((k) => k.amount.minor === e.amount.minor && k.amount.currency === e.amount.currency),
  );
  const asides = [...(claim.asides ?? []), ...(more.asides ?? [])];
  const declined = Object.entries(claim.declined).filter(([name]) => !more.details[name]);
  return {
    ...more,
    ...claim,
    story: [...claim.story, ...more.story],
    details: { ...more.details, ...claim.details },
    declined: Object.fromEntries(declined),
    expenses: [...claim.expenses, ...expenses],
    ...(asides.length ? { asides } : {}),
    attachments: [...claim.attachments, ...more.attachments],
    questions: [...claim.questions, ...more.questions.filter((q) => !claim.questions.some((k) => k.words === q.words))],
  };
}

/** Whether a draft holds anything beyond having been begun. */
export function holdsAnything({ claim }: Complaint): boolean {
  return Boolean(
    claim.story.length || Object.keys(claim.details).length || claim.expenses.length || claim.attachments.length,
  );
}
