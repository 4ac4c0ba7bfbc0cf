import { changed } from './changed.ts';
import type { Claim } from './claim.ts';
import type { Complaint } from './complaint.ts';
import { withoutUnheard } from './complaint-service.ts';

/**
 * A draft turns out to be about a complaint that exists: what was said meanwhile fills the gaps of that complaint's
 * record and overwrites nothing, and what still waited to be sent goes with it. The draft is over.
 */
export function fold(draft: Complaint, into: Complaint): { folded: Complaint; whole: Complaint } {
  return {
    folded: folded(draft),
    whole: {
      ...into,
      firstContactAt: Math.min(into.firstContactAt, draft.firstContactAt),
      claim: filled(into.claim, draft.claim),
      notes: [...into.notes, ...draft.notes],
      outbox: [...into.outbox, ...draft.outbox],
    },
  };
}

/** A draft that is over leaves no complaint behind: nothing of it is answered, promised or sent any more. */
export function folded(draft: Complaint): Complaint {
  return changed(withoutUnheard(draft), { state: 'folded', promises: [], outbox: [] });
}

function filled(claim: Claim, more: Claim): Claim {
  const expenses = more.expenses.filter(
    (e) => !claim.expenses.some((k) => k.amount.minor === e.amount.minor && k.amount.currency === e.amount.currency),
  );
  const asides = [...(claim.asides ?? []), ...(more.asides ?? [])];
  const declined = Object.entries(claim.declined).filter(([name]) => !more.details[name]);
  return {
    type: claim.type ?? more.type,
    failure: claim.failure ?? more.failure,
    mayHaveFailed: claim.mayHaveFailed ?? more.mayHaveFailed,
    quote: claim.quote ?? more.quote,
    without: claim.without ?? more.without,
    wish: claim.wish ?? more.wish,
    contact: claim.contact ?? more.contact,
    story: [...claim.story, ...more.story],
    details: { ...more.details, ...claim.details },
    declined: Object.fromEntries(declined),
    expenses: [...claim.expenses, ...expenses],
    asides: asides.length ? asides : undefined,
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
